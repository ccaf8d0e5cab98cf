"""One relation that figures may stand in, as its type proposes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.draft.relations.quantity import Quantity

WIDEST = 6.0
"""How many times too large or small a stated figure may be: beyond that the figures belong to other statements."""
WIDEST_SUM = 2.2
"""The same for sums and means, whose slips are in one part."""
SHIFTS = (10.0, 100.0, 1000.0, 1_000_000.0)
"""Except by a slip of zeros or of a scale word."""
NEAR_SHIFT = 1.13
EPSILON = 1e-9
"""What floating point may add to an end of an interval."""


class Relation:
    """A type with a figure for each role; `holds` whether the arithmetic agrees within rounding and hedges."""

    __slots__ = ("chance", "holds", "members", "roles", "size", "span", "tag", "type")

    def __init__(
        self,
        type_: str,
        roles: tuple[tuple[str, int], ...],
        holds: bool,
        size: float = 1.0,
        tag: str = "",
        span: tuple[int, int] | None = None,
        chance: float = 0.5,
    ) -> None:
        """Take roles as pairs of name and index of the quantity.

        `size` is the computed value over the stated one, `chance` how often figures of this size would agree by
        accident.
        """
        self.chance = chance
        self.type, self.roles, self.holds, self.size, self.tag, self.span = type_, roles, holds, size, tag, span
        self.members = tuple(sorted(index for _, index in roles))

    @property
    def key(self) -> tuple[str, tuple[tuple[str, int], ...], str]:
        """Return what makes it the same relation in another version of a text."""
        return self.type, self.roles, self.tag


def computed(
    type_: str,
    roles: tuple[tuple[str, int], ...],
    low: float,
    value: float,
    high: float,
    stated: Quantity,
    tag: str = "",
    widest: float = WIDEST,
) -> Iterator[Relation]:
    """Yield the relation that a computed value is the stated figure, where the two are of one size at all."""
    if value <= 0 or stated.value <= 0:
        return
    size = value / stated.value
    if is_plausible(size, widest):
        holds = low <= stated.high * (1 + EPSILON) and stated.low <= high * (1 + EPSILON)
        yield Relation(type_, roles, holds, size, tag, chance=chance_of(low, high, stated.low, stated.high))


def chance_of(low: float, high: float, other_low: float, other_high: float) -> float:
    """Return how much of the numbers of their size two intervals fill: how often they would meet by accident."""
    largest = max(high, other_high)
    return min((high - low + other_high - other_low) / (2 * largest), 1.0) if largest > 0 else 1.0


def is_plausible(size: float, widest: float = WIDEST) -> bool:
    """Return whether a miss of this size may be a slip."""
    ratio = size if size >= 1 else 1 / size
    return ratio < widest or any(1 / NEAR_SHIFT < ratio / shift < NEAR_SHIFT for shift in SHIFTS)
