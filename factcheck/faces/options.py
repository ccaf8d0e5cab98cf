"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.faces import completion

FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table (on a terminal), concise (elsewhere), json, jsonl, csv, markdown, html, sarif, junit, "
        "github, gitlab, rdjson.",
        autocompletion=completion.formats,
        show_default=False,
    ),
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")]
LanguageOption = Annotated[str, typer.Option("--language", "-l", help="Language of the article: vi, en, … or auto.")]
ReportLanguageOption = Annotated[
    str,
    typer.Option(
        "--lang",
        help="Language of the report: vi or en; the article's own unless told.",
        autocompletion=completion.report_languages,
    ),
]
StdinNameOption = Annotated[
    str, typer.Option("--stdin-name", metavar="FILE", help="The file that standard input (-) stands for.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Show only what needs somebody's eyes.")]
