"""`factcheck archive show`: one article with all that was found in it."""

from __future__ import annotations

from typing import Annotated

from factcheck.faces.commands.archive.options import ResultsArgument, warn_of_incomplete
from factcheck.faces.options import OutputOption
from factcheck.faces.parameters import Argument, Option


def show(
    results: ResultsArgument,
    article: Annotated[str, Argument(metavar="ID", help="The article's id, or its place in the archive.")],
    format: Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: OutputOption = None,
) -> None:
    """Show one article with all its findings."""
    from factcheck.faces.output import failures, write

    with failures(format):
        from factcheck.archive.questions.find import show as show_in
        from factcheck.archive.questions.rendering import json_text, known_format
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.screen import shown_text
        from factcheck.faces.rendering import options_for

        known_format(format, ("table", "json"))
        warn_of_incomplete(results)
        with opened(results) as connection:
            shown = show_in(connection, article)
        text = json_text({"articles": shown}) if format == "json" else shown_text(shown, options_for(output))
        write(text, output)
