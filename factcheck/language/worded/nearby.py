"""The words around a word, which may make it no number."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.language.context.before import word_before
from factcheck.language.scan import Scan

_AFTER = re.compile(r"[ \u00a0-]+([^\W\d_'’]+)(?:[ \u00a0]+([^\W\d_]+))?")

Neighbours = Mapping[str, tuple[str, ...]]
"""Word → words with which it is no number."""


def words_after(scan: Scan, end: int) -> tuple[str, str]:
    """Return the next word, and the next two together; "" where there are none."""
    match = _AFTER.match(scan.lowered, end)
    if match is None:
        return "", ""
    return match[1], f"{match[1]} {match[2]}" if match[2] else ""


def barred_after(scan: Scan, word: str, end: int, not_before: Neighbours, phrases: bool = False) -> bool:
    """Tell whether what follows makes a word no number; `phrases`: two words only, since a unit was read."""
    barring = not_before.get(word)
    if not barring:
        return False
    one, two = words_after(scan, end)
    return two in barring or (not phrases and one in barring)


def barred_before(scan: Scan, word: str, start: int, not_after: Neighbours) -> bool:
    """Tell whether the word before makes a word no number."""
    barring = not_after.get(word)
    return bool(barring) and word_before(scan, start) in not_after[word]


_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\"“”‘'(\[•*–—-])[ \u00a0\"“‘'(\[]*$")


def is_part_of_a_name(scan: Scan, start: int) -> bool:
    """Tell whether a number word is capitalised within a sentence: "World War Two", "Six Nations", "Ba La"."""
    text = scan.text
    if not text[start].isupper() or text[start : start + 3].isupper():
        return False  # in a heading of capitals they tell nothing
    return not starts_sentence(scan, start)


def starts_sentence(scan: Scan, start: int) -> bool:
    """Tell whether a sentence, a line or a quotation starts at an offset: a capital there tells nothing."""
    return _SENTENCE_START.search(scan.text, max(0, start - 4), start) is not None


def is_all(scan: Scan, draft_start: int, draft_end: int) -> bool:
    """Tell whether a figure is all the text there is, as in a cell of a table."""
    rest = len(scan.lowered) - draft_end
    return draft_start == 0 and rest < 3 and not scan.lowered[draft_end:].strip()


LONGEST_HEADING = 120
"""Characters; a longer line is no heading."""

FEWEST, MOST = 4, 0.6
"""Words of a heading, short ones too, and the part of them with capitals ("Police Arrest 11 in Raid on Bank")."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def is_heading(scan: Scan, position: int) -> bool:
    """Tell whether most words of the line are capitalised: there capitals tell nothing."""
    first, last = max(0, position - LONGEST_HEADING), position + LONGEST_HEADING
    before, after = scan.text[first:position].rpartition("\n"), scan.text[position:last].partition("\n")
    begins, ends = bool(before[1]) or not first, bool(after[1]) or last >= len(scan.text)
    line = before[2] + after[0]
    words = _WORD.findall(line) if begins and ends and len(line) < LONGEST_HEADING else []
    return len(words) > FEWEST and sum(word[0].isupper() for word in words) > MOST * len(words)
