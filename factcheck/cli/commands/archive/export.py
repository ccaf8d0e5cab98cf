"""`factcheck archive export`: findings in a file of their own."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli import question_options
from factcheck.cli.parameters import Argument, Option


def export(
    results: question_options.ResultsArgument,
    file: Annotated[str, Argument(metavar="FILE", help="Ends in .csv, .xlsx, .jsonl or .parquet.")],
    articles: Annotated[bool, Option("--articles", help="One row for each article instead of findings.")] = False,
    verdict: question_options.VerdictOption = None,
    all_verdicts: question_options.EveryVerdictOption = False,
    rule: question_options.RuleOption = None,
    severity: question_options.SeverityOption = "",
    desk: question_options.DeskOption = None,
    year: question_options.YearOption = None,
    language: question_options.LanguageOption = None,
    words: question_options.WordsOption = "",
    where: question_options.WhereOption = "",
) -> None:
    """Write findings (or articles) to a file, the worst first."""
    from factcheck.cli.output import failures, write

    with failures():
        from factcheck.archive.questions.export import export as export_to
        from factcheck.archive.questions.filters import filter_of
        from factcheck.archive.questions.results import opened

        asked = filter_of(verdict, all_verdicts, rule, severity, desk, year, language, words, where)
        from factcheck.model.safe import visible_line

        question_options.warn_of_incomplete(results)
        with opened(results) as connection:
            count = export_to(connection, file, None if articles else asked)
        write(f"{count:,} rows in {visible_line(file)}", None)
