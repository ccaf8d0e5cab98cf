"""What the worker process does for the page: each job a function from a record to plain data.

Nothing is written to a disk, and nothing is read but the files of the folder that the server was given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextvars import copy_context
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck import api
from factcheck.article import article_from_bytes, article_from_text, read_article
from factcheck.claims.load import read_text
from factcheck.claims.project import CLAIMS_FILE
from factcheck.cli.annotated_copy import asks_for_attention
from factcheck.integrations.job_process import Failure
from factcheck.integrations.lsp.analysis import is_blanked, place_of, spoken_language
from factcheck.integrations.web.records import (
    MOST_CHARACTERS,
    MOST_CLAIMS_CHARACTERS,
    Accept,
    Check,
    Content,
    Done,
    Draft,
    Export,
    Job,
    Open,
    Survey,
)
from factcheck.model.claim import Query
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import problems_of
from factcheck.model.report import Finding, Report
from factcheck.model.safe import visible, visible_line
from factcheck.model.said import said
from factcheck.model.verdict import SIGNS, WORST_FIRST, worst
from factcheck.report.html.page import finding_card
from factcheck.report.message import message, outside_reason, outside_value, problem_message
from factcheck.report.options import Options
from factcheck.report.summary import summary_line
from factcheck.report.words import Words, load_words

if TYPE_CHECKING:
    from factcheck.draft.relations.find import Sensitivity
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile

Data = dict[str, Any]

UNNAMED = "article.txt"
"""What a pasted article is called; the exported claims file names it."""

LONGEST_NAME = 120
MOST_WORST = 3
"""Findings of an article that the list of a folder shows."""


def perform(job: Job) -> Done | Failure:
    """Return the answer to a job, or why there is none; what a project adds stays in its own job."""
    return copy_context().run(_perform, job)


def _perform(job: Job) -> Done | Failure:
    words = load_words(spoken_language(job.lang, ""))
    try:
        if job.folder:
            from factcheck.config.load_config import load_sound_project

            load_sound_project(Path(job.folder))
        if isinstance(job, Export):
            return export(job)
        return Done(msgspec.json.encode(ANSWERS[type(job)](job), enc_hook=str))
    except Exception as error:
        return Failure("; ".join(problem_message(problem, words) for problem in problems_of(error)[:3]))


# Articles and claims as the page holds them.


def article_of(content: Content) -> Article:
    """Return the article in the page.  Raises FactcheckError for one that is too long."""
    _check_length(content.text, MOST_CHARACTERS)
    name = _name(content.name)
    if content.is_source and content.text.strip():
        article = article_from_bytes(content.text.encode("utf-8", "replace"), name, content.language)
        if is_blanked(article.text, content.text):
            return article
    return article_from_text(content.text, name, content.language, _format(name))


def _name(written: str) -> str:
    """Return the name of a file without folders and without anything that a screen would obey."""
    name = visible_line(PurePath(written.replace("\\", "/")).name)
    return name[-LONGEST_NAME:] or UNNAMED


def _format(name: str) -> str:
    from factcheck.article.readers import format_of

    return format_of(name)


def _check_length(text: str, most: int) -> None:
    if len(text) > most:
        raise FactcheckError(Problem(said("serve.too_long", count=len(text), most=most), hint=said("serve.by_parts")))


def open_file(job: Open) -> Data:
    """Return the text of a file, its format as it is where the places in both are the same."""
    name = _name(job.name)
    article = article_from_bytes(job.data, name)
    source = job.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    kept = is_blanked(article.text, source)
    text = (source if kept else article.text).replace("\r\n", "\n").replace("\r", "\n")
    _check_length(text, MOST_CHARACTERS)
    return {"name": name, "text": text, "is_source": kept and article.format != "txt", "format": article.format}


# Findings.


def report_of(job: Check | Export) -> tuple[Report, list[Problem]]:
    """Return what recomputing finds of the article: by itself, or of the claims in the page."""
    from factcheck.draft.scan import scan_with_proposals

    article = article_of(job.article)
    if job.claims is not None:
        report, _, problems = verified(article, job.claims, spoken_language(job.lang, ""))
        return report, problems
    figures = api.article_figures(article)
    language = spoken_language(job.lang, article.language)
    return scan_with_proposals(article, figures, None, _sensitivity(job.sensitivity), language)[0], []


def _sensitivity(asked: str) -> Sensitivity:
    from factcheck.draft.relations.find import SENSITIVITIES

    return next((known for known in SENSITIVITIES if known == asked), "balanced")


def verified(article: Article, source: str, language: str) -> tuple[Report, ClaimsFile, list[Problem]]:
    """Return the recomputed claims of a claims file on the article in the page, and what is wrong with the file."""
    from factcheck.engine.isolating import recompute_apart
    from factcheck.engine.recomputing import recompute

    _check_length(source, MOST_CLAIMS_CHARACTERS)
    figures = api.article_figures(article)
    empty = Report(article=article, figures=figures)
    try:
        read, mistakes = read_text(source, CLAIMS_FILE)
    except FactcheckError as error:
        return empty, claims_file_of(article), list(error.problems)
    problems = list(mistakes)
    claims_file = msgspec.structs.replace(read, article=article.path, outside=tuple(_without_query(read, problems)))
    if mistakes:
        return empty, claims_file, problems
    report = recompute_apart(
        claims_file, lambda part: recompute(part, article, figures, language=language, explain_all=True)
    )
    return report, claims_file, problems


def claims_file_of(article: Article) -> ClaimsFile:
    """Return a claims file that holds nothing yet."""
    from factcheck.model.claim import ClaimsFile

    return ClaimsFile(CLAIMS_FILE, article.path, article.language, (), (), ())


def _without_query(claims_file: ClaimsFile, problems: list[Problem]) -> list[Any]:
    """Return the outside figures, those that a table would answer left open: the page reads no tables."""
    figures = []
    for figure in claims_file.outside:
        if isinstance(figure.value, Query):
            hint = said("serve.verify_there")
            problems.append(Problem(said("serve.no_tables", name=figure.name), figure.location.path, hint=hint))
            figure = msgspec.structs.replace(figure, value=None)
        figures.append(figure)
    return figures


def check(job: Check) -> Data:
    """Return everything that the page shows of an article."""
    report, problems = report_of(job)
    language = spoken_language(job.lang, report.article.language)
    words = load_words(language)
    offset = code_units(report.article.text)
    resigned = _resigned(report.article, job.claims, report) if job.claims is not None else {}
    return {
        "language": report.article.language,
        "summary": summary_line([report], words),
        "invisible": invisible(report.article.text),
        "problems": [_complaint(problem, words) for problem in (*problems, *report.errors)],
        "findings": [
            _finding(index, report, words, offset) | {"accepts": bool(resigned.get(finding.id))}
            for index, finding in enumerate(report.claims)
        ],
        "outside": [
            {
                "name": visible_line(one.name),
                "note": visible_line(one.note),
                "value": outside_value(one, report.article.language),
                "reason": outside_reason(one, words),
            }
            for one in report.outside
        ],
    }


def code_units(text: str) -> Callable[[int], int]:
    """Return what makes an offset in code points one in the code units of a browser's strings."""
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def invisible(text: str) -> list[str]:
    """Return the characters of a text that a browser obeys or hides instead of showing them."""
    found = {character for character in set(text) - {"\r", "\n", "\t"} if visible(character) != character}
    return [f"U+{ord(character):04X}" for character in sorted(found)[:5]]


def _finding(index: int, report: Report, words: Words, offset: Callable[[int], int]) -> Data:
    finding = report.claims[index]
    anchors = [""] * len(report.claims)
    card: Data = finding_card(index, report, anchors, words, Options())
    for shown, check in zip(card["checks"], finding.checks, strict=True):
        for fix, repair in zip(shown["repairs"], check.repairs, strict=True):
            figure = report.figures[repair.figure] if repair.figure >= 0 else None
            if figure is not None and figure.text == repair.before:
                fix |= {"start": offset(figure.start), "end": offset(figure.end), "replacement": repair.after}
    start, end = place_of(finding, report.figures)
    spans = [(offset(report.figures[at].start), offset(report.figures[at].end)) for at in finding.figures]
    return card | {
        "key": finding.id,
        "attention": asks_for_attention(finding),
        "stated": (offset(start), offset(end)) if start >= 0 else None,
        "span": (offset(finding.start), offset(finding.end)) if finding.start >= 0 else None,
        "figures": spans,
    }


def _complaint(problem: Problem, words: Words) -> Data:
    return {"message": problem_message(problem, words), "line": problem.line, "column": problem.column}


# Claims.


def draft(job: Draft) -> Data:
    """Return the text of the claims file that a careful copy editor would have written."""
    return {"claims": drafted(article_of(job.article), spoken_language(job.lang, ""))}


def drafted(article: Article, language: str) -> str:
    """Return a drafted claims file as text."""
    from factcheck.claims.write import claims_toml

    if not article.text.strip():
        return ""
    claims_file = msgspec.structs.replace(api.draft(article, [], language), path=CLAIMS_FILE)
    return claims_toml(claims_file, language)


def accept(job: Accept) -> Data:
    """Return the text of the claims file with one claim in the words of the article as it is now."""
    from factcheck.claims.edit import replace_quotes

    article = article_of(job.article)
    report, _, _ = verified(article, job.claims, spoken_language(job.lang, ""))
    written = _resigned(article, job.claims, report).get(job.id)
    if not written:
        raise FactcheckError(Problem(said("serve.gone", id=job.id), hint=said("serve.edit_quote")))
    return {"claims": replace_quotes(job.claims, CLAIMS_FILE, {job.id: written})}


def _resigned(article: Article, source: str, report: Report) -> dict[str, Sequence[str]]:
    """Return the new quotes of the claims whose words the article has changed, by id."""
    from factcheck.article.anchoring import anchor_all
    from factcheck.claims.edit.update import resigned_quotes

    drifted = {finding.id for finding in report.claims if finding.verdict == "drifted" or finding.drift}
    if not drifted:
        return {}
    claims = read_text(source, CLAIMS_FILE)[0].claims
    anchors = anchor_all([claim.quotes for claim in claims], article, report.figures)
    found = {
        claim.id: resigned_quotes(claim, anchor, article)
        for claim, anchor in zip(claims, anchors, strict=True)
        if claim.id in drifted
    }
    return {identity: quotes for identity, quotes in found.items() if quotes}


# Files to save.


def export(job: Export) -> Done:
    """Return the claims file, a page with the report, or a Word document with the findings as comments."""
    if job.kind == "claims":
        text = job.claims or drafted(article_of(job.article), spoken_language(job.lang, ""))
        return Done(text.encode("utf-8", "replace"), "application/toml")
    report, problems = report_of(job)
    if problems:
        raise FactcheckError(*problems)
    language = spoken_language(job.lang, report.article.language)
    if job.kind == "html":
        from factcheck.report.html import render

        why = load_words(language)["web.dismissed_here"]
        silenced = [
            msgspec.structs.replace(one, silenced=why) if one.id in job.dismissed else one for one in report.claims
        ]
        page = render([msgspec.structs.replace(report, claims=tuple(silenced))], [], Options(language=language))
        return Done(page.encode("utf-8", "replace"), "text/html")
    if job.kind == "docx":
        from factcheck.report.word import annotated

        shown = [one for one in report.claims if asks_for_attention(one) and one.id not in job.dismissed]
        report, data = _as_in_document(report, job.document)
        return Done(annotated(report, shown, data, language), DOCX)
    raise FactcheckError(Problem(said("serve.no_export", kind=job.kind[:40])))


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _as_in_document(report: Report, document: bytes) -> tuple[Report, bytes | None]:
    """Return the Word file to write into, where the text in the page is still the one that is in it."""
    article = report.article
    if document and article.format == "docx":
        read = article_from_bytes(document, article.path, article.language)
        if read.text == article.text:
            return msgspec.structs.replace(report, article=read), document
    return report, None


# A folder.


def survey(job: Survey) -> Data:
    """Return the worst findings of an article of the folder."""
    article = read_article(job.path, root=Path(job.folder))
    _check_length(article.text, MOST_CHARACTERS)
    report = api.scan_article(article, _sensitivity(job.sensitivity))
    words = load_words(spoken_language(job.lang, article.language))
    findings = sorted(filter(asks_for_attention, report.claims), key=_rank)
    verdict = worst([finding.verdict for finding in findings]) if findings else "consistent"
    return {
        "verdict": verdict,
        "sign": SIGNS[verdict],
        "word": words[f"verdict.{verdict}"],
        "rank": [_rank(finding) for finding in findings[:20]],
        "count": len(findings),
        "worst": [visible_line(message(one, words, article.language))[:300] for one in findings[:MOST_WORST]],
    }


def _rank(finding: Finding) -> tuple[int, int]:
    """Return how soon a finding should be read: by its verdict, then what changes a sentence's meaning."""
    check = finding.decisive
    return WORST_FIRST.index(finding.verdict), int(check is None or check.severity != "decision")


ANSWERS: dict[type, Callable[[Any], Data]] = {
    Open: open_file,
    Check: check,
    Draft: draft,
    Accept: accept,
    Survey: survey,
}
