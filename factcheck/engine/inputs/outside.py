"""Outside figures: given as a written value or by a table, or still unknown."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.claims.project import project_root
from factcheck.engine.compiling.dimensions import unit_of
from factcheck.engine.limits import MAX_QUERIES_SECONDS
from factcheck.engine.readings import Quantity, quantity_of, unknown
from factcheck.language.reader import read_surface
from factcheck.model.claim import ClaimsFile, Outside, Query
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said
from factcheck.model.suggestion import suggestion
from factcheck.units import UnknownUnitError

if TYPE_CHECKING:
    from factcheck.model.figure import Figure


class Given(msgspec.Struct, frozen=True, gc=False):
    """An outside figure as far as the claims file gives it."""

    quantity: Quantity | None
    """None where its value can't be read; `problem` says why."""
    value: str = ""
    source: str = ""
    problem: Problem | None = None


class UnreadableOutsideError(Exception):
    """An outside value that is no figure of its unit."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Hold what is wrong and what would be right."""
        super().__init__(message)
        self.message, self.hint = message, hint


def give_all(claims_file: ClaimsFile) -> tuple[Given, ...]:
    """Return every outside figure of a claims file, in its order; all table queries share one bound of time."""
    given, left = [], float(MAX_QUERIES_SECONDS)
    for outside in claims_file.outside:
        started = time.monotonic()
        given.append(give(outside, claims_file, left))
        if isinstance(outside.value, Query):
            left -= time.monotonic() - started
    return tuple(given)


def give(outside: Outside, claims_file: ClaimsFile, seconds: float) -> Given:
    """Return an outside figure's value, or the problem with it; `seconds` are left for a table query."""
    try:
        if outside.value is None:
            unit_of(outside.unit)
            return Given(unknown(outside.unit), source=outside.source)
        if isinstance(outside.value, Query):
            from factcheck.engine.inputs.tables.asking import ask  # DuckDB takes longer to load than most runs

            folder = Path(claims_file.path).resolve().parent
            answer = ask(outside.value.sql, folder, project_root(folder), outside.unit, seconds)
            source = "; ".join(part for part in (outside.source, answer.source) if part)
            return Given(quantity_of(in_unit(answer.figure, outside), outside=True), answer.figure.text, source)
        figure = in_unit(written_figure(outside.value, claims_file.language), outside)
        return Given(quantity_of(figure, outside=True), outside.value, outside.source)
    except UnknownUnitError as error:
        hint = suggestion(*error.nearest[:1])
        return failed(outside, said("check.outside_figure", name=outside.name, error=str(error)), hint)
    except UnreadableOutsideError as error:
        return failed(outside, said("check.outside_figure_2", name=outside.name, message=error.message), error.hint)
    except FactcheckError as error:
        first = error.problems[0]
        return failed(outside, said("check.outside_figure_2", name=outside.name, message=first.message), first.hint)


def failed(outside: Outside, message: str, hint: str) -> Given:
    """Return an outside figure that can't be used, with the reason and its place."""
    where = outside.location
    return Given(None, problem=Problem(message, where.path, where.line, where.column, hint=hint))


def written_figure(value: str, language: str) -> Figure:
    """Read a value as the claims file writes it."""
    try:
        return read_surface(value, language)
    except ValueError as error:
        raise UnreadableOutsideError(str(error), said("check.write_one")) from None


def in_unit(figure: Figure, outside: Outside) -> Figure:
    """Return a figure in the unit that the file states; a bare number takes it as its own."""
    if not outside.unit or figure.unit == outside.unit:
        return figure
    if not figure.unit:
        unit_of(outside.unit)
        return msgspec.structs.replace(figure, unit=outside.unit)
    if unit_of(figure.unit).dimension != unit_of(outside.unit).dimension:
        raise UnreadableOutsideError(
            said("check.its_value", unit=figure.unit, unit2=outside.unit), said("check.take_one")
        )
    return figure
