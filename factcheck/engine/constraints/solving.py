"""Checks that share figures, solved jointly: what unknowns must be, and which claims can't all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.constraints.conflicts import Claims, conflicts_among, solve_jointly
from factcheck.engine.constraints.propagation import PropagationState, components, solve
from factcheck.engine.intervals.ranges import WHOLE, Range, meets
from factcheck.engine.terms.enclosure import is_bounded
from factcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from factcheck.engine.readings import Quantity


MOST_ROUNDS = 4
"""Searches for conflicts among what earlier conflicts have left of one network."""


MOST_SUSPECTS = 4
"""Claims that are in every conflict of a network, of which each is tried as the one that explains them all."""


class NetworkCheck(msgspec.Struct, frozen=True, gc=False):
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
    """Contraction only crept on when it was stopped: the ends could lie closer."""


class Networks(msgspec.Struct, frozen=True, gc=False):
    """What solving jointly has shown."""

    pins: dict[int, Pin]
    """By variable; unknowns only."""
    conflicts: tuple[Claims, ...]
    """Minimal sets of claims that cannot all be true under any reading, smallest first."""
    strained: tuple[Claims, ...]
    """The same for sets that only generous readings reconcile."""
    culprits: tuple[int, ...] = ()
    """Claims each of which is in two or more conflicts, and without which everything else of its network agrees."""


def solve_networks(rows: Sequence[NetworkCheck], quantities: Sequence[Quantity]) -> Networks:
    """Solve every group of checks that share figures, where there is something to solve."""
    checks = [row.compiled for row in rows]
    claim_of = [row.claim for row in rows]
    strict = [quantity.strict for quantity in quantities]
    generous = [quantity.generous for quantity in quantities]
    usable = [number for number, row in enumerate(rows) if row.verdict in ("consistent", "implied", "rounding")]
    pins: dict[int, Pin] = {}
    conflicts: list[Claims] = []
    strained: list[Claims] = []
    culprits: set[int] = set()
    for group in components(checks, usable):
        unknowns = {variable for number in group for variable in checks[number].variables}
        unknowns = {variable for variable in unknowns if not quantities[variable].known}
        if len(group) < 2 and not unknowns:
            continue
        generous_state, broken, culprit = solved(checks, claim_of, group, generous)
        culprits.update(culprit)
        conflicts += broken
        strictly = [number for number in group if rows[number].verdict != "rounding"]
        strict_state, apart, _ = solved(checks, claim_of, strictly, strict)
        strained += [claims for claims in apart if not any(set(claims) <= set(worse) for worse in broken)]
        contested = users_in_conflict(checks, claim_of, group, (*broken, *apart))
        for variable in unknowns:
            pins[variable] = pin_of(
                variable, strict_state, generous_state, claim_of, tuple(sorted(contested.get(variable, ())))
            )
    return Networks(pins, by_size(conflicts), by_size(strained), tuple(sorted(culprits)))


def by_size(sets: Iterable[Claims]) -> tuple[Claims, ...]:
    """Return sets smallest first."""
    return tuple(sorted(sets, key=lambda claims: (len(claims), claims)))


def solved(
    checks: Sequence[Compiled], claim_of: Sequence[int], group: Sequence[int], ranges: Sequence[Range]
) -> tuple[PropagationState, list[Claims], Claims]:
    """Return the contracted ranges of a group, the conflicts left out first, and the claim that alone explains them."""
    conflicts: list[Claims] = []
    left = list(group)
    for _ in range(MOST_ROUNDS):
        state = solve_jointly(checks, left, ranges)
        if state.contradicted < 0:
            return state, conflicts, ()
        found = conflicts_among(checks, claim_of, left, ranges)
        for suspect in suspects(found):
            rest = without(left, claim_of, [(suspect,)])
            state = solve_jointly(checks, rest, ranges)
            if state.contradicted < 0:
                return state, conflicts + found, (suspect,)
        conflicts += found
        left = without(left, claim_of, conflicts)
    state = solve_jointly(checks, left, ranges)
    if state.contradicted < 0:
        return state, conflicts, ()
    # no more is said in time than that all of the rest cannot be true at once
    conflicts.append(tuple(sorted({claim_of[number] for number in left})))
    return solve(checks, (), ranges), conflicts, ()


def suspects(conflicts: Sequence[Claims]) -> Claims:
    """Return the claims that are in all of several conflicts; none where there is one, of which any may be wrong."""
    if len(conflicts) < 2:
        return ()
    return tuple(sorted(set(conflicts[0]).intersection(*conflicts[1:])))[:MOST_SUSPECTS]


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


def pin_of(
    variable: int, strict: PropagationState, generous: PropagationState, claim_of: Sequence[int], contested: Claims
) -> Pin:
    """Return what is left of an unknown, strictly and generously, and whose checks set the ends."""
    setters = [state.get(variable) for state in (strict.lowest, strict.highest, generous.lowest, generous.highest)]
    strict_setters = [number for number in setters[:2] if number is not None]
    chosen = strict_setters or [number for number in setters[2:] if number is not None]
    joint_setters = strict.setters.get(variable, frozenset()) or generous.setters.get(variable, frozenset())
    claims = tuple(sorted({claim_of[number] for number in (*chosen, *joint_setters)}))
    stopped = strict.stopped or generous.stopped
    return Pin(strict.ranges[variable], generous.ranges[variable], claims, contested, stopped)


# One wrong figure behind several failing checks: three shares that agree on another total than the one stated.


class Cause(msgspec.Struct, frozen=True, gc=False):
    """A figure that alone explains several failures: with another value every check on it would hold."""

    variable: int
    fitting: Range
    """The values that would fit, in base units."""
    rows: tuple[int, ...]
    """The failing checks that it explains."""


def causes_of(rows: Sequence[NetworkCheck], quantities: Sequence[Quantity]) -> list[Cause]:
    """Return the figures that explain two or more failing checks each, those that explain most first."""
    failing: dict[int, list[int]] = defaultdict(list)
    holding: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_variable = failing if row.verdict == "inconsistent" else holding
        if row.verdict in ("inconsistent", "consistent", "rounding", "implied"):
            for variable in row.compiled.variables:
                by_variable[variable].append(number)
    checks = [row.compiled for row in rows]
    explained: set[int] = set()
    causes = []
    for variable in sorted(failing, key=lambda one: -len(failing[one])):
        left = [number for number in failing[variable] if number not in explained]
        if len(left) < 2 or not quantities[variable].known:
            continue
        fitting = fitting_values(variable, left + holding[variable], checks, quantities)
        if fitting is not None:
            explained.update(left)
            causes.append(Cause(variable, fitting, tuple(left)))
    return causes


def fitting_values(
    variable: int, chosen: Sequence[int], checks: Sequence[Compiled], quantities: Sequence[Quantity]
) -> Range | None:
    """Return the values of a figure with which all chosen checks hold: strictly if possible, else generously."""
    for ranges in ([one.strict for one in quantities], [one.generous for one in quantities]):
        ranges[variable] = WHOLE
        state = solve(checks, chosen, ranges)
        found = state.ranges[variable]
        if state.contradicted < 0 and is_bounded(found) and not meets(found, quantities[variable].generous):
            return found
    return None
