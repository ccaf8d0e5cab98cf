"""The decorator that turns a small documented function into a rule.

A rule module looks like this; the docstring is the manual page, the examples are its tests:

    @formula_rule(
        kind="change",
        roles=(Role("from", "the earlier value"), Role("to", "the later value")),
        good=("change(50, 40) = -20 %",),
        bad=("change(40, 50) = -20 %",),
    )
    def change(from_: Term, to: Term) -> Term:
        \"\"\"Give by what part a value changed.\"\"\"
        return to / from_ - 1
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from factcheck.model.rule import Operand, PredicateResult, Role, Rule

if TYPE_CHECKING:
    from factcheck.model.expression import Term
    from factcheck.model.kinds import RuleKind


def formula_rule(
    *,
    kind: RuleKind,
    roles: tuple[Role, ...],
    good: tuple[str, ...],
    bad: tuple[str, ...],
    is_identity: bool = False,
    sized_base: bool = False,
) -> Callable[[Callable[..., Term]], Rule]:
    """Turn a function from terms to a term into a rule of the function's name."""

    def made(function: Callable[..., Term]) -> Rule:
        return Rule(
            name=function.__name__,
            kind=kind,
            roles=roles,
            documentation=documentation_of(function),
            good=good,
            bad=bad,
            formula=function,
            is_identity=is_identity,
            sized_base=sized_base,
        )

    return made


def predicate_rule(
    *, kind: RuleKind, roles: tuple[Role, ...], good: tuple[str, ...], bad: tuple[str, ...]
) -> Callable[[Callable[[Sequence[Operand]], PredicateResult]], Rule]:
    """Turn a function from operands to an answer into a rule of the function's name."""

    def made(function: Callable[[Sequence[Operand]], PredicateResult]) -> Rule:
        return Rule(
            name=function.__name__,
            kind=kind,
            roles=roles,
            documentation=documentation_of(function),
            good=good,
            bad=bad,
            answer=function,
        )

    return made


def verdict_of(holds: bool, otherwise: str) -> PredicateResult:
    """Return whether something holds, with the reason where it does not."""
    return PredicateResult(holds=holds, reason="" if holds else otherwise)


def documentation_of(function: Callable[..., object]) -> str:
    """Return a function's docstring with the indentation of its lines taken out."""
    first, newline, rest = (function.__doc__ or "").partition("\n")
    lines = rest.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return first + newline + "\n".join(line[margin:].rstrip() for line in lines).rstrip()
