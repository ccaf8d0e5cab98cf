"""JUnit XML: one test suite per article, one test case per claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factcheck.model.safe import visible_line
from factcheck.report.places import shown_path
from factcheck.report.rows import FindingRow, finding_row, problem_row, uncovered_rows
from factcheck.report.words import Words, words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Finding, Report
    from factcheck.report.options import Options

PASSING = ("consistent", "rounding", "implied")
"""Verdicts that a test runner shows as passed unless they are asked to fail."""


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write all suites; a claim that cannot be evaluated is an error, one that does not hold a failure."""
    words = words_for(reports, options.language)
    root = Element("testsuites", name="factcheck")
    if problems:
        _add_problems(SubElement(root, "testsuite", name="factcheck"), problems, words, options)
    for report in reports:
        _add_report(root, report, words_for([report], options.language), options)
    for suite in (*root, root):
        _count(suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add_report(root: Element, report: Report, words: Words, options: Options) -> None:
    suite = SubElement(root, "testsuite", name=visible_line(shown_path(report.article.path, options.root)))
    properties = SubElement(suite, "properties")
    for name in ("figures", "covered", "ignored"):
        SubElement(properties, "property", name=f"coverage.{name}", value=str(getattr(report.coverage, name)))
    _add_problems(suite, report.errors, words, options)
    for finding in report.claims:
        _add_claim(suite, finding, report, words, options)
    uncovered = [f"{visible_line(str(row.position))}: {row.message}" for row in uncovered_rows(report, words, options)]
    if uncovered:
        SubElement(suite, "system-out").text = "\n".join(uncovered)


def _add_claim(suite: Element, finding: Finding, report: Report, words: Words, options: Options) -> None:
    row = finding_row(finding, report, words, options)
    case = _add_case(suite, row, finding.id, suite.get("name", ""))
    outcome = _outcome(row)
    if outcome:
        element = SubElement(case, outcome, type=row.verdict, message=row.message)
        where = visible_line(str(row.position))
        element.text = f"{where}: {row.verdict} [{row.rule}] {row.message}\n“{visible_line(row.quote)}”"
    else:
        SubElement(case, "system-out").text = f"{row.verdict}: {row.message}"


def _outcome(row: FindingRow) -> str:
    if row.fails:
        return "error" if row.verdict in ("invalid", "error") else "failure"
    return "" if row.verdict in PASSING and not row.silenced else "skipped"


def _add_problems(suite: Element, problems: Sequence[Problem], words: Words, options: Options) -> None:
    for problem in problems:
        row = problem_row(problem, words, options)
        case = _add_case(suite, row, str(row.position) or words["line.error"], suite.get("name", ""))
        SubElement(case, "error", type=row.verdict, message=row.message).text = visible_line(problem.source_line)


def _add_case(suite: Element, row: FindingRow, name: str, classname: str) -> Element:
    case = SubElement(suite, "testcase", classname=classname, name=visible_line(name))
    if row.position.line:
        case.set("file", visible_line(row.position.path))
        case.set("line", str(row.position.line))
    return case


def _count(suite: Element) -> None:
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for attribute, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(list(suite.iter(element)))))
