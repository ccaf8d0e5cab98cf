"""`--annotate`: the article as a Word document with the findings as comments, for whoever edits in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.article.read import MAXIMUM_BYTES
from factcheck.claims.project import project_root
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import read_file
from factcheck.model.said import said
from factcheck.model.saving import save

if TYPE_CHECKING:
    from factcheck.model.report import Finding, Report


def asks_for_attention(finding: Finding) -> bool:
    """Return whether a finding of a claims file is worth a comment: it does not plainly hold, and is not silenced."""
    return finding.verdict not in ("consistent", "unchecked") and not finding.silenced


def write_annotated(
    reports: Sequence[Report], target: Path, language: str, is_shown: Callable[[Finding], bool]
) -> None:
    """Write the one article of a run, with those findings that are to be shown; the article itself stays.

    Raises FactcheckError for a target that is no .docx or the article itself, and for several articles.
    """
    from factcheck.report.word import annotated

    if not reports:
        return
    if target.suffix.lower() != ".docx":
        raise FactcheckError(Problem(said("run.annotate_writes"), str(target), hint=said("run.name_docx")))
    if len(reports) > 1:
        raise FactcheckError(Problem(said("run.annotate_takes"), str(target), hint=said("run.run_for")))
    report = reports[0]
    article = Path(report.article.path)
    if target.exists() and article.exists() and target.samefile(article):
        message = said("run.annotate_would")
        raise FactcheckError(Problem(message, str(target), hint=said("run.name_another")))
    data = None
    if report.article.format == "docx":
        root = project_root(Path(report.claims_path).parent) if report.claims_path else None
        data = read_file(article, "article", limit=MAXIMUM_BYTES, root=root).data
    findings = [finding for finding in report.claims if is_shown(finding)]
    save(target, annotated(report, findings, data, language), "Word document", hint=said("run.another_annotate"))
