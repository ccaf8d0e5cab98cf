"""`factcheck figures`: every figure that is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Argument, LanguageOption, Option, OutputOption, ReportLanguageOption, StdinNameOption


def figures(
    article: Annotated[str, Argument(help="The article; - reads standard input.")],
    format: Annotated[
        str,
        Option(
            "--format",
            "-f",
            help="table, marked (the article with its figures in brackets) or json.",
            completions="figure_formats",
        ),
    ] = "table",
    output: OutputOption = None,
    language: LanguageOption = "auto",
    lang: ReportLanguageOption = "",
    stdin_name: StdinNameOption = "",
) -> int:
    """List every figure of an article: value, interval, unit, hedge, place, and which claim covers it."""
    from factcheck.cli.output import failures, show_problems, write

    with failures(format, output, lang):
        from factcheck.cli.article_input import article_of, figures_with_cover
        from factcheck.cli.output import figures_text, options_for
        from factcheck.config import load_project

        load_project(Path.cwd())
        report = figures_with_cover(article_of(article, language, stdin_name))
        write(figures_text(report, format, options_for(output, lang)), output)
        show_problems(report.errors, lang or report.article.language)
        return 2 if report.errors else 0
