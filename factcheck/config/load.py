"""Find the configuration of a project and read it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config.record import FAILING, Config

if TYPE_CHECKING:
    from factcheck.claims.complaint import Complaint, Keys
    from factcheck.config.form import ConfigForm

OWN_FILE = "factcheck.toml"
SHARED_FILE = "pyproject.toml"


def load_config(start: Path) -> Config:
    """Return the configuration that holds for `start`, a folder or a file; the defaults where there is none.

    The nearest factcheck.toml or pyproject.toml with a [tool.factcheck] counts, from `start` upwards; in one
    folder, factcheck.toml.  Raises FactcheckError for a file that is broken or says what can't be meant.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        for path, table_keys in ((candidate / OWN_FILE, ()), (candidate / SHARED_FILE, ("tool", "factcheck"))):
            if os.path.lexists(path):
                config = _read(path, table_keys)
                if config is not None:
                    return config
    return Config()


def _read(path: Path, table_keys: Keys) -> Config | None:
    """Return the configuration in a file, or nothing where a shared file has none."""
    from factcheck.claims.diagnose import convert
    from factcheck.claims.project import repository_root
    from factcheck.claims.source import parse_source, read_source
    from factcheck.config.form import EXPECTED, ConfigForm

    root = repository_root(path.parent)
    source, _ = read_source(path, "configuration", root=root)
    if table_keys and "factcheck" not in source:
        return None
    table: object = parse_source(source, str(path))
    for key in table_keys:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    form = convert(table, ConfigForm, table_keys, EXPECTED)
    complaints = _range_complaints(form, table_keys) if isinstance(form, ConfigForm) else form
    if complaints or not isinstance(form, ConfigForm):
        from factcheck.claims.locate import error_at  # a parser with line numbers, for when there is something to tell

        raise error_at(complaints, source, str(path))
    return _config(form, path, root)


def _range_complaints(form: ConfigForm, table_keys: Keys) -> list[Complaint]:
    from factcheck.claims.complaint import Complaint

    coverage = form.require_coverage
    if coverage is None or 0 <= coverage <= 100:
        return []
    keys = (*table_keys, "require_coverage")
    return [Complaint(keys, f"No coverage can be {coverage} %.", "Write a number from 0 to 100.")]


def _config(form: ConfigForm, path: Path, root: Path) -> Config:
    from fractions import Fraction

    folder = path.parent
    return Config(
        path=str(path),
        root=str(folder),
        project=str(root),
        language=form.language,
        claims=(form.claims,) if isinstance(form.claims, str) else tuple(form.claims),
        exclude=tuple(form.exclude),
        fail_on=FAILING if form.fail_on is None else tuple(form.fail_on),
        strict=form.strict,
        require_coverage=None if form.require_coverage is None else Fraction(form.require_coverage),
        baseline=str(folder / form.baseline) if form.baseline else "",
        plugins=tuple(form.plugins),
        packs=tuple(str(folder / pack) for pack in form.packs),
        words=form.words,
        format=form.format,
    )
