"""The plan of a run, kept in a file: an archive of a billion articles has a million units."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator

import msgspec

from factcheck.archive.job import Unit
from factcheck.model.report import Problem


class Plan:
    """All units of a run, in order, and what is to be known of them at once."""

    def __init__(self, units: Iterable[Unit | Problem]) -> None:
        """Write down the units; problems are kept apart."""
        self.stems: set[str] = set()
        self.problems: list[Problem] = []
        self.weight = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the plan
        for unit in units:
            if isinstance(unit, Problem):
                self.problems.append(unit)
            else:
                self._keep(unit)

    def _keep(self, unit: Unit) -> None:
        """Write down one unit."""
        self.stems.add(unit.stem)
        self.weight += unit.weight
        self._file.write(msgspec.json.encode(unit) + b"\n")

    def __iter__(self) -> Iterator[Unit]:
        """Yield the units."""
        self._file.seek(0)
        for line in self._file:
            yield msgspec.json.decode(line, type=Unit)
