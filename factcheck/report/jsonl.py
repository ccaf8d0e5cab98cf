"""One JSON object a line: for each article its head, then its claims; for streams and for `jq`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.report.document import Document, encode_line, finding_document, problem_document
from factcheck.report.json import shown_report

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write one line per claim (`"type": "claim"`), report (`"report"`) and error (`"error"`)."""
    return "".join(encode_line(entry) + "\n" for entry in _entries(reports, problems, options))


def _entries(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Iterator[Document]:
    for report in reports:
        head = shown_report(report, options)
        del head["claims"]
        yield {"type": "report", **head}
        for finding in report.claims:
            yield {"type": "claim", "article": head["article"], **finding_document(finding, report.article)}
    for problem in problems:
        yield {"type": "error", **problem_document(problem)}
