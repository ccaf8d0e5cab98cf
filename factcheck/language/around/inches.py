"""Inches written with a quotation mark."""

from __future__ import annotations

import re

from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan

LARGEST_SCREEN = 200
"""Inches; a higher number stands at a quotation's end."""

LONGEST_PARAGRAPH = 3000
"""Characters; in a longer one it is not known whether a quotation is open."""

_WORD = re.compile(r"[ \u00a0]*([^\W\d_]+)")


def _word_at(lowered: str, offset: int) -> str:
    """Return the word that starts at an offset, behind blanks; "" where none does."""
    match = _WORD.match(lowered, offset)
    return match[1] if match is not None else ""


def attach_inches(scan: Scan, draft: Draft) -> None:
    """Read 42" as inches where no quotation is open in the paragraph; after a blank, where 10 " long goes on so."""
    end = scan.lowered.index('"', draft.end) + 1
    if end > draft.end + 1 and _word_at(scan.lowered, end) not in scan.lexicon.pack.dimensions:
        return
    if not draft.digits or not draft.bare or draft.numeral.value > LARGEST_SCREEN:
        return
    first = max(0, draft.end - LONGEST_PARAGRAPH)
    _, begins, paragraph = scan.lowered[first : draft.end].rpartition("\n")
    if (begins or not first) and paragraph.count('"') % 2 == 0 and "“" not in paragraph:
        draft.unit, draft.unit_kind, draft.end = "inch", "measure", end
