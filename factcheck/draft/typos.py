"""Misses that one typo of a writer explains: what fails by a typo was meant to hold.

That a single typo (another digit, two digits swapped, a power of ten) makes figures agree is evidence that they were
meant to agree, as much as accident would seldom bring them so close: among figures of many digits hardly any
accidental combination comes within one digit of fitting, among short ones many do, so that it says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, inf, isfinite, isnan
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.expression.writer import terms_from
from factcheck.draft.annotated_article import Mention
from factcheck.draft.chance import CERTAIN, log_likelihood
from factcheck.draft.search import closely, strict_outcome
from factcheck.engine.corrections.typo_candidates import TYPOS
from factcheck.engine.quick import expanded, factor_in
from factcheck.model.expression import Binary, Call, Name, Negation, Number, Term
from factcheck.model.figure import Figure

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

Operands = tuple[tuple[str, Mention], ...]
Ends = tuple[float, float]
"""Between which two ends a value lies, a little too wide: what lies outside is not asked for exactly."""
ANYWHERE: Ends = (-inf, inf)

OF_A_HUNDRED = {
    "one digit": 70,
    "transposed digits": 10,
    "decimal shift": 8,
    "scale word": 6,
    "swapped marks": 4,
    "unit": 2,
}
"""How many of a hundred typos are of each kind: rough, from the corrections that newspapers print."""
FEWEST_DIGITS, DIGITS_OF_ONE = 2, 3
"""Digits, zeros at the ends left out, that every figure and at least one figure must have: 100,000 is a round one."""


MOST_OPERANDS = 16
"""Figures of one check among which a wrong digit is looked for: each of their digits is tried in a sum of them all."""
MOST_SEARCHES = 12
"""Missed checks of one stated figure that are searched for a typo; in 700 news articles no figure had more than 7."""


class Typo(msgspec.Struct, frozen=True, gc=False):
    """A typo that would explain why a check fails."""

    name: str
    chance: int
    """In parts per million: how often accidental figures come within a typo that is as common as this one."""


class TypoSearch:
    """Looks in one article for the typos that explain missed checks; each figure is respelled once, not for each check.

    It stops where one stated figure has missed MOST_SEARCHES checks: of so many a typo explains some by accident.
    """

    def __init__(self, language: str) -> None:
        """Start with nothing respelled."""
        self._language = language
        self._searches: Counter[int] = Counter()
        self._respelled: dict[tuple[str, int], Respellings] = {}

    def likeliest(self, candidate: Candidate, chance: int, needed: int) -> Typo | None:
        """Return what `likeliest_typo` does; None beyond the most searches for one stated figure."""
        stated = candidate.stated_mention.place
        if self._searches[stated] >= MOST_SEARCHES or not _may_hold_a_typo(candidate):
            return None
        self._searches[stated] += 1
        return likeliest_typo(candidate, chance, needed, self.respelled)

    def respelled(self, typo: str, mention: Mention) -> Respellings:
        """Return a figure as it would be without a typo of this kind, in all ways."""
        key = typo, mention.place
        if key not in self._respelled:
            figures = dict(TYPOS)[typo](mention.figure, self._language) if _digits(mention.figure) else ()
            ways = tuple(Respelling(figure, _moved_by(mention.figure, figure), _ends(figure)) for figure in figures)
            self._respelled[key] = Respellings(ways, sorted(way.moved_by for way in ways))
        return self._respelled[key]


class Respelling(msgspec.Struct, frozen=True, gc=False):
    """A figure as it would be without a typo."""

    figure: Figure
    moved_by: float
    """A check as loose as this, in parts per million, lets the change pass unseen."""
    ends: Ends
    """In the figure's unit."""


class Respellings(msgspec.Struct, frozen=True, gc=False):
    """All that a figure would be without a typo of one kind."""

    ways: tuple[Respelling, ...]
    moved_by: list[float]
    """How far each of them is from the figure, the nearest first."""

    def number(self, chance: int) -> int:
        """Return how many are further off than a check as loose as this one lets pass."""
        return len(self.moved_by) - bisect_right(self.moved_by, chance)


def likeliest_typo(
    candidate: Candidate, chance: int, needed: int, respelled: Callable[[str, Mention], Respellings]
) -> Typo | None:
    """Return the typo that explains a missed check, the one that accident explains least; None where none does.

    A typo that is worth fewer points of log likelihood than `needed` explains nothing.

    `chance` is how often a check as loose as this one would hold by chance, in parts per million.  A kind of typo
    that turns the figures into n others gives accident n chances, and counts for less the rarer writers make that typo.
    Of the check with and without the typo the looser one counts: 2,500 years cut to 2.5 agree with any two years.
    """
    found = []
    needs: dict[str, Ends] = {}
    for name, _ in TYPOS:
        each = Fraction(100 * candidate.rivals, OF_A_HUNDRED[name])
        if log_likelihood(int(chance * each)) < needed:
            continue  # one way would be too many
        all_ways = [respelled(name, mention) for _, mention in candidate.operands]
        ways = sum(one.number(chance) for one in all_ways) * each
        if not ways or log_likelihood(int(chance * ways)) < needed:
            continue  # however well it corrects the check: accident has chances enough
        needs = needs or needed_ends(candidate.check, candidate.operands)
        tried = _without(candidate.operands, all_ways, chance, {} if name == "unit" else needs)
        outcomes = (strict_outcome(candidate.check, operands) for operands in tried)
        repaired = next((outcome for outcome in outcomes if outcome is not None), None)
        if repaired is not None:
            found.append(Typo(name, int(max(chance, repaired.chance) * ways)))
    best = min(found, key=lambda typo: typo.chance, default=None)
    return best if best is not None and log_likelihood(best.chance) >= needed else None


def _may_hold_a_typo(candidate: Candidate) -> bool:
    """Return whether a typo could explain a miss: few figures, of digits enough, none of them a mere bound."""
    return len(candidate.operands) <= MOST_OPERANDS and _have_digits_enough(candidate) and not _is_open_ended(candidate)


def _have_digits_enough(candidate: Candidate) -> bool:
    """Return whether the figures have so many digits that a near miss can mean anything."""
    significant = [len(_digits(mention.figure).strip("0")) for _, mention in candidate.operands]
    return min(significant) >= FEWEST_DIGITS and max(significant) >= DIGITS_OF_ONE


def _is_open_ended(candidate: Candidate) -> bool:
    """Return whether a figure is stated as "at least" or "over", which half of all numbers satisfy."""
    return any(None in (mention.figure.interval.low, mention.figure.interval.high) for _, mention in candidate.operands)


def _without(
    operands: Operands, respelled: list[Respellings], chance: int, needs: dict[str, Ends]
) -> Iterator[Operands]:
    """Yield the operands with one of them as it would be without a typo, where that can satisfy the check."""
    for place, ((role, mention), one) in enumerate(zip(operands, respelled, strict=True)):
        low, high = needs.get(role, ANYWHERE)
        for way in one.ways:
            if way.moved_by > chance and way.ends[0] <= high and low <= way.ends[1]:
                meant = (role, msgspec.structs.replace(mention, figure=way.figure))
                yield (*operands[:place], meant, *operands[place + 1 :])


def _moved_by(figure: Figure, other: Figure) -> float:
    """Return from which looseness on, in whole parts per million, a check lets another figure pass for this one."""
    off = abs(figure.value - other.value)
    if figure.unit != other.unit or (off and not figure.value):
        return inf
    return ceil(off * CERTAIN / (2 * abs(figure.value))) if off else 0


def _digits(figure: Figure) -> str:
    """Return the digits as written; "" for number words and ranges."""
    if figure.ends is not None or figure.number_start < 0:
        return ""
    start = figure.number_start - figure.start
    return "".join(filter(str.isdecimal, figure.text[start : figure.number_end - figure.start]))


# What a figure of a check has to be for it to hold, the others as they are.
#
# Only a filter, in floating point and a little too wide: what passes is computed exactly.


WIDER = 1e-9
"""By which share of itself each end is moved outwards: far more than floating point loses."""


def needed_ends(check: str, operands: Operands) -> dict[str, Ends]:
    """Return for the roles of a check between which ends their figures must lie, in their units, for it to hold.

    A role that is left out may be anything.
    """
    comparison = expanded(check)
    if comparison.relations not in (("≈",), ("=",)):
        return {}
    figures = {role: mention.figure for role, mention in operands}
    factors = {role: float(factor_in(figure.unit, figures)) for role, figure in figures.items()}
    left, right = comparison.terms
    values: dict[int, Ends] = {}
    for term in terms_from(comparison.terms):
        if isinstance(term, Name):
            values[id(term)] = _times(_ends(figures[term.name]), (factors[term.name],) * 2)
        elif isinstance(term, Number):
            values[id(term)] = _wide(float(term.value * factor_in(term.unit, figures)))
    _value(left, values)
    _value(right, values)
    needs: dict[str, list[Ends]] = {}
    _solve(left, values[id(right)], values, needs)
    _solve(right, values[id(left)], values, needs)
    return {role: _over(ends[0], (factors[role],) * 2) for role, ends in needs.items() if len(ends) == 1}


def _value(term: Term, values: dict[int, Ends]) -> Ends:
    """Return between which ends a term lies, and note it for all that the term is made of."""
    if id(term) in values:
        return values[id(term)]
    ends = ANYWHERE
    if isinstance(term, Negation):
        ends = _minus((0, 0), _value(term.term, values))
    elif isinstance(term, Binary):
        left, right = _value(term.left, values), _value(term.right, values)
        ends = VALUES[term.operator](left, right) if term.operator in VALUES else ANYWHERE
    values[id(term)] = ends
    return ends


def _solve(term: Term, target: Ends, values: dict[int, Ends], needs: dict[str, list[Ends]]) -> None:
    """Note for each name of a term between which ends it must lie for the term to meet a target."""
    if isinstance(term, Name):
        needs.setdefault(term.name, []).append(target)
    elif isinstance(term, Negation):
        _solve(term.term, _minus((0, 0), target), values, needs)
    elif isinstance(term, Binary):
        left, right = values[id(term.left)], values[id(term.right)]
        for_left, for_right = ANYWHERE, ANYWHERE
        if term.operator in INVERSES:
            to_left, to_right = INVERSES[term.operator]
            for_left, for_right = to_left(target, right), to_right(target, left)
        _solve(term.left, for_left, values, needs)
        _solve(term.right, for_right, values, needs)
    elif isinstance(term, Call):
        for argument in terms_from([term]):
            if isinstance(argument, Name):
                needs.setdefault(argument.name, []).append(ANYWHERE)


def _ends(figure: Figure) -> Ends:
    """Return the ends of all that a figure is taken for: strictly, as its hedge has it, as a count that was rounded."""
    readings = [figure.interval, closely(figure)] if figure.hedge else [figure.interval]
    half = figure.ulp / 2
    try:
        lows = [-inf if one.low is None else float(one.low) for one in readings]
        highs = [inf if one.high is None else float(one.high) for one in readings]
        least, most = min(*lows, float(figure.value - half)), max(*highs, float(figure.value + half))
    except OverflowError:
        return ANYWHERE
    return _wide(least)[0], _wide(most)[1]


def _wide(value: float) -> Ends:
    """Return the ends around a value that floating point may have rounded."""
    off = abs(value) * WIDER
    return (value - off, value + off) if isfinite(value) else (value, value)


def _plus(one: Ends, other: Ends) -> Ends:
    return _known(one[0] + other[0], one[1] + other[1])


def _minus(one: Ends, other: Ends) -> Ends:
    return _known(one[0] - other[1], one[1] - other[0])


def _times(one: Ends, other: Ends) -> Ends:
    return _known(*(first * second for first in one for second in other))


def _over(one: Ends, other: Ends) -> Ends:
    if other[0] <= 0 <= other[1]:
        return ANYWHERE
    return _known(*(first / second for first in one for second in other))


def _known(*ends: float) -> Ends:
    """Return the outermost ends; anywhere where one of them has no value."""
    return ANYWHERE if any(map(isnan, ends)) else (min(ends), max(ends))


Operation = Callable[[Ends, Ends], Ends]
VALUES: dict[str, Operation] = {"+": _plus, "-": _minus, "*": _times, "/": _over}
INVERSES: dict[str, tuple[Operation, Operation]] = {
    "+": (_minus, _minus),
    "-": (_plus, lambda target, left: _minus(left, target)),
    "*": (_over, _over),
    "/": (_times, lambda target, left: _over(left, target)),
}
"""From what an operation must give, and the one of its terms, to the other: to the left one, to the right one."""
