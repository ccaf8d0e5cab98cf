"""The one pass over a text that finds where figures start, and hands each to the reader of its kind."""

from __future__ import annotations

from factcheck.language.number_words.read import read_word
from factcheck.language.numerals.read import read_digits
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan

Start = tuple[int, int, bool]
"""Where a figure may start: from, to, and whether it is a word."""


def read_drafts(scan: Scan) -> list[Draft]:
    """Read all figures one after the other, each by itself."""
    drafts = scan.drafts
    for start, end, is_word in _starts(scan):
        if start < scan.done:
            continue
        for draft in read_word(scan, start, end) if is_word else read_digits(scan, start, end):
            drafts.append(draft)
            if draft.end > scan.done:
                scan.done = draft.end
    return drafts


def _starts(scan: Scan) -> list[Start]:
    """Return all places where a figure may start, in order."""
    words, lowered = scan.lexicon.words, scan.lowered
    found = [(*match.span(), False) for match in scan.lexicon.digits.finditer(lowered)]
    first = words.match(f"\n{lowered[:LONGEST_WORD]}")
    if first is not None:
        found.append((0, first.end(1) - 1, True))
    found += [(*match.span(1), True) for match in words.finditer(lowered)]
    found.sort()
    return found


LONGEST_WORD = 80
"""Characters of a text's beginning in which its first word is looked for."""
