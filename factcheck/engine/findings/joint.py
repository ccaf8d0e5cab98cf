"""What is reported of a claim beside its own checks: conflicts with other claims, a cause that it shares with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.constraints.propagation import solve
from factcheck.engine.intervals.ranges import to_interval
from factcheck.engine.terms.enclosure import is_bounded
from factcheck.language.messages import MOST_NAMED, listed, message
from factcheck.language.writing import write_interval
from factcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from factcheck.engine.constraints.conflicts import Claims
    from factcheck.engine.constraints.solving import Cause, NetworkCheck, Networks
    from factcheck.engine.environment import Environment, Languages
    from factcheck.engine.readings import Quantity
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.interval import Interval

MOST_APART = 4
"""Claims of one conflict that are distinguished by what each makes of an unknown."""


class JointResult(msgspec.Struct, gc=False):
    """What is reported of a claim beside its own checks."""

    verdicts: list[Verdict] = msgspec.field(default_factory=list)
    others: dict[str, None] = msgspec.field(default_factory=dict)
    """Ids of the claims that have a part in it."""
    sentences: list[str] = msgspec.field(default_factory=list)


def joint_results(
    claims_file: ClaimsFile,
    environment: Environment,
    networks: Networks,
    causes: Sequence[Cause],
    rows: Sequence[NetworkCheck],
    languages: Languages,
) -> dict[int, JointResult]:
    """Return for each claim what conflicts and shared causes say of it."""
    ids = [claim.id for claim in claims_file.claims]
    results: dict[int, JointResult] = {}
    sets_of: tuple[tuple[Verdict, str, str, tuple[Claims, ...]], ...] = (
        ("inconsistent", "conflict", "conflict alone", networks.conflicts),
        ("rounding", "conflict strict", "conflict alone strict", networks.strained),
    )
    for verdict, with_others, alone, sets in sets_of:
        for claims in sets:
            key = with_others if len(claims) > 1 else alone
            apart = apart_sentence(claims, verdict, ids, rows, environment, languages)
            for claim in claims:
                named = claims[: MOST_NAMED + 1]
                others = [ids[other] for other in named if other != claim]
                sentence = message(languages.words, key, claims=listed(others, languages.words))
                add(
                    results, claim, others if verdict == "inconsistent" else (), f"{sentence} {apart}".rstrip(), verdict
                )
    for culprit in networks.culprits:
        for claim in sorted({claim for claims in networks.conflicts if culprit in claims for claim in claims}):
            key = "culprit itself" if claim == culprit else "culprit"
            add(results, claim, (), message(languages.words, key, claim=ids[culprit]))
    for cause in causes:
        failing = sorted({rows[number].claim for number in cause.rows})
        sentence = cause_sentence(cause, [ids[claim] for claim in failing], environment, languages)
        for claim in failing:
            add(results, claim, [ids[other] for other in failing[: MOST_NAMED + 1] if other != claim], sentence)
    return results


def add(
    results: dict[int, JointResult], claim: int, others: Sequence[str], sentence: str, verdict: Verdict | None = None
) -> None:
    """Add one sentence to what is reported of a claim."""
    entry = results.setdefault(claim, JointResult())
    entry.others.update(dict.fromkeys(others))
    entry.sentences.append(sentence)
    if verdict is not None:
        entry.verdicts.append(verdict)


def apart_sentence(
    claims: Claims,
    verdict: Verdict,
    ids: Sequence[str],
    rows: Sequence[NetworkCheck],
    environment: Environment,
    languages: Languages,
) -> str:
    """Return what each claim of a conflict by itself makes of an unknown that they share; "" where there is none."""
    if len(claims) > MOST_APART:
        return ""
    strictly = verdict == "rounding"
    for variable, implied in implied_alone(claims, rows, environment.quantities, strictly).items():
        name = next(name for name, number in environment.names.items() if number == variable)
        unit = environment.quantities[variable].unit
        bounds = [
            message(
                languages.words,
                "implied by",
                interval=write_interval(values, unit, languages.numbers),
                claim=ids[claim],
            )
            for claim, values in implied.items()
        ]
        return message(languages.words, "apart", name=name, intervals=", ".join(bounds))
    return ""


def implied_alone(
    claims: Claims, rows: Sequence[NetworkCheck], quantities: Sequence[Quantity], strictly: bool
) -> dict[int, dict[int, Interval]]:
    """Return the unknowns for which two or more claims of a conflict each give bounds by themselves: claim → bounds."""
    ranges = [one.strict if strictly else one.generous for one in quantities]
    found: dict[int, dict[int, Interval]] = {}
    checks = [row.compiled for row in rows]
    for claim in claims:
        chosen = [number for number, row in enumerate(rows) if row.claim == claim]
        state = solve(checks, chosen, ranges)
        for variable in {variable for number in chosen for variable in checks[number].variables}:
            values = state.ranges[variable]
            if not quantities[variable].known and is_bounded(values):
                factor = unit_of(quantities[variable].unit).factor
                found.setdefault(variable, {})[claim] = to_interval(values, factor)
    return {variable: implied for variable, implied in sorted(found.items()) if len(implied) > 1}


def cause_sentence(cause: Cause, ids: Sequence[str], environment: Environment, languages: Languages) -> str:
    """Return the sentence that names a figure as the one cause of several failures."""
    quantity = environment.quantities[cause.variable]
    interval = to_interval(cause.fitting, unit_of(quantity.unit).factor)
    figure = quantity.figure.text if quantity.figure is not None else ""
    fitting = write_interval(interval, quantity.unit, languages.numbers)
    return message(languages.words, "cause", claims=listed(ids, languages.words), figure=figure, interval=fitting)
