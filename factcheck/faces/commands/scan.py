"""`factcheck scan`: a spelling checker for arithmetic."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.faces.options import FormatOption, LanguageOption, OutputOption, ReportLanguageOption, StdinNameOption


def scan(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Articles or folders; - reads standard input.")],
    format: FormatOption = "",
    output: OutputOption = None,
    all_findings: Annotated[
        bool, typer.Option("--all", help="Show every statement found, not only what deserves a look.")
    ] = False,
    language: LanguageOption = "auto",
    lang: ReportLanguageOption = "",
    stdin_name: StdinNameOption = "",
) -> None:
    """Find the statements of an article by itself and recompute them, without a claims file."""
    from factcheck.faces.output import chosen_format, failures

    format = chosen_format(format, output)
    with failures(format):
        from factcheck.faces.scan_run import ScanRun, run_scan

        code = run_scan(
            ScanRun(
                paths=tuple(paths),
                format=format,
                output=output,
                everything=all_findings,
                language=language,
                report_language=lang,
                stdin_name=stdin_name,
            )
        )
    raise typer.Exit(code)
