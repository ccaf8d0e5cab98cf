"""One run of `factcheck draft`: write the claims, or add them to a file that a person has edited."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck import api
from factcheck.cli.output import STANDARD_OUTPUT, show_problems, write
from factcheck.cli.streams import INTERRUPTED, write_error
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.safe import visible, visible_line, without_commands
from factcheck.model.said import said
from factcheck.model.saving import locked, save

if TYPE_CHECKING:
    from factcheck.cli.proposals_file import Proposed
    from factcheck.draft.interactive import Walked
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.report import Finding, Report


def run_draft(
    article: Article, output: Path | None, proposed: Proposed | None = None, *, interactive: bool, language: str
) -> int:
    """Draft the claims of an article, write them to a file or to the screen, and return the exit code.

    Errors are reported in `language`.
    """
    problems: list[Problem] = []
    if proposed is None:
        drafted = api.draft(article, problems, language)
    else:
        drafted, checked = api.draft_with_proposals(
            article, proposed.read(article, problems), problems, proposed.language
        )
        proposed.show(checked)
    end = 0
    if interactive:
        walked = _walked_through(drafted, article, language)
        drafted, end = walked.claims_file, INTERRUPTED if walked.end == "interrupted" else 0
        if not walked.accepted:
            show_problems(problems, language)
            return 2 if problems else end
    drafted = _addressed(drafted, article, output)
    if output is None or str(output) in STANDARD_OUTPUT:
        from factcheck.claims.write import claims_toml

        write(claims_toml(drafted, language), output)
    else:
        with locked(output):  # what others write to the file meanwhile must not be lost
            save(output, _claims_text(drafted, output, language), "claims file", hint=said("run.another_output"))
    show_problems(problems, language)
    return 2 if problems else end


def _walked_through(drafted: ClaimsFile, article: Article, language: str) -> Walked:
    """Ask on standard error, so that the claims file can go to standard output; answers come from standard input."""
    from factcheck.draft.interactive import walk_through
    from factcheck.engine import recompute
    from factcheck.language.messages import load_words
    from factcheck.report.message import reason_lines, values_text

    if article.path == "-" or sys.stdin is None or sys.stdin.closed:
        raise FactcheckError(Problem(said("run.interactive_reads"), hint=said("run.name_article")))
    figures, words = api.article_figures(article), load_words(language)

    def described(finding: Finding, report: Report) -> list[str]:
        values = values_text(finding.decisive, words, article.language) if finding.decisive else ""
        return [line for line in (values, *reason_lines(finding, report, words)) if line]

    walked = walk_through(
        drafted,
        article,
        ask=_ask,
        show=_show,
        recompute=lambda draft: recompute(draft, article, figures, language=language, explain_all=True),
        describe=described,
        words=words,
    )
    _show("\n" + "\n".join(walked.summary(words)))
    return walked


def _ask(question: str, start: str) -> str:
    """Return a line of standard input, on a terminal with a text to start from; raises EOFError at its end."""
    question = without_commands(visible(question))
    if start and sys.stdin.isatty() and sys.stdout.isatty():
        return _edited(question, visible_line(start))
    write_error(question)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _edited(question: str, start: str) -> str:
    """Return a text as the person edits it on the terminal, where Python can; else what they write."""
    try:
        import readline
    except ImportError:  # Windows
        return input(question)
    readline.set_startup_hook(lambda: readline.insert_text(start))
    try:
        return input(question)
    finally:
        readline.set_startup_hook()


def _show(text: str) -> None:
    """Write what is not a question."""
    write_error(without_commands(visible(text)) + "\n")


def _addressed(drafted: ClaimsFile, article: Article, output: Path | None) -> ClaimsFile:
    """Return the draft with the article's path as it is seen from the claims file's folder."""
    folder = output.resolve().parent if output else Path.cwd()
    path = article.path if article.path == "-" else os.path.relpath(Path(article.path).resolve(), folder)
    return msgspec.structs.replace(drafted, article=Path(path).as_posix())


def _claims_text(drafted: ClaimsFile, output: Path, language: str) -> str:
    """Return the text of the claims file; what `output` has already stays as a person left it."""
    if output.is_file():
        from factcheck.claims.edit import merge_claims
        from factcheck.claims.locate import read_source

        return merge_claims(read_source(output, "claims file", mark=True)[0], str(output), drafted, language)
    from factcheck.claims.write import claims_toml

    return claims_toml(drafted, language)
