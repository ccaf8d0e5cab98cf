"""`factcheck archive show`: one article with all that was found in it."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import OutputOption
from factcheck.cli.parameters import Argument, Option
from factcheck.cli.question_options import ResultsArgument, warn_of_incomplete


def show(
    results: ResultsArgument,
    article: Annotated[str, Argument(metavar="ID", help="The article's id, or its place in the archive.")],
    format: Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: OutputOption = None,
) -> None:
    """Show one article with all its findings."""
    from factcheck.cli.output import failures, write

    with failures(format):
        from factcheck.archive.questions.find import show as show_in
        from factcheck.archive.questions.rendering import json_text, known_format
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.screen import shown_text
        from factcheck.cli.rendering import options_for

        known_format(format, ("table", "json"))
        warn_of_incomplete(results)
        with opened(results) as connection:
            shown = show_in(connection, article)
        text = json_text({"articles": shown}) if format == "json" else shown_text(shown, options_for(output))
        write(text, output)
