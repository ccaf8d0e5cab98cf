"""The words around a word or a number, which may make it something else; and where capitals mean nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.language.reader_state import ReaderState

Neighbours = Mapping[str, tuple[str, ...]]
"""Word → words with which it is no number."""

WORD_BEFORE = re.compile(r"[ \u00a0\u2009-]+([^\W\d_]+)")


def word_before(state: ReaderState, offset: int) -> str:
    """Return the word right before `offset`, in lower case; "" where none is."""
    match = state.before(WORD_BEFORE, offset)
    return match[1][::-1] if match is not None else ""


_AFTER = re.compile(r"[ \u00a0-]+([^\W\d_'’]+)(?:[ \u00a0]+([^\W\d_]+))?")


def words_after(state: ReaderState, end: int) -> tuple[str, str]:
    """Return the next word, and the next two together; "" where there are none."""
    match = _AFTER.match(state.lowered, end)
    if match is None:
        return "", ""
    return match[1], f"{match[1]} {match[2]}" if match[2] else ""


def barred_after(state: ReaderState, word: str, end: int, not_before: Neighbours, phrases: bool = False) -> bool:
    """Return whether what follows makes a word no number; `phrases`: two words only, since a unit was read."""
    barring = not_before.get(word)
    if not barring:
        return False
    one, two = words_after(state, end)
    return two in barring or (not phrases and one in barring)


def barred_before(state: ReaderState, word: str, start: int, not_after: Neighbours) -> bool:
    """Return whether the word before makes a word no number."""
    barring = not_after.get(word)
    return bool(barring) and word_before(state, start) in not_after[word]


_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\"“”‘'(\[•*–—-])[ \u00a0\"“‘'(\[]*$")


def is_part_of_a_name(state: ReaderState, start: int) -> bool:
    """Return whether a number word is capitalised within a sentence: "World War Two", "Six Nations", "Ba La"."""
    text = state.text
    if not text[start].isupper() or text[start : start + 3].isupper():
        return False  # in a heading of capitals they mean nothing
    return not starts_sentence(state, start)


def starts_sentence(state: ReaderState, start: int) -> bool:
    """Return whether a sentence, a line or a quotation starts at an offset: a capital there means nothing."""
    return _SENTENCE_START.search(state.text, max(0, start - 4), start) is not None


def is_all(state: ReaderState, start: int, end: int) -> bool:
    """Return whether a figure is all the text there is, as in a cell of a table."""
    rest = len(state.lowered) - end
    return start == 0 and rest < 3 and not state.lowered[end:].strip()


LONGEST_HEADING = 120
"""Characters; a longer line is no heading."""

FEWEST, MOST = 4, 0.6
"""Words of a heading, short ones too, and the part of them with capitals ("Police Arrest 11 in Raid on Bank")."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def is_heading(state: ReaderState, position: int) -> bool:
    """Return whether most words of the line are capitalised: there capitals mean nothing."""
    first, last = max(0, position - LONGEST_HEADING), position + LONGEST_HEADING
    before, after = state.text[first:position].rpartition("\n"), state.text[position:last].partition("\n")
    begins, ends = bool(before[1]) or not first, bool(after[1]) or last >= len(state.text)
    line = before[2] + after[0]
    words = _WORD.findall(line) if begins and ends and len(line) < LONGEST_HEADING else []
    return len(words) > FEWEST and sum(word[0].isupper() for word in words) > MOST * len(words)
