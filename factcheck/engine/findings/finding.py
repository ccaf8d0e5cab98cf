"""From the results of a claim's checks, and what solving all claims together adds, to one row of the report."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from factcheck.article.anchoring import Anchor
from factcheck.engine.compiling.measures import unit_of
from factcheck.engine.environment import Environment
from factcheck.engine.findings.wording import listed, message
from factcheck.engine.inputs.gathering import drift_of, figure_indices
from factcheck.engine.intervals.ranges import to_interval
from factcheck.engine.languages import Languages
from factcheck.engine.networks.causes import Cause
from factcheck.engine.networks.conflicts import Claims
from factcheck.engine.networks.solving import Networks, Row
from factcheck.language import write_interval
from factcheck.model.claim import Claim, ClaimsFile
from factcheck.model.report import Change, CheckResult, Finding
from factcheck.model.verdict import Verdict, worst


class Together(msgspec.Struct, gc=False):
    """What a claim has to be told beside its own checks."""

    verdicts: list[Verdict] = msgspec.field(default_factory=list)
    others: dict[str, None] = msgspec.field(default_factory=dict)
    """Ids of the claims that have a part in it."""
    sentences: list[str] = msgspec.field(default_factory=list)


def told_together(
    claims_file: ClaimsFile,
    environment: Environment,
    networks: Networks,
    causes: Sequence[Cause],
    rows: Sequence[Row],
    languages: Languages,
) -> dict[int, Together]:
    """Return for each claim what conflicts and shared causes say of it."""
    ids = [claim.id for claim in claims_file.claims]
    told: dict[int, Together] = {}
    sets_of: tuple[tuple[Verdict, str, tuple[Claims, ...]], ...] = (
        ("inconsistent", "conflict", networks.conflicts),
        ("rounding", "conflict strict", networks.strained),
    )
    for verdict, key, sets in sets_of:
        for claims in sets:
            for claim in claims:
                others = [ids[other] for other in claims if other != claim]
                add(told, claim, others, message(languages.words, key, claims=listed(others)), verdict)
    for cause in causes:
        failing = sorted({rows[number].claim for number in cause.rows})
        sentence = cause_sentence(cause, [ids[claim] for claim in failing], environment, languages)
        for claim in failing:
            add(told, claim, [ids[other] for other in failing if other != claim], sentence)
    return told


def add(
    told: dict[int, Together], claim: int, others: Sequence[str], sentence: str, verdict: Verdict | None = None
) -> None:
    """Add one sentence to what a claim is told."""
    entry = told.setdefault(claim, Together())
    entry.others.update(dict.fromkeys(others))
    entry.sentences.append(sentence)
    if verdict is not None:
        entry.verdicts.append(verdict)


def cause_sentence(cause: Cause, ids: Sequence[str], environment: Environment, languages: Languages) -> str:
    """Return the sentence that names a figure as the one cause of several failures."""
    quantity = environment.quantities[cause.variable]
    interval = to_interval(cause.fitting, unit_of(quantity.unit).factor)
    figure = quantity.figure.text if quantity.figure is not None else ""
    fitting = write_interval(interval, quantity.unit, languages.numbers)
    return message(languages.words, "cause", claims=listed(ids), figure=figure, interval=fitting)


def finding_of(
    claim: Claim, anchor: Anchor, checks: tuple[CheckResult, ...], together: Together | None, languages: Languages
) -> Finding:
    """Return the row of one claim."""
    together = together or Together()
    drift = drift_of(claim, anchor)
    verdicts: list[Verdict] = [check.verdict for check in checks] + together.verdicts
    if anchor.status == "missing":
        verdicts.append("missing")
    elif drift:
        verdicts.append("drifted")
    return Finding(
        id=claim.id,
        quote=" … ".join(quote.text for quote in claim.quotes),
        verdict=worst(verdicts),
        start=anchor.start,
        end=anchor.end,
        figures=figure_indices(anchor),
        checks=checks,
        explanation=" ".join(reasons(claim, anchor, drift, together, languages)),
        drift=drift if anchor.status != "missing" else (),
        confidence=claim.confidence or "1",
        conflict=tuple(together.others),
        why=claim.why,
        location=claim.location,
        notes=anchor.notes,
    )


def reasons(
    claim: Claim, anchor: Anchor, drift: Sequence[Change], together: Together, languages: Languages
) -> list[str]:
    """Return what is to be said of a claim beside its checks."""
    found = []
    if anchor.status == "missing":
        found.append(message(languages.words, "missing"))
    elif drift:
        found.append(drift_sentence(drift, languages))
    if anchor.status == "ambiguous":
        found.append(message(languages.words, "ambiguous"))
    if not claim.checks and anchor.status != "missing":
        found.append(message(languages.words, "unchecked"))
    return found + together.sentences


def drift_sentence(drift: Sequence[Change], languages: Languages) -> str:
    """Return the sentence that says what the article has changed."""
    gone = [message(languages.words, "mark gone", figure=change.before) for change in drift if not change.after]
    changed = [
        message(languages.words, "change", before=change.before, after=change.after) for change in drift if change.after
    ]
    return " ".join(gone + ([message(languages.words, "drifted", changes=", ".join(changed))] if changed else []))
