"""Proposals on the command line: from a file or from a model, and what is said about those that were not used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.streams import standard_input, write_error
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.faults import contained
from factcheck.model.safe import visible_line, without_commands

if TYPE_CHECKING:
    from factcheck.draft.proposals.decide import Checked
    from factcheck.draft.proposals.record import Parsed
    from factcheck.model.article import Article

WHAT = "proposals file"
PROMPT = "`factcheck prompt ARTICLE` says what it is to hold"


class Proposed(ABC):
    """Where a run gets proposals from, and how much it says of them."""

    def __init__(self, name: str, *, verbose: bool, quiet: bool = False) -> None:
        """Keep what the command line says; nothing is read yet.  `name` is what messages call the source."""
        self.name = name
        self.verbose = verbose
        self.quiet = quiet

    @abstractmethod
    def parsed(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return the proposals about an article; what goes wrong is added to `problems`, and the run goes on."""

    def show(self, checked: Checked) -> None:
        """Say on standard error what came of the proposals."""
        if not self.quiet and (checked.decisions or checked.rejections or checked.known):
            show_checked(checked, self.name, verbose=self.verbose)


class ProposalsFile(Proposed):
    """A file of proposals about one article."""

    def __init__(self, name: str, article: str, *, verbose: bool, quiet: bool = False) -> None:
        """Keep the names of both files; nothing is read yet."""
        super().__init__(name, verbose=verbose, quiet=quiet)
        self._article = article

    def parsed(self, article: Article, problems: list[Problem]) -> Parsed:
        """Return what the file holds; nothing where it can't be read."""
        from factcheck.draft.proposals.record import Parsed

        with contained(problems, self.name):
            return read_proposals(self.name, self._article)
        return Parsed()


def read_proposals(name: str, article: str) -> Parsed:
    """Return what a proposals file holds; `-` is standard input.  FactcheckError for one that holds no proposal."""
    from factcheck.draft.proposals.record import MOST_BYTES, parse_proposals
    from factcheck.model.opening import read_file, read_stream, text_of

    if name == "-" and article == "-":
        hint = "name the article, or the proposals, as a file"
        raise FactcheckError(Problem("standard input can't be both the article and the proposals", hint=hint))
    if name == "-":
        data = read_stream(standard_input(), name, WHAT, limit=MOST_BYTES)
    else:
        data = read_file(Path(name), WHAT, limit=MOST_BYTES, pipes=True).data
    text = text_of(data, name, WHAT)
    parsed = parse_proposals(text)
    if text.strip() and not parsed.proposals:
        first = parsed.rejections[0] if parsed.rejections else None
        message = (
            f"no proposal in this file: {first.message}" if first else "no proposal in this file: there is no JSON"
        )
        raise FactcheckError(Problem(message, name, first.line if first else 1, hint=PROMPT))
    return parsed


def show_checked(checked: Checked, name: str, *, verbose: bool) -> None:
    """Say on standard error what came of the proposals: each that was rejected with `verbose`, and a summary."""
    if verbose:
        for one in checked.rejections:
            about = f" [{visible_line(one.rule)}]" if one.rule else ""
            line = f"{visible_line(name)}:{one.line}: rejected{about}: {one.reason}: {visible_line(one.message)}"
            write_error(without_commands(line) + "\n")
        for decision in checked.decisions:
            if decision.reason:
                line = f"{visible_line(name)}:{decision.line}: question: {visible_line(decision.reason)}"
                write_error(without_commands(line) + "\n")
    write_error(summary(checked) + "\n")


def summary(checked: Checked) -> str:
    """Return one line: how many proposals there were, and what came of them."""
    outcomes = Counter(decision.outcome for decision in checked.decisions)
    rejected = Counter(one.reason for one in checked.rejections)
    total = len(checked.decisions) + len(checked.rejections) + checked.known
    parts = [
        f"{outcomes['found']} agree",
        f"{outcomes['error']} do not add up",
        f"{outcomes['question']} to be decided by a reader",
        f"{checked.known} found already",
        f"{len(checked.rejections)} rejected",
    ]
    reasons = ", ".join(f"{count} {reason}" for reason, count in rejected.most_common())
    said = ", ".join(part for part in parts if not part.startswith("0 "))
    return (
        f"{total} proposal{'' if total == 1 else 's'}"
        + (f": {said}" if said else "")
        + (f" ({reasons})" if reasons else "")
    )
