"""An article cut into pieces that each lie in the same claims and the same figure, line by line.

Claims overlap and spread over lines, and HTML elements may do neither; so every piece says by itself which
claims and which figure it belongs to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from factcheck.model.report import Report
from factcheck.model.safe import visible


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text inside one line."""

    text: str
    findings: tuple[int, ...] = ()
    """Indices of the findings whose quotes cover it, innermost (shortest) last."""
    figure: int = -1
    """Index of the figure that it is part of."""
    opens_figure: bool = False
    """Whether that figure begins here."""
    ending: tuple[int, ...] = ()
    """Findings whose quotes end with this piece: where their marks go."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of the article."""

    number: int
    pieces: tuple[Piece, ...]


def article_lines(report: Report) -> Iterator[Line]:
    """Yield the article's lines that hold anything, cut into pieces."""
    text = report.article.text
    cuts = _cuts(report)
    sweep = _Sweep(report)
    starts = report.article.line_starts
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(text)
        inside = [start, *cuts[bisect_right(cuts, start) : bisect_right(cuts, end - 1)], end]
        pieces = tuple(sweep.piece(low, high) for low, high in zip(inside, inside[1:], strict=False))
        if text[start:end].strip():
            yield Line(number, pieces)


def _cuts(report: Report) -> list[int]:
    spans = [(finding.start, finding.end) for finding in report.claims if finding.start >= 0]
    spans += [(figure.start, figure.end) for figure in report.figures]
    return sorted({end for span in spans for end in span})


class _Sweep:
    """Walks over the text once and knows at each place what is open there."""

    def __init__(self, report: Report) -> None:
        self.report = report
        placed = [index for index, finding in enumerate(report.claims) if finding.start >= 0]
        self.findings = sorted(placed, key=lambda index: -report.claims[index].start)  # the next one last
        self.figures = sorted(range(len(report.figures)), key=lambda index: -report.figures[index].start)
        self.open: list[int] = []
        self.figure = -1

    def piece(self, start: int, end: int) -> Piece:
        """Return the piece from `start` to `end`; calls must go forward, and no span may begin or end inside."""
        self._advance(start)
        claims = self.report.claims
        ending = tuple(index for index in self.open if claims[index].end == end)
        text = visible(self.report.article.text[start:end]).replace("\n", "")
        opens = self.figure >= 0 and self.report.figures[self.figure].start == start
        return Piece(text, tuple(self.open), self.figure, opens, ending)

    def _advance(self, start: int) -> None:
        claims, figures = self.report.claims, self.report.figures
        while self.findings and claims[self.findings[-1]].start <= start:
            self.open.append(self.findings.pop())
        still = [index for index in self.open if claims[index].end > start]
        self.open = sorted(still, key=lambda index: claims[index].start - claims[index].end)
        while self.figures and figures[self.figures[-1]].start <= start:
            self.figure = self.figures.pop()
        if self.figure >= 0 and figures[self.figure].end <= start:
            self.figure = -1
