"""`factcheck update`: sign off what the article says now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.faces import completion
from factcheck.faces.options import ReportLanguageOption


def update(
    claims: Annotated[
        Path | None, typer.Argument(metavar="[CLAIMS]", help="The claims file; default: the nearest upwards.")
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="ID",
            help="Take what the article says now for this claim (repeatable).",
            autocompletion=completion.claims,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Take it for every claim that changed.")] = False,
    lang: ReportLanguageOption = "",
) -> None:
    """Rewrite quotes that the article has changed, after a journalist has agreed to each."""
    from factcheck.faces.output import failures

    with failures():
        from factcheck.config import load_project
        from factcheck.faces.update_run import run_update

        load_project(Path.cwd())
        code = run_update(claims, accepted=accept or [], everything=everything, language=lang)
    raise typer.Exit(code)
