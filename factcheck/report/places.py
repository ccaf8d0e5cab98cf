"""Where a finding is, as people and tools point at it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.article import Article, line_and_column

if TYPE_CHECKING:
    from factcheck.model.report import Finding, Report


class Position(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a file: lines and columns from 1, the end exclusive; 0 where a line is not known."""

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Write it as compilers do: path:line:column."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


def shown_path(path: str, root: str = "") -> str:
    """Return a path relative to `root` (the current folder when empty) where it lies below it, with forward slashes."""
    # abspath, not Path.resolve: a link is shown as it was named, while ".." still goes
    base = os.path.abspath(root or os.curdir).rstrip(os.sep) + os.sep  # noqa: PTH100
    absolute = os.path.abspath(path)  # noqa: PTH100
    if path and absolute.startswith(base):
        path = absolute.removeprefix(base)
    return path.replace(os.sep, "/")


def span_position(article: Article, start: int, end: int, root: str = "") -> Position:
    """Return where a stretch of the article's text is."""
    line, column = line_and_column(article, start)
    end_line, end_column = line_and_column(article, end)
    return Position(shown_path(article.path, root), line, column, end_line, end_column)


def finding_position(finding: Finding, report: Report, root: str = "") -> Position:
    """Return where a finding is: its decisive figure's quote in the article, else the claim in its file."""
    if finding.start >= 0:
        return span_position(report.article, finding.start, finding.end, root)
    path = finding.location.path or report.claims_path or report.article.path
    return Position(shown_path(path, root), finding.location.line, finding.location.column)
