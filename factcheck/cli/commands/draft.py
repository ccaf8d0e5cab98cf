"""`factcheck draft`: write a claims file for an article that has none."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import (
    Argument,
    AskAgainOption,
    BaseUrlOption,
    LanguageOption,
    ModelOption,
    ModelSecondsOption,
    Option,
    OutputOption,
    ProposalsOption,
    SpokenLanguageOption,
    StdinNameOption,
    VerboseOption,
)


def draft(
    article: Annotated[str, Argument(help="The article; - reads standard input.")],
    output: OutputOption = None,
    interactive: Annotated[
        bool, Option("--interactive", "-i", help="Walk through the claims one by one: accept, reject, go back, edit.")
    ] = False,
    proposals: ProposalsOption = "",
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    model_seconds: ModelSecondsOption = 300.0,
    ask_again: AskAgainOption = False,
    verbose: VerboseOption = False,
    language: LanguageOption = "auto",
    lang: SpokenLanguageOption = "",
    stdin_name: StdinNameOption = "",
) -> int:
    """Write the claims file that a careful copy editor would have written.

    An --output file that exists already keeps what a person has edited; only new claims are added.
    """
    from factcheck.cli.output import failures, refuse_unspoken

    with failures(language=lang):
        from factcheck.cli.article_input import article_of
        from factcheck.cli.draft_run import run_draft
        from factcheck.cli.model_answers import ModelRun, proposed_by
        from factcheck.config import load_project

        load_project(Path.cwd())
        refuse_unspoken(lang)
        asked = ModelRun(name=model, base_url=base_url, seconds=model_seconds, fresh=ask_again)
        proposed = proposed_by(proposals, asked, article, verbose=verbose, language=lang)
        read = article_of(article, language, stdin_name)
        return run_draft(read, output, proposed, interactive=interactive, language=lang or read.language)
