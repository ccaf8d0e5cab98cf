"""Misses that one typo of a writer explains: what fails by a typo was meant to hold.

That a single typo (another digit, two digits swapped, a power of ten) makes figures agree is evidence that they were
meant to agree, as much as accident would seldom bring them so close: among figures of many digits hardly any
accidental combination comes within one digit of fitting, among short ones many do, so that it says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.annotated_article import Mention
from factcheck.draft.chance import CERTAIN, log_likelihood
from factcheck.draft.search import strict_outcome
from factcheck.engine.corrections.typo_candidates import TYPOS
from factcheck.model.figure import Figure

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

Operands = tuple[tuple[str, Mention], ...]
Respelled = Callable[[str, Mention], tuple[Figure, ...]]
"""A kind of typo and a figure to the figures that its writer may have meant."""

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
        self._respelled: dict[tuple[str, int], tuple[Figure, ...]] = {}

    def likeliest(self, candidate: Candidate, chance: int, needed: int) -> Typo | None:
        """Return what `likeliest_typo` does; None beyond the most searches for one stated figure."""
        stated = candidate.stated_mention.place
        if self._searches[stated] >= MOST_SEARCHES or not _may_hold_a_typo(candidate):
            return None
        self._searches[stated] += 1
        return likeliest_typo(candidate, chance, needed, self.respelled)

    def respelled(self, typo: str, mention: Mention) -> tuple[Figure, ...]:
        """Return a figure as it would be without a typo of this kind, in all ways."""
        key = typo, mention.place
        if key not in self._respelled:
            ways = dict(TYPOS)[typo](mention.figure, self._language) if _digits(mention.figure) else ()
            self._respelled[key] = tuple(ways)
        return self._respelled[key]


def likeliest_typo(candidate: Candidate, chance: int, needed: int, respelled: Respelled) -> Typo | None:
    """Return the typo that explains a missed check, the one that accident explains least; None where none does.

    A typo that is worth fewer points of log likelihood than `needed` explains nothing.

    `chance` is how often a check as loose as this one would hold by chance, in parts per million.  A kind of typo
    that turns the figures into n others gives accident n chances, and counts for less the rarer writers make that typo.
    Of the check with and without the typo the looser one counts: 2,500 years cut to 2.5 agree with any two years.
    """
    found = []
    for name, _ in TYPOS:
        each = Fraction(100 * candidate.rivals, OF_A_HUNDRED[name])
        meant: list[Operands] = []
        for operands in _without(name, candidate.operands, chance, respelled):
            meant.append(operands)
            if len(meant) % 16 == 0 and log_likelihood(int(chance * len(meant) * each)) < needed:
                break  # accident has chances enough
        ways = len(meant) * each
        if log_likelihood(int(chance * ways)) < needed:
            continue  # however well it corrects the check
        outcomes = (strict_outcome(candidate.check, operands) for operands in meant)
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


def _without(typo: str, operands: Operands, chance: int, respelled: Respelled) -> Iterator[Operands]:
    """Yield the operands with one of them as it would be without a typo of this kind."""
    for place, (role, mention) in enumerate(operands):
        for figure in respelled(typo, mention):
            if _matters(mention.figure, figure, chance):
                meant = (role, msgspec.structs.replace(mention, figure=figure))
                yield (*operands[:place], meant, *operands[place + 1 :])


def _matters(figure: Figure, other: Figure, chance: int) -> bool:
    """Return whether another figure is further off than a check as loose as this one lets pass."""
    return figure.unit != other.unit or abs(figure.value - other.value) * CERTAIN > 2 * chance * abs(figure.value)


def _digits(figure: Figure) -> str:
    """Return the digits as written; "" for number words and ranges."""
    if figure.ends is not None or figure.number_start < 0:
        return ""
    start = figure.number_start - figure.start
    return "".join(filter(str.isdecimal, figure.text[start : figure.number_end - figure.start]))
