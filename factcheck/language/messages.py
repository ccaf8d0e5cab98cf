"""What factcheck says to readers, in the languages that it is said in: the one catalogue of messages.

A language has its messages in explanations.toml (what recomputing found) and report.toml (headings, verdicts, frame);
English has all of them, and is used where a language lacks one.  {…} are blanks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from factcheck.language.data_files import Part, custom_languages, languages_with, read_part

if TYPE_CHECKING:
    from factcheck.model.shipped import Tree


FALLBACK = "en"

Words = dict[str, str]
"""The words of a report, "section.key" → text."""


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language says of checks and figures."""

    sentence: dict[str, str]
    """The one sentence that a reader gets."""
    finding: dict[str, str]
    """What is said of a claim beside its check: what has changed in the article, brackets, conflicts, allowances."""
    step: dict[str, str]
    """The lines of a recomputation step by step."""
    word: dict[str, str]
    gap: dict[str, tuple[str, str]]
    """By how much two percentages or two ratios differ: where it is just one, and otherwise."""
    direction: dict[str, str]
    """Which way a stated figure misses: "{} too high"."""
    order: dict[str, str]
    """What < and its kin are called, between numbers and (with "in time") between days and years."""
    ordinal: dict[str, str]
    """A place in an order by its last digit; "other" for the rest and for those from 10 to 19."""
    wrong: dict[str, str]
    """What is wrong, with the values, where a rule only answers yes or no."""
    reading: dict[str, str]
    """What one must grant for a generous reading, after "it agrees only"."""
    meaning: dict[str, str]
    """What else the stated figure could mean."""
    rule: dict[str, str]
    """A rule applied to its arguments; "name+role" where an optional role is given."""
    lint: dict[str, str]
    """What is odd about a figure by itself."""
    why: dict[str, str]
    """How a drafted claim says what led to it."""
    proposal: dict[str, str]
    """Why a proposal that does not hold is only a question."""
    summary: dict[str, str] = {}
    """What each rule says of itself; a language without it has the rule's own English line."""
    role: dict[str, str] = {}
    """What each argument of a rule stands for, by "rule.argument" or "argument"; without it the rule's own English."""
    reason: dict[str, str] = {}
    """Reasons that rules of plug-ins give in English, in this language; those of factcheck have codes."""


def load_phrases(language: str) -> Phrases:
    """Return the phrases of a language, each that it lacks in English."""
    custom = custom_languages().get(language)
    return _phrases(custom.explanations) if custom else _shipped_phrases(language)


def load_words(language: str) -> Words:
    """Return the words of reports in a language, each that it lacks in English."""
    custom = custom_languages().get(language)
    return _words(_whole("report", custom.report)) if custom else _shipped_words(language)


def written_count(count: int, words: Words) -> str:
    """Return a whole number with the marks of the language that words are in."""
    return f"{count:,}".replace(",", words["line.group"])


def spoken_languages() -> list[str]:
    """Return the codes of the languages that reports are written in."""
    custom = [code for code, data in custom_languages().items() if data.report]
    return sorted({*languages_with("report"), *custom})


@cache
def _shipped_phrases(language: str) -> Phrases:
    return _phrases(read_part(language, "explanations"))


@cache
def _shipped_words(language: str) -> Words:
    return _words(_whole("report", read_part(language, "report")))


def _phrases(messages: Tree) -> Phrases:
    return msgspec.convert(_whole("explanations", messages), Phrases)


def _whole(part: Part, messages: Tree) -> Tree:
    """Return a language's messages on top of the English ones."""
    return merged_messages(read_part(FALLBACK, part), messages)


def _words(sections: Tree) -> Words:
    return {f"{section}.{key}": text for section, entries in sections.items() for key, text in entries.items()}


def merged_messages(base: Mapping[str, Tree], added: Mapping[str, Tree]) -> Tree:
    """Return messages by section, those of `added` before those of `base`."""
    return {section: {**base.get(section, {}), **added.get(section, {})} for section in (*base, *added)}


MOST_NAMED = 12
"""Claims that one sentence names."""


def message(language: str, key: str, **values: str) -> str:
    """Return one message with its blanks filled in."""
    return load_phrases(language).finding[key].format(**values)


def listed(names: Sequence[str], language: str) -> str:
    """Return names in quotation marks, one after the other; of very many the first ones and how many more there are."""
    shown = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return f"{shown} {message(language, 'more', count=str(left))}" if left > 0 else shown
