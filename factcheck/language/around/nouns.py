"""The counted noun after a number, where it is no unit that the pack knows."""

from __future__ import annotations

import re

from factcheck.language.numerals.digits import BLANKS
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan

Match = re.Match[str]


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    if draft.unit:
        return
    match = scan.lexicon.noun.match(scan.lowered, draft.end)
    if match is None and draft.scaled:
        match = _noun_of(scan, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]


def _noun_of(scan: Scan, end: int) -> Match | None:
    """Read "sacs" in "54 millions de sacs"."""
    if scan.lowered[end : end + 1] not in BLANKS:
        return None
    filler = scan.lexicon.unit_filler.match(scan.lowered, end + 1)
    if filler is None or scan.lowered[filler.end() - 1] not in BLANKS:
        return None
    return scan.lexicon.noun.match(scan.lowered, filler.end() - 1)
