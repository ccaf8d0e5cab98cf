"""The command line: which commands there are."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from factcheck.faces.commands.archive import archive
from factcheck.faces.commands.draft import draft
from factcheck.faces.commands.explain import explain
from factcheck.faces.commands.figures import figures
from factcheck.faces.commands.rules import rules
from factcheck.faces.commands.scan import scan
from factcheck.faces.commands.schema import schema
from factcheck.faces.commands.update import update
from factcheck.faces.commands.verify import verify

app = typer.Typer(
    name="factcheck",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (verify, figures, draft, scan, explain, update, rules, schema):
    app.command()(command)
app.add_typer(archive)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Recompute the numbers of an article, knowing what rounding allows."""


def main() -> None:
    """Run the command that the arguments name; exit codes as the design has them."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows or under LANG=C would refuse "≈"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
