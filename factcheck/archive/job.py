"""What a run over an archive needs to know, as records that travel to any worker."""

from __future__ import annotations

import msgspec

from factcheck.model.errors import Problem

SCANS = {
    "strict": "factcheck.api:scan_text_strictly",
    "balanced": "factcheck.api:scan_text",
    "eager": "factcheck.api:scan_text_eagerly",
}
"""The function that scans an article, for each sensitivity."""
SCAN = SCANS["strict"]
"""The function that every article goes through: `(text, language) -> Report`."""

MEBIBYTE = 1 << 20


class Columns(msgspec.Struct, frozen=True):
    """Which column of a table holds what; "" where the archive has none."""

    text: str = ""
    id: str = ""
    language: str = ""
    date: str = ""
    desk: str = ""


class OwnLanguages(msgspec.Struct, frozen=True):
    """What a project adds to the languages that articles are read by; see `factcheck.language.install_packs`."""

    packs: tuple[str, ...] = ()
    """Files and folders; every worker must find them there."""
    words: dict[str, dict[str, object]] = {}
    path: str = ""
    """The configuration that has the words."""
    project: str = ""
    """The folder that the packs must really lie in."""


class Limits(msgspec.Struct, frozen=True):
    """What one article may take before it is quarantined."""

    seconds: float = 60.0
    memory: int = 1024 * MEBIBYTE
    """Bytes of address space beyond what the idle worker has."""


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one input file: read by one worker, written as one results file under a fixed name."""

    reader: str
    """The module of `factcheck.archive.inputs` that can read it."""
    file: str
    """Path or address of the file (a folder, for a handful of article files)."""
    start: int = 0
    stop: int = -1
    """What they count is the reader's affair: rows of a row group, bytes, records, row ids; -1 is the end."""
    group: int = -1
    """The row group of a Parquet file."""
    names: tuple[str, ...] = ()
    """The article files of a folder."""
    table: str = ""
    articles: int = -1
    """How many there are; -1 where only reading shows it."""
    weight: int = 1
    """How large it is beside other units of the same archive (articles or bytes), for the time left."""
    take: int = -1
    """Read only so many articles (`--limit`); -1 all."""
    stem: str = ""
    """The name of its results: changes when the input, or what is asked of it, changes."""
    stamp: str = ""
    """What its input looked like when the run was planned (`names.input_stamp`)."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a worker must know, the same for all units of a run."""

    results: str
    root: str = ""
    """The folder of the archive; places in the results leave it out."""
    columns: Columns = Columns()
    extra: tuple[str, ...] = ()
    """Further input columns that get a column of their own in the results."""
    language: str = "auto"
    scan: str = SCAN
    limits: Limits = Limits()
    sample: float = 1.0
    """The share of articles to scan, picked by their content."""
    own: OwnLanguages = OwnLanguages()
    keep_consistent: bool = False
    """Also write a row for every claim that adds up (they are always counted)."""
    reuse: tuple[str, ...] = ()
    """Names of superseded results files in which unchanged articles are looked up."""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one unit; its rows are in the results folder."""

    stem: str
    weight: int = 0
    articles: int = 0
    findings: int = 0
    inconsistent: int = 0
    quarantined: int = 0
    reused: int = 0
    problem: Problem | None = None
    """Why the unit could not be read or written; its articles are then missing from the results."""
    fatal: bool = False
    """The results can't be written: to go on would fail for every unit."""


def archive_error(message: str, path: str = "", hint: str = "") -> Problem:
    """Return a problem without a line."""
    return Problem(message, path, hint=hint)
