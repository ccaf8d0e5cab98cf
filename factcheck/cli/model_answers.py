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
from factcheck.language.messages import FALLBACK, Words, load_words, written_count
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

    def __init__(self, run: ModelRun, *, verbose: bool, quiet: bool = False, language: str = "") -> None:
        """Keep what the command line says; no server is looked for yet."""
        super().__init__(run.name, verbose=verbose, quiet=quiet, language=language)
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
                article.text,
                model,
                self._shown,
                problems=problems,
                seconds=self._run.seconds,
                fresh=self._run.fresh,
                language=self.language,
            )
            if asked.parts:
                self._say(_summary(asked, model, self.words))
        self._has_failed = len(problems) > before
        return asked.parsed if asked else Parsed()

    def _found(self) -> Model:
        """Return the model that is meant, and say where the article is sent, before anything of it is."""
        if self._model is None:
            from factcheck.config.load_config import load_config
            from factcheck.draft.language_model.address import named_address
            from factcheck.draft.language_model.ask import AUTO, find_model

            preferred = load_config(Path.cwd()).model if self._run.name == AUTO else ""
            words = self.words
            self._model = find_model(self._run.name, named_address(self._run.base_url, words), words, preferred)
            self.name = self._model.name
            said = words["asking.asking" if self._model.address.is_here else "asking.leaves"]
            self._say(said.format(model=self._model.name, url=self._model.address.url))
        return self._model

    def _shown(self, parts: Sequence[str]) -> Iterable[str]:
        """Hand on the parts of an article, with a bar on a terminal."""
        if self.quiet or not sys.stderr.isatty():
            return parts
        from rich.console import Console
        from rich.progress import track

        return track(parts, self.words["asking.bar"], console=Console(stderr=True), transient=True)

    def _say(self, text: str) -> None:
        if not self.quiet:
            write_error(without_commands(visible_line(text)) + "\n")


def proposed_by(
    file: str, model: ModelRun, article: str, *, verbose: bool, quiet: bool = False, language: str = ""
) -> Proposed | None:
    """Return where the command line says that proposals come from; None where it asks for none.

    Raises FactcheckError for options that do not go together.
    """
    words = load_words(language or FALLBACK)
    if file and model.name:
        raise FactcheckError(Problem(words["proposals.exclude"], hint=words["proposals.name_one"]))
    if model.name:
        return ModelAnswers(model, verbose=verbose, quiet=quiet, language=language)
    if model.base_url or model.fresh:
        option = "--base-url" if model.base_url else "--ask-again"
        message = words["proposals.about_model"].format(option=option)
        raise FactcheckError(Problem(message, hint=words["proposals.name_model"]))
    return ProposalsFile(file, article, verbose=verbose, quiet=quiet, language=language) if file else None


def _summary(asked: Asked, model: Model, words: Words) -> str:
    """Return one line on what was asked and what that took."""
    tokens_in, tokens_out = (written_count(count, words) for count in (asked.tokens_in, asked.tokens_out))
    said = [words["asking.part" if asked.parts == 1 else "asking.parts"].format(model=model.name, count=asked.parts)]
    if asked.kept:
        said.append(words["asking.kept" if asked.kept < asked.parts else "asking.all_kept"].format(count=asked.kept))
    said.append(words["asking.tokens"].format(tokens_in=tokens_in, tokens_out=tokens_out))
    if asked.cost:
        said.append(words["asking.cost"].format(cost=asked.cost))
    if asked.cut_off:
        said.append(words["asking.cut_off"].format(count=asked.cut_off))
    return ", ".join(said)
