"""The comparison of two scans as text and as JSON."""

from __future__ import annotations

from factcheck.archive.questions.compare import Comparison
from factcheck.archive.questions.screen import findings_text, print_counts
from factcheck.model.safe import visible_line
from factcheck.report.console import string_console, written
from factcheck.report.options import Options

APART = {
    "only_old": "only in the old scan",
    "only_new": "only in the new scan",
    "edited": "edited in between",
    "newly_set_aside": "set aside only by the new scan",
    "no_longer_set_aside": "set aside only by the old scan",
}


def comparison_text(comparison: Comparison, options: Options) -> str:
    """Return what a person needs to judge a new release by."""
    console = string_console(options)
    old, new = comparison.old, comparison.new
    console.print(
        f"{comparison.compared:,} articles in the same words in both: "
        f"factcheck {visible_line(old.factcheck)} → {visible_line(new.factcheck)}"
    )
    apart = [(getattr(comparison, name), told) for name, told in APART.items() if getattr(comparison, name)]
    if apart:
        console.print("not compared: " + ", ".join(f"{count:,} {told}" for count, told in apart))
    if comparison.rules.rows:
        console.print()
        print_counts(console, comparison.rules)
    else:
        console.print("neither scan tells an error in them")
    parts = [written(console)]
    for heading, answer in (("Appeared", comparison.appeared), ("Went", comparison.went)):
        if answer.rows:
            parts.append(f"\n{heading}\n{findings_text(answer, options)}")
    return "".join(parts)


def comparison_document(comparison: Comparison) -> dict[str, object]:
    """Return the comparison as a JSON object."""
    counts = {name: getattr(comparison, name) for name in ("compared", *APART)}
    return {
        "old": comparison.old,
        "new": comparison.new,
        **counts,
        "rules": comparison.rules.records(),
        "appeared": comparison.appeared.records(),
        "went": comparison.went.records(),
    }
