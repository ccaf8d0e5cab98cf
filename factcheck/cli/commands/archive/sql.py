"""`factcheck archive sql`: any question there is no command for."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import OutputOption
from factcheck.cli.parameters import Argument
from factcheck.cli.question_options import LimitOption, ResultsArgument, TableFormatOption, warn_of_incomplete


def sql(
    results: ResultsArgument,
    query: Annotated[str, Argument(metavar="QUERY", help="SQL over the views articles and findings.")],
    format: TableFormatOption = "table",
    output: OutputOption = None,
    limit: LimitOption = 1000,
) -> None:
    """Answer a query in SQL (DuckDB's) over the views `articles` and `findings`."""
    from factcheck.cli.output import failures, write

    with failures(format):
        from factcheck.archive.questions.answer import ask
        from factcheck.archive.questions.rendering import known_format, rendered
        from factcheck.archive.questions.results import opened
        from factcheck.cli.rendering import options_for

        known_format(format)
        warn_of_incomplete(results)
        with opened(results) as connection:
            answer = ask(connection, query, limit=limit)
        write(rendered(answer, format, options_for(output)), output)
