"""Types of figures that add up: total of two or more, mean, shares that make 100."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.draft.relations.quantity import PERCENT, REACH, Quantity
from factcheck.draft.relations.relation import WIDEST_SUM, Relation, chance_of, computed

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage

SHORTEST_RUN, LONGEST_RUN = 3, 9
NEAREST = 8
"""Parts that are not beside one another are chosen from so many like figures at most."""
OF_FOUR = 7
"""Four scattered ones from so many at most."""
MEAN_GAP = 3
"""Two figures that are averaged have at most two others between them."""
ABOUT_HUNDRED = (60.0, 165.0)
OFF_HUNDRED = 0.25
WIDEST_BALANCE = 1.6
"""By how much shares may miss 100 by their rounding."""


def sums(passage: Passage) -> Iterator[Relation]:
    """Yield that a figure is the total or the mean of others, and that percentages make 100."""
    for group in passage.like_groups:
        yield from _of_pairs(group, passage.reach)
        for parts in _sets(group, passage.reach):
            yield from _of_set(group, parts, passage.reach)


def balances(passage: Passage) -> Iterator[Relation]:
    """Yield that of four like figures in a run the last (or the first) is what came in and what went out leave."""
    for group in passage.like_groups:
        for first in range(len(group) - 3):
            run = group[first : first + 4]
            if run[0].dimension == PERCENT or not run[0].is_near(run[-1], 5):
                continue
            for start, one, other, end in (run, [*run[1:], run[0]], [run[0], *run[2:], run[1]]):
                yield from _balance(start, one, other, end)
                yield from _balance(start, other, one, end)


def _balance(start: Quantity, came: Quantity, left: Quantity, end: Quantity) -> Iterator[Relation]:
    roles = (("start", start.index), ("in", came.index), ("out", left.index), ("total", end.index))
    low, high = start.low + came.low - left.high, start.high + came.high - left.low
    yield from computed("balance", roles, low, start.value + came.value - left.value, high, end, widest=WIDEST_BALANCE)


def _near_in(group: Sequence[Quantity], own: Quantity, reach: int) -> list[Quantity]:
    """Return the figures of a group that are near one of them, itself left out."""
    first = bisect_left(group, own.index - reach, key=_index)
    last = bisect_right(group, own.index + reach, key=_index)
    return [one for one in group[first:last] if one.index != own.index and one.is_near(own, reach)]


def _index(one: Quantity) -> int:
    return one.index


def _pairs(group: Sequence[Quantity], reach: int) -> Iterator[tuple[int, Quantity, Quantity]]:
    """Yield pairs of near figures, with the place of the first in the group."""
    for place, one in enumerate(group):
        for other in group[place + 1 : place + 14]:
            if one.is_near(other, reach) and one.index != other.index:
                yield place, one, other


def _of_pairs(group: Sequence[Quantity], reach: int) -> Iterator[Relation]:
    """Yield total and mean of two figures, and two shares of 100."""
    for place, one, other in _pairs(group, reach):
        for total in group[max(place - 13, 0) : place + 27]:
            is_near = one.is_near(total, reach) and other.is_near(total, reach)
            if total.index in (one.index, other.index) or not is_near:
                continue
            roles = (("total", total.index), ("part", one.index), ("part", other.index))
            low, value, high = one.low + other.low, one.value + other.value, one.high + other.high
            yield from computed("add", roles, low, value, high, total, widest=WIDEST_SUM)
            if other.index - one.index > MEAN_GAP:
                continue
            mean = (("mean", total.index), *roles[1:])
            yield from computed("mean", mean, low / 2, value / 2, high / 2, total, widest=WIDEST_SUM)
        if abs(one.sentence - other.sentence) <= 1:
            yield from _hundred([one, other], "")


def _sets(group: Sequence[Quantity], reach: int) -> list[tuple[Quantity, ...]]:
    """Return runs of three or more figures, and threes and fours with others between them."""
    found: dict[tuple[int, ...], tuple[Quantity, ...]] = {}
    for first in range(len(group)):
        for last in range(first + SHORTEST_RUN, min(len(group), first + LONGEST_RUN) + 1):
            run = tuple(group[first:last])
            if not run[0].is_near(run[-1], reach):
                break
            found.setdefault(tuple(one.index for one in run), run)
    for first in range(max(len(group) - NEAREST, 0) + 1 if reach == REACH else 0):
        window = group[first : first + NEAREST + 1]
        for number in (3, 4) if len(group) <= OF_FOUR else (3,):
            for chosen in combinations(window, number):
                if chosen[0].is_near(chosen[-1]):
                    found.setdefault(tuple(one.index for one in chosen), chosen)
    return [found[key] for key in sorted(found) if len(set(key)) == len(key)]


def _of_set(group: Sequence[Quantity], parts: tuple[Quantity, ...], reach: int) -> Iterator[Relation]:
    """Yield total and mean of three or more figures, and shares of 100."""
    number = len(parts)
    tag = f"{min(number, 5)}{'c' if parts[-1].index - parts[0].index == number - 1 else 's'}"
    low, value, high = sum(one.low for one in parts), sum(one.value for one in parts), sum(one.high for one in parts)
    inside = {one.index for one in parts}
    named = tuple(("part", one.index) for one in parts)
    for total in _near_in(group, parts[0], reach):
        if total.index in inside or not total.is_near(parts[-1]):
            continue
        yield from computed("sum", (("total", total.index), *named), low, value, high, total, tag, WIDEST_SUM)
        if tag.endswith("c"):  # nobody averages figures with others between them
            mean = (("mean", total.index), *named)
            yield from computed("mean", mean, low / number, value / number, high / number, total, tag, WIDEST_SUM)
    yield from _hundred(parts, tag)


def _hundred(parts: Sequence[Quantity], tag: str) -> Iterator[Relation]:
    """Yield that percentages make 100."""
    if parts[0].dimension != PERCENT:
        return
    total = sum(one.value for one in parts)
    if ABOUT_HUNDRED[0] < total < ABOUT_HUNDRED[1]:
        low, high = sum(one.low for one in parts), sum(one.high for one in parts)
        holds = low <= 100 + OFF_HUNDRED and high >= 100 - OFF_HUNDRED
        yield Relation(
            "hundred",
            tuple(("part", one.index) for one in parts),
            holds,
            total / 100,
            tag,
            chance=chance_of(low, high, 100, 100),
        )
