"""Arguments and options that questions share."""

from __future__ import annotations

from typing import Annotated

import typer

ResultsArgument = Annotated[
    str, typer.Argument(metavar="RESULTS", help="The folder (or address) that `factcheck scan ARCHIVE` wrote.")
]
TableFormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, json or jsonl.", show_default=True)
]
VerdictOption = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="VERDICT", help="Findings with this verdict; default: inconsistent."),
]
EveryVerdictOption = Annotated[bool, typer.Option("--all", help="Findings of every verdict that the results keep.")]
RuleOption = Annotated[list[str] | None, typer.Option("--rule", metavar="RULE", help="Of this kind (repeatable).")]
SeverityOption = Annotated[
    str, typer.Option("--severity", metavar="SEVERITY", help="decision (the meaning flips) or figure.")
]
DeskOption = Annotated[list[str] | None, typer.Option("--desk", metavar="DESK", help="Of this desk (repeatable).")]
YearOption = Annotated[list[int] | None, typer.Option("--year", metavar="YEAR", help="Of this year (repeatable).")]
LanguageOption = Annotated[
    list[str] | None, typer.Option("--language", "-l", metavar="CODE", help="In this language (repeatable).")
]
WordsOption = Annotated[str, typer.Option("--words", metavar="TEXT", help="With this in the quote or explanation.")]
WhereOption = Annotated[
    str, typer.Option("--where", metavar="SQL", help="Any other condition, such as \"author = 'Lan'\".")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=-1, metavar="N", help="Show so many; -1 shows all.")]
