"""Numbers that are times of day by what stands around them: "14h", "à 20 heures", "alle 8.30", "7.30 uur"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.numerals.digits import BLANKS
from factcheck.language.reader_state import Draft, fixed
from factcheck.language.scan import Scan

TIME_OF_DAY = "time of day"

LAST_HOUR, NOON = 24, 13
"""Hours of a clock; from one o'clock in the afternoon on "14h" is rather a time than a duration."""

_WITH_MINUTES = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])")


def as_time(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as a time of day where it is one."""
    if draft.unit not in ("", "hour") or draft.scaled or draft.noun or draft.negative:
        return None
    written = scan.lowered[draft.number_end : draft.end]
    if draft.unit and written.strip(BLANKS) not in scan.lexicon.pack.clock.hour:
        return None
    minutes = _WITH_MINUTES.fullmatch(draft.digits)
    written_so = draft.unit and scan.lexicon.style.decimal == ","
    if minutes is not None and (written_so or _is_cued(scan, draft)):
        return _time(draft, int(minutes[1]) + Fraction(int(minutes[2]), 60))
    if draft.numeral.ulp != 1 or draft.numeral.value > LAST_HOUR:
        return None
    if not draft.unit:
        bare = scan.before(scan.lexicon.dates.clock_bare_cue, draft.start)
        return _time(draft, draft.numeral.value) if bare is not None else None
    late = NOON <= draft.numeral.value < LAST_HOUR and not written.startswith(tuple(BLANKS))
    return _time(draft, draft.numeral.value) if late or _is_cued(scan, draft) else None


def _is_cued(scan: Scan, draft: Draft) -> bool:
    """Tell whether what stands before the number makes it a time of day."""
    return scan.before(scan.lexicon.dates.clock_cue, draft.start) is not None or _ends_a_span(scan, draft)


def _ends_a_span(scan: Scan, draft: Draft) -> bool:
    """Tell whether the number ends a span of time that a time of day begins: "từ 9h - 11h"."""
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or last.unit != TIME_OF_DAY:
        return False
    return scan.lowered[last.end : draft.start].strip(BLANKS) in ("-", "–", "—")


def _time(draft: Draft, hours: Fraction) -> Draft:
    return fixed(draft.number_start, draft.end, hours, TIME_OF_DAY, "identifier")
