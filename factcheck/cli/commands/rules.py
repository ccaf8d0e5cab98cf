"""`factcheck rules`: the rules that checks can call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Option, OutputOption, ReportLanguageOption


def rules(
    format: Annotated[str, Option("--format", "-f", help="table or json.", offers="rule_formats")] = "table",
    output: OutputOption = None,
    lang: ReportLanguageOption = "",
) -> None:
    """List the rules: what each is called with and what it says."""
    from factcheck.cli.output import failures, write

    with failures(format, output):
        from factcheck.cli.output import options_for, rendered
        from factcheck.config import load_project
        from factcheck.report.rules import render_rules
        from factcheck.rules import all_rules

        load_project(Path.cwd())
        write(rendered(lambda: render_rules(all_rules(), format, options_for(output, lang))), output)
