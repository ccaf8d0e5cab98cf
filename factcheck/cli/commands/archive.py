"""`factcheck archive`: questions over the results of a scan; one file a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from factcheck.cli import question_options
from factcheck.cli.options import Argument, Option, OutputOption, ReportLanguageOption
from factcheck.cli.question_options import LimitOption, ResultsArgument, TableFormatOption, warn_of_incomplete
from factcheck.cli.spoken import message_language

if TYPE_CHECKING:
    from factcheck.archive.questions.summary import Summary

# `factcheck archive find`: findings by description.


def find(
    results: question_options.ResultsArgument,
    verdict: question_options.VerdictOption = None,
    all_verdicts: question_options.EveryVerdictOption = False,
    rule: question_options.RuleOption = None,
    severity: question_options.SeverityOption = "",
    section: question_options.SectionOption = None,
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
    lang: ReportLanguageOption = "",
) -> None:
    """List findings, the worst first."""
    from factcheck.cli.output import chosen_format, failures, write

    format = chosen_format(format, output)
    with failures(format, language=lang):
        from factcheck.archive.questions.rendering import FORMATS, known_format, rendered
        from factcheck.archive.questions.results import filter_of, opened
        from factcheck.archive.questions.results import find as find_in
        from factcheck.archive.questions.screen import concise_text, findings_text
        from factcheck.cli.output import options_for

        known_format(format, (*FORMATS, "concise"))
        asked = filter_of(verdict, all_verdicts, rule, severity, section, year, language, words, where)
        question_options.warn_of_incomplete(results)
        with opened(results) as connection:
            answer = find_in(connection, asked, limit)
        if format == "concise":
            text = concise_text(answer)
        elif format == "table":
            text = findings_text(answer, options_for(output, message_language(lang)))
        else:
            text = rendered(answer, format, options_for(output, message_language(lang)))
        write(text, output)


# `factcheck archive summary`: the archive at a glance.


def summary(
    results: ResultsArgument,
    format: Annotated[
        str, Option("--format", "-f", metavar="FORMAT", help="table, json, or html: a page with plots.")
    ] = "",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
    by: Annotated[
        list[str] | None,
        Option("--by", metavar="COLUMN", help="Also count errors by this column of the archive (repeatable)."),
    ] = None,
) -> None:
    """Show where an archive's errors are: by section, year, author, kind; the worst first."""
    from factcheck.cli.output import failures, write

    format = format or _format_of(output)
    with failures(format, language=lang):
        from factcheck.archive.questions.rendering import known_format
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.summary import summarise

        known_format(format, ("table", "json", "html"))
        warn_of_incomplete(results)
        with opened(results) as connection:
            found = summarise(connection, by or ())
        write(_rendered(found, format, results, output, message_language(lang)), output)


def _format_of(output: Path | None) -> str:
    return {".html": "html", ".htm": "html", ".json": "json"}.get(output.suffix.lower() if output else "", "table")


def _rendered(found: Summary, format: str, results: str, output: Path | None, language: str) -> str:
    from factcheck.archive.questions.rendering import json_text
    from factcheck.archive.questions.results_page import page
    from factcheck.archive.questions.screen import summary_text
    from factcheck.cli.output import options_for

    if format == "html":
        return page(found, results, language)
    if format == "json":
        return json_text({"summary": found})
    return summary_text(found, options_for(output, language))


# `factcheck archive compare`: two scans of an archive, to judge a new release by.


def compare(
    old: Annotated[str, Argument(metavar="OLD", help="Results of the release in use.")],
    new: Annotated[str, Argument(metavar="NEW", help="Results of the new release, or of a sample by it.")],
    limit: LimitOption = 20,
    format: Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
) -> None:
    """Show which errors appeared and which went between two scans of the same archive."""
    from factcheck.cli.output import failures, write

    with failures(format, language=lang):
        from factcheck.archive.questions.compare import compare as compare_results
        from factcheck.archive.questions.compare import comparison_document, comparison_text
        from factcheck.archive.questions.rendering import json_text, known_format
        from factcheck.archive.questions.results import database
        from factcheck.cli.output import options_for

        known_format(format, ("table", "json"))
        warn_of_incomplete(old, new)
        with database() as connection:
            found = compare_results(connection, old, new, limit)
        if format == "json":
            write(json_text(comparison_document(found)), output)
        else:
            write(comparison_text(found, options_for(output, message_language(lang))), output)


# `factcheck archive show`: one article with all that was found in it.


def show(
    results: ResultsArgument,
    article: Annotated[str, Argument(metavar="ID", help="The article's id, or its place in the archive.")],
    format: Annotated[str, Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
) -> None:
    """Show one article with all its findings."""
    from factcheck.cli.output import failures, write

    with failures(format, language=lang):
        from factcheck.archive.questions.rendering import json_text, known_format
        from factcheck.archive.questions.results import opened
        from factcheck.archive.questions.results import show as show_in
        from factcheck.archive.questions.screen import shown_text
        from factcheck.cli.output import options_for

        known_format(format, ("table", "json"))
        warn_of_incomplete(results)
        with opened(results) as connection:
            shown = show_in(connection, article)
        text = (
            json_text({"articles": shown})
            if format == "json"
            else shown_text(shown, options_for(output, message_language(lang)))
        )
        write(text, output)


# `factcheck archive export`: findings in a file of their own.


def export(
    results: question_options.ResultsArgument,
    file: Annotated[str, Argument(metavar="FILE", help="Ends in .csv, .xlsx, .jsonl or .parquet.")],
    articles: Annotated[bool, Option("--articles", help="One row for each article instead of findings.")] = False,
    verdict: question_options.VerdictOption = None,
    all_verdicts: question_options.EveryVerdictOption = False,
    rule: question_options.RuleOption = None,
    severity: question_options.SeverityOption = "",
    section: question_options.SectionOption = None,
    year: question_options.YearOption = None,
    language: question_options.LanguageOption = None,
    words: question_options.WordsOption = "",
    where: question_options.WhereOption = "",
    lang: ReportLanguageOption = "",
) -> None:
    """Write findings (or articles) to a file, the worst first."""
    from factcheck.cli.output import failures, write

    with failures(language=lang):
        from factcheck.archive.questions.export import export as export_to
        from factcheck.archive.questions.results import filter_of, opened

        asked = filter_of(verdict, all_verdicts, rule, severity, section, year, language, words, where)
        from factcheck.model.safe import visible_line
        from factcheck.model.said import in_language, said

        question_options.warn_of_incomplete(results)
        with opened(results) as connection:
            count = export_to(connection, file, None if articles else asked)
        write(in_language(said("archive.rows", count=count, file=visible_line(file)), message_language(lang)), None)


# `factcheck archive sql`: any question there is no command for.


def sql(
    results: ResultsArgument,
    query: Annotated[str, Argument(metavar="QUERY", help="SQL over the views articles and findings.")],
    format: TableFormatOption = "table",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
    limit: LimitOption = 1000,
) -> None:
    """Answer a query in SQL (DuckDB's) over the views `articles` and `findings`."""
    from factcheck.cli.output import failures, write

    with failures(format, language=lang):
        from factcheck.archive.questions.rendering import ask, known_format, rendered
        from factcheck.archive.questions.results import opened
        from factcheck.cli.output import options_for

        known_format(format)
        warn_of_incomplete(results)
        with opened(results) as connection:
            answer = ask(connection, query, limit=limit)
        write(rendered(answer, format, options_for(output, message_language(lang))), output)


QUESTIONS = (summary, find, show, export, sql, compare)
"""The questions, in the order in which help lists them."""
