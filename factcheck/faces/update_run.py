"""One run of `factcheck update`: show what the article changed, ask, and rewrite the quotes agreed to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from factcheck import api
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Finding, Problem
from factcheck.model.safe import visible_line


def run_update(claims: Path | None, *, accepted: Sequence[str], everything: bool, language: str) -> int:
    """Rewrite the quotes of claims that drifted and were agreed to; return 1 where some still differ."""
    from factcheck.claims import find_claims_file

    path = claims or find_claims_file(Path.cwd())
    proposals = api.resigned(path, language=language)
    drifted = [finding for finding, quotes in proposals if quotes is not None]
    _refuse_unknown(accepted, [finding.id for finding in drifted], path)
    chosen = {}
    for finding, quotes in proposals:
        if quotes is None:
            typer.echo(f"{visible_line(finding.id)}: {visible_line(finding.explanation)} Edit this claim by hand.")
        elif everything or finding.id in accepted or (not accepted and _agreed(finding)):
            chosen[finding.id] = quotes
    if chosen:
        api.resign(path, chosen)
    typer.echo(f"{len(chosen)} of {len(proposals)} changed claims signed off in {path}")
    return 1 if len(chosen) < len(proposals) else 0


def _agreed(finding: Finding) -> bool:
    """Show what changed and ask; without a terminal nothing is agreed to."""
    typer.echo(f"\n{visible_line(finding.id)} ({finding.verdict})")
    for change in finding.drift:
        typer.echo(f"  {visible_line(change.before)} → {visible_line(change.after)}")
    for check in finding.checks:
        typer.echo(f"  {visible_line(check.explanation)}")
    return sys.stdin.isatty() and typer.confirm("Sign off what the article says now?", default=False)


def _refuse_unknown(accepted: Sequence[str], drifted: Sequence[str], path: Path) -> None:
    unknown = [name for name in accepted if name not in drifted]
    if unknown:
        hint = f"changed: {', '.join(drifted)}" if drifted else "no claim has changed"
        raise FactcheckError(
            Problem(f"--accept {', '.join(unknown)}: the article has not changed that", path=str(path), hint=hint)
        )
