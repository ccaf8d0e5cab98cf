"""From a compiled check to its verdict: strictly, else under the easiest generous reading, else not at all.

`≈` and `=` ask whether the two sides can be equal for some of the values that their figures can have, `<` whether the
left can be smaller, and so on: a relation is refused only when it is false for all values.  For exact figures this is
the ordinary meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.intervals.arithmetic import DivisionByZeroError, TooLargeError
from factcheck.engine.intervals.ranges import EmptyIntersectionError, Range, is_point, meets, only_touch
from factcheck.engine.readings import EASIEST_FIRST, Quantity, as_printed, has_one_digit, reading_range
from factcheck.engine.terms.enclosure import Enclosure, enclose, is_bounded
from factcheck.model.said import said
from factcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled, Pair
    from factcheck.engine.terms.nodes import Box
    from factcheck.model.expression import Relation
    from factcheck.model.kinds import ReadingName


def possible(relation: Relation, left: Range, right: Range) -> bool:
    """Return whether a relation holds for some value of each range."""
    if relation in "≈=":
        return meets(left, right)
    if relation == "≠":
        return not (is_point(left) and is_point(right) and meets(left, right))
    if relation in ">≥":
        left, right = right, left
    if not left[1] or not right[3]:
        return True
    low, high = left[0] * right[3], right[2] * left[1]
    if low == high and relation in "≤≥":
        return not (left[4] & 1 or right[4] & 2)
    return low < high


def holds(pair: Pair, box: Box) -> bool | None:
    """Return whether a relation can hold over a box; None where that can't be decided.

    Raises `DivisionByZeroError`, `TooLarge` and `EmptyIntersectionError` where a side has no value.
    """
    relation, left, right = pair.relation, pair.left, pair.right
    if not left.repeated and not right.repeated:
        left_values, right_values = left.node.forward(box), right.node.forward(box)
        if pair.is_repetition and only_touch(left_values, right_values):
            return False
        if possible(relation, left_values, right_values):
            return None if divides_by_nothing(pair, (left_values, right_values), box) else True
        return False
    right_found = enclose(right, box, lambda found: found.outer == found.inner)

    def decided(found: Enclosure) -> bool:
        return verdict(relation, found, right_found) is not None

    left_found = enclose(left, box, decided)
    answer = verdict(relation, left_found, right_found)
    return None if answer and divides_by_nothing(pair, (left_found.outer, right_found.outer), box) else answer


def verdict(relation: Relation, left: Enclosure, right: Enclosure) -> bool | None:
    """Return what two enclosures decide: impossible by the outer values, possible by the inner ones, or neither."""
    if not possible(relation, left.outer, right.outer):
        return False
    if left.inner is None or right.inner is None:
        return None
    return True if possible(relation, left.inner, right.inner) else None


def divides_by_nothing(pair: Pair, values: tuple[Range, Range], box: Box) -> bool:
    """Return whether a side has no bound though all its figures have: its divisor may be 0, so that anything fits."""
    for side, found in zip((pair.left, pair.right), values, strict=True):
        if not is_bounded(found) and all(is_bounded(box[index]) for index in side.variables):
            return True
    return False


UNDECIDED = said("reason.undecided")
MAY_BE_ZERO = said("reason.may_be_zero")
NOT_COMPUTED = (DivisionByZeroError, TooLargeError, EmptyIntersectionError)
"""What `outcome_of` raises where a side has no value."""

MOST_ALONE = 100
"""Figures that are read generously one by one; of a longer sum all at once, for each costs as much as the check."""

NO_ANSWER = said("reason.no_answer")


class CheckOutcome(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A verdict and what it took."""

    verdict: Verdict
    failing: int = -1
    """The first pair that does not hold strictly."""
    reading: str = ""
    loosened: tuple[str, ...] = ()
    reason: str = ""


CONSISTENT = CheckOutcome(verdict="consistent")
IMPLIED = CheckOutcome(verdict="implied")


def outcome_of(compiled: Compiled, quantities: Sequence[Quantity]) -> CheckOutcome:
    """Return the verdict on a check over quantities with the readings that it may use.  Raises `NOT_COMPUTED`."""
    strict = [quantity.strict for quantity in quantities]
    failing, answer = first_failing(compiled, strict)
    if answer:
        for quantity in quantities:
            if quantity.figure is None:
                return IMPLIED
        return CONSISTENT
    if answer is None:
        return undecided(compiled, strict, quantities)
    reason = reason_of(compiled, strict)
    unsure = False
    for reading in EASIEST_FIRST:
        held, loosened = with_reading(compiled, quantities, strict, reading)
        if held:
            return CheckOutcome(verdict="rounding", failing=failing, reading=reading, loosened=loosened)
        unsure = unsure or held is None
    if unsure:
        return CheckOutcome(verdict="unchecked", failing=failing, reason=reason or UNDECIDED)
    return CheckOutcome(verdict="inconsistent", failing=failing, reason=reason)


def first_failing(compiled: Compiled, box: Box) -> tuple[int, bool | None]:
    """Return the first pair that does not hold and what was found: True where all hold, None where undecided."""
    if compiled.asked is not None:
        held = compiled.asked.answer(box).holds
        return (-1 if held else 0), held
    unsure = -1
    for number, pair in enumerate(compiled.pairs):
        answer = holds(pair, box)
        if answer is False:
            return number, False
        if answer is None and unsure < 0:
            unsure = number
    return unsure, True if unsure < 0 else None


def undecided(compiled: Compiled, box: Box, quantities: Sequence[Quantity]) -> CheckOutcome:
    """Return the verdict where the strict reading could not be decided: the one that says less."""
    if not all(quantity.known for quantity in quantities):
        return CheckOutcome(verdict="implied")
    if compiled.asked is not None:
        return CheckOutcome(verdict="unchecked", failing=0, reason=reason_of(compiled, box) or NO_ANSWER)
    reason = unanswered(compiled, box) or (MAY_BE_ZERO if has_no_bound(compiled, box) else UNDECIDED)
    return CheckOutcome(verdict="unchecked", reason=reason)


def unanswered(compiled: Compiled, box: Box) -> str:
    """Return why a rule in the check has no value to give; "" where all have one."""
    answers = [question.answer(box) for question in compiled.questions]
    return next((one.reason for one in answers if one.interval is None and one.holds is None), "")


def has_no_bound(compiled: Compiled, box: Box) -> bool:
    """Return whether some side of the check can be any size."""
    ranges = [side.node.forward(box) for pair in compiled.pairs for side in (pair.left, pair.right)]
    return any(not found[1] or not found[3] for found in ranges)


def reason_of(compiled: Compiled, box: Box) -> str:
    """Return what the asked rule says of its answer."""
    return "" if compiled.asked is None else compiled.asked.answer(box).reason


def with_reading(
    compiled: Compiled, quantities: Sequence[Quantity], strict: Box, reading: ReadingName
) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether a check holds under one generous reading, and the figures that need it.

    First one figure by itself; then, but for cutting (one result is stated), all that can be read so.
    """
    ranges = [reading_range(quantity, reading) for quantity in quantities]
    loose = [number for number, found in enumerate(ranges) if found is not None]
    at_once = [loose] if len(loose) > 1 and reading != "truncation" else []
    alone = [[number] for number in loose] if len(loose) <= MOST_ALONE or not at_once else []
    unsure = False
    for chosen in alone + at_once:
        if reading == "truncation" and has_one_digit(quantities[chosen[0]]):
            # what is printed comes to 4, so 3 is not cut from it, though 3.97 be possible: one digit drops too much
            trial = [as_printed(quantity) for quantity in quantities]
        else:
            trial = list(strict)
        for number in chosen:
            trial[number] = ranges[number] or trial[number]
        held = first_failing(compiled, trial)[1]
        if held:
            return True, tuple(compiled.names[number] for number in chosen)
        unsure = unsure or held is None
    return (None if unsure else False), ()
