"""The configuration of a project, as a record."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from factcheck.model.verdict import Verdict

FAILING: tuple[Verdict, ...] = ("invalid", "missing", "inconsistent", "drifted")
"""The verdicts that fail a run unless the project says otherwise."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a project asks of every run; the defaults hold where it says nothing.

    Paths are resolved against the folder of the file; `claims` and `exclude` are left as written, since they
    may be patterns: they count from `root`.
    """

    path: str = ""
    """The file that the configuration comes from; "" for none."""
    root: str = ""
    """Its folder."""
    project: str = ""
    """The folder that every file which it names must really lie in: the git repository, else `root`."""
    language: str = "auto"
    claims: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: tuple[Verdict, ...] = FAILING
    strict: bool = False
    require_coverage: Fraction | None = None
    """Percent of the article's figures that claims must cover."""
    baseline: str = ""
    plugins: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, object]] = {}
    """For each language, additions to its pack; the reader of packs checks them."""
    format: str = ""
