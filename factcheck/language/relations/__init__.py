"""The words by which a language states relations between figures, as data: relations.toml of each language."""

from factcheck.language.relation_data import ListWords
from factcheck.language.relations.relation_words import PhraseTable, RelationWords, relation_words

__all__ = ["ListWords", "PhraseTable", "RelationWords", "relation_words"]
