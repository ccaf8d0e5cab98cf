"""Articles in Parquet files: one row group, or a piece of a large one, is a unit."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.inputs.pieces import ArticleRow, pieces
from factcheck.archive.inputs.tables import require_text, row_of
from factcheck.archive.job import Columns, Unit, archive_error
from factcheck.model.errors import FactcheckError
from factcheck.model.said import said

ROWS_AT_ONCE = 256
"""A few megabytes of text."""


def plan(path: str) -> Iterator[Unit]:
    """Yield the units of a file."""
    with opened(path) as file:
        for group in range(file.metadata.num_row_groups):
            for start, stop in pieces(file.metadata.row_group(group).num_rows):
                count = stop - start
                yield Unit(
                    reader="parquet", file=path, group=group, start=start, stop=stop, articles=count, weight=count
                )


def column_names(path: str) -> list[str]:
    """Return the names of the columns."""
    with opened(path) as file:
        return list(file.schema_arrow.names)


def read(unit: Unit, columns: Columns) -> Iterator[ArticleRow]:
    """Yield the articles of a unit."""
    with opened(unit.file) as file:
        require_text(columns, file.schema_arrow.names, unit.file)
        position = 0
        for batch in file.iter_batches(ROWS_AT_ONCE, row_groups=[unit.group], use_threads=False):
            first, position = position, position + batch.num_rows
            if position <= unit.start:
                continue
            begin = max(unit.start - first, 0)
            wanted = batch.slice(begin, unit.stop - first - begin).to_pylist()
            for number, record in enumerate(wanted, first + begin):
                yield row_of(record, columns, f"{unit.file}#{unit.group}.{number}")
            if position >= unit.stop:
                return


def opened(path: str) -> pq.ParquetFile:
    """Open a Parquet file so that a row group streams through memory instead of being loaded.

    Raises FactcheckError for a file that is none or was cut off.
    """
    try:
        return pq.ParquetFile(storage.open_input(path), pre_buffer=False, buffer_size=1 << 20)
    except (pa.ArrowInvalid, OSError) as error:
        hint = said("archive.copy_part")
        raise FactcheckError(archive_error(said("archive.parquet_unread", error=_short(error)), path, hint)) from None


def _short(error: Exception) -> str:
    """Return the first sentence of an error of the Parquet library."""
    return getattr(error, "strerror", None) or str(error).partition("\n")[0].partition(". ")[0]
