"""What a person asks of a run, and what a run answers."""

from __future__ import annotations

import msgspec

from factcheck.archive.job import SCAN, Limits, OwnLanguages
from factcheck.archive.plan import Source
from factcheck.model.errors import Problem


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One scan of an archive."""

    source: Source
    results: str
    """Folder (or address) of the results."""
    workers: int = 0
    """Processes on this machine; 0: one for each processor."""
    engine: str = ""
    """Address of a cluster's scheduler; "" this machine."""
    resume: bool = False
    """Go on with, or bring up to date, the results that are there."""
    retry: bool = False
    """With `resume`: scan the articles again that were quarantined."""
    limit: int = -1
    sample: float = 1.0
    limits: Limits = Limits()
    own: OwnLanguages = OwnLanguages()
    keep_consistent: bool = False
    scan: str = SCAN


class Totals(msgspec.Struct, kw_only=True):
    """What a run did; `skipped` units were done before."""

    articles: int = 0
    findings: int = 0
    inconsistent: int = 0
    quarantined: int = 0
    reused: int = 0
    units: int = 0
    skipped: int = 0
    outdated: int = 0
    """Parts of earlier results whose input has changed or gone, or of which something else was asked."""
    seconds: float = 0.0
    problems: list[Problem] = []
    """Files, or parts of files, that could not be read."""
