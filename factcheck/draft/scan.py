"""`scan_article`: find the statements of an article and recompute them in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, read_scene
from factcheck.draft.candidate import SURE
from factcheck.draft.compose import claims_file_of
from factcheck.draft.find import find_claims
from factcheck.draft.judge import Judged, judge
from factcheck.draft.naming import Names, claim_id, figure_id
from factcheck.draft.proposals.decide import Checked, check_proposals
from factcheck.draft.rationale import confidence_text, why_of
from factcheck.draft.single_figure_checks import Lint, find_lints
from factcheck.engine.environment import Languages
from factcheck.engine.findings.finding import result_of
from factcheck.model.faults import contained
from factcheck.model.report import CheckResult, Coverage, Finding, Problem, Report

if TYPE_CHECKING:
    from factcheck.draft.proposals.record import Parsed
    from factcheck.draft.relations.find import Sensitivity
    from factcheck.draft.scoring import ScoredCandidate
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.figure import Figure


def scan_article(
    article: Article, figures: Sequence[Figure], sensitivity: Sensitivity = "balanced", language: str = ""
) -> Report:
    """Return a report on the statements that the article itself makes between its figures.

    `sensitivity` says how sure an error must be: "strict" for archives, "eager" for whoever reads every line anyway.
    """
    return scan_with_proposals(article, figures, None, sensitivity, language)[0]


def scan_with_proposals(
    article: Article,
    figures: Sequence[Figure],
    proposals: Parsed | None,
    sensitivity: Sensitivity = "balanced",
    language: str = "",
) -> tuple[Report, Checked]:
    """Return a report on what factcheck finds by itself and on what others propose, and what came of the proposals.

    Explanations, also of rejected proposals, are in `language`, by default the article's own.
    """
    report, checked, _ = _scanned(read_scene(article, figures), proposals, sensitivity, language)
    return report, checked


def scan_with_claims(
    article: Article, figures: Sequence[Figure], sensitivity: Sensitivity = "balanced", language: str = ""
) -> tuple[Report, dict[str, ClaimsFile]]:
    """Return a report, and by the id of each finding that a claims file can hold the file that holds it alone.

    Explanations are in `language`, by default the article's own.
    """
    scene = read_scene(article, figures)
    report, _, weighed = _scanned(scene, None, sensitivity, language)
    return report, {identity: drafted for identity, one in weighed.items() if (drafted := claims_file_of(scene, one))}


def _scanned(
    scene: AnnotatedArticle, proposals: Parsed | None, sensitivity: Sensitivity, language: str
) -> tuple[Report, Checked, dict[str, ScoredCandidate]]:
    """Return the report, what came of the proposals, and the candidate that each finding is made of."""
    article, figures = scene.article, scene.figures
    ids = Names()
    problems: list[Problem] = []
    languages = Languages(language or article.language, article.language)
    found: list[Finding] = []
    weighed: dict[str, ScoredCandidate] = {}
    claims = judge(scene, find_claims(scene, problems, sensitivity), problems)
    checked = Checked() if proposals is None else check_proposals(scene, proposals, claims, problems, language)
    for judged in (*claims, *(decision.judged for decision in checked.decisions)):
        with contained(problems, article.path, about=judged.weighed.candidate.kind):
            finding = _finding(scene, judged, ids, languages)
            found.append(finding)
            weighed[finding.id] = judged.weighed
    with contained(problems, article.path):
        found += [_odd(scene, lint, ids) for lint in find_lints(scene)]
    findings = tuple(sorted(found, key=lambda finding: finding.start))
    cover = _cover(scene, findings)
    covered = sum(1 for claim in cover if claim and claim != "ignore")
    report = Report(
        article=article,
        figures=tuple(figures),
        claims=findings,
        coverage=Coverage(
            len(cover), covered, cover.count("ignore"), tuple(index for index, claim in enumerate(cover) if not claim)
        ),
        cover=cover,
        errors=tuple(problems),
    )
    return report, checked, weighed


def _finding(scene: AnnotatedArticle, judged: Judged, ids: Names, languages: Languages) -> Finding:
    """Return one row of the report."""
    weighed = judged.weighed
    mentions = [mention for _, mention in weighed.candidate.operands]
    start = min(scene.sentences[mention.sentence].start for mention in mentions)
    end = max(scene.sentences[mention.sentence].end for mention in mentions)
    stated = weighed.candidate.stated_mention
    own = scene.sentences[stated.sentence]
    result = result_of(judged.evaluation, languages, explain_all=False)
    result = msgspec.structs.replace(result, rule=weighed.candidate.kind)
    if weighed.candidate.about and result.explanation:
        result = msgspec.structs.replace(result, explanation=f"{weighed.candidate.about}: {result.explanation}")
    if weighed.candidate.question:
        result = _unanswered(result, weighed.candidate.question)
    return Finding(
        id=claim_id(scene, weighed.candidate, ids),
        quote=scene.article.text[own.start : own.end],
        verdict=result.verdict,
        start=start,
        end=end,
        figures=tuple(mention.index for mention in mentions),
        checks=(result,),
        confidence=confidence_text(weighed.confidence),
        why=why_of(scene, weighed),
        origin=weighed.candidate.origin,
    )


def _unanswered(result: CheckResult, question: str) -> CheckResult:
    """Return the result of a check that only a reader can decide: nothing is corrected, and no build fails."""
    explanation = " ".join(filter(None, (result.explanation, question)))
    return msgspec.structs.replace(result, verdict="unchecked", explanation=explanation, repairs=())


def _odd(scene: AnnotatedArticle, lint: Lint, ids: Names) -> Finding:
    """Return one row for a figure that is odd by itself."""
    figure = lint.mention.figure
    check = CheckResult(
        source="", rule="other", verdict="inconsistent", stated=figure.text, explanation=lint.text,
        figures=(lint.mention.index,),
    )  # fmt: skip
    return Finding(
        id=figure_id(scene, lint.mention, "other", ids),
        quote=figure.text,
        verdict="inconsistent",
        start=figure.start,
        end=figure.end,
        figures=(lint.mention.index,),
        checks=(check,),
        explanation=lint.text,
        confidence=confidence_text(SURE),
        origin="rules",
    )


def _cover(scene: AnnotatedArticle, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return for each figure the claim that it belongs to; names with digits count as ignored."""
    cover = [""] * len(scene.figures)
    for finding in findings:
        for index in finding.figures:
            cover[index] = cover[index] or finding.id
    for mention in scene.asides:
        if mention.family == "identifier":
            cover[mention.index] = cover[mention.index] or "ignore"
    return tuple(cover)
