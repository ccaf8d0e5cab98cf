"""A rule as a record: its name, its roles, what it computes, and examples that hold and that do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from factcheck.model.expression import Call, Term
from factcheck.model.figure import Figure
from factcheck.model.interval import Interval
from factcheck.model.kinds import RuleKind
from factcheck.model.said import said


class Role(msgspec.Struct, frozen=True):
    """One argument of a rule: its name in checks and what it stands for."""

    name: str
    meaning: str
    optional: bool = False
    many: bool = False
    """Takes all remaining positional arguments (the parts of a sum)."""
    like: str = ""
    """The role that measures the same: a bare number here counts as a duration there does ("to 81 days from 53")."""
    stated: bool = False
    """What the text states as the result, where the rule only answers yes or no: it alone may have been cut."""
    is_count: bool = False
    """A whole number here counts: "in 4 years" are four periods of growth, no more and no less."""
    is_year: bool = False
    """A bare number here names a year: 2019 is written as 2019, not as 2,019."""
    unit: str = ""
    """Takes this role as a pure number of this unit: a term in a compatible unit is divided by one of it
    (`term / Number(1, unit)`), a bare number counts as being in it.  "": the term as it is."""


class Operand(msgspec.Struct, frozen=True):
    """What a rule that is no plain formula gets for a role: the values it can have, and the figure behind it."""

    interval: Interval
    unit: str = ""
    figure: Figure | None = None


class PredicateResult(msgspec.Struct, frozen=True):
    """What such a rule returns: a value to compare with, or whether something holds (None: can't be decided)."""

    interval: Interval | None = None
    unit: str = ""
    holds: bool | None = None
    reason: str = ""


class Rule(msgspec.Struct, frozen=True):
    """A named, documented relation that checks use.

    Exactly one of `formula` and `answer` is given.  A formula gets one term per role and returns a term, so
    that the engine can keep it tight, solve it for any of its figures and check its units.  A predicate,
    `answer`, gets operands, for what algebra can't say (weekdays, whole counts, reported tests).

    Both get their arguments in the order of `roles`; optional roles come last and are left out when not given,
    a `many` role gets all the rest.
    """

    name: str
    kind: RuleKind
    roles: tuple[Role, ...]
    documentation: str
    good: tuple[str, ...]
    """Checks with numbers written out that hold, e.g. "change(50, 40) ≈ -20 %"."""
    bad: tuple[str, ...]
    """Checks with numbers written out that do not hold."""
    formula: Callable[..., Term] | None = None
    answer: Callable[[Sequence[Operand]], PredicateResult] | None = None
    sized_base: bool = False
    """The formula divides by the size of its first role: for a base below zero the sign of the result is turned."""
    is_identity: bool = False
    """Both sides of a check are one quantity, stated twice: "up to 30 °C (86 °F)" says that 30 °C are 86 °F."""

    @property
    def summary(self) -> str:
        """Return the first line of the documentation."""
        return self.documentation.strip().partition("\n")[0]


class BadCallError(Exception):
    """A rule called with arguments that it does not take."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        """Hold what is wrong, and where in the check."""
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


Argument = tuple[Role, Term]


def arguments_of(rule: Rule, call: Call) -> list[Argument]:
    """Return each argument with the role it fills, in the order of the roles; raises `BadCallError`."""
    names = [role.name for role in rule.roles]
    for name, _ in call.named:
        if name not in names:
            raise BadCallError(
                said("check.takes_no", rule=rule.name, name=name),
                call.column,
                said("check.it_takes", names=", ".join(names)),
            )
    named, waiting, filled = dict(call.named), list(call.arguments), []
    for role in rule.roles:
        if role.many:
            filled += [(role, term) for term in waiting]
            waiting = []
            if role.name in named:
                filled.append((role, named.pop(role.name)))
            if not role.optional and not any(one is role for one, _ in filled):
                raise BadCallError(
                    said("check.needs", rule=rule.name, name=role.name, meaning=role.meaning), call.column
                )
        elif waiting:
            filled.append((role, waiting.pop(0)))
        elif role.name in named:
            filled.append((role, named.pop(role.name)))
        elif not role.optional:
            raise BadCallError(said("check.needs", rule=rule.name, name=role.name, meaning=role.meaning), call.column)
    if waiting or named:
        raise BadCallError(
            said("check.takes_at_most", rule=rule.name, count=len(rule.roles)),
            call.column,
            said("check.it_takes", names=", ".join(names)),
        )
    return filled
