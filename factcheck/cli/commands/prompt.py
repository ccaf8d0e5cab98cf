"""`factcheck prompt`: what to ask a language model, or a person, about an article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Argument, LanguageOption, Option, OutputOption, StdinNameOption


def prompt(
    article: Annotated[str, Argument(help="The article; - reads standard input.")],
    output: OutputOption = None,
    without_schema: Annotated[
        bool, Option("--without-schema", help="Leave the JSON Schema of the answer out.")
    ] = False,
    language: LanguageOption = "auto",
    stdin_name: StdinNameOption = "",
) -> int:
    """Print the prompt that asks for proposals about an article, to paste into any assistant.

    Save the answer, and hand it to `factcheck scan ARTICLE --proposals FILE` or `factcheck draft`.
    """
    from factcheck.cli.output import failures, write

    with failures():
        from factcheck.cli.article_input import article_of
        from factcheck.config import load_project
        from factcheck.draft.proposals.prompt import prompt_of, prompt_with_schema
        from factcheck.model.safe import visible

        load_project(Path.cwd())
        text = article_of(article, language, stdin_name).text
        write(visible(prompt_of(text) if without_schema else prompt_with_schema(text)), output)
    return 0
