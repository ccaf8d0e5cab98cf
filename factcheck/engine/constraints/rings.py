"""Checks that share figures in a ring: contraction by one check at a time misses what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.engine.constraints.propagation import PropagationState, root_of, solve
from factcheck.engine.intervals.ranges import Range, is_point

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled


def solve_jointly(checks: Sequence[Compiled], chosen: Iterable[int], ranges: Sequence[Range]) -> PropagationState:
    """Contract as `solve` does; where checks share figures in a ring, decide them as a whole as well."""
    chosen = list(chosen)
    state = solve(checks, chosen, ranges)
    if state.contradicted < 0 and has_ring(checks, chosen, ranges):
        from factcheck.engine.constraints.linear import decide_jointly  # most claims files have no ring

        decide_jointly(checks, chosen, ranges, state)
    return state


def has_ring(checks: Sequence[Compiled], chosen: Sequence[int], ranges: Sequence[Range]) -> bool:
    """Return whether checks share what is not exactly known in a ring; along a tree, contraction misses nothing."""
    leader: dict[int, int] = {}
    for number in chosen:
        for variable in checks[number].variables:
            if is_point(ranges[variable]):
                continue
            check, other = root_of(-1 - number, leader), root_of(variable, leader)
            if check == other:
                return True
            leader[check] = other
    return False
