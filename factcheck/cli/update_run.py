"""One run of `factcheck update`: show what the article changed, ask, and rewrite the quotes agreed to."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from factcheck import api
from factcheck.cli.streams import write_out
from factcheck.language.messages import load_words, spoken_languages
from factcheck.model.article import line_and_column
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.report import CheckResult, Finding, Report
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import ENGLISH, Value, in_language, said
from factcheck.report.places import shown_path

Proposal = tuple[Finding, tuple[str, ...] | None]
"""A claim that the article has changed or reworded, and its quotes of today; None where only a person can edit it."""


def run_update(claims: Path | None, *, accepted: Sequence[str], everything: bool, language: str) -> int:
    """Rewrite the quotes that were agreed to; return 1 where numbers of other claims still differ."""
    from factcheck.claims import chosen_claims_file

    named = chosen_claims_file(claims, Path.cwd())
    path = named.path
    updates = api.updated_quotes(path, language=language, root=named.root)
    shown = UpdateView(updates.report, language or updates.report.article.language)
    proposals = updates.proposals
    _refuse_unknown(accepted, [finding.id for finding, quotes in proposals if quotes is not None], path)
    chosen = dict(_agreed_to(proposals, accepted, everything, shown))
    if chosen:
        agreed = {finding.id: finding.quote for finding, _ in proposals if finding.id in chosen}
        api.update_quotes(path, chosen, agreed, root=named.root)
    _show_by_hand(proposals, shown)
    left = [finding for finding, _ in proposals if finding.id not in chosen and _has_changed(finding)]
    _say(_summary(len(chosen), len(proposals), len(left), path, shown))
    if left and not (accepted or everything or _is_asked()) and any(quotes is not None for _, quotes in proposals):
        _say(shown.text("update.nobody"))
    return 1 if left else 0


class UpdateView:
    """What is shown of each claim: its sentence, the old and the new figures, and whether it adds up now."""

    def __init__(self, report: Report, language: str) -> None:
        """Show in a language what was recomputed on the article as it is now."""
        self.report = report
        self.language = language if language in spoken_languages() else ENGLISH
        self.words = load_words(self.language)

    def text(self, code: str, **values: Value) -> str:
        """Return a message in the language of this run."""
        return in_language(said(code, **values), self.language)

    def heading(self, finding: Finding) -> str:
        """Return where the claim is and what has become of it: "pupils, story.txt:1:1 (drifted)"."""
        word = self.words[f"verdict.{finding.verdict}"] if _has_changed(finding) else self.text("update.reworded")
        place = shown_path(self.report.article.path)
        if finding.start >= 0:
            line, column = line_and_column(self.report.article, finding.start)
            place = f"{place}:{line}:{column}"
        return visible_line(f"{finding.id}, {place} ({word})")

    def lines(self, finding: Finding) -> Iterator[str]:
        """Yield what a person must see to decide."""
        if finding.start >= 0:
            yield f"“{self.report.article.text[finding.start : finding.end]}”"
        for change in finding.drift:
            yield f"{change.before} → {change.after}"
        yield from finding.notes
        for check in finding.checks:
            yield self.outcome(check)
        if not finding.checks:
            yield self.text("update.no_check")

    def outcome(self, check: CheckResult) -> str:
        """Return whether one check adds up on what the article says now, with what was recomputed."""
        code = {"consistent": "update.adds_up", "inconsistent": "update.does_not_add_up"}.get(check.verdict, "")
        return " ".join(filter(None, (self.text(code) if code else "", check.explanation or check.source)))


def _agreed_to(
    proposals: Sequence[Proposal], accepted: Sequence[str], everything: bool, shown: UpdateView
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Show every proposal that is asked about, and yield those that are agreed to."""
    for finding, quotes in proposals:
        if quotes is None:
            continue
        if everything or finding.id in accepted or (not accepted and _is_agreed(finding, shown)):
            yield finding.id, quotes


def _is_agreed(finding: Finding, shown: UpdateView) -> bool:
    """Show what changed and ask; without a terminal nothing is agreed to."""
    _say(f"\n{shown.heading(finding)}")
    for line in shown.lines(finding):
        _say(f"  {visible_line(line)}")
    return _is_asked() and typer.confirm(shown.text("update.ask"), default=False)


def _show_by_hand(proposals: Sequence[Proposal], shown: UpdateView) -> None:
    """Name the claims that nobody is asked about, because no rewriting of the quote brings them up to date."""
    for finding, quotes in proposals:
        if quotes is None:
            _say(f"\n{shown.heading(finding)}\n  {visible_line(finding.explanation)} {shown.text('update.by_hand')}")


def _is_asked() -> bool:
    """Return whether somebody sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def _say(text: str) -> None:
    """Write lines that hold text of the article."""
    write_out(without_commands(text) + "\n")


def _has_changed(finding: Finding) -> bool:
    """Return whether numbers changed or the statement is gone; else it was only reworded, which fails no build."""
    return bool(finding.drift) or finding.verdict in ("drifted", "missing")


def _summary(chosen: int, proposed: int, left: int, path: Path, shown: UpdateView) -> str:
    """Say in one line what was done and what is left."""
    named = visible_line(shown_path(str(path)))
    if not proposed:
        return shown.text("update.nothing", path=named)
    done = shown.text("update.accepted", chosen=str(chosen), proposed=str(proposed), path=named)
    return f"{done}; {shown.text('update.still', count=left)}" if left else done


def _refuse_unknown(accepted: Sequence[str], changed: Sequence[str], path: Path) -> None:
    """Raise for ids of claims for which there is nothing to accept."""
    unknown = [name for name in accepted if name not in changed]
    if unknown:
        hint = said("run.changed", changed=", ".join(changed)) if changed else said("run.no_claim_has")
        raise FactcheckError(
            Problem(said("run.no_accept_article", unknown=", ".join(unknown)), path=str(path), hint=hint)
        )
