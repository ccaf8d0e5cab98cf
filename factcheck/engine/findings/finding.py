"""From the results of a claim's checks, and what solving all claims jointly adds, to one row of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring import figure_indices
from factcheck.claims.expression.writer import names_in
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.findings.joint import JointResult
from factcheck.language.messages import message
from factcheck.model.article import line_and_column
from factcheck.model.claim import Check
from factcheck.model.interval import Interval
from factcheck.model.report import Change, CheckResult, Finding, Repair, Severity, Step
from factcheck.model.said import in_language
from factcheck.model.verdict import Verdict, worst

if TYPE_CHECKING:
    from factcheck.article.anchoring import Anchor, Passages
    from factcheck.engine.environment import Languages
    from factcheck.engine.evaluation import Evaluation
    from factcheck.engine.inputs.bracket_problems import BracketError
    from factcheck.model.claim import Claim
    from factcheck.model.figure import Figure

# From evaluations to the results of a report, with what explanations and repairs say of them.


NEVER_EDITED: Mapping[int, str] = {}
PLAIN = ("consistent",)
"""Verdicts that need no explanation unless one is asked for."""
FAILING = ("inconsistent", "rounding")
"""Verdicts of checks that a repair would make hold."""


class Description(msgspec.Struct, frozen=True, gc=False):
    """What is reported of a check."""

    explanation: str = ""
    plain: str = ""
    steps: tuple[Step, ...] = ()
    repairs: tuple[Repair, ...] = ()
    severity: Severity = "figure"


NOTHING = Description()


def as_printed(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation of the same check over the printed values, each taken as exact; unknowns stay unknown."""
    figures = {one.name: one.figure and exact(one.figure) for one in evaluation.participants}
    if not figures or any(figure is None for figure in figures.values()):
        return evaluation
    found = evaluate_figures(Check(evaluation.source, evaluation.comparison), figures)
    return found if len(found.sides) == len(evaluation.sides) else evaluation


def exact(figure: Figure) -> Figure:
    """Return a figure as the very number that is printed; a range keeps its ends."""
    if figure.ends is not None or figure.kind in ("date", "range"):
        return figure
    return msgspec.structs.replace(
        figure, interval=Interval(figure.value, figure.value), generous=(), ulp=Fraction(0), hedge=None
    )


def description_of(
    evaluation: Evaluation, languages: Languages, in_steps: bool, accepted: Mapping[int, str]
) -> Description:
    """Return the explanation of a check, `in_steps` too where they are asked for, and the repairs where it fails."""
    # most checks of most files hold and have nothing to report, so these are loaded only when one has
    from factcheck.engine.explain.sentence import plain_value, sentence_of
    from factcheck.engine.severity import severity_of

    steps: tuple[Step, ...] = ()
    if in_steps:
        from factcheck.engine.explain.steps import steps_of

        steps = steps_of(evaluation, languages)
    repairs = repairs_of(evaluation, languages, accepted) if evaluation.verdict in FAILING else ()
    printed = as_printed(evaluation)
    sentence, plain = sentence_of(evaluation, printed, languages), plain_value(evaluation, printed, languages)
    return Description(sentence, plain, steps, repairs, severity_of(evaluation))


def repairs_of(evaluation: Evaluation, languages: Languages, accepted: Mapping[int, str]) -> tuple[Repair, ...]:
    """Return the repairs that would make a failing check hold, the likeliest first."""
    from factcheck.engine.corrections.proposing import propose_repairs

    return propose_repairs(evaluation, languages.numbers, accepted)


def result_of(
    evaluation: Evaluation, languages: Languages, explain_all: bool, accepted: Mapping[int, str] = NEVER_EDITED
) -> CheckResult:
    """Return the result of one check, explained where there is something to explain; `explain_all` in steps, always.

    `accepted` has, for figures that an edit has changed, what they were when they were last accepted.
    """
    stated, computed = evaluation.stated_side, evaluation.computed_side
    is_plain = evaluation.verdict in PLAIN and not explain_all
    description = NOTHING if is_plain else description_of(evaluation, languages, explain_all, accepted)
    return CheckResult(
        source=evaluation.source,
        rule=evaluation.kind,
        verdict=evaluation.verdict,
        stated=stated_text(evaluation),
        computed=computed.strict if computed else None,
        computed_unit=computed.unit if computed else "",
        plain=description.plain,
        difference=evaluation.difference if stated and evaluation.verdict in FAILING else None,
        explanation=description.explanation,
        reading=evaluation.reading,
        repairs=description.repairs,
        severity=description.severity,
        steps=description.steps,
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


def finding_of(
    claim: Claim,
    anchor: Anchor,
    checks: tuple[CheckResult, ...],
    brackets: Sequence[BracketError],
    joint: JointResult | None,
    languages: Languages,
    passages: Passages,
) -> Finding:
    """Return the row of one claim; `brackets` are those of its own that hold no one whole figure."""
    joint = joint or JointResult()
    if anchor.turns:
        checks = tuple(msgspec.structs.replace(check, severity="decision") for check in checks)
    drift = drift_of(claim, anchor)
    verdicts: list[Verdict] = [check.verdict for check in checks] + joint.verdicts
    if any(error.problem is not None for error in brackets):
        verdicts.append("invalid")
    if anchor.status == "missing":
        verdicts.append("missing")
    elif drift:
        verdicts.append("drifted")
    return Finding(
        id=claim.id,
        quote=claim.words,
        verdict=worst(verdicts),
        start=anchor.start,
        end=anchor.end,
        figures=figure_indices(anchor),
        checks=checks,
        explanation=" ".join(reasons(claim, anchor, drift, brackets, joint, languages, passages)),
        drift=drift if anchor.status != "missing" else (),
        confidence=claim.confidence or "1",
        conflict=tuple(joint.others),
        why=claim.why,
        origin=claim.origin or "claims",
        location=claim.location,
        notes=tuple(in_language(note, languages.words) for note in anchor.notes),
    )


def reasons(
    claim: Claim,
    anchor: Anchor,
    drift: Sequence[Change],
    brackets: Sequence[BracketError],
    joint: JointResult,
    languages: Languages,
    passages: Passages,
) -> list[str]:
    """Return what is to be said of a claim beside its checks."""
    checked = {name for check in claim.checks for name in names_in(check.comparison)}
    found = [error.reason for error in brackets if error.name not in checked]
    if anchor.status == "missing":
        found.append(message(languages.words, "missing"))
        found += nearest_passage(claim, passages, languages)
    elif drift:
        found.append(drift_sentence(drift, languages, is_recomputed=not brackets))
    if anchor.status == "ambiguous":
        found.append(message(languages.words, "ambiguous"))
    if not claim.checks and anchor.status != "missing":
        found.append(message(languages.words, "unchecked"))
    return found + joint.sentences


LONGEST_PASSAGE = 200
"""Characters of a passage that are shown."""


def nearest_passage(claim: Claim, passages: Passages, languages: Languages) -> Iterator[str]:
    """Yield the passage of the article that is most like a claim which it no longer has, if any is."""
    span = passages.nearest(claim.words)
    if span is None:
        return
    line, _ = line_and_column(passages.article, span.start)
    words = " ".join(passages.article.text[span.start : span.end].split())
    if len(words) > LONGEST_PASSAGE:
        words = words[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"
    yield message(languages.words, "nearest", line=str(line), passage=words)


def drift_sentence(drift: Sequence[Change], languages: Languages, is_recomputed: bool) -> str:
    """Return the sentence that says what the article has changed."""
    gone = [message(languages.words, "mark gone", figure=change.before) for change in drift if not change.after]
    changed = [
        message(languages.words, "change", before=change.before, after=change.after) for change in drift if change.after
    ]
    if changed:
        gone.append(message(languages.words, "drifted", changes=", ".join(changed)))
    if changed and is_recomputed:
        gone.append(message(languages.words, "recomputed"))
    return " ".join(gone)


def drift_of(claim: Claim, anchor: Anchor) -> tuple[Change, ...]:
    """Return what the article has changed since the claim was written: figures, and the words that turn them."""
    figures = [
        Change(mark.name or mark.surface, mark.surface, mark.text) for mark in anchor.marks if mark.status != "same"
    ]
    marks = [mark.name or mark.surface for mark in anchor.marks]
    words = [Change(marks[turn.mark], turn.before, turn.after) for turn in anchor.turns if turn.mark < len(marks)]
    return (*figures, *words)
