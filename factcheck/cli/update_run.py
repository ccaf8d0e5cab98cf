"""One run of `factcheck update`: show what the article changed, ask, and rewrite the quotes agreed to."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from factcheck import api
from factcheck.cli.streams import write_out
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.report import Finding
from factcheck.model.safe import visible_line, without_commands
from factcheck.model.said import said
from factcheck.report.places import shown_path

Proposal = tuple[Finding, tuple[str, ...] | None]
"""A claim that the article has changed or reworded, and its quotes of today; None where only a person can edit it."""


def run_update(claims: Path | None, *, accepted: Sequence[str], everything: bool, language: str) -> int:
    """Rewrite the quotes that were agreed to; return 1 where numbers of other claims still differ."""
    from factcheck.claims import chosen_claims_file

    named = chosen_claims_file(claims, Path.cwd())
    path = named.path
    proposals = api.updated_quotes(path, language=language, root=named.root)
    _refuse_unknown(accepted, [finding.id for finding, quotes in proposals if quotes is not None], path)
    chosen = dict(_agreed_to(proposals, accepted, everything))
    if chosen:
        agreed = {finding.id: finding.quote for finding, _ in proposals if finding.id in chosen}
        api.update_quotes(path, chosen, agreed, root=named.root)
    left = [finding for finding, _ in proposals if finding.id not in chosen and _has_changed(finding)]
    _say(_summary(len(chosen), len(proposals), len(left), path))
    if left and not (accepted or everything or _is_asked()):
        _say("nobody to ask here: --accept ID or --all accepts what the article says now")
    return 1 if left else 0


def _agreed_to(
    proposals: Sequence[Proposal], accepted: Sequence[str], everything: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Show every proposal that is asked about, and yield those that are agreed to."""
    for finding, quotes in proposals:
        if quotes is None:
            _say(f"{visible_line(finding.id)}: {visible_line(finding.explanation)} Edit this claim by hand.")
        elif everything or finding.id in accepted or (not accepted and _is_agreed(finding)):
            yield finding.id, quotes


def _is_agreed(finding: Finding) -> bool:
    """Show what changed and ask; without a terminal nothing is agreed to."""
    word = finding.verdict if _has_changed(finding) else "reworded, the same numbers"
    _say(f"\n{visible_line(finding.id)} ({word})")
    for change in finding.drift:
        _say(f"  {visible_line(change.before)} → {visible_line(change.after)}")
    for note in finding.notes:
        _say(f"  {visible_line(note)}")
    for check in finding.checks:
        if check.explanation:
            _say(f"  {visible_line(check.explanation)}")
    return _is_asked() and typer.confirm("Accept what the article says now?", default=False)


def _is_asked() -> bool:
    """Return whether somebody sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def _say(text: str) -> None:
    """Write lines that hold text of the article."""
    write_out(without_commands(text) + "\n")


def _has_changed(finding: Finding) -> bool:
    """Return whether numbers changed or the statement is gone; else it was only reworded, which fails no build."""
    return bool(finding.drift) or finding.verdict in ("drifted", "missing")


def _summary(chosen: int, proposed: int, left: int, path: Path) -> str:
    """Say in one line what was done and what is left."""
    if not proposed:
        return f"nothing to accept: the article says what {visible_line(shown_path(str(path)))} says"
    rest = f"; {left} still {'differs' if left == 1 else 'differ'} from the article" if left else ""
    return f"{chosen} of {proposed} changed claims accepted in {visible_line(shown_path(str(path)))}{rest}"


def _refuse_unknown(accepted: Sequence[str], changed: Sequence[str], path: Path) -> None:
    """Raise for ids of claims for which there is nothing to accept."""
    unknown = [name for name in accepted if name not in changed]
    if unknown:
        hint = said("run.changed", changed=", ".join(changed)) if changed else said("run.no_claim_has")
        raise FactcheckError(
            Problem(said("run.no_accept_article", unknown=", ".join(unknown)), path=str(path), hint=hint)
        )
