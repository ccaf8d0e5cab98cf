"""Result rows on their way into Parquet files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.job import Job, Unit
from factcheck.archive.messages import Batch
from factcheck.archive.schema import SCHEMA_VERSION, article_schema, finding_schema

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
