"""One line per finding, as compilers and linters write them: `path:line:column: verdict [rule] message`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.model.safe import visible_line
from factcheck.report.rows import FindingRow, rows
from factcheck.report.summary import summary_line
from factcheck.report.words import words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write one line per finding and a last line with the summary."""
    return "".join(line + "\n" for line in _lines(reports, problems, options))


def _lines(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Iterator[str]:
    yield from (_line(row) for row in rows(reports, problems, options))
    if reports:
        yield summary_line(reports, words_for(reports, options.language))


def _line(row: FindingRow) -> str:
    place = f"{visible_line(str(row.position))}: " if row.position.path else ""  # a wrong option is in no file
    claim = f"{visible_line(row.id)}: " if row.id else ""
    return f"{place}{row.verdict} [{row.rule}] {claim}{row.message}"
