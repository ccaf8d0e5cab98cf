"""`factcheck archive compare`: two scans of an archive, to judge a new release by."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import OutputOption
from factcheck.cli.parameters import Argument, Option
from factcheck.cli.question_options import LimitOption, warn_of_incomplete


def compare(
    old: Annotated[str, Argument(metavar="OLD", help="Results of the release in use.")],
    new: Annotated[str, Argument(metavar="NEW", help="Results of the new release, or of a sample by it.")],
    limit: LimitOption = 20,
    format: Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: OutputOption = None,
) -> None:
    """Tell which errors appeared and which went between two scans of the same archive."""
    from factcheck.cli.output import failures, write

    with failures(format):
        from factcheck.archive.questions.compare import compare as compare_results
        from factcheck.archive.questions.judgement import comparison_document, comparison_text
        from factcheck.archive.questions.rendering import json_text, known_format
        from factcheck.archive.questions.results import database
        from factcheck.cli.rendering import options_for

        known_format(format, ("table", "json"))
        warn_of_incomplete(old, new)
        with database() as connection:
            found = compare_results(connection, old, new, limit)
        if format == "json":
            write(json_text(comparison_document(found)), output)
        else:
            write(comparison_text(found, options_for(output)), output)
