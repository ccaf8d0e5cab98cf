"""`factcheck archive summary`: the archive at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from factcheck.cli.options import OutputOption
from factcheck.cli.parameters import Option
from factcheck.cli.question_options import ResultsArgument, warn_of_incomplete

if TYPE_CHECKING:
    from factcheck.archive.questions.summary import Summary


def summary(
    results: ResultsArgument,
    format: Annotated[
        str, Option("--format", "-f", metavar="FORMAT", help="table, json, or html: a page with plots.")
    ] = "",
    output: OutputOption = None,
    by: Annotated[
        list[str] | None,
        Option("--by", metavar="COLUMN", help="Also count errors by this column of the archive (repeatable)."),
    ] = None,
) -> None:
    """Tell where an archive's errors are: by desk, year, author, kind; the worst first."""
    from factcheck.cli.output import failures, write

    format = format or _format_of(output)
    with failures(format):
        from factcheck.archive.questions.rendering import known_format
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.summary import summarise

        known_format(format, ("table", "json", "html"))
        warn_of_incomplete(results)
        with opened(results) as connection:
            found = summarise(connection, by or ())
        write(_rendered(found, format, results, output), output)


def _format_of(output: Path | None) -> str:
    return {".html": "html", ".htm": "html", ".json": "json"}.get(output.suffix.lower() if output else "", "table")


def _rendered(found: Summary, format: str, results: str, output: Path | None) -> str:
    from factcheck.archive.questions.page import page
    from factcheck.archive.questions.rendering import json_text
    from factcheck.archive.questions.screen import summary_text
    from factcheck.cli.rendering import options_for

    if format == "html":
        return page(found, results)
    if format == "json":
        return json_text({"summary": found})
    return summary_text(found, options_for(output))
