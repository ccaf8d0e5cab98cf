"""GitHub annotations: workflow commands that an Actions log turns into notes on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model.safe import visible_line, without_commands
from factcheck.report.rows import FindingRow, Level, level_of, rows
from factcheck.report.summary import summary_line
from factcheck.report.words import words_for

if TYPE_CHECKING:
    from factcheck.model.errors import Problem
    from factcheck.model.report import Report
    from factcheck.report.options import Options
    from factcheck.report.places import Position

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
"""What asks for nothing has no command: GitHub shows ten annotations of a kind and drops the rest."""


def render(reports: Sequence[Report], problems: Sequence[Problem], options: Options) -> str:
    """Write one workflow command per finding that asks for something, and the summary as a plain log line."""
    lines = [_command(row, COMMANDS[level_of(row)]) for row in rows(reports, problems, options) if _is_annotated(row)]
    if reports:
        lines.append(summary_line(reports, words_for(reports, options.language)))
    return "".join(f"{line}\n" for line in lines)


def _is_annotated(row: FindingRow) -> bool:
    return level_of(row) in COMMANDS and row.verdict != "unchecked"


def _command(row: FindingRow, command: str) -> str:
    title = f"{row.verdict} [{row.rule}] {row.id}".strip()
    properties = {**_place(row.position), "title": title}
    written = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    return f"::{command} {written}::{_escape_data(row.message)}"


def _place(position: Position) -> dict[str, str]:
    """Return the properties of a place; columns only within one line, as GitHub demands."""
    if not position.path:
        return {}
    if not position.line:
        return {"file": position.path}
    place = {"file": position.path, "line": str(position.line)}
    if position.end_line:
        place["endLine"] = str(position.end_line)
    if position.end_line in (0, position.line):
        place["col"] = str(position.column)
    if position.end_line == position.line:
        place["endColumn"] = str(position.end_column)
    return place


def _escape_data(text: str) -> str:
    return without_commands(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(visible_line(text)).replace(":", "%3A").replace(",", "%2C")
