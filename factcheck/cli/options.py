"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.parameters import Option

FormatOption = Annotated[
    str,
    Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table (on a terminal), concise (elsewhere), json, jsonl, csv, markdown, html, sarif, junit, "
        "github, gitlab, rdjson.",
        offers="formats",
        show_default=False,
    ),
]
OutputOption = Annotated[Path | None, Option("--output", "-o", help="Write to this file instead of the screen.")]
LanguageOption = Annotated[str, Option("--language", "-l", help="Language of the article: vi, en, … or auto.")]
ReportLanguageOption = Annotated[
    str,
    Option(
        "--lang",
        help="Language of the report: vi or en; the article's own unless told.",
        offers="report_languages",
    ),
]
StdinNameOption = Annotated[
    str, Option("--stdin-name", metavar="FILE", help="The file that standard input (-) stands for.")
]
QuietOption = Annotated[bool, Option("--quiet", "-q", help="Show only what needs somebody's eyes.")]
