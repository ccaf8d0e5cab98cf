"""Sentences: where a full stop ends one, and where it only abbreviates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.data_files import read_head, shipped_codes
from factcheck.language.own import current
from factcheck.model.article import Span

CLOSING = "”’\"'»)\\]"
OPENING = "“‘\"'«(\\["

BOUNDARY = re.compile(rf"(?:[.!?]+|…)[.!?…]*[{CLOSING}]*\s+(?=[{OPENING}\-–—•]*\s*[^\W_])")
"""A mark that may end a sentence, the quotes it closes, white space, and a word or number after it."""

LAST_WORD = re.compile(r"[^\s“‘\"'«(\[]*$")


def sentence_spans(text: str, paragraphs: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """Return the sentences of all paragraphs in order, without the white space around them."""
    words = abbreviations(language)
    return tuple(span for paragraph in paragraphs for span in _split(text, paragraph, words))


def abbreviations(language: str) -> frozenset[str]:
    """Return the words whose full stop never ends a sentence; those of every language for one that has none."""
    own = current().get(language)
    return frozenset(own.pack.abbreviations) if own and own.pack.abbreviations else _shipped_abbreviations(language)


@lru_cache
def _shipped_abbreviations(language: str) -> frozenset[str]:
    heads = {code: read_head(code).get("abbreviations", ()) for code in shipped_codes()}
    chosen = [heads[language]] if heads.get(language) else heads.values()
    return frozenset(word for words in chosen for word in words)


def _split(text: str, paragraph: Span, words: frozenset[str]) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    start = paragraph.start
    for match in BOUNDARY.finditer(text, start, paragraph.end):
        if _ends(text, start, match, words):
            yield Span(start, match.start() + len(match[0].rstrip()))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, start: int, match: re.Match[str], words: frozenset[str]) -> bool:
    """Tell whether this mark ends the sentence that began at `start`."""
    following = next(character for character in text[match.end() : match.end() + 20] if character.isalnum())
    if following.islower():
        return False
    if match[0].rstrip() != ".":
        return True
    word = LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    before = word[0] if word else ""
    initial = len(before) == 1 and before.isupper()
    enumerator = match.start() - len(before) == start and before.isdigit() and len(before) < 3
    return not (initial or enumerator or before.lower() in words)
