"""Many small results files into few larger ones, without a moment in which a row is missing or counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import pyarrow as pa
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.live import COMPACTED, ResultsFile, live_files, remove_files, superseded_names, whole_files
from factcheck.archive.output import ARTICLES, FINDINGS, RowsFile, opened

FILES_AT_MOST = 256
"""Units in one compacted file: about a quarter of a million articles."""


def compact(results: str, at_least: int = 2) -> None:
    """Join the units that have a file of their own, where there are enough of them, and tidy up."""
    tidy(results)
    single = [file for file in live_files(results) if not file.is_compacted]
    if len(single) < at_least:
        return
    for start in range(0, len(single), FILES_AT_MOST):
        _join(results, single[start : start + FILES_AT_MOST])
    tidy(results)


def tidy(results: str) -> None:
    """Remove files whose units all stand in another one."""
    live = {file.name for file in live_files(results)} | superseded_names(results)
    remove_files(results, [file.name for file in whole_files(results) if file.name not in live])


def _join(results: str, files: Sequence[ResultsFile]) -> None:
    """Write one file that holds the rows of `files`; it takes their place the moment that it has its name."""
    stems = [stem for file in files for stem in file.stems]
    name = COMPACTED + blake2b("\n".join(stems).encode(), digest_size=10).hexdigest()
    articles, findings = ([_path(results, kind, file) for file in files] for kind in (ARTICLES, FINDINGS))
    schema = pa.unify_schemas([_schema(path) for path in articles])
    with opened(results, name, schema, stems) as output:
        _copy(articles, output.articles)
        _copy(findings, output.findings)


def _path(results: str, kind: str, file: ResultsFile) -> str:
    """Return where a results file lies."""
    return storage.join(storage.join(results, kind), file.name)


def _copy(paths: Sequence[str], target: RowsFile) -> None:
    """Add all rows of some files."""
    for path in paths:
        with storage.open_result(path) as file:
            target.add(pq.ParquetFile(file).read(use_threads=False))


def _schema(path: str) -> pa.Schema:
    """Return the columns of a file, without its marks."""
    with storage.open_result(path) as file:
        return pq.read_schema(file).remove_metadata()
