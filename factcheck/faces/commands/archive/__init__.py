"""`factcheck archive`: questions over the results of a scan; one file a question."""

from __future__ import annotations

import typer

from factcheck.faces.commands.archive.compare import compare
from factcheck.faces.commands.archive.export import export
from factcheck.faces.commands.archive.find import find
from factcheck.faces.commands.archive.show import show
from factcheck.faces.commands.archive.sql import sql
from factcheck.faces.commands.archive.summary import summary

archive = typer.Typer(
    name="archive",
    help="Ask the results of a scanned archive: where its errors are, and what they are.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for question in (summary, find, show, export, sql, compare):
    archive.command()(question)
