"""What every run that writes a report is asked: `verify` and `scan` share this record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model.verdict import Verdict


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Where the report goes and in what form, and what counts as failing."""

    format: str
    output: Path | None
    annotate: Path | None
    """Where the article goes as a Word document with the findings as comments."""
    report_language: str
    """"" is the article's own."""
    stdin_name: str
    """The file that standard input is taken for."""
    failing: tuple[Verdict, ...]
    exit_zero: bool
    quiet: bool

    def exit_code(self, code: int) -> int:
        """Return the exit code of a run whose report gives `code`."""
        return 0 if self.exit_zero else code
