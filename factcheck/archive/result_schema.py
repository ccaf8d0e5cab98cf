"""The columns of the results: what every later question can be asked of.  Changes here raise SCHEMA_VERSION."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.model.verdict import WORST_FIRST

if TYPE_CHECKING:
    from factcheck.archive.job import Job, Unit
    from factcheck.archive.worker_messages import Batch

SCHEMA_VERSION = "1"

KEY = (pa.field("unit", pa.string()), pa.field("ordinal", pa.int64()))
"""Together they name one article of a run, whatever ids the archive uses."""

ARTICLE_FIELDS = (
    *KEY,
    pa.field("id", pa.string()),
    pa.field("place", pa.string()),
    pa.field("language", pa.string()),
    pa.field("date", pa.string()),
    pa.field("year", pa.int16()),
    pa.field("desk", pa.string()),
    pa.field("content", pa.string()),
    pa.field("status", pa.string()),
    pa.field("reason", pa.string()),
    pa.field("characters", pa.int32()),
    pa.field("figures", pa.int32()),
    pa.field("covered", pa.int32()),
    pa.field("claims", pa.int32()),
    *(pa.field(verdict, pa.int32()) for verdict in WORST_FIRST),
    pa.field("problems", pa.string()),
)
"""`content` is a digest of the article; `status` is "done" or "set aside", then with a reason; a verdict's name
counts the claims that have it; `covered` counts the figures that a claim uses."""

FINDING_FIELDS = (
    *KEY,
    pa.field("number", pa.int32()),
    pa.field("article", pa.string()),
    pa.field("content", pa.string()),
    pa.field("claim", pa.string()),
    pa.field("verdict", pa.string()),
    pa.field("rule", pa.string()),
    pa.field("severity", pa.string()),
    pa.field("confidence", pa.float64()),
    pa.field("quote", pa.string()),
    pa.field("start_offset", pa.int32()),
    pa.field("end_offset", pa.int32()),
    pa.field("line_number", pa.int32()),
    pa.field("column_number", pa.int32()),
    pa.field("label", pa.string()),
    pa.field("check_source", pa.string()),
    pa.field("stated", pa.string()),
    pa.field("computed_low", pa.string()),
    pa.field("computed_high", pa.string()),
    pa.field("difference", pa.string()),
    pa.field("explanation", pa.string()),
    pa.field("repairs", pa.string()),
)
"""One claim; numbers that were computed exactly stay decimal strings; `repairs` is JSON, likeliest first."""

FIXED = frozenset(field.name for field in (*ARTICLE_FIELDS, *FINDING_FIELDS)) | {"other"}


def result_name(column: str) -> str:
    """Return what a column that comes along is called in the results: its own name unless that is taken."""
    return f"input_{column}" if column.lower() in FIXED else column


def article_schema(further: Sequence[str]) -> pa.Schema:
    """Return the columns of article rows; whatever has none of its own goes into `other`, as JSON."""
    along = [pa.field(result_name(name), pa.string()) for name in further]
    return pa.schema([*ARTICLE_FIELDS, *along, pa.field("other", pa.string())])


def finding_schema() -> pa.Schema:
    """Return the columns of finding rows."""
    return pa.schema(FINDING_FIELDS)


# Result rows on their way into Parquet files.


ROW_GROUP_BYTES = 8 << 20
"""Rows wait in memory until there are so many; it bounds what a unit needs, however long it is."""

UNITS_KEY = b"factcheck.units"
VERSION_KEY = b"factcheck.schema_version"

ARTICLES = "articles"
FINDINGS = "findings"


class RowsFile:
    """A Parquet file that gets its rows piece by piece."""

    def __init__(self, file: IO[bytes], schema: pa.Schema, stems: Sequence[str]) -> None:
        """Write to an open file; `stems` are the units whose rows it will hold."""
        marks = {UNITS_KEY: json.dumps(list(stems)), VERSION_KEY: SCHEMA_VERSION}
        self.schema = schema.with_metadata(marks)
        self.writer = pq.ParquetWriter(file, self.schema, compression="zstd")
        self.waiting: list[pa.Table] = []
        self.waiting_bytes = 0

    def add(self, table: pa.Table) -> None:
        """Add rows; columns that they lack are empty."""
        whole = pa.concat_tables([self.schema.empty_table(), table], promote_options="default")
        self.waiting.append(whole.select(self.schema.names).cast(self.schema))
        self.waiting_bytes += table.nbytes
        if self.waiting_bytes >= ROW_GROUP_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write a row group of what waits."""
        if self.waiting:
            self.writer.write_table(pa.concat_tables(self.waiting))
        self.waiting, self.waiting_bytes = [], 0

    def close(self) -> None:
        """Write the rest and the footer."""
        self.flush()
        self.writer.close()

    def abandon(self) -> None:
        """Give the file up; without this the library's finaliser would write to it once more, and complain."""
        with suppress(OSError, ValueError, pa.ArrowException):
            self.writer.close()
        self.writer.is_open = False


class Output:
    """The two files of one or more units."""

    def __init__(self, articles: RowsFile, findings: RowsFile) -> None:
        """Write to two open files."""
        self.articles = articles
        self.findings = findings

    def add(self, batch: Batch) -> None:
        """Add the rows of a batch."""
        self.articles.add(pa.ipc.open_stream(batch.articles).read_all())
        self.findings.add(pa.ipc.open_stream(batch.findings).read_all())


@contextmanager
def opened(results: str, name: str, schema: pa.Schema, stems: Sequence[str]) -> Iterator[Output]:
    """Open the two files of a name; both appear when all is written, the findings first.

    The articles file is the mark that a unit is done: findings without it are not there for any reader.
    """
    articles, findings = (storage.join(storage.join(results, kind), f"{name}.parquet") for kind in (ARTICLES, FINDINGS))
    with storage.writing(articles) as articles_file, storage.writing(findings) as findings_file:
        output = Output(RowsFile(articles_file, schema, stems), RowsFile(findings_file, finding_schema(), stems))
        try:
            yield output
            output.findings.close()
            output.articles.close()
        except BaseException:
            output.findings.abandon()
            output.articles.abandon()
            raise


@contextmanager
def unit_output(job: Job, unit: Unit) -> Iterator[Output]:
    """Open the files of one unit."""
    with opened(job.results, unit.stem, article_schema(job.extra), [unit.stem]) as output:
        yield output
