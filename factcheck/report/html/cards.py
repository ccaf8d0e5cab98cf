"""One finding as the page's list shows it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.report import Change, CheckResult, Finding, Repair, Report
from factcheck.model.safe import visible_line
from factcheck.model.verdict import SIGNS
from factcheck.report.options import Options
from factcheck.report.outside import labelled
from factcheck.report.places import finding_position
from factcheck.report.values import computed_text, misses_text, stated_text
from factcheck.report.words import Words

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
