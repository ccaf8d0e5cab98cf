"""Recompute a whole claims file against its article as it is now."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.article import running_text
from factcheck.article.anchoring import Passages
from factcheck.claims.expression.writer import names_in
from factcheck.engine.alternatives.written_direction import contradiction
from factcheck.engine.compiling.compiled import Compiled
from factcheck.engine.constraints.solving import Cause, NetworkCheck, Networks, causes_of, solve_networks
from factcheck.engine.environment import Languages
from factcheck.engine.evaluate import as_meant, compiled_or_invalid, evaluate_compiled, not_evaluated
from factcheck.engine.evaluation import Evaluation
from factcheck.engine.findings.coverage import allowed, cover_of, coverage_of
from factcheck.engine.findings.finding import finding_of, result_of, without_all_clear
from factcheck.engine.findings.joint import JointResult, joint_results
from factcheck.engine.findings.solutions import outside_results, with_solutions
from factcheck.engine.inputs.gathering import Gathered, accepted_texts, gather
from factcheck.language.messages import message
from factcheck.model.claim import Check, ClaimsFile
from factcheck.model.errors import Problem
from factcheck.model.report import CheckResult, Finding, Report
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.model.article import Article
    from factcheck.model.figure import Figure


def recompute(
    claims_file: ClaimsFile,
    article: Article,
    figures: Sequence[Figure],
    *,
    language: str = "",
    explain_all: bool = False,
    today: datetime.date | None = None,
) -> Report:
    """Return the report on a claims file.

    Explanations are in `language` (the claims file's by default), for checks that hold only with `explain_all`.
    `today` decides which allowances are over.
    """
    languages = Languages(words=language or article.language, numbers=article.language)
    gathered = gather(claims_file, article, figures, languages.words)
    environment = gathered.environment
    evaluated = [
        evaluate_in(check, number, gathered)
        for number, claim in enumerate(claims_file.claims)
        for check in claim.checks
    ]
    rows = [
        NetworkCheck(one.claim, one.compiled, one.evaluation.verdict) for one in evaluated if one.compiled is not None
    ]
    networks = solve_networks(rows, environment.quantities)
    causes = causes_of(rows, environment.quantities)
    joint = joint_results(claims_file, environment, networks, causes, rows, languages)
    text = running_text(article)
    evaluated = [as_written(one, gathered, text, languages) for one in evaluated]
    results = results_by_claim(evaluated, networks, causes, gathered, languages, explain_all)
    findings = findings_of(
        claims_file, gathered, results, joint, languages, today or datetime.date.today(), Passages(article)
    )
    cover, not_found = cover_of(claims_file, gathered, article, figures)
    return Report(
        article=article,
        figures=tuple(figures),
        claims=findings,
        outside=outside_results(claims_file, gathered, networks, languages),
        coverage=coverage_of(cover),
        claims_path=claims_file.path,
        errors=(*gathered.problems, *not_found, *problems_of(claims_file, gathered, evaluated)),
        cover=cover,
    )


def findings_of(
    claims_file: ClaimsFile,
    gathered: Gathered,
    results: Mapping[int, Sequence[CheckResult]],
    joint: Mapping[int, JointResult],
    languages: Languages,
    day: datetime.date,
    passages: Passages,
) -> tuple[Finding, ...]:
    """Return the row of every claim, with what its allowances silence on a day."""
    findings = []
    for number, (claim, anchor) in enumerate(zip(claims_file.claims, gathered.anchors, strict=True)):
        checks = tuple(results.get(number, ()))
        if number in joint:
            checks = tuple(without_all_clear(result) for result in checks)
        brackets = [error for error in gathered.brackets if error.claim == number]
        finding = finding_of(claim, anchor, checks, brackets, joint.get(number), languages, passages)
        findings.append(allowed(finding, claim.allow, languages, day))
    return tuple(findings)


class Evaluated(msgspec.Struct, frozen=True, gc=False):
    """One check of one claim, evaluated by itself."""

    claim: int
    check: Check
    compiled: Compiled | None
    evaluation: Evaluation


def evaluate_in(check: Check, claim: int, gathered: Gathered) -> Evaluated:
    """Evaluate a check of a claim; one on a figure that can't be had says so instead."""
    for name in names_in(check.comparison):
        if name in gathered.broken:
            return Evaluated(claim, check, None, not_evaluated(check, "invalid", gathered.broken[name]))
        if name in gathered.lost:
            return Evaluated(claim, check, None, not_evaluated(check, "missing", gathered.lost[name]))
    check = as_meant(check, gathered.environment)
    compiled = compiled_or_invalid(check, gathered.environment)
    if isinstance(compiled, Evaluation):
        return Evaluated(claim, check, None, compiled)
    return Evaluated(claim, check, compiled, evaluate_compiled(check, compiled, gathered.environment))


HOLDS = ("consistent", "rounding")


def as_written(one: Evaluated, gathered: Gathered, text: str, languages: Languages) -> Evaluated:
    """Return an evaluation that fails where the article writes the other direction ("fell") than its figures went.

    A direction that an edit has turned is drift instead.
    """
    anchor = gathered.anchors[one.claim]
    if one.evaluation.verdict not in HOLDS or anchor.turns:
        return one
    found = contradiction(one.check.comparison, gathered.environment, text, anchor.spans, languages.numbers)
    if found is None:
        return one
    reason = message(languages.words, "it rose" if found.rose else "it fell", word=found.word)
    evaluation = msgspec.structs.replace(
        one.evaluation, verdict="inconsistent", turned=found.word, rose=found.rose, reason=reason
    )
    return msgspec.structs.replace(one, evaluation=evaluation)


def results_by_claim(
    evaluated: Sequence[Evaluated],
    networks: Networks,
    causes: Sequence[Cause],
    gathered: Gathered,
    languages: Languages,
    explain_all: bool,
) -> dict[int, list[CheckResult]]:
    """Return the results of each claim's checks; a check that fails by a shared cause has that cause's repair alone."""
    with_row = [number for number, one in enumerate(evaluated) if one.compiled is not None]
    cause_of = {with_row[row]: cause for cause in causes for row in cause.rows}
    environment, accepted = gathered.environment, accepted_texts(gathered.anchors)
    results: dict[int, list[CheckResult]] = defaultdict(list)
    for number, one in enumerate(evaluated):
        result = result_of(with_solutions(one.evaluation, networks, environment), languages, explain_all, accepted)
        if number in cause_of:
            from factcheck.engine.corrections.proposing import repair_of_cause  # only where something fails

            cause = cause_of[number]
            repairs = repair_of_cause(cause, environment.quantities[cause.variable], languages.numbers)
            edited = tuple(repair for repair in result.repairs if repair.slip == "edited")
            result = msgspec.structs.replace(result, repairs=(*edited, *repairs) or result.repairs)
        results[one.claim].append(result)
    return results


def problems_of(claims_file: ClaimsFile, gathered: Gathered, evaluated: Sequence[Evaluated]) -> Iterator[Problem]:
    """Yield a problem for every check that can't be evaluated, with its place in the claims file.

    A check that rests on a wrong bracket has none of its own: the bracket's says it.
    """
    wrong = {error.name for error in gathered.brackets}
    for one in evaluated:
        if one.evaluation.verdict == "invalid" and not wrong.intersection(names_in(one.check.comparison)):
            claim = claims_file.claims[one.claim]
            yield Problem(
                said("check.claim", id=claim.id, reason=one.evaluation.reason),
                claim.location.path or claims_file.path,
                claim.location.line,
                one.evaluation.column,
                one.check.source,
                one.evaluation.hint,
            )
