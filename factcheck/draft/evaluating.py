"""Candidates put to the engine: the ways to write their units, and what the engine makes of a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from factcheck.claims.expression import parse
from factcheck.draft.annotated_article import Mention
from factcheck.engine.environment import environment_of
from factcheck.engine.evaluate import evaluate
from factcheck.engine.readings import quantity_of
from factcheck.model.claim import Check
from factcheck.model.errors import FactcheckError
from factcheck.units import UnknownUnitError

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate
    from factcheck.engine.evaluation import Evaluation

MOST_SPELLINGS = 24
POINT = "point"
"""The unit of "3.1 points": of percentages where these are beside it."""
Operands = dict[str, tuple[Mention, ...]]
"""The figures that fill each role."""


def evaluated(candidate: Candidate) -> Evaluation | None:
    """Return what the engine makes of a candidate; None where its units do not meet or nothing can be computed."""
    try:
        check = Check(candidate.check, parse(candidate.check))
        figures = {role: quantity_of(mention.figure, mention.index) for role, mention in candidate.operands}
        evaluation = evaluate(check, environment_of(figures))
    except (UnknownUnitError, FactcheckError):
        return None
    return None if evaluation.verdict in ("invalid", "unchecked") else evaluation


def spellings(
    like_roles: Sequence[str], operands: Operands, names: dict[str, list[str]]
) -> Iterator[dict[str, list[str]]]:
    """Yield ways to write the operands so that their units meet, the plainest first; `like_roles` measure the same."""
    yield names
    alike = [mention for role in like_roles for mention in operands.get(role, ())]
    wanted = next((mention.figure.unit for mention in alike if mention.figure.unit), "")
    if wanted:
        yield {
            role: [
                _in_unit(name, mention, wanted) if role in like_roles else name
                for name, mention in zip(own, operands[role], strict=True)
            ]
            for role, own in names.items()
        }
    choices = [
        [(role, index, written) for written in _pure_or_not(name, mention)]
        for role, own in names.items()
        for index, (name, mention) in enumerate(zip(own, operands[role], strict=True))
    ]
    for number, chosen in enumerate(product(*choices)):
        if number >= MOST_SPELLINGS:
            return
        written = {role: list(own) for role, own in names.items()}
        for role, index, text in chosen:
            written[role][index] = text
        yield written


def _in_unit(name: str, mention: Mention, wanted: str) -> str:
    """Return an operand in the unit of those beside it: a bare number takes it on, a counted noun gives way to it."""
    own = mention.figure.unit
    if own == wanted or wanted.startswith(("percent", "times")) or own.startswith(("percent", "times")):
        return name
    if not own:
        return f"{name} × 1 {wanted}"
    return f"{name} ÷ 1 {own} × 1 {wanted}" if mention.figure.kind in ("count", "number") else name


def _pure_or_not(name: str, mention: Mention) -> list[str]:
    """Return an operand as it is, and where it counts or measures, without its unit."""
    unit = mention.figure.unit
    if unit == POINT:
        return [name, f"{name} ÷ 1 {unit}", f"{name} ÷ 1 {unit} × 1 percentage point"]
    if not unit or unit.startswith(("percent", "times")) or mention.figure.kind in ("date", "year", "ordinal"):
        return [name]
    return [name, f"{name} ÷ 1 {unit}"]
