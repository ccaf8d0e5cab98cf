"""The file of findings that are known, so that an old repository can adopt the check and only new ones count.

It is keyed by claims file, claim and rule: moved lines and reworded sentences do no harm.  Each entry also
keeps the verdict, so that a finding which has become worse is not silenced by what it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.project import project_root
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import is_below, read_file
from factcheck.model.said import said
from factcheck.model.verdict import WORST_FIRST, Verdict
from factcheck.report.document import SCHEMA_VERSION, encode
from factcheck.report.rows import rule_of

if TYPE_CHECKING:
    from factcheck.model.report import Finding, Report

KNOWABLE: tuple[Verdict, ...] = ("invalid", "missing", "inconsistent", "drifted", "rounding")
"""Verdicts that a run can be asked to fail on for what is wrong; the others have nothing to silence."""

LARGEST_BASELINE = 256 * 1024 * 1024
"""Bytes; an entry takes some 150."""

Key = tuple[str, str, str]
"""Claims file (from the baseline's folder), claim, rule."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One known finding."""

    claims: str
    id: str
    rule: str
    verdict: Verdict

    @property
    def key(self) -> Key:
        """Return what it is found by."""
        return self.claims, self.id, self.rule


class Form(msgspec.Struct, frozen=True):
    """A baseline file as it is written."""

    schema_version: str
    findings: tuple[Entry, ...]


class Baseline(msgspec.Struct, frozen=True):
    """A baseline as read, and where from."""

    path: str
    entries: dict[Key, Entry]


def load_baseline(path: str | Path, *, root: Path | None = None) -> Baseline:
    """Read a baseline file; `root` is the folder that it must really lie in, where a configuration names it.

    Raises `FactcheckError` where it can't be read or is none.
    """
    hint = said("report.write_one")
    if not os.path.lexists(path):
        raise FactcheckError(Problem(said("report.no_such_baseline"), str(path), hint=hint))
    content = read_file(path, "baseline", limit=LARGEST_BASELINE, root=root)
    try:
        form = msgspec.json.decode(content.data, type=Form)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        # what a link out of the project leads to is not quoted
        is_own = is_below(content.real, project_root(Path(path).parent))
        message = said("report.broken_baseline", error=str(error)) if is_own else said("report.no_baseline")
        raise FactcheckError(Problem(message, str(path), hint=hint)) from error
    return Baseline(str(path), {entry.key: entry for entry in form.findings})


def write_baseline(reports: Sequence[Report], path: str | Path, *, root: Path | None = None) -> None:
    """Write everything that is wrong now as known; what is known of claims files that were not run stays.

    Raises `FactcheckError` where the file can't be written, or holds something else than a baseline.
    """
    from factcheck.model.saving import locked, save

    entries = [entry for report in reports for finding in report.claims for entry in _entries(finding, report, path)]
    with locked(path):
        entries += _of_other_files(reports, Path(path), root)
        entries.sort(key=lambda entry: entry.key)
        document = {"schema_version": SCHEMA_VERSION, "findings": [msgspec.structs.asdict(entry) for entry in entries]}
        save(path, encode(document) + "\n", "baseline")


def _of_other_files(reports: Sequence[Report], path: Path, root: Path | None) -> list[Entry]:
    """Return the entries that the file has of other claims files than these reports', as far as those still exist."""
    if not (path.exists() or (root is not None and path.is_symlink())):
        return []
    files = {_claims_file(report, path) for report in reports}
    known = load_baseline(path, root=root).entries.values()
    return [entry for entry in known if entry.claims not in files and (path.parent / entry.claims).exists()]


def apply(reports: Sequence[Report], baseline: Baseline) -> list[Report]:
    """Return the reports with every known finding silenced: shown as such rather than dropped."""
    return [
        msgspec.structs.replace(report, claims=tuple(_silenced(finding, report, baseline) for finding in report.claims))
        for report in reports
    ]


def unused(reports: Sequence[Report], baseline: Baseline) -> list[Entry]:
    """Return the entries of these reports' claims files that silence nothing any more."""
    files = {_claims_file(report, baseline.path) for report in reports}
    found = {
        entry.key
        for report in reports
        for finding in report.claims
        for entry in _entries(finding, report, baseline.path)
    }
    return [entry for key, entry in baseline.entries.items() if entry.claims in files and key not in found]


def _silenced(finding: Finding, report: Report, baseline: Baseline) -> Finding:
    entries = list(_entries(finding, report, baseline.path))
    if finding.silenced or not entries or not all(_is_known(entry, baseline) for entry in entries):
        return finding
    return msgspec.structs.replace(finding, silenced=Path(baseline.path).name)


def _is_known(entry: Entry, baseline: Baseline) -> bool:
    known = baseline.entries.get(entry.key)
    return known is not None and WORST_FIRST.index(known.verdict) <= WORST_FIRST.index(entry.verdict)


def _entries(finding: Finding, report: Report, path: str | Path) -> Iterator[Entry]:
    """Yield what is wrong with a claim: each check that fails, and the verdict that no check has (drifted, missing)."""
    claims = _claims_file(report, path)
    verdicts: dict[str, Verdict] = {
        check.rule: check.verdict for check in reversed(finding.checks) if check.verdict in KNOWABLE
    }
    if finding.verdict in KNOWABLE and finding.verdict not in verdicts.values():
        verdicts[rule_of(finding)] = finding.verdict
    for rule, verdict in verdicts.items():
        yield Entry(claims, finding.id, rule, verdict)


def _claims_file(report: Report, path: str | Path) -> str:
    """Return the claims file's path from the baseline's folder, with forward slashes, the same on every machine."""
    relative = os.path.relpath(report.claims_path or report.article.path, Path(path).parent)
    return relative.replace(os.sep, "/")
