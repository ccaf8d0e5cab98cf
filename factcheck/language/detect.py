"""Which language a text is in, by its letters and its most frequent words."""

from __future__ import annotations

import re

from factcheck.language.load import load_pack, pack_codes

SAMPLE = 4000
"""Characters looked at; an article's beginning is enough."""

DEFAULT = "en"
"""For a text without a word any pack knows."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """Return the code of the language that `text` is most likely in."""
    words = _WORD.findall(text[:SAMPLE].lower())
    letters = "".join(words)
    scores = {code: _score(code, words, letters) for code in pack_codes()}
    best = max(scores, key=lambda code: (scores[code], code == DEFAULT))
    return best if scores[best] else DEFAULT


def _score(code: str, words: list[str], letters: str) -> int:
    """Count frequent words, and letters that are few languages' own twice as much as their share of a word."""
    pack = load_pack(code)
    frequent = set(pack.frequent)
    return sum(word in frequent for word in words) + sum(letters.count(letter) for letter in pack.letters)
