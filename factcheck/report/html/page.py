"""What the page's template is given: plain text only, so that escaping is the template's alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model.article import line_and_column
from factcheck.model.report import Problem, Report
from factcheck.model.safe import visible_line
from factcheck.model.verdict import SIGNS, WORST_FIRST, Verdict, worst
from factcheck.report.html.cards import Context, finding_card
from factcheck.report.html.marks import marked_lines
from factcheck.report.options import Options
from factcheck.report.outside import outside_reason, outside_value
from factcheck.report.places import shown_path
from factcheck.report.rows import problem_row
from factcheck.report.summary import coverage_text, summary_line
from factcheck.report.totals import accounted_percent, total_coverage
from factcheck.report.words import Words, words_for


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
