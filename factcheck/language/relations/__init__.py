"""The words by which a language states relations between figures, as data: one TOML file a language."""

from factcheck.language.relations.load import PhraseTable, RelationWords, relation_words

__all__ = ["PhraseTable", "RelationWords", "relation_words"]
