"""`factcheck archive find`: findings by description."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli import question_options
from factcheck.cli.options import OutputOption
from factcheck.cli.parameters import Option


def find(
    results: question_options.ResultsArgument,
    verdict: question_options.VerdictOption = None,
    all_verdicts: question_options.EveryVerdictOption = False,
    rule: question_options.RuleOption = None,
    severity: question_options.SeverityOption = "",
    desk: question_options.DeskOption = None,
    year: question_options.YearOption = None,
    language: question_options.LanguageOption = None,
    words: question_options.WordsOption = "",
    where: question_options.WhereOption = "",
    limit: question_options.LimitOption = 20,
    format: Annotated[
        str,
        Option("--format", "-f", metavar="FORMAT", help="table (on a terminal), concise, csv, json or jsonl."),
    ] = "",
    output: OutputOption = None,
) -> None:
    """List findings, the worst first."""
    from factcheck.cli.output import chosen_format, failures, write

    format = chosen_format(format, output)
    with failures(format):
        from factcheck.archive.questions.filters import filter_of
        from factcheck.archive.questions.find import find as find_in
        from factcheck.archive.questions.rendering import FORMATS, known_format, rendered
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.screen import concise_text, findings_text
        from factcheck.cli.rendering import options_for

        known_format(format, (*FORMATS, "concise"))
        asked = filter_of(verdict, all_verdicts, rule, severity, desk, year, language, words, where)
        question_options.warn_of_incomplete(results)
        with opened(results) as connection:
            answer = find_in(connection, asked, limit)
        if format == "concise":
            text = concise_text(answer)
        elif format == "table":
            text = findings_text(answer, options_for(output))
        else:
            text = rendered(answer, format, options_for(output))
        write(text, output)
