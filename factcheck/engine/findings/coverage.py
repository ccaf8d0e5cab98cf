"""Which figures of the article the claims file speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article.anchoring import anchor_all, figure_indices
from factcheck.language.messages import message
from factcheck.model.errors import Problem
from factcheck.model.report import CheckResult, Coverage, Finding
from factcheck.model.said import said

if TYPE_CHECKING:
    import datetime

    from factcheck.engine.environment import Languages
    from factcheck.engine.inputs.gathering import Gathered
    from factcheck.model.article import Article
    from factcheck.model.claim import Allowance, ClaimsFile
    from factcheck.model.figure import Figure

# Allowances of a claim: findings that the newsroom knows of and has a reason for.


SILENCEABLE = ("inconsistent", "rounding", "implied", "unchecked", "drifted")


def allowed(finding: Finding, allowances: Sequence[Allowance], languages: Languages, today: datetime.date) -> Finding:
    """Return a finding with what its allowances silence, and with a note for each that silences nothing."""
    notes, reasons = list(finding.notes), []
    for allowance in allowances:
        if allowance.until is not None and allowance.until < today:
            day = allowance.until.isoformat()
            notes.append(message(languages.words, "allowance over", rule=allowance.rule, day=day))
        elif any(is_silenced(check, allowance) for check in finding.checks):
            reasons.append(allowance.reason)
        else:
            notes.append(message(languages.words, "allowance unused", rule=allowance.rule))
    silenced = ""
    if reasons and not any(is_reported(check, allowances, today) for check in finding.checks):
        silenced = "; ".join(reasons)
    return msgspec.structs.replace(finding, notes=tuple(notes), silenced=silenced)


def is_silenced(check: CheckResult, allowance: Allowance) -> bool:
    """Return whether an allowance speaks of what a check found."""
    return check.rule == allowance.rule and check.verdict in SILENCEABLE


def is_reported(check: CheckResult, allowances: Sequence[Allowance], today: datetime.date) -> bool:
    """Return whether a check found something that no allowance silences."""
    if check.verdict == "consistent":
        return False
    in_force = [one for one in allowances if one.until is None or one.until >= today]
    return not any(is_silenced(check, allowance) for allowance in in_force)


IGNORED = "ignore"


def cover_of(
    claims_file: ClaimsFile, gathered: Gathered, article: Article, figures: Sequence[Figure]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return for each figure the first claim that marks it, or that it is ignored; and ignored quotes not found."""
    cover = [""] * len(figures)
    for claim, anchor in zip(claims_file.claims, gathered.anchors, strict=True):
        for index in figure_indices(anchor):
            cover[index] = cover[index] or claim.id
    problems = []
    anchors = anchor_all([(ignored.quote,) for ignored in claims_file.ignored], article, figures)
    for ignored, anchor in zip(claims_file.ignored, anchors, strict=True):
        where = ignored.location
        if anchor.status == "missing":
            message = said("check.no_ignored_numbers", text=ignored.quote.text)
            problems.append(Problem(message, where.path, where.line, where.column, hint=said("check.take_out")))
        for index in figure_indices(anchor):
            cover[index] = cover[index] or IGNORED
    return tuple(cover), tuple(problems)


def coverage_of(cover: Sequence[str]) -> Coverage:
    """Count what is covered, ignored and left over.  A claim may be called "ignore" only by the file's `ignore`."""
    ignored = sum(one == IGNORED for one in cover)
    uncovered = tuple(index for index, one in enumerate(cover) if not one)
    return Coverage(len(cover), len(cover) - ignored - len(uncovered), ignored, uncovered)
