"""Checks that share figures, solved together: what unknowns must be, and which claims can't all be true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.intervals.ranges import Range
from factcheck.engine.networks.conflicts import Claims, conflicts_among
from factcheck.engine.networks.narrowing import Narrowed, components, solve
from factcheck.engine.readings import Quantity
from factcheck.model.verdict import Verdict

MOST_ROUNDS = 4
"""Searches for conflicts among what earlier conflicts have left of one network."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """One check that takes part: whose it is, and what it came to by itself."""

    claim: int
    compiled: Compiled
    verdict: Verdict


class Pin(msgspec.Struct, frozen=True, gc=False):
    """What the checks leave of one unknown, and the claims that set its ends.  Ranges are in base units."""

    strict: Range
    generous: Range
    claims: Claims
    contested: Claims = ()
    """Claims on it that are in conflict with others, and were left out."""
    stopped: bool = False
    """Narrowing only crept on when it was stopped: the ends could lie closer."""


class Networks(msgspec.Struct, frozen=True, gc=False):
    """What solving together has shown."""

    pins: dict[int, Pin]
    """By variable; unknowns only."""
    conflicts: tuple[Claims, ...]
    """Minimal sets of claims that cannot all be true under any reading, smallest first."""
    strained: tuple[Claims, ...]
    """The same for sets that only generous readings reconcile."""


def solve_networks(rows: Sequence[Row], quantities: Sequence[Quantity]) -> Networks:
    """Solve every group of checks that share figures, where there is something to solve."""
    checks = [row.compiled for row in rows]
    claim_of = [row.claim for row in rows]
    strict = [quantity.strict for quantity in quantities]
    generous = [quantity.generous for quantity in quantities]
    usable = [number for number, row in enumerate(rows) if row.verdict in ("consistent", "implied", "rounding")]
    pins: dict[int, Pin] = {}
    conflicts: list[Claims] = []
    strained: list[Claims] = []
    for group in components(checks, usable):
        unknowns = {variable for number in group for variable in checks[number].variables}
        unknowns = {variable for variable in unknowns if not quantities[variable].known}
        if len(group) < 2 and not unknowns:
            continue
        loose, broken = solved(checks, claim_of, group, generous)
        conflicts += broken
        strictly = [number for number in group if rows[number].verdict != "rounding"]
        tight, apart = solved(checks, claim_of, strictly, strict)
        strained += [claims for claims in apart if not any(set(claims) <= set(worse) for worse in broken)]
        contested = users_in_conflict(checks, claim_of, group, (*broken, *apart))
        for variable in unknowns:
            pins[variable] = pin_of(variable, tight, loose, claim_of, tuple(sorted(contested.get(variable, ()))))
    return Networks(pins, by_size(conflicts), by_size(strained))


def by_size(sets: Iterable[Claims]) -> tuple[Claims, ...]:
    """Return sets smallest first."""
    return tuple(sorted(sets, key=lambda claims: (len(claims), claims)))


def solved(
    checks: Sequence[Compiled], claim_of: Sequence[int], group: Sequence[int], ranges: Sequence[Range]
) -> tuple[Narrowed, list[Claims]]:
    """Return the narrowed ranges of a group, and the conflicts that had to be left out first."""
    conflicts: list[Claims] = []
    left = list(group)
    for _ in range(MOST_ROUNDS):
        state = solve(checks, left, ranges)
        if state.contradicted < 0:
            return state, conflicts
        conflicts += conflicts_among(checks, claim_of, left, ranges)
        left = without(left, claim_of, conflicts)
    state = solve(checks, left, ranges)
    if state.contradicted < 0:
        return state, conflicts
    # no more is told in time than that all of the rest cannot be true together
    conflicts.append(tuple(sorted({claim_of[number] for number in left})))
    return solve(checks, (), ranges), conflicts


def without(group: Sequence[int], claim_of: Sequence[int], conflicts: Sequence[Claims]) -> list[int]:
    """Return the checks of a group whose claims are in no conflict."""
    left_out = {claim for conflict in conflicts for claim in conflict}
    return [number for number in group if claim_of[number] not in left_out]


def users_in_conflict(
    checks: Sequence[Compiled], claim_of: Sequence[int], group: Sequence[int], conflicts: Sequence[Claims]
) -> dict[int, set[int]]:
    """Return for each variable the claims on it that are in some conflict."""
    contested = {claim for claims in conflicts for claim in claims}
    users: dict[int, set[int]] = {}
    for number in group:
        if claim_of[number] in contested:
            for variable in checks[number].variables:
                users.setdefault(variable, set()).add(claim_of[number])
    return users


def pin_of(variable: int, tight: Narrowed, loose: Narrowed, claim_of: Sequence[int], contested: Claims) -> Pin:
    """Return what is left of an unknown, strictly and generously, and whose checks set the ends."""
    setters = [state.get(variable) for state in (tight.lowest, tight.highest, loose.lowest, loose.highest)]
    strict_setters = [number for number in setters[:2] if number is not None]
    chosen = strict_setters or [number for number in setters[2:] if number is not None]
    claims = tuple(sorted({claim_of[number] for number in chosen}))
    stopped = tight.stopped or loose.stopped
    return Pin(tight.ranges[variable], loose.ranges[variable], claims, contested, stopped)
