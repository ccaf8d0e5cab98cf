"""What the page's template is given: plain text only, so that escaping is the template's alone."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factcheck.model.article import line_and_column
from factcheck.model.safe import visible, visible_line
from factcheck.model.verdict import SIGNS, WORST_FIRST, Verdict, worst
from factcheck.report.document import cover_of
from factcheck.report.message import (
    computed_text,
    labelled,
    misses_text,
    outside_reason,
    outside_value,
    stated_text,
    written_interval,
)
from factcheck.report.places import finding_position, shown_path
from factcheck.report.rows import problem_row
from factcheck.report.summary import accounted_percent, coverage_text, summary_line, total_coverage
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Change, CheckResult, Finding, Repair, Report
    from factcheck.report.options import Options

# An article cut into pieces that each lie in the same claims and the same figure, line by line.
#
# Claims overlap and spread over lines, and HTML elements may do neither; so every piece says by itself which
# claims and which figure it belongs to.


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
        pieces = tuple(sweep.piece(low, high) for low, high in itertools.pairwise(inside))
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


# One finding as the page's list shows it.


Context = dict[str, object]


def finding_card(index: int, report: Report, anchors: Sequence[str], words: Words, options: Options) -> Context:
    """Return what the list shows of a finding; `anchors` are the elements' ids of all findings."""
    finding = report.claims[index]
    return {
        "anchor": anchors[index],
        "number": index + 1,
        "id": visible_line(finding.id),
        "verdict": finding.verdict,
        "sign": SIGNS[finding.verdict],
        "word": words[f"verdict.{finding.verdict}"],
        "where": visible_line(str(finding_position(finding, report, options.root))),
        "in_text": finding.start >= 0,
        "quote": visible_line(finding.quote),
        "explanation": visible_line(labelled(finding.explanation, report.outside)),
        "checks": [_check(check, report, words) for check in finding.checks],
        "drift": [_change(change) for change in finding.drift],
        "conflict": _conflict(finding, report, anchors),
        "notes": [visible_line(note) for note in (*finding.notes, finding.why) if note],
        "silenced": visible_line(finding.silenced),
    }


def _check(check: CheckResult, report: Report, words: Words) -> Context:
    language = report.article.language
    return {
        "source": visible_line(check.source),
        "rule": words[f"rule.{check.rule}"],
        "sign": SIGNS[check.verdict],
        "verdict": check.verdict,
        "word": words[f"verdict.{check.verdict}"],
        "decision": check.verdict == "inconsistent" and check.severity == "decision",
        "stated": stated_text(check),
        "computed": computed_text(check, language),
        "misses": misses_text(check, language),
        "explanation": visible_line(labelled(check.explanation, report.outside)),
        "steps": [visible_line(step.text) for step in check.steps],
        "repairs": [_repair(repair, words) for repair in check.repairs],
    }


def _repair(repair: Repair, words: Words) -> Context:
    return {
        "before": visible_line(repair.before),
        "after": visible_line(repair.after),
        "slip": words.get(f"slip.{repair.slip}", visible_line(repair.slip)),
    }


def _change(change: Change) -> Context:
    return {name: visible_line(getattr(change, name)) for name in ("figure", "before", "after")}


def _conflict(finding: Finding, report: Report, anchors: Sequence[str]) -> list[Context]:
    by_id = {other.id: anchor for other, anchor in zip(report.claims, anchors, strict=True)} if finding.conflict else {}
    return [{"id": visible_line(other), "anchor": by_id.get(other, "")} for other in finding.conflict]


# The marks of claims and figures in the page's article.


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
    status = {"": words["page.uncovered"], "ignore": words["line.ignored"]}.get(claim, "")
    return {
        "index": index if piece.opens_figure else None,
        "uncovered": not claim,
        "meaning": " · ".join(part for part in (f"{words['heading.interval']}: {meaning}", status) if part),
    }


def page_context(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> Context:
    """Return everything that the page shows."""
    words = words_for(reports, options.language)
    counts = Counter(finding.verdict for report in reports for finding in report.claims)
    coverage = total_coverage(reports)
    return {
        "words": words,
        "language": words["page.language"],
        "summary": summary_line(reports, words),
        "problems": [_problem(problem, words, options) for problem in problems],
        "filters": [_filter(verdict, counts[verdict], words) for verdict in WORST_FIRST if counts[verdict]],
        "coverage": coverage_text(coverage, words),
        "percent": accounted_percent(coverage),
        "articles": [_article(number, report, words, options) for number, report in enumerate(reports, 1)],
    }


def _filter(verdict: Verdict, count: int, words: Words) -> Context:
    return {
        "verdict": verdict,
        "sign": SIGNS[verdict],
        "word": words[f"verdict.{verdict}"],
        "meaning": words[f"meaning.{verdict}"],
        "count": count,
    }


def _problem(problem: Problem, words: Words, options: Options) -> Context:
    row = problem_row(problem, words, options)
    return {"where": visible_line(str(row.position)), "message": row.message, "line": visible_line(problem.source_line)}


def _article(number: int, report: Report, words: Words, options: Options) -> Context:
    verdict = worst([finding.verdict for finding in report.claims])
    anchors = [f"f{number}-{position}" for position in range(1, len(report.claims) + 1)]
    return {
        "anchor": f"a{number}",
        "path": visible_line(shown_path(report.article.path, options.root)),
        "language": report.article.language,
        "verdict": verdict,
        "sign": SIGNS[verdict],
        "word": words[f"verdict.{verdict}"],
        "problems": [_problem(problem, words, options) for problem in report.errors],
        "lines": list(marked_lines(report, anchors, words)),
        "findings": [finding_card(index, report, anchors, words, options) for index in range(len(report.claims))],
        "outside": _outside(report, words),
        "uncovered": [_uncovered(index, report) for index in report.coverage.uncovered],
    }


def _outside(report: Report, words: Words) -> list[Context]:
    return [
        {
            "name": visible_line(result.name),
            "note": visible_line(result.note),
            "value": outside_value(result, report.article.language),
            "reason": outside_reason(result, words),
        }
        for result in report.outside
    ]


def _uncovered(index: int, report: Report) -> Context:
    figure = report.figures[index]
    line, column = line_and_column(report.article, figure.start)
    return {"index": index, "text": visible_line(figure.text), "where": f"{line}:{column}"}
