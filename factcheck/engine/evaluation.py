"""What recomputing one check has found, whole: explanations, repairs and severities are made from this record."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from factcheck.model.expression import Comparison, Name, Negation, Number, Relation, Term
from factcheck.model.figure import Figure
from factcheck.model.interval import EVERYTHING, Interval
from factcheck.model.kinds import RuleKind
from factcheck.model.verdict import Verdict


class Participant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A named figure that takes part in a check.  All its intervals are in `unit`."""

    name: str
    index: int
    """Index into the report's figures; -1 for an outside figure, and for a part of a figure ("2019" of "2019–2023")."""
    outside: bool = False
    """Not from the article."""
    unit: str
    figure: Figure | None
    """As the article writes it, or as the claims file gives an outside value; none: an unknown."""
    generous: Interval = EVERYTHING
    """What the figure means under any reading that the check may use."""
    wanted: Interval | None = None
    """The values that would make the check hold strictly, all other figures staying as they are.

    None where it was not asked (the check holds) or no value at all would do.
    """

    @property
    def known(self) -> bool:
        """Return whether the article or the claims file gives its value."""
        return self.figure is not None

    @property
    def strict(self) -> Interval:
        """Return what the figure means when taken by its digits and its hedge."""
        return EVERYTHING if self.figure is None else self.figure.interval


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One term of the comparison: what it says and the values that it can have, in `unit`."""

    term: Term
    """As written, rules not expanded."""
    unit: str
    strict: Interval | None
    """None where it has no value at all (a rule that only answers yes or no)."""
    generous: Interval | None
    """None also where nobody asks: the check holds strictly."""
    name: str = ""
    """The participant, where the side is nothing but a name, or that with a minus before it."""

    @property
    def is_alone(self) -> bool:
        """Return whether the side is one figure or number, as a statement has it: nothing is computed."""
        return is_alone(self.term)


def is_alone(term: Term) -> bool:
    """Return whether a term is one figure or number, perhaps with a minus before it ("fell 19 %" is −19 %)."""
    return isinstance(term.term if isinstance(term, Negation) else term, Name | Number)


def name_of(term: Term) -> str:
    """Return the name that a term is, perhaps with a minus before it; "" for any other term."""
    inner = term.term if isinstance(term, Negation) else term
    return inner.name if isinstance(inner, Name) else ""


class Alternative(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the check would have given had its words meant something else."""

    name: str
    """percentage points · percent change · times more · times as much · arithmetic mean · geometric mean · wrong base
    · direction · simple growth."""
    computed: Interval
    unit: str
    fits: bool
    """Whether the stated figure agrees with this interpretation (strictly)."""


class Solved(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An unknown outside figure and what this check alone says of it."""

    name: str
    unit: str
    strict: Interval
    generous: Interval


class Evaluation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One check, recomputed."""

    source: str
    """The check as written."""
    comparison: Comparison
    rule: str
    """Name of the rule that the check calls outermost; "" for a plain expression."""
    kind: RuleKind
    verdict: Verdict
    sides: tuple[Side, ...]
    relations: tuple[Relation, ...]
    participants: tuple[Participant, ...]
    stated: int = -1
    """Index into `sides` of the figure that the article states as the result."""
    computed: int = -1
    """Index into `sides` of what it was recomputed from."""
    failing: int = -1
    """Index of the first pair that does not hold strictly; -1: all hold.

    The first pairs are those of `relations`; of a chain of equalities the ends are compared as well, after them.
    """
    difference: Fraction | None = None
    """By how much the computed interval misses the stated one, in the unit of the stated side.

    Signed: positive where the stated figure is too high.  0 where they meet, none where the check holds.
    """
    reading: str = ""
    """The generous reading needed (a name of `ReadingName`, several joined by " + "), for `rounding`."""
    loosened: tuple[str, ...] = ()
    """Names of the participants that need it."""
    solved: tuple[Solved, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    turned: str = ""
    """The article's word for the other way than its figures went ("fell" of what rose); "" where there is none."""
    rose: bool = False
    """Whether they rose, where there is such a word."""
    reason: str = ""
    """Why it is invalid or could not be decided, in English; "" otherwise."""
    hint: str = ""
    """What would be right, for an invalid check."""
    column: int = 0
    """Where in `source` the reason points, from 1; 0: nowhere in particular."""

    @property
    def failing_relation(self) -> str:
        """Return the sign of the first pair that does not hold strictly; "" where all hold."""
        if self.failing < 0 or not self.relations:
            return ""
        return self.relations[min(self.failing, len(self.relations) - 1)]

    @property
    def stated_side(self) -> Side | None:
        """Return the side that the article states."""
        return self.sides[self.stated] if self.stated >= 0 else None

    @property
    def computed_side(self) -> Side | None:
        """Return the side that was recomputed."""
        return self.sides[self.computed] if self.computed >= 0 else None
