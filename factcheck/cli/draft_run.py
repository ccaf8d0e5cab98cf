"""One run of `factcheck draft`: write the claims, or add them to a file that a person has edited."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck import api
from factcheck.cli.output import STANDARD_OUTPUT, show_problems, write
from factcheck.cli.streams import write_error
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.safe import visible, without_commands
from factcheck.model.saving import locked, save

if TYPE_CHECKING:
    from factcheck.cli.proposals_file import Proposed
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile


def run_draft(
    article: Article, output: Path | None, proposed: Proposed | None = None, *, interactive: bool, language: str
) -> int:
    """Draft the claims of an article, write them to a file or to the screen, and return the exit code.

    Errors are reported in `language`.
    """
    problems: list[Problem] = []
    if proposed is None:
        drafted = api.draft(article, problems)
    else:
        drafted, checked = api.draft_with_proposals(
            article, proposed.read(article, problems), problems, proposed.language
        )
        proposed.show(checked)
    if interactive:
        drafted = _walked_through(drafted, article)
    drafted = _addressed(drafted, article, output)
    if output is None or str(output) in STANDARD_OUTPUT:
        from factcheck.claims.write import claims_toml

        write(claims_toml(drafted), output)
    else:
        with locked(output):  # what others write to the file meanwhile must not be lost
            save(output, _claims_text(drafted, output), "claims file", hint="name another --output")
    show_problems(problems, language)
    return 2 if problems else 0


def _walked_through(drafted: ClaimsFile, article: Article) -> ClaimsFile:
    """Ask on standard error, so that the claims file can go to standard output; answers come from standard input."""
    from factcheck.draft.interactive import walk_through

    if article.path == "-" or sys.stdin is None or sys.stdin.closed:
        raise FactcheckError(
            Problem("--interactive reads your answers from standard input", hint="name the article as a file")
        )
    return walk_through(drafted, article, _ask, _show)


def _ask(question: str) -> str:
    """Return a line of standard input; raises EOFError at its end."""
    write_error(without_commands(visible(question)))
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _show(text: str) -> None:
    """Write what is not a question."""
    write_error(without_commands(visible(text)) + "\n")


def _addressed(drafted: ClaimsFile, article: Article, output: Path | None) -> ClaimsFile:
    """Return the draft with the article's path as it is seen from the claims file's folder."""
    folder = output.resolve().parent if output else Path.cwd()
    path = article.path if article.path == "-" else os.path.relpath(Path(article.path).resolve(), folder)
    return msgspec.structs.replace(drafted, article=Path(path).as_posix())


def _claims_text(drafted: ClaimsFile, output: Path) -> str:
    """Return the text of the claims file; what `output` has already stays as a person left it."""
    if output.is_file():
        from factcheck.claims.edit import merge_claims
        from factcheck.claims.locate import read_source

        return merge_claims(read_source(output, "claims file", mark=True)[0], str(output), drafted)
    from factcheck.claims.write import claims_toml

    return claims_toml(drafted)
