"""Which language a text is in, by its letters and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

import msgspec

from factcheck.language.data_files import custom_languages, read_head
from factcheck.language.load_languages import load_pack, pack_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE = 4000
"""Characters looked at; an article's beginning is enough."""

DEFAULT = "en"
"""For a text without a word any pack knows."""

_WORD = re.compile(r"[^\W\d_]+")


class Marks(msgspec.Struct, frozen=True):
    """What a language is known by."""

    frequent: frozenset[str]
    letters: frozenset[str]


def detect_language(text: str) -> str:
    """Return the code of the language that `text` is most likely in."""
    sample = text[:SAMPLE] if text.isascii() else normalize("NFC", text[: 3 * SAMPLE])[:SAMPLE]
    letters = sample.lower()
    words = Counter(_WORD.findall(letters))
    custom = custom_languages()
    scores = {
        code: _score(_custom_marks(code) if code in custom else marks_of(code), words, letters) for code in pack_codes()
    }
    best = max(scores, key=lambda code: (scores[code], code == DEFAULT))
    return best if scores[best] else DEFAULT


def _custom_marks(code: str) -> Marks:
    pack = load_pack(code)
    return Marks(frozenset(pack.frequent), frozenset(pack.letters))


@cache
def marks_of(code: str) -> Marks:
    """Return what a language is known by: the head of its pack, before the first table, and nothing else is read."""
    head = read_head(code)
    return Marks(frozenset(head["frequent"]), frozenset(head.get("letters", "")))


def _score(marks: Marks, words: Mapping[str, int], letters: str) -> int:
    """Count frequent words, and each letter that few other languages have."""
    frequent = sum(words[word] for word in marks.frequent if word in words)
    return frequent + sum(map(letters.count, marks.letters))
