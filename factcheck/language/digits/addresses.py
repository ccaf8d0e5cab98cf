"""Numbers of houses: "10 Downing Street", "tại 123 Lê Lợi", "tại 12/3 Nguyễn Trãi"."""

from __future__ import annotations

from factcheck.language.context.before import word_before
from factcheck.language.lexicon.lazy import LazyPattern
from factcheck.language.lexicon.patterns import capital
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan

_CAPITALISED = LazyPattern(lambda: rf"(?:[ \u00a0]{capital()}[\w'’-]*){{2,4}}")


def is_house_number(scan: Scan, draft: Draft) -> bool:
    """Tell whether a street's name follows the number."""
    return draft.digits.isdigit() and not draft.unit and names_a_house(scan, draft.start, draft.end)


def names_a_house(scan: Scan, start: int, end: int) -> bool:
    """Tell whether what stands between two offsets is the number of a house."""
    identifiers = scan.lexicon.pack.identifiers
    if not identifiers.streets and not identifiers.house_before:
        return False
    name = _CAPITALISED.match(scan.text, end)
    if name is None:
        return False
    if any(word in identifiers.streets for word in name[0].lower().split()[1:]):
        return True
    return word_before(scan, start) in identifiers.house_before
