"""The words of a pack as patterns and look-up tables, built once a process."""

from factcheck.language.lexicon.build_lexicon import lexicon_of
from factcheck.language.lexicon.lexicon_record import DatePatterns, Lexicon, UnitEntry

__all__ = ["DatePatterns", "Lexicon", "UnitEntry", "lexicon_of"]
