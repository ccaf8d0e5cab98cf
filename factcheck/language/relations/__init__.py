"""The words by which a language states relations between figures, as data: one TOML file a language."""

from factcheck.language.relations.load import ListWords, PhraseTable, RelationWords, relation_words

__all__ = ["ListWords", "PhraseTable", "RelationWords", "relation_words"]
