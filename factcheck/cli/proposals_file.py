"""Proposals on the command line: from a file or from a model, and what is said about those that were not used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.streams import standard_input, write_error
from factcheck.language.messages import FALLBACK, Words, load_words
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.safe import visible_line, without_commands

if TYPE_CHECKING:
    from factcheck.draft.proposals.decide import Checked, Outcome
    from factcheck.draft.proposals.record import Parsed
    from factcheck.model.article import Article

WHAT = "proposals file"
OUTCOMES: tuple[Outcome, ...] = ("found", "error", "question")


class Proposed(ABC):
    """Where a run gets proposals from, and how much it says of them."""

    def __init__(self, name: str, *, verbose: bool, quiet: bool = False, language: str = "") -> None:
        """Keep what the command line says; nothing is read yet.

        `name` is what messages call the source, `language` what they are written in: "" for the first article's own.
        """
        self.name = name
        self.verbose = verbose
        self.quiet = quiet
        self.language = language

    @property
    def words(self) -> Words:
        """Return what messages are made of."""
        return load_words(self.language or FALLBACK)

    def read(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return the proposals about an article, and speak its language from now on, unless another was asked for."""
        self.language = self.language or article.language
        return self.parsed(article, problems)

    @abstractmethod
    def parsed(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return the proposals about an article; what goes wrong is added to `problems`, and the run goes on."""

    def show(self, checked: Checked) -> None:
        """Say on standard error what came of the proposals."""
        if not self.quiet and (checked.decisions or checked.rejections or checked.known):
            show_checked(checked, self.name, self.words, verbose=self.verbose)


class ProposalsFile(Proposed):
    """A file of proposals about one article."""

    def __init__(self, name: str, article: str, *, verbose: bool, quiet: bool = False, language: str = "") -> None:
        """Keep the names of both files; nothing is read yet."""
        super().__init__(name, verbose=verbose, quiet=quiet, language=language)
        self._article = article

    def parsed(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return what the file holds; nothing where it can't be read."""
        from factcheck.draft.proposals.record import Parsed

        with contained(problems, self.name):
            return read_proposals(self.name, self._article, self.language)
        return Parsed()


def read_proposals(name: str, article: str, language: str) -> Parsed:
    """Return what a proposals file holds; `-` is standard input.  FactcheckError for one that holds no proposal."""
    from factcheck.draft.proposals.record import MOST_BYTES, parse_proposals
    from factcheck.model.opening import read_file, read_stream, text_of

    words = load_words(language)
    if name == "-" and article == "-":
        raise FactcheckError(Problem(words["proposals.both_standard"], hint=words["proposals.name_file"]))
    if name == "-":
        data = read_stream(standard_input(), name, WHAT, limit=MOST_BYTES)
    else:
        data = read_file(Path(name), WHAT, limit=MOST_BYTES, pipes=True).data
    text = text_of(data, name, WHAT)
    parsed = parse_proposals(text, language)
    if text.strip() and not parsed.proposals:
        first = parsed.rejections[0] if parsed.rejections else None
        why = first.message if first else words["proposals.no_json"]
        message = words["proposals.none"].format(why=why)
        raise FactcheckError(Problem(message, name, first.line if first else 1, hint=words["proposals.content"]))
    return parsed


def show_checked(checked: Checked, name: str, words: Words, *, verbose: bool) -> None:
    """Say on standard error what came of the proposals: each that was rejected with `verbose`, and a summary."""
    if verbose:
        for one in checked.rejections:
            about = f" [{one.rule}]" if one.rule else ""
            said = f"{words['proposals.line_rejected']}{about}: {words[f'rejection.{one.reason}']}: {one.message}"
            _write_line(f"{name}:{one.line}: {said}")
        for decision in checked.decisions:
            if decision.reason:
                _write_line(f"{name}:{decision.line}: {words['proposals.line_question']}: {decision.reason}")
    write_error(summary(checked, words) + "\n")


def _write_line(text: str) -> None:
    write_error(without_commands(visible_line(text)) + "\n")


def summary(checked: Checked, words: Words) -> str:
    """Return one line: how many proposals there were, and what came of them."""
    outcomes = Counter(decision.outcome for decision in checked.decisions)
    counts = [(f"proposals.{outcome}", outcomes[outcome]) for outcome in OUTCOMES]
    counts += [("proposals.known", checked.known), ("proposals.rejected", len(checked.rejections))]
    total = len(checked.decisions) + len(checked.rejections) + checked.known
    head = words["proposals.total_one" if total == 1 else "proposals.total"].format(count=total)
    said = ", ".join(words[key].format(count=count) for key, count in counts if count)
    rejected = Counter(one.reason for one in checked.rejections)
    reasons = ", ".join(f"{count} {words[f'rejection.{reason}']}" for reason, count in rejected.most_common())
    return head + (f": {said}" if said else "") + (f" ({reasons})" if reasons else "")
