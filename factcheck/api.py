"""What the command line, the integrations and Python users call: verify, figures, draft, scan, explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.article import article_from_text, read_article, running_text
from factcheck.model.errors import Problem
from factcheck.model.report import Report
from factcheck.model.said import said

if TYPE_CHECKING:
    from factcheck.draft.proposals.decide import Checked
    from factcheck.draft.proposals.record import Parsed
    from factcheck.draft.relations.find import Sensitivity
    from factcheck.model.article import Article
    from factcheck.model.claim import ClaimsFile
    from factcheck.model.figure import Figure
    from factcheck.model.report import Finding


def read_figures(text: str, language: str = "auto") -> list[Figure]:
    """Return every figure of a text in reading order.

    `language` is the code of a language pack ("vi", "en", …) or "auto".  Raises `FactcheckError` for a
    language that has no pack.
    """
    from factcheck.language.reader import read_figures as read_text_figures

    return list(read_text_figures(text, language))


def article_figures(article: Article) -> tuple[Figure, ...]:
    """Return every figure of an article in reading order."""
    from factcheck.language.reader import read_figures as read_text_figures

    return read_text_figures(running_text(article), article.language)


def figures(path: str | Path, language: str = "auto") -> Report:
    """Read an article file and return a report that holds its figures and no claims."""
    return figures_of(read_article(path, language))


def figures_of(article: Article) -> Report:
    """Return a report that holds an article's figures and no claims."""
    return Report(article=article, figures=article_figures(article))


def verify(path: str | Path, *, language: str = "", explain_all: bool = False, root: Path | None = None) -> Report:
    """Recompute every claim of a claims file against its article as it is now.

    `language` overrides the language of the explanations, which checks that hold only have with `explain_all`.
    `root` is the folder that the claims file must really lie in, for one that the user has not named himself.
    Raises `FactcheckError` where the claims file or the article can't be used.
    """
    from factcheck.claims import load

    return verify_claims(load(path, root=root), language=language, explain_all=explain_all)


def verify_claims(claims_file: ClaimsFile, *, language: str = "", explain_all: bool = False) -> Report:
    """Recompute the claims of a claims file that is already read."""
    from factcheck.claims.project import project_root
    from factcheck.engine.isolating import recompute_apart
    from factcheck.engine.recomputing import recompute

    root = project_root(Path(claims_file.path).parent)
    article = read_article(claims_file.article, claims_file.language, root=root)
    figures = article_figures(article)
    language = language or article.language
    return recompute_apart(
        claims_file, lambda part: recompute(part, article, figures, language=language, explain_all=explain_all)
    )


def scan_text(text: str, language: str = "auto", sensitivity: Sensitivity = "balanced") -> Report:
    """Find the statements of a text by itself and recompute them.

    `sensitivity` says how sure an error must be to be reported: "strict", "balanced" or "eager".
    """
    return scan_article(article_from_text(text, language=language), sensitivity)


def scan_text_strictly(text: str, language: str = "auto") -> Report:
    """Do what `scan_text` does, reporting only what is surely an error: for archives."""
    return scan_text(text, language, "strict")


def scan_text_eagerly(text: str, language: str = "auto") -> Report:
    """Do what `scan_text` does, reporting also what may well be right."""
    return scan_text(text, language, "eager")


def scan(path: str | Path, language: str = "auto", sensitivity: Sensitivity = "balanced") -> Report:
    """Find the statements of an article file by itself and recompute them."""
    return scan_article(read_article(path, language), sensitivity)


def scan_article(article: Article, sensitivity: Sensitivity = "balanced", language: str = "") -> Report:
    """Find the statements of an article that is already read, and recompute them.

    Explanations are in `language`, by default the article's own.
    """
    from factcheck.draft import scan_article as scan_read_article

    return scan_read_article(article, article_figures(article), sensitivity, language)


def scan_with_proposals(
    article: Article, proposals: str | Parsed, sensitivity: Sensitivity = "balanced", language: str = ""
) -> tuple[Report, Checked]:
    """Recompute the statements of an article that factcheck finds by itself, and those that others point at.

    `proposals` is a text of proposals (`factcheck prompt` prints what it is to hold), or what was read of one.  The
    second value says what came of each proposal, and why others are rejected: in `language`, by default the article's.
    """
    from factcheck.draft.scan import scan_with_proposals as scan_both

    parsed = _parsed(proposals, language or article.language)
    return scan_both(article, article_figures(article), parsed, sensitivity, language)


def draft_with_proposals(
    article: Article, proposals: str | Parsed, problems: list[Problem] | None = None, language: str = ""
) -> tuple[ClaimsFile, Checked]:
    """Return the claims of an article that factcheck finds by itself and those that others point at.

    What is said of rejected proposals is in `language`, by default the article's own.
    """
    from factcheck.draft.drafting import draft_with_proposals as draft_both

    parsed = _parsed(proposals, language or article.language)
    return draft_both(article, article_figures(article), parsed, problems, language)


def _parsed(proposals: str | Parsed, language: str) -> Parsed:
    from factcheck.draft.proposals.record import parse_proposals

    return parse_proposals(proposals, language) if isinstance(proposals, str) else proposals


def draft(article: Article, problems: list[Problem] | None = None, language: str = "") -> ClaimsFile:
    """Return the claims that a careful copy editor would have written for an article, what does not add up first.

    Headings of its groups are in `language`, by default the article's own.  A claim on which the program breaks is
    left out and added to `problems`, where there is such a list.
    """
    from factcheck.draft import draft_claims

    return draft_claims(article, article_figures(article), problems, language)


class Updates(NamedTuple):
    """The claims that the article has changed or reworded."""

    report: Report
    proposals: list[tuple[Finding, tuple[str, ...] | None]]
    """Each with its quotes in the article's words of today; None where no rewriting of the quotes can bring them up
    to date: the statement or one of its figures is gone."""


def updated_quotes(path: str | Path, *, language: str = "", root: Path | None = None) -> Updates:
    """Return the claims that the article has changed or reworded, with their quotes in the article's words of today."""
    from factcheck.article.anchoring import anchor_all
    from factcheck.claims import load
    from factcheck.claims.edit.update import resigned_quotes

    claims_file = load(path, root=root)
    report = verify_claims(claims_file, language=language)
    anchors = anchor_all([claim.quotes for claim in claims_file.claims], report.article, report.figures)
    proposals = [
        (finding, resigned_quotes(claim, anchor, report.article))
        for claim, anchor, finding in zip(claims_file.claims, anchors, report.claims, strict=True)
        if finding.drift or finding.verdict in ("drifted", "missing") or (anchor.status == "moved" and anchor.notes)
    ]
    return Updates(report, proposals)


def update_quotes(
    path: str | Path, quotes: Mapping[str, Sequence[str]], agreed: Mapping[str, str], *, root: Path | None = None
) -> None:
    """Rewrite the quotes of claims, named by id, in a claims file; the rest of the file stays as it is.

    `agreed` has the words of each claim as they were when somebody agreed.  The file is read again while no other run
    of factcheck may write to it: what others have accepted since stays.  Raises FactcheckError, and leaves the file
    as it is, where such a claim has been edited since, or the file can't be written.
    """
    from factcheck.claims.edit import replace_quotes
    from factcheck.claims.load import load_text
    from factcheck.claims.locate import read_source
    from factcheck.model.errors import FactcheckError
    from factcheck.model.saving import locked, save

    with locked(path):
        source, _ = read_source(Path(path), "claims file", root=root, mark=True)
        for claim in load_text(source.removeprefix("\ufeff"), str(path)).claims:
            done = claim.id in quotes and [quote.written for quote in claim.quotes] == list(quotes[claim.id])
            if claim.words != agreed.get(claim.id, claim.words) and not done:
                message = said("run.claim_has", id=claim.id)
                raise FactcheckError(Problem(message, str(path), claim.location.line, hint=said("run.run_command")))
        save(path, replace_quotes(source, str(path), quotes), "claims file")
