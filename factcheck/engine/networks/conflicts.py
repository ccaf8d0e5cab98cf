"""Smallest sets of claims that cannot all be true, though each of them can.

QuickXplain (Junker, AAAI 2004) finds one minimal set with few solver calls; leaving out one of its members at a time
(Reiter's hitting-set tree, bounded) finds the others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.intervals.ranges import Range
from factcheck.engine.networks.narrowing import involved, solve

MOST_SETS = 8
"""Minimal sets told for one network: people repair one and run again."""

MOST_SEARCHES = 24
"""Branches looked into for more minimal sets."""

MOST_STEPS = 60_000
MOST_STEPS_PER_CHECK = 40
"""Narrowings by one check spent on one network: beyond, a conflict of hundreds of claims is told unshortened."""

Claims = tuple[int, ...]
Contradicts = Callable[[Sequence[int]], bool]


class TooLong(Exception):  # noqa: N818 - a bound, not an error
    """The bound on the work for one network is reached."""


def minimal_conflict(candidates: Claims, contradicts: Contradicts) -> Claims:
    """Return a minimal set out of claims that contradict one another as a whole."""

    def explain(background: Claims, added: bool, claims: Claims) -> Claims:
        if added and contradicts(background):
            return ()
        if len(claims) == 1:
            return claims
        half = len(claims) // 2
        first, second = claims[:half], claims[half:]
        from_second = explain(background + first, bool(first), second)
        from_first = explain(background + from_second, bool(from_second), first)
        return from_first + from_second

    found = tuple(sorted(explain((), False, candidates)))
    return found if contradicts(found) else candidates  # the bound on rounds may hide a contradiction from a part


def conflicts_among(
    checks: Sequence[Compiled], claim_of: Sequence[int], chosen: Sequence[int], ranges: Sequence[Range]
) -> list[Claims]:
    """Return minimal conflicting sets of claims among the chosen checks, smallest first; none where all can be true.

    `claim_of` gives the claim of each check: a claim stands or falls with all its checks.
    """

    def checks_of(claims: Sequence[int]) -> list[int]:
        wanted = set(claims)
        return [number for number in chosen if claim_of[number] in wanted]

    spent, most = 0, max(MOST_STEPS, MOST_STEPS_PER_CHECK * len(chosen))

    def contradicts(claims: Sequence[int]) -> bool:
        nonlocal spent
        if spent > most:
            raise TooLong
        state = solve(checks, checks_of(claims), ranges)
        spent += state.steps
        return state.contradicted >= 0

    found: list[Claims] = []
    waiting = deque([frozenset[int]()])
    seen = {frozenset[int]()}
    for _ in range(MOST_SEARCHES):
        if not waiting or len(found) == MOST_SETS:
            break
        left_out = waiting.popleft()
        known = next((conflict for conflict in found if left_out.isdisjoint(conflict)), None)
        if known is None:
            kept = [number for number in chosen if claim_of[number] not in left_out]
            state = solve(checks, kept, ranges)
            if state.contradicted < 0:
                continue
            candidates = tuple(sorted({claim_of[number] for number in involved(state, checks)}))
            try:
                known = minimal_conflict(candidates, contradicts)
            except TooLong:
                found.append(candidates)
                break
            found.append(known)
        for claim in known:
            branch = left_out | {claim}
            if branch not in seen:
                seen.add(branch)
                waiting.append(branch)
    return sorted(found, key=lambda conflict: (len(conflict), conflict))
