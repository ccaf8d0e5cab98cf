"""Findings or articles in a file of their own, however many there are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.job import archive_error
from factcheck.archive.questions.rendering import batches, cell_text, column_names, json_line, run
from factcheck.archive.questions.results import WORST, Connection, Filter, condition
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said
from factcheck.report.csv import harmless

SHEET_ROWS = 1_048_576
"""Of a spreadsheet, with its heading."""

ARROW = {"SMALLINT": pa.int16(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "DOUBLE": pa.float64()}
"""The columns of results that are no text, by DuckDB's names of their types."""


def export(connection: Connection, path: str, filter: Filter | None) -> int:
    """Write the findings that a filter describes, the worst first, or all articles for None; return how many.

    The suffix of `path` chooses the format.  Raises FactcheckError for another one, or a file that can't be
    written; what was there before is then still there.
    """
    write = next((write for suffix, write in WRITERS.items() if path.lower().endswith(suffix)), None)
    if write is None:
        raise FactcheckError(
            archive_error(said("archive.no_suffix"), path, said("run.one", worst_first=", ".join(WRITERS)))
        )
    cursor = run(connection, *_query(filter))
    try:
        with storage.writing(path) as file:
            return write(cursor, file)
    except OSError as error:
        raise FactcheckError(
            archive_error(said("archive.file_unwritten", reason=str(error.strerror or error)), path)
        ) from None


def _query(filter: Filter | None) -> tuple[str, list[object]]:
    """Return what asks for the rows, and its parameters."""
    if filter is None:
        return "select * from articles order by unit, ordinal", []
    where, parameters = condition(filter)
    return f"select * exclude (miss) from findings where {where} order by {WORST}", parameters


def _csv(cursor: Connection, file: IO[bytes]) -> int:
    """Write CSV in which no cell is a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column_names(cursor))
    count = 0
    for rows in batches(cursor):
        writer.writerows([harmless(cell_text(cell)) for cell in row] for row in rows)
        count += len(rows)
    text.detach()
    return count


def _jsonl(cursor: Connection, file: IO[bytes]) -> int:
    """Write one JSON object a line."""
    names = column_names(cursor)
    count = 0
    for rows in batches(cursor):
        file.writelines(json_line(dict(zip(names, row, strict=True))).encode() for row in rows)
        count += len(rows)
    return count


def _parquet(cursor: Connection, file: IO[bytes]) -> int:
    """Write Parquet."""
    schema = pa.schema([(name, ARROW.get(str(kind), pa.string())) for name, kind, *_ in cursor.description])
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in batches(cursor):
            columns = zip(*rows, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(rows)
    return count


def _xlsx(cursor: Connection, file: IO[bytes]) -> int:
    """Write a spreadsheet, in which no cell is a formula."""
    try:
        from openpyxl import Workbook  # only for spreadsheets
    except ImportError:
        raise missing_extra("a spreadsheet needs openpyxl", "tables", further=", or export .csv") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("factcheck")
    sheet.append(column_names(cursor))
    count = 0
    for rows in batches(cursor):
        count += len(rows)
        if count >= SHEET_ROWS:
            message = said("archive.sheet_rows", rows=SHEET_ROWS)
            raise FactcheckError(archive_error(message, hint=said("archive.export_csv")))
        for row in rows:
            sheet.append([cell if isinstance(cell, int | float) else harmless(cell_text(cell)) for cell in row])
    book.save(file)
    return count


WRITERS: dict[str, Callable[[Connection, IO[bytes]], int]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
