"""Columns of which one follows from two others on every row: sums, differences, shares, changes, products, points."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from factcheck.draft.generators.tables.agreement import Agreement, Expected, agreement
from factcheck.draft.generators.tables.statement import Form, statement

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate
    from factcheck.draft.generators.tables.grid import Line, Number

MOST_COLUMNS = 10
"""Of more columns some three always fit."""
HALF = Fraction(1, 2)
WHOLE = 100
HIGHEST_POINTS = 400
Compute = Callable[["Number", "Number"], Expected | None]


def added(one: Number, other: Number) -> Expected | None:
    """Return the sum of two numbers."""
    if not one.value or not other.value:
        return None
    return Expected(
        one.value + other.value, one.own + other.own, one.slack + other.slack, Fraction(3, 2) + one.own + other.own
    )


def multiplied(one: Number, other: Number) -> Expected | None:
    """Return the product of two numbers; that with 1 says nothing."""
    if one.value in (0, 1) or other.value in (0, 1):
        return None
    return Expected(one.value * other.value, *_spread(lambda a, b: a * b, one, other))


def share(part: Number, whole: Number) -> Expected | None:
    """Return the percentage that a part is of a whole."""
    if part.value < 0 or whole.value <= 0:
        return None
    return Expected(WHOLE * part.value / whole.value, *_spread(lambda a, b: WHOLE * a / b, part, whole))


def changed(base: Number, result: Number) -> Expected | None:
    """Return by how many percent a number rose."""
    if base.value <= 0 or result.value < 0:
        return None
    return Expected(WHOLE * (result.value / base.value - 1), *_spread(lambda a, b: WHOLE * (b / a - 1), base, result))


def points(won: Number, drawn: Number) -> Expected | None:
    """Return the points of so many games won and drawn."""
    return Expected(3 * won.value + drawn.value, Fraction(0), Fraction(0))


def _spread(compute: Callable[[Fraction, Fraction], Fraction], one: Number, other: Number) -> tuple[Fraction, Fraction]:
    """Return how far rounding can put a result off; a whole number that is computed is rounded itself."""
    spreads = []
    for first, second in ((one.own, other.own), (one.slack, other.slack)):
        ends = [
            compute(one.value + a, other.value + b)
            for a, b in itertools.product((-first, first), (-second, second))
            if one.value + a > 0 and other.value + b > 0
        ]
        value = compute(one.value, other.value)
        spreads.append(max((abs(end - value) for end in ends), default=Fraction(0)))
    return spreads[0], spreads[1]


def find_triples(rows: Sequence[Line], columns: Sequence[Line]) -> Iterator[Candidate]:
    """Yield what the columns say row by row."""
    if len(columns) > MOST_COLUMNS or len(columns) < 3:
        return
    amounts = [column for column in columns if not column.is_percent]
    percents = [column for column in columns if column.is_percent]
    for stated in percents:
        proposals = [
            (form, agreed, one, other)
            for form, compute in (("share", share), ("change", changed))
            for one, other in itertools.permutations(amounts, 2)
            if (agreed := _agreed(compute, one, other, stated, is_result=True)) is not None
        ]
        yield from _best(rows, proposals, stated)
    for family in (amounts, percents):
        yield from _in_family(rows, family)


def _in_family(rows: Sequence[Line], family: Sequence[Line]) -> Iterator[Candidate]:
    """Yield the sums, differences, products and points among columns of one kind."""
    for whole in family:
        others = [column for column in family if column is not whole]
        proposals: list[tuple[str, Agreement, Line, Line]] = []
        for one, other in itertools.combinations(others, 2):
            for form, compute in (("sum", added), ("product", multiplied)):
                agreed = _agreed(compute, one, other, whole, is_result=form == "product")
                if agreed is not None and not (form == "product" and whole.is_percent):
                    proposals.append((form, agreed, one, other))
        if _are_points(whole):
            for one, other in itertools.permutations(others, 2):
                agreed = _agreed(points, one, other, whole, is_result=False)
                if agreed is not None:
                    proposals.append(("points table", agreed, one, other))
        yield from _best(rows, proposals, whole, family)


def _are_points(column: Line) -> bool:
    """Return whether a column can hold the points of a table of teams."""
    return all(
        number is None or (number.value.denominator == 1 and 0 <= number.value <= HIGHEST_POINTS)
        for number in column.numbers
    )


def _agreed(compute: Compute, one: Line, other: Line, stated: Line, *, is_result: bool) -> Agreement | None:
    """Return on which rows one column follows from two others; None where that is not what they mean."""

    def expect(first: Number | None, second: Number | None) -> Expected | None:
        if first is None or second is None:
            return None
        expected = compute(first, second)
        if expected is not None and is_result:
            return Expected(expected.value, expected.own + HALF * _is_whole(stated), expected.slack, expected.near)
        return expected

    agreed = agreement(
        [
            (number, partial(expect, first, second))
            for first, second, number in zip(one.numbers, other.numbers, stated.numbers, strict=True)
        ]
    )
    is_told = stated.is_change or stated.is_total
    is_enough = agreed.is_borne_out or (is_told and agreed.is_half_borne_out and len(agreed.holds) >= 2)
    return agreed if is_enough else None


def _is_whole(column: Line) -> bool:
    """Return whether a column is printed in whole numbers."""
    return all(number is None or not number.own for number in column.numbers)


def _best(
    rows: Sequence[Line],
    proposals: Sequence[tuple[str, Agreement, Line, Line]],
    whole: Line,
    family: Sequence[Line] = (),
) -> Iterator[Candidate]:
    """Yield, row by row, the relation that most rows bear out."""
    if not proposals:
        return
    form, agreed, one, other = max(proposals, key=lambda proposal: proposal[1].rank)
    for row in sorted({*agreed.exact, *agreed.misses}):
        numbers = [(column.numbers[row], column) for column in (one, other, whole)]
        known = [(number, column) for number, column in numbers if number is not None]
        if len(known) < 3:
            continue
        if row in agreed.misses and (rows[row].is_noted or any(number.is_noted for number, _ in known)):
            continue
        shown: Form
        first, second, last = known
        match form:
            case "sum":
                later = max((one, other), key=family.index)
                if family.index(whole) < family.index(later) and not whole.is_total:
                    base = first if later is other else second
                    shown, given, stated = "difference", [base, last], (second if later is other else first)
                else:
                    shown, given, stated = "sum", [first, second], last
            case "share":
                shown, given, stated = "share", [first, second], last
            case "change":
                shown, given, stated = "change", [first, second], last
            case "product":
                shown, given, stated = "product", [first, second], last
            case _:
                shown, given, stated = "points table", [first, second], last
        candidate = statement(shown, given, stated, rows[row].head)
        if candidate is not None:
            yield candidate
