"""On how many lines of a table a relation between its rows or columns holds, and whether that bears it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from factcheck.draft.generators.tables.grid import Number

LEAST_HOLDS = 3
"""On so many lines a relation holds that no word states."""
HOLDS_PER_MISS = 3
LEAST_DIGITS = 6
"""So many digits of results agree in all, where no word states the relation."""
MOST_DIGITS = 4
LEAST_NEAR = 2
"""Misses of a unit or so, from which on the table is thought to be rounded."""


class Expected(msgspec.Struct, frozen=True, gc=False):
    """What a number must be by the others of its line."""

    value: Fraction
    own: Fraction
    slack: Fraction
    """How far off the rounding of the others can put it, as written and where whole numbers are rounded."""
    near: Fraction = Fraction(0)
    """How far off it would be if all whole numbers were rounded."""


class Agreement(msgspec.Struct, frozen=True, gc=False):
    """The lines on which a relation holds and those on which it does not."""

    exact: tuple[int, ...]
    """It holds as the numbers are written."""
    holds: tuple[int, ...]
    misses: tuple[int, ...]
    digits: int
    """Digits of the results that agree."""

    @property
    def is_borne_out(self) -> bool:
        """Return whether so many lines agree that this is what the table means, without a word that says so."""
        return (
            len(self.holds) >= LEAST_HOLDS
            and len(self.holds) >= HOLDS_PER_MISS * len(self.misses)
            and self.digits >= LEAST_DIGITS
        )

    @property
    def is_half_borne_out(self) -> bool:
        """Return whether enough lines agree for a relation that a word states."""
        return len(self.holds) >= max(1, 2 * len(self.misses) - 1) and self.digits >= 2

    @property
    def rank(self) -> tuple[int, int]:
        """Order relations between the same numbers."""
        return len(self.holds) - len(self.misses), self.digits


def agreement(lines: Sequence[tuple[Number | None, Callable[[], Expected | None]]]) -> Agreement:
    """Return on which lines a stated number is what the others make of it; one is left out where either is unknown."""
    exact: list[int] = []
    holds: list[int] = []
    misses: list[int] = []
    near: list[int] = []
    digits = 0
    for line, (stated, expect) in enumerate(lines):
        if stated is None or stated.mention is None:
            continue
        expected = expect()
        if expected is None:
            continue
        off = abs(stated.value - expected.value)
        if off <= stated.slack + expected.slack:
            holds.append(line)
            digits += _digits(stated, expected)
            if off <= stated.own + expected.own:
                exact.append(line)
        else:
            misses.append(line)
            if off <= expected.near:
                near.append(line)
            if len(misses) > 2 + len(holds):
                break
    if len(near) >= LEAST_NEAR:
        misses = [line for line in misses if line not in near]
    return Agreement(tuple(exact), tuple(holds), tuple(misses), digits)


def _digits(stated: Number, expected: Expected) -> int:
    """Return how many digits of a result agree."""
    if not expected.value:
        return 0
    width = max(stated.slack + expected.slack, Fraction(1, 2) * _unit(stated))
    steps = int(abs(stated.value) / (2 * width))
    return min(len(str(steps)), MOST_DIGITS) if steps else 0


def _unit(number: Number) -> Fraction:
    """Return one unit of the last written digit."""
    return (number.own * 2) or Fraction(1)


def is_slip(off: Fraction, unit: Fraction) -> bool:
    """Return whether one wrong digit, or two neighbours in the wrong order, put a number off by so much."""
    units = abs(off) / unit
    if units.denominator != 1 or not units:
        return False
    whole = int(units)
    while whole % 10 == 0:
        whole //= 10
    return whole < 10 or (whole % 9 == 0 and whole // 9 < 10)
