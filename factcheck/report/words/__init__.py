"""The words of a report's frame (headings, verdicts, summary) in the languages that have a file here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.language.data_files import languages_with, read_part
from factcheck.model.report import Report
from factcheck.model.verdict import SIGNS, Verdict
from factcheck.report.options import FALLBACK_LANGUAGE

Words = dict[str, str]


@cache
def load_words(language: str) -> Words:
    """Return the words of a language, "section.key" → text; English where the language has no file."""
    sections = read_part(language, "report")
    if not sections:
        return load_words(FALLBACK_LANGUAGE)
    return {f"{section}.{key}": text for section, entries in sections.items() for key, text in entries.items()}


def spoken_languages() -> list[str]:
    """Return the codes of the languages that have a file here."""
    return languages_with("report")


def words_for(reports: Sequence[Report], language: str) -> Words:
    """Return the words of the asked language, else of the first article's."""
    return load_words(language or (reports[0].article.language if reports else FALLBACK_LANGUAGE))


def verdict_words(verdict: Verdict, words: Words) -> str:
    """Return sign and word of a verdict, so that neither colour nor a glyph carries it alone."""
    return f"{SIGNS[verdict]} {words['verdict.' + verdict]}"
