"""What came of one article, as rows for the results."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from factcheck.archive.result_schema import result_name
from factcheck.article import article_from_bytes
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Finding, Report
from factcheck.model.verdict import WORST_FIRST
from factcheck.report.document import Document, finding_document

if TYPE_CHECKING:
    from factcheck.archive.inputs.pieces import ArticleRow
    from factcheck.archive.job import Job, Unit
    from factcheck.model.article import Article

Scan = Callable[[str, str], Report]

Record = dict[str, object]

YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
"""The first group of four digits that can be a year of publication: ISO dates, "3/5/2019", "May 2019"."""


class ArticleOutcome(msgspec.Struct, frozen=True):
    """The rows of one article."""

    article: Record
    findings: list[Record]


def examine(row: ArticleRow, base: Record, job: Job, scan: Scan) -> ArticleOutcome:
    """Scan one article; whatever it raises, but for want of memory, quarantines it with the reason."""
    if row.problem:
        return quarantine(base, row.problem)
    try:
        language = _code(row.language) or job.language
        article = None if row.content is None else article_from_bytes(row.content, row.name, language, bounded=True)
        report = scan(row.text, language) if article is None else scan(article.text, article.language)
        return _outcome(report, article, base, job)
    except MemoryError:
        raise
    except FactcheckError as error:
        return quarantine(base, "; ".join(_with_hint(problem.message, problem.hint) for problem in error.problems))
    except Exception as error:  # whatever an article can provoke in any library must not end the run
        return quarantine(base, f"raised {type(error).__name__}: {error}"[:500])


def _code(language: str) -> str:
    """Return the code that a pack has for a language as archives write it ("vi-VN", "EN")."""
    return language.strip().lower().replace("_", "-").partition("-")[0]


def base_record(unit: Unit, ordinal: int, row: ArticleRow, content: str, job: Job) -> Record:
    """Return what the archive itself says of an article."""
    year = YEAR.search(row.date)
    record: Record = {
        "unit": unit.stem,
        "ordinal": ordinal,
        "id": row.id.removeprefix(job.root),
        "place": row.place.removeprefix(job.root),
        "language": row.language,
        "date": row.date,
        "year": int(year[0]) if year else None,
        "desk": row.desk,
        "content": content,
        "characters": len(row.text) if row.content is None else None,
    }
    record |= {result_name(name): row.further.get(name) for name in job.extra}
    other = {name: value for name, value in row.further.items() if name not in job.extra}
    record["other"] = msgspec.json.encode(other).decode() if other else None
    return record


def quarantine(base: Record, reason: str) -> ArticleOutcome:
    """Return the row of an article that was not scanned."""
    return ArticleOutcome(base | {"status": "set aside", "reason": reason}, [])


def moved(known: ArticleOutcome, base: Record) -> ArticleOutcome:
    """Return the rows of an article scanned before, under its present place and with what is said of it now."""
    said = {name: value for name, value in base.items() if name not in ("language", "characters")}
    key = {"unit": base["unit"], "ordinal": base["ordinal"], "article": base["id"]}
    return ArticleOutcome(known.article | said, [finding | key for finding in known.findings])


def _outcome(report: Report, article: Article | None, base: Record, job: Job) -> ArticleOutcome:
    """Return the rows of a report; `article` is what was read out of a file, with its pages or paragraphs."""
    counts = Counter(finding.verdict for finding in report.claims)
    record = base | {
        "status": "done",
        "reason": "",
        "language": report.article.language,
        "characters": len(report.article.text),
        "figures": len(report.figures),
        "covered": report.coverage.covered,
        "claims": len(report.claims),
        "problems": "; ".join(problem.message for problem in report.errors),
    }
    record |= {verdict: counts[verdict] for verdict in WORST_FIRST}
    findings = [
        _finding_record(number, finding, report, article, base)
        for number, finding in enumerate(report.claims)
        if job.keep_consistent or finding.verdict != "consistent"
    ]
    return ArticleOutcome(record, findings)


def _finding_record(number: int, finding: Finding, report: Report, article: Article | None, base: Record) -> Record:
    """Return the row of one claim."""
    document = finding_document(finding, report.article)
    computed = document["computed"] or {}
    assert isinstance(computed, dict)
    return {
        "unit": base["unit"],
        "ordinal": base["ordinal"],
        "number": number,
        "article": base["id"],
        "content": base["content"],
        "claim": finding.id,
        "confidence": float(finding.confidence),
        "start_offset": document["start"],
        "end_offset": document["end"],
        "line_number": document["line"],
        "column_number": document["column"],
        "label": _label(article, finding.start),
        "check_source": document["check"],
        "computed_low": computed.get("low"),
        "computed_high": computed.get("high"),
        "repairs": msgspec.json.encode(document["repairs"]).decode(),
        **_same(document, "verdict", "rule", "severity", "quote", "stated", "difference", "explanation"),
    }


def _same(document: Document, *names: str) -> Record:
    """Return the fields that keep their names."""
    return {name: document[name] for name in names}


def _label(article: Article | None, offset: int) -> str:
    """Return the page, paragraph or row of a place in a file."""
    if article is None or not article.places or offset < 0:
        return ""
    index = bisect_right(article.places, offset, key=lambda place: place[0]) - 1
    return article.places[index][1] if index >= 0 else ""


def _with_hint(message: str, hint: str) -> str:
    """Return a message with its hint."""
    return f"{message} ({hint})" if hint else message
