"""The marks of claims and figures in the page's article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model.report import Report
from factcheck.model.safe import visible_line
from factcheck.model.verdict import SIGNS, worst
from factcheck.report.document import cover_of
from factcheck.report.html.cards import Context
from factcheck.report.html.pieces import Piece, article_lines
from factcheck.report.values import written_interval
from factcheck.report.words import Words


def marked_lines(report: Report, anchors: Sequence[str], words: Words) -> Iterator[Context]:
    """Yield the article's lines; a piece inside claims has the worst of their verdicts."""
    for line in article_lines(report):
        yield {"number": line.number, "pieces": [_piece(piece, report, anchors, words) for piece in line.pieces]}


def _piece(piece: Piece, report: Report, anchors: Sequence[str], words: Words) -> Context:
    verdicts = [report.claims[index].verdict for index in piece.findings]
    return {
        "text": piece.text,
        "verdict": worst(verdicts) if verdicts else "",
        "anchors": " ".join(anchors[index] for index in piece.findings),
        "figure": _figure(piece, report, words) if piece.figure >= 0 else None,
        "marks": [_mark(index, report, anchors, words) for index in piece.ending],
    }


def _mark(index: int, report: Report, anchors: Sequence[str], words: Words) -> Context:
    finding = report.claims[index]
    word = words[f"verdict.{finding.verdict}"]
    return {
        "anchor": anchors[index],
        "number": index + 1,
        "sign": SIGNS[finding.verdict],
        "verdict": finding.verdict,
        "label": f"{index + 1}: {word}, {visible_line(finding.id)}",
    }


def _figure(piece: Piece, report: Report, words: Words) -> Context:
    index = piece.figure
    figure = report.figures[index]
    claim = cover_of(report)[index]
    meaning = visible_line(written_interval(figure.interval, figure.unit, report.article.language))
    told = {"": words["page.uncovered"], "ignore": words["line.ignored"]}.get(claim, "")
    return {
        "index": index if piece.opens_figure else None,
        "uncovered": not claim,
        "meaning": " · ".join(part for part in (f"{words['heading.interval']}: {meaning}", told) if part),
    }
