"""Arguments and options that questions share."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import Argument, Option


def warn_of_incomplete(*results: str) -> None:
    """Say on standard error which of these results are of a scan that has not come to its end."""
    import sys

    from factcheck.archive.resume import read_manifest
    from factcheck.cli.spoken import message_language
    from factcheck.model.safe import visible_line, without_commands
    from factcheck.model.said import in_language, said

    for folder in results:
        if not read_manifest(folder).complete:
            text = in_language(said("archive.incomplete", folder=visible_line(folder)), message_language())
            sys.stderr.write(without_commands(text + "\n"))


ResultsArgument = Annotated[
    str, Argument(metavar="RESULTS", help="The folder (or address) that `factcheck scan ARCHIVE` wrote.")
]
TableFormatOption = Annotated[
    str, Option("--format", "-f", metavar="FORMAT", help="table, csv, json or jsonl.", show_default=True)
]
VerdictOption = Annotated[
    list[str] | None,
    Option("--verdict", metavar="VERDICT", help="Findings with this verdict; default: inconsistent."),
]
EveryVerdictOption = Annotated[bool, Option("--all", help="Findings of every verdict that the results keep.")]
RuleOption = Annotated[list[str] | None, Option("--rule", metavar="RULE", help="Of this kind (repeatable).")]
SeverityOption = Annotated[
    str, Option("--severity", metavar="SEVERITY", help="decision (the meaning flips) or figure.")
]
SectionOption = Annotated[
    list[str] | None, Option("--section", "--desk", metavar="NAME", help="Of this section (repeatable).")
]
YearOption = Annotated[list[int] | None, Option("--year", metavar="YEAR", help="Of this year (repeatable).")]
LanguageOption = Annotated[
    list[str] | None, Option("--language", "-l", metavar="CODE", help="In this language (repeatable).")
]
WordsOption = Annotated[str, Option("--words", metavar="TEXT", help="With this in the quote or explanation.")]
WhereOption = Annotated[str, Option("--where", metavar="SQL", help="Any other condition, such as \"author = 'Lan'\".")]
LimitOption = Annotated[int, Option("--limit", "-n", minimum=-1, metavar="N", help="Show so many; -1 shows all.")]
