"""The words of a report's frame (headings, verdicts, summary), from the catalogue of messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.language.messages import Words, load_words, spoken_languages
from factcheck.model.verdict import SIGNS, Verdict
from factcheck.report.options import FALLBACK_LANGUAGE

if TYPE_CHECKING:
    from factcheck.model.report import Report

__all__ = ["Words", "load_words", "spoken", "spoken_languages", "verdict_words", "words_for"]


def words_for(reports: Sequence[Report], language: str) -> Words:
    """Return the words of the asked language, else of the first article's."""
    return load_words(spoken(reports, language))


def spoken(reports: Sequence[Report], language: str) -> str:
    """Return the language that reports are written in: the asked one, else the first article's."""
    return language or (reports[0].article.language if reports else FALLBACK_LANGUAGE)


def verdict_words(verdict: Verdict, words: Words) -> str:
    """Return sign and word of a verdict, so that neither colour nor a glyph carries it alone."""
    return f"{SIGNS[verdict]} {words['verdict.' + verdict]}"
