"""What the worker process does: reading, scanning and verifying, each job a function from record to record."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck import api
from factcheck.article import article_from_text, read_article
from factcheck.article.read import article_from_bytes
from factcheck.claims.load import read_text
from factcheck.claims.locate import read_source
from factcheck.claims.project import CLAIMS_FILE, project_root
from factcheck.integrations.job_process import Failure
from factcheck.integrations.lsp.alignment import aligned_words
from factcheck.integrations.lsp.project_files import claims_files_of
from factcheck.integrations.lsp.records import (
    Answer,
    Complaint,
    Extract,
    Extracted,
    Find,
    Fix,
    Found,
    Job,
    PlacedClaim,
    PlacedMark,
    ReadFigure,
    Scan,
    Scanned,
    Span,
    Statement,
    Verified,
    Verify,
)
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import problems_of
from factcheck.model.safe import visible_line
from factcheck.report.message import message, outside_reason, outside_value, problem_message, reason_lines
from factcheck.report.message import values_text as values_of
from factcheck.report.rows import rule_of
from factcheck.report.words import load_words, spoken_languages, verdict_words

if TYPE_CHECKING:
    from factcheck.article.anchoring import Anchor
    from factcheck.draft.relations.find import Sensitivity
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.errors import Problem
    from factcheck.model.figure import Figure
    from factcheck.model.report import Finding, Report
    from factcheck.report.words import Words


def perform(job: Job) -> Answer | Failure:
    """Return the answer to a job, or why there is none; what a project adds to the languages stays in its own job."""
    return copy_context().run(_perform, job)


def _perform(job: Job) -> Answer | Failure:
    words = load_words(spoken_language(getattr(job, "report_language", ""), ""))
    try:
        if isinstance(job, Find):
            return Found(claims_files_of(Path(job.folder)))
        problems = load_project_of(job.path)
        if isinstance(job, Extract):
            return extract(job)
        if isinstance(job, Scan):
            return scan(job)
        return verify(job, problems)
    except Exception as error:
        path = job.folder if isinstance(job, Find) else job.path
        return Failure("; ".join(problem_message(problem, words) for problem in problems_of(error, path)[:3]))


def load_project_of(path: str) -> list[Problem]:
    """Put the configuration of a file's project into effect, as far as it is sound; return what is wrong with it."""
    if not path:
        return []
    from factcheck.config.load_config import load_sound_project

    return load_sound_project(Path(path).parent)[1]


def spoken_language(asked: str, of_article: str) -> str:
    """Return the language of messages: the asked one, else the article's, where one of them is spoken; else English."""
    known = spoken_languages()
    return next((language for language in (asked, of_article) if language in known), "en")


def extract(job: Extract) -> Extracted:
    """Return the article in a text that an editor holds."""
    if not job.text.strip():
        return Extracted(job.text, "" if job.language == "auto" else job.language)
    data = job.text.encode("utf-8", "replace")
    article = article_from_bytes(data, job.path or "article.txt", job.language)
    kept = is_blanked(article.text, job.text)
    return Extracted(article.text, article.language, None if kept else aligned_words(article.text, job.text))


def is_blanked(text: str, source: str) -> bool:
    """Return whether a text is its source with blanks for what is no part of it, so that offsets are the same."""
    return len(text) == len(source) and (
        text == source or all(mine == theirs or mine.isspace() for mine, theirs in zip(text, source, strict=True))
    )


def scan(job: Scan) -> Scanned:
    """Return what the scan finds in a stretch of an article."""
    from factcheck.claims.write import claims_toml
    from factcheck.draft.scan import scan_with_claims

    if not job.text.strip():
        return Scanned()
    article = article_from_text(job.text, job.path, job.language, job.format)
    figures = api.article_figures(article)
    asked = job.report_language and spoken_language(job.report_language, "")
    report, claims = scan_with_claims(article, figures, _sensitivity(job.sensitivity), asked)
    beside = str(Path(job.path).with_name(CLAIMS_FILE)) if job.path else ""
    words = load_words(spoken_language(job.report_language, article.language))
    return Scanned(
        figures=tuple(read_figure(figure, article.language) for figure in figures),
        statements=tuple(
            msgspec.structs.replace(
                statement_of(finding, report, words),
                draft=claims_toml(msgspec.structs.replace(claims[finding.id], path=beside), job.report_language)
                if beside and finding.id in claims
                else "",
            )
            for finding in report.claims
        ),
        problems=tuple(problem_message(problem, words) for problem in report.errors),
    )


def _sensitivity(asked: str) -> Sensitivity:
    from factcheck.draft.relations.find import SENSITIVITIES

    return next((known for known in SENSITIVITIES if known == asked), "balanced")


def read_figure(figure: Figure, language: str, claim: str = "") -> ReadFigure:
    """Return a figure as the editor shows it: what it is read as, and the values that it can mean."""
    return ReadFigure(figure.start, figure.end, reading_of(figure, language), claim)


def reading_of(figure: Figure, language: str) -> str:
    """Return how a figure is read, on one line."""
    from factcheck.report.document import value_string
    from factcheck.report.message import written_interval

    if figure.unit == "date":
        meaning = value_string(figure.value, figure.unit)
    else:
        meaning = written_interval(figure.interval, figure.unit, language)
    hedge = f" ({visible_line(figure.hedge.text)})" if figure.hedge else ""
    unit = f" · {figure.unit}" if figure.unit else ""
    return f"{visible_line(figure.text)}{hedge}: {visible_line(meaning)} · {figure.kind}{unit}"


def statement_of(finding: Finding, report: Report, words: Words) -> Statement:
    """Return a finding as the editor shows it."""
    check = finding.decisive
    start, end = place_of(finding, report.figures)
    return Statement(
        start=start,
        end=end,
        figures=tuple((report.figures[index].start, report.figures[index].end) for index in finding.figures),
        verdict=finding.verdict,
        rule=rule_of(finding),
        severity=check.severity if check else "figure",
        message=message(finding, words, report.article.language),
        details="\n".join(_details(finding, report, words)),
        id=finding.id,
        silenced=bool(finding.silenced),
        fixes=tuple(_fixes(finding, report, words)),
    )


def place_of(finding: Finding, figures: Sequence[Figure]) -> Span:
    """Return where a finding is underlined: its stated figure, else its figures, else its quote."""
    check = finding.decisive
    if check is not None and check.stated:
        for index in reversed(check.figures):
            if figures[index].text == check.stated:
                return figures[index].start, figures[index].end
    indices = check.figures if check is not None and check.figures else finding.figures
    if indices:
        return min(figures[index].start for index in indices), max(figures[index].end for index in indices)
    return finding.start, finding.end


def _details(finding: Finding, report: Report, words: Words) -> Iterator[str]:
    """Yield what a reader sees of a finding who points at it."""
    yield f"{verdict_words(finding.verdict, words)} · {visible_line(finding.id)}"
    for check in finding.checks:
        if check.source:
            yield visible_line(check.source)
        if values := values_of(check, words, report.article.language):
            yield values
    yield from reason_lines(finding, report, words)


def _fixes(finding: Finding, report: Report, words: Words) -> Iterator[Fix]:
    """Yield the corrections that replace a whole figure at its place, each once."""
    seen: set[tuple[int, str]] = set()
    for check in finding.checks:
        for repair in check.repairs:
            figure = report.figures[repair.figure] if repair.figure >= 0 else None
            if figure is None or figure.text != repair.before or (figure.start, repair.after) in seen:
                continue
            seen.add((figure.start, repair.after))
            slip = words.get(f"slip.{repair.slip}", repair.slip)
            title = words["editor.replace"].format(before=repair.before, after=repair.after, slip=slip)
            yield Fix(figure.start, figure.end, repair.before, repair.after, visible_line(title))


def verify(job: Verify, problems: Sequence[Problem]) -> Verified:
    """Recompute a claims file; what is wrong with the file itself is part of the answer."""
    from factcheck.article.anchoring import anchor_all
    from factcheck.engine.isolating import recompute_apart
    from factcheck.engine.recomputing import recompute

    root = project_root(Path(job.path).parent)
    words = load_words(spoken_language(job.report_language, ""))
    complaints = [_complaint(problem, words) for problem in problems]
    source = job.source if job.source is not None else read_source(Path(job.path), "claims file", root=root)[0]
    try:
        claims_file, mistakes = read_text(source, job.path)
    except FactcheckError as error:
        return Verified(complaints=tuple(_complaint(problem, words) for problem in error.problems))
    complaints += [_complaint(problem, words) for problem in mistakes]
    if not claims_file.article:
        return Verified(complaints=tuple(complaints))
    real = os.path.realpath(claims_file.article)
    try:
        article = _article(claims_file, real, job.articles, root)
    except FactcheckError as error:
        line = next((at for at, text in enumerate(source.split("\n"), 1) if text.startswith("article")), 0)
        complaints += [Complaint(problem_message(problem, words), line, 1) for problem in error.problems]
        return Verified(complaints=tuple(complaints))
    figures = api.article_figures(article)
    language = spoken_language(job.report_language, article.language)
    words = load_words(language)
    sound = msgspec.structs.replace(claims_file, claims=claims_file.claims if not mistakes else ())
    report = recompute_apart(sound, lambda part: recompute(part, article, figures, language=language, explain_all=True))
    anchors = anchor_all([claim.quotes for claim in claims_file.claims], article, figures)
    complaints += [_complaint(problem, words) for problem in report.errors]
    cover = report.cover or ("",) * len(figures)
    return Verified(
        article=real,
        text="" if real in job.articles else article.text,
        claims=tuple(_placed_claims(claims_file, report, anchors, words)),
        complaints=tuple(complaints),
        outside={
            one.name: " · ".join(filter(None, (outside_value(one, article.language), outside_reason(one, words))))
            for one in report.outside
        },
        figures=tuple(
            read_figure(figure, article.language, claim) for figure, claim in zip(figures, cover, strict=True)
        ),
    )


def _article(claims_file: ClaimsFile, real: str, articles: dict[str, str], root: Path) -> Article:
    """Return the article of a claims file: as the editor holds it, else from the disk, inside the project only."""
    if real in articles:
        data = articles[real].encode("utf-8", "replace")
        return article_from_bytes(data, claims_file.article, claims_file.language)
    return read_article(claims_file.article, claims_file.language, root=root)


def _placed_claims(
    claims_file: ClaimsFile, report: Report, anchors: Sequence[Anchor], words: Words
) -> Iterator[PlacedClaim]:
    from factcheck.claims.edit.update import resigned_quotes

    findings = {finding.id: finding for finding in report.claims}
    for claim, anchor in zip(claims_file.claims, anchors, strict=True):
        marks = tuple(
            PlacedMark(
                mark.name,
                mark.start,
                mark.end,
                mark.text,
                reading_of(report.figures[mark.figure], report.article.language) if mark.figure >= 0 else "",
            )
            for mark in anchor.marks
        )
        finding = findings.get(claim.id)
        statement = (
            statement_of(finding, report, words)
            if finding is not None
            else Statement(start=-1, end=-1, figures=(), verdict="", rule="", severity="", message="", details="")
        )
        spans = tuple((span.start, span.end) for span in anchor.spans)
        is_edited = statement.verdict == "drifted" or (anchor.status == "moved" and bool(anchor.notes))
        accepted = (resigned_quotes(claim, anchor, report.article) or ()) if is_edited else ()
        yield PlacedClaim(id=claim.id, spans=spans, marks=marks, statement=statement, accepted=accepted)


def _complaint(problem: Problem, words: Words) -> Complaint:
    return Complaint(problem_message(problem, words), problem.line, problem.column)
