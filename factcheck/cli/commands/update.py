"""`factcheck update`: accept what the article says now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Argument, Option, ReportLanguageOption


def update(
    claims: Annotated[
        Path | None, Argument(metavar="[CLAIMS]", help="The claims file; default: the nearest upwards.")
    ] = None,
    accept: Annotated[
        list[str] | None,
        Option(
            "--accept",
            metavar="ID",
            help="Take what the article says now for this claim (repeatable).",
            completions="claims",
        ),
    ] = None,
    everything: Annotated[bool, Option("--all", help="Take it for every claim that changed.")] = False,
    lang: ReportLanguageOption = "",
) -> int:
    """Rewrite quotes that the article has changed, after a journalist has agreed to each."""
    from factcheck.cli.output import failures

    with failures(language=lang):
        from factcheck.cli.update_run import run_update
        from factcheck.config import load_project

        load_project(Path.cwd())
        return run_update(claims, accepted=accept or [], everything=everything, language=lang)
