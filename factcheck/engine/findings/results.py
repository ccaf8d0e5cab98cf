"""From evaluations to the results of a report, with what explanations and repairs say of them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from factcheck.engine.evaluation import Evaluation
from factcheck.engine.languages import Languages
from factcheck.model.report import CheckResult, Repair, Severity, Step

NEVER_EDITED: Mapping[int, str] = {}
PLAIN = ("consistent",)
"""Verdicts that need no explanation unless one is asked for."""
FAILING = ("inconsistent", "rounding")
"""Verdicts of checks that a repair would make hold."""


class Telling(msgspec.Struct, frozen=True, gc=False):
    """What people are told of a check."""

    explanation: str = ""
    steps: tuple[Step, ...] = ()
    repairs: tuple[Repair, ...] = ()
    severity: Severity = "figure"


NOTHING = Telling()


def told_of(evaluation: Evaluation, languages: Languages, in_steps: bool, signed: Mapping[int, str]) -> Telling:
    """Return the explanation of a check, `in_steps` too where they are asked for, and the repairs where it fails."""
    # most checks of most files hold and have nothing to tell, so these are loaded only when one has
    from factcheck.engine.explain import sentence_of, steps_of
    from factcheck.engine.severity import severity_of

    steps = steps_of(evaluation, languages) if in_steps else ()
    repairs = repairs_of(evaluation, languages, signed) if evaluation.verdict in FAILING else ()
    return Telling(sentence_of(evaluation, languages), steps, repairs, severity_of(evaluation))


def repairs_of(evaluation: Evaluation, languages: Languages, signed: Mapping[int, str]) -> tuple[Repair, ...]:
    """Return the repairs that would make a failing check hold, the likeliest first."""
    from factcheck.engine.corrections.proposing import propose_repairs

    return propose_repairs(evaluation, languages.numbers, signed)


def result_of(
    evaluation: Evaluation, languages: Languages, explain_all: bool, signed: Mapping[int, str] = NEVER_EDITED
) -> CheckResult:
    """Return the result of one check, explained where there is something to explain; `explain_all` in steps, always.

    `signed` tells of figures that an edit has changed what they were when the desk signed them off.
    """
    stated, computed = evaluation.stated_side, evaluation.computed_side
    is_plain = evaluation.verdict in PLAIN and not explain_all
    told = NOTHING if is_plain else told_of(evaluation, languages, explain_all, signed)
    return CheckResult(
        source=evaluation.source,
        rule=evaluation.kind,
        verdict=evaluation.verdict,
        stated=stated_text(evaluation),
        computed=computed.strict if computed else None,
        computed_unit=computed.unit if computed else "",
        difference=evaluation.difference if stated and evaluation.verdict in FAILING else None,
        explanation=told.explanation,
        reading=evaluation.reading,
        repairs=told.repairs,
        severity=told.severity,
        steps=told.steps,
        figures=tuple(one.index for one in evaluation.participants if one.index >= 0),
        column=evaluation.column,
    )


def stated_text(evaluation: Evaluation) -> str:
    """Return the stated figure as it is written; "" where a check states none."""
    side = evaluation.stated_side
    if side is None:
        return ""
    for participant in evaluation.participants:
        if participant.name == side.name and participant.figure is not None:
            return participant.figure.text
    return ""


def without_all_clear(result: CheckResult) -> CheckResult:
    """Return a result that does not say that nothing contradicts it: another claim does."""
    return msgspec.structs.replace(result, explanation="") if result.verdict == "implied" else result
