"""Smallest sets of claims that cannot all be true, though each of them can.

QuickXplain (Junker, AAAI 2004) finds one minimal set with few solver calls; leaving out one of its members at a time
(Reiter's hitting-set tree, bounded) finds the others.  Where checks share figures in a ring, contraction by one check
at a time misses what they say together; then all are decided as a whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.engine.constraints.propagation import PropagationState, involved, root_of, solve
from factcheck.engine.intervals.ranges import Range, is_point

if TYPE_CHECKING:
    from factcheck.engine.compiling.compiled import Compiled

MOST_SETS = 8
"""Minimal sets reported for one network: people repair one and run again."""

MOST_SEARCHES = 24
"""Branches looked into for more minimal sets."""

MOST_STEPS = 60_000
MOST_STEPS_PER_CHECK = 40
"""Contractions by one check spent on one network: beyond, a conflict of hundreds of claims is reported unshortened."""

Claims = tuple[int, ...]
Contradicts = Callable[[Sequence[int]], bool]


class TooLongError(Exception):
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


class Search:
    """One network in which conflicts are looked for, with the work spent on it so far."""

    __slots__ = ("checks", "chosen", "claim_of", "most", "ranges", "spent")

    def __init__(
        self, checks: Sequence[Compiled], claim_of: Sequence[int], chosen: Sequence[int], ranges: Sequence[Range]
    ) -> None:
        """Take the checks of the network, the claim of each check, and the values of the figures."""
        self.checks, self.claim_of, self.chosen, self.ranges = checks, claim_of, chosen, ranges
        self.spent, self.most = 0, max(MOST_STEPS, MOST_STEPS_PER_CHECK * len(chosen))

    def contradicts(self, claims: Sequence[int]) -> bool:
        """Return whether these claims cannot all be true; raises `TooLongError`."""
        if self.spent > self.most:
            raise TooLongError
        wanted = set(claims)
        state = solve_jointly(
            self.checks, [number for number in self.chosen if self.claim_of[number] in wanted], self.ranges
        )
        self.spent += state.steps
        return state.contradicted >= 0

    def involved_without(self, left_out: frozenset[int]) -> tuple[Claims, bool]:
        """Return the claims that had a part in a contradiction without those left out, () where there is none.

        The second value says whether each of them is needed.
        """
        kept = [number for number in self.chosen if self.claim_of[number] not in left_out]
        state = solve_jointly(self.checks, kept, self.ranges)
        self.spent += state.steps
        if state.contradicted < 0:
            return (), True
        claims = {self.claim_of[number] for number in involved(state, self.checks)}
        checks = sum(self.claim_of[number] in claims for number in kept)
        return tuple(sorted(claims)), state.is_minimal and checks == len(state.proof)


def conflicts_among(
    checks: Sequence[Compiled], claim_of: Sequence[int], chosen: Sequence[int], ranges: Sequence[Range]
) -> list[Claims]:
    """Return minimal conflicting sets of claims among the chosen checks, smallest first; none where all can be true.

    `claim_of` gives the claim of each check: a claim is taken with all its checks.  A set that would take too
    long to shorten comes as it is, and is the last that is looked for.
    """
    search = Search(checks, claim_of, chosen, ranges)
    found: list[Claims] = []
    waiting = deque([frozenset[int]()])
    seen = {frozenset[int]()}
    for _ in range(MOST_SEARCHES):
        if not waiting or len(found) == MOST_SETS or search.spent > search.most:
            break
        left_out = waiting.popleft()
        known = next((conflict for conflict in found if left_out.isdisjoint(conflict)), ())
        if not known:
            known, is_minimal = search.involved_without(left_out)
            if not known:
                continue
            try:
                known = known if is_minimal else minimal_conflict(known, search.contradicts)
            except TooLongError:
                found.append(known)
                break
            found.append(known)
        branches = [left_out | {claim} for claim in known]
        waiting += [branch for branch in branches if branch not in seen]
        seen.update(branches)
    return sorted(found, key=lambda conflict: (len(conflict), conflict))


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
