"""Misses that one wrong digit explains: what fails by a slip of the finger was meant to hold.

Of figures with many digits hardly any accidental combination comes within one digit of fitting, so that such a
near miss says as much as a fit; of short ones many do, so that it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.scene import Mention
from factcheck.draft.search import compute
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval

LIKELY_WORDING = 60
MOST_LIKELY_WORDING = 70
RARE, FAIRLY_RARE = 50_000, 200_000
"""In parts per million: how often accidental figures may come within one digit, by how plain the words are."""
OTHER_DIGITS = 9
FEWEST_DIGITS, DIGITS_OF_ONE = 2, 3
"""Digits, zeros at the ends left out, that every figure and at least one figure must have: 100,000 is a round one."""


def is_one_digit_away(candidate: Candidate, chance: int) -> bool:
    """Tell whether one changed digit makes a missed check hold, and accident is an unlikely reason for that.

    `chance` is how often a check as loose as this one would hold by chance, in parts per million.
    """
    if candidate.wording < LIKELY_WORDING:
        return False
    significant = [len(_digits(mention.figure).strip("0")) for _, mention in candidate.operands]
    if min(significant) < FEWEST_DIGITS or max(significant) < DIGITS_OF_ONE:
        return False
    ways = OTHER_DIGITS * sum(len(_digits(mention.figure)) for _, mention in candidate.operands)
    limit = FAIRLY_RARE if candidate.wording >= MOST_LIKELY_WORDING else RARE
    if not ways or chance * ways * candidate.rivals > limit:
        return False
    return any(compute(candidate.check, operands).fit == "strict" for operands in _variants(candidate))


def _variants(candidate: Candidate) -> Iterator[tuple[tuple[str, Mention], ...]]:
    """Yield the operands with one digit of one of them changed."""
    for place, (role, mention) in enumerate(candidate.operands):
        for figure in _changed(mention.figure):
            changed = (role, msgspec.structs.replace(mention, figure=figure))
            yield (*candidate.operands[:place], changed, *candidate.operands[place + 1 :])


def _changed(figure: Figure) -> Iterator[Figure]:
    """Yield the figure with each of its digits replaced by each other one."""
    digits = _digits(figure)
    if not digits or not int(digits):
        return
    step = figure.value / int(digits)
    for place, digit in enumerate(digits):
        weight = step * 10 ** (len(digits) - 1 - place)
        for other in range(10):
            if other != int(digit) and not (place == 0 and other == 0):
                yield _moved(figure, (other - int(digit)) * weight)


def _moved(figure: Figure, by: Fraction) -> Figure:
    """Return the figure with its value and its strict reading moved."""
    low, high = figure.interval.low, figure.interval.high
    interval = Interval(None if low is None else low + by, None if high is None else high + by)
    return msgspec.structs.replace(figure, value=figure.value + by, interval=interval, generous=(), hedge=None)


def _digits(figure: Figure) -> str:
    """Return the digits as written; "" for number words and ranges."""
    if figure.ends is not None or figure.number_start < 0:
        return ""
    start = figure.number_start - figure.start
    return "".join(filter(str.isdecimal, figure.text[start : figure.number_end - figure.start]))
