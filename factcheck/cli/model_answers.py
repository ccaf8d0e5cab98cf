"""Proposals of a language model that the command line names, and what is said of asking it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.cli.proposals_file import ProposalsFile, Proposed
from factcheck.cli.streams import write_error
from factcheck.draft.proposals.record import Parsed
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.safe import visible_line, without_commands

if TYPE_CHECKING:
    from factcheck.draft.language_model.ask import Asked, Model
    from factcheck.model.article import Article


class ModelRun(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says of the model that is to be asked."""

    name: str
    base_url: str
    seconds: float
    fresh: bool
    """Whether answers that were kept are asked for again."""


class ModelAnswers(Proposed):
    """The answers of a model about each article of a run."""

    def __init__(self, run: ModelRun, *, verbose: bool, quiet: bool = False) -> None:
        """Keep what the command line says; no server is looked for yet."""
        super().__init__(run.name, verbose=verbose, quiet=quiet)
        self._run = run
        self._model: Model | None = None
        self._has_failed = False

    def parsed(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return what the model proposes about an article.

        A server that fails is not asked about further articles: the run goes on with what factcheck finds by itself.
        """
        if self._has_failed:
            return Parsed()
        from factcheck.draft.language_model.ask import ask

        before = len(problems)
        asked = None
        with contained(problems, article.path):
            model = self._found()
            asked = ask(
                article.text, model, self._shown, problems=problems, seconds=self._run.seconds, fresh=self._run.fresh
            )
            if asked.parts:
                self._say(_summary(asked, model))
        self._has_failed = len(problems) > before
        return asked.parsed if asked else Parsed()

    def _found(self) -> Model:
        """Return the model that is meant, and say where the article is sent, before anything of it is."""
        if self._model is None:
            from factcheck.config.load import load_config
            from factcheck.draft.language_model.address import named_address
            from factcheck.draft.language_model.ask import AUTO, find_model

            preferred = load_config(Path.cwd()).model if self._run.name == AUTO else ""
            self._model = find_model(self._run.name, named_address(self._run.base_url), preferred)
            self.name = self._model.name
            leaves = "" if self._model.address.is_here else ": the article leaves this machine"
            self._say(f"asking {self._model.name} at {self._model.address.url}{leaves}")
        return self._model

    def _shown(self, parts: Sequence[str]) -> Iterable[str]:
        """Hand on the parts of an article, with a bar on a terminal."""
        if self.quiet or not sys.stderr.isatty():
            return parts
        from rich.console import Console
        from rich.progress import track

        return track(parts, "asking", console=Console(stderr=True), transient=True)

    def _say(self, text: str) -> None:
        if not self.quiet:
            write_error(without_commands(visible_line(text)) + "\n")


def proposed_by(file: str, model: ModelRun, article: str, *, verbose: bool, quiet: bool = False) -> Proposed | None:
    """Return where the command line says that proposals come from; None where it asks for none.

    Raises FactcheckError for options that do not go together.
    """
    if file and model.name:
        hint = "name one of the two; claims of a draft that exists stay, so the other can follow in a second run"
        raise FactcheckError(Problem("--proposals and --model exclude each other", hint=hint))
    if model.name:
        return ModelAnswers(model, verbose=verbose, quiet=quiet)
    if model.base_url or model.fresh:
        option = "--base-url" if model.base_url else "--ask-again"
        raise FactcheckError(Problem(f"{option} is about a model", hint="name it with --model"))
    return ProposalsFile(file, article, verbose=verbose, quiet=quiet) if file else None


def _summary(asked: Asked, model: Model) -> str:
    """Return one line on what was asked and what that took."""
    said = [f"{model.name}: {asked.parts} part{'' if asked.parts == 1 else 's'} of the article"]
    if asked.kept:
        said.append(f"{asked.kept} answered before" if asked.kept < asked.parts else "answered before, not asked again")
    said.append(f"{asked.tokens_in:,} tokens in, {asked.tokens_out:,} out")
    if asked.cost:
        said.append(f"{asked.cost} US dollars")
    if asked.cut_off:
        said.append(f"{asked.cut_off} cut off at its most tokens")
    return ", ".join(said)
