"""Many checks at once: contract every figure to what all of them allow, until nothing contracts any more.

Each check is evaluated forward and backward over its own figures (HC4); what it takes away is passed to the checks that
share a figure with it.  Contraction never loses a value that could be true, so an empty result proves a contradiction,
and stopping early only leaves an interval wider than need be.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

import msgspec

from factcheck.engine.compiling.compiled import Compiled, box_of
from factcheck.engine.intervals.ranges import EmptyIntersectionError, Range, rounded_outward
from factcheck.engine.limits import MAX_SWEEPS
from factcheck.engine.terms.contraction import contract

KEPT_BITS = 192
"""Ends with longer denominators are rounded outward between checks, or they would double with every round."""

WORTH_PASSING_ON = 1 << 30
"""A range contracted by less than this part of itself wakes no other check: rounds that only crawl end."""


class PropagationState(msgspec.Struct, gc=False):
    """The state of a run: the ranges of all variables, and which checks made them so."""

    ranges: list[Range]
    lowest: dict[int, int]
    """Variable → the check that set its low end."""
    highest: dict[int, int]
    contractors: dict[int, set[int]]
    """Variable → every check that ever contracted it."""
    stopped: bool = False
    """The bound on rounds was reached before nothing changed any more."""
    steps: int = 0
    """How many times a check was contracted by."""
    contradicted: int = -1
    """The check that nothing was left for; -1: none."""
    proof: tuple[int, ...] = ()
    """Checks that contradict one another as a whole, where no single one showed it."""
    is_minimal: bool = False
    """Whether none of the checks of the proof can be spared."""
    setters: dict[int, frozenset[int]] = msgspec.field(default_factory=dict)
    """Variable → the checks that together set its ends, where no single one does."""


def solve(checks: Sequence[Compiled], chosen: Iterable[int], ranges: Sequence[Range]) -> PropagationState:
    """Contract the ranges by the chosen checks until nothing changes, a contradiction, or the bound on rounds."""
    state = PropagationState(list(ranges), {}, {}, defaultdict(set))
    waiting = deque(chosen)
    queued = set(waiting)
    users = users_of(checks, waiting)
    most_steps = MAX_SWEEPS * len(waiting)
    while waiting and state.steps < most_steps:
        state.steps += 1
        number = waiting.popleft()
        queued.discard(number)
        try:
            woken = contract_by(checks[number], number, state)
        except EmptyIntersectionError:
            state.contradicted = number
            return state
        for variable in woken:
            for other in users[variable]:
                if other != number and other not in queued:
                    queued.add(other)
                    waiting.append(other)
    state.stopped = bool(waiting)
    return state


def root_of(member: int, leader: dict[int, int]) -> int:
    """Return the member that represents the group of `member`."""
    while leader.setdefault(member, member) != member:
        leader[member] = leader[leader[member]]
        member = leader[member]
    return member


def users_of(checks: Sequence[Compiled], chosen: Iterable[int]) -> dict[int, list[int]]:
    """Return for each variable the chosen checks in which it appears."""
    users: dict[int, list[int]] = defaultdict(list)
    for number in chosen:
        for variable in checks[number].variables:
            users[variable].append(number)
    return users


def contract_by(check: Compiled, number: int, state: PropagationState) -> list[int]:
    """Contract by one check; return the variables that it contracted notably.  Raises `EmptyIntersectionError`."""
    box = box_of(check, state.ranges)
    for pair in check.pairs:
        contract(pair, box)
    woken = []
    for variable, after in zip(check.variables, box, strict=True):
        before = state.ranges[variable]
        if after == before:
            continue
        if after[1].bit_length() > KEPT_BITS or after[3].bit_length() > KEPT_BITS:
            after = rounded_outward(after, KEPT_BITS)
        low_rose, high_fell = is_after(after, before), is_before(after, before)
        if not (low_rose or high_fell):
            continue
        state.ranges[variable] = after
        state.contractors[variable].add(number)
        if low_rose:
            state.lowest[variable] = number
        if high_fell:
            state.highest[variable] = number
        if notably(before, after):
            woken.append(variable)
    return woken


def is_after(after: Range, before: Range) -> bool:
    """Return whether the low end moved up."""
    if not before[1]:
        return bool(after[1])
    left, right = after[0] * before[1], before[0] * after[1]
    return left > right or (left == right and bool(after[4] & ~before[4] & 1))


def is_before(after: Range, before: Range) -> bool:
    """Return whether the high end moved down."""
    if not before[3]:
        return bool(after[3])
    left, right = after[2] * before[3], before[2] * after[3]
    return left < right or (left == right and bool(after[4] & ~before[4] & 2))


def notably(before: Range, after: Range) -> bool:
    """Return whether a range contracted by a part of itself that is worth passing on."""
    if not before[1] or not before[3]:
        return True
    low_moved = (after[0] * before[1] - before[0] * after[1]) * before[3] * after[3]
    high_moved = (before[2] * after[3] - after[2] * before[3]) * before[1] * after[1]
    width = (before[2] * before[1] - before[0] * before[3]) * after[1] * after[3]
    return (low_moved + high_moved) * WORTH_PASSING_ON > width


def components(checks: Sequence[Compiled], chosen: Iterable[int]) -> list[list[int]]:
    """Return the chosen checks in groups that share no variable with one another, in their order."""
    leader: dict[int, int] = {}
    chosen = list(chosen)
    for number in chosen:
        first, *others = checks[number].variables or (-1 - number,)
        for variable in others:
            leader[root_of(variable, leader)] = root_of(first, leader)
    groups: dict[int, list[int]] = {}
    for number in chosen:
        first, *_ = checks[number].variables or (-1 - number,)
        groups.setdefault(root_of(first, leader), []).append(number)
    return list(groups.values())


def involved(state: PropagationState, checks: Sequence[Compiled]) -> list[int]:
    """Return the checks that had a part in a contradiction: those that contracted what met in it, back to the start."""
    if state.proof:
        return list(state.proof)
    found = {state.contradicted}
    waiting = [state.contradicted]
    while waiting:
        for variable in checks[waiting.pop()].variables:
            fresh = state.contractors[variable] - found
            found |= fresh
            waiting += fresh
    return sorted(found)
