"""The words of a pack as patterns and look-up tables, built once a process."""

from factcheck.language.lexicon.build import lexicon_of
from factcheck.language.lexicon.record import DatePatterns, Lexicon, UnitEntry

__all__ = ["DatePatterns", "Lexicon", "UnitEntry", "lexicon_of"]
