"""Articles that were scanned before and have not changed, wherever they stand now."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factcheck.archive import storage
from factcheck.archive.inputs import read
from factcheck.archive.inputs.row import content_hash
from factcheck.archive.job import Job, Unit
from factcheck.archive.outcome import Outcome, Record


def unchanged(job: Job, unit: Unit) -> dict[str, Outcome]:
    """Return what is known of a unit's articles, by the digest of their content.

    The unit is read twice, once for the digests alone: reading is cheap beside scanning.
    """
    wanted = pa.array({content_hash(row) for row in read(unit, job.columns)}, pa.string())
    known: dict[str, Outcome] = {}
    for name in job.reuse:
        articles = _matching(job.results, "articles", name, wanted)
        findings = _by_key(_matching(job.results, "findings", name, wanted))
        for article in articles:
            if article["status"] == "done":
                found = findings.get((article["unit"], article["ordinal"]), [])
                known[str(article["content"])] = Outcome(article, found)
    return known


def _matching(results: str, kind: str, name: str, wanted: pa.Array) -> list[Record]:
    """Return the rows of a results file whose content is wanted."""
    rows: list[Record] = []
    with storage.open_result(storage.join(storage.join(results, kind), name)) as file:
        source = pq.ParquetFile(file)
        for group in range(source.num_row_groups):
            hits = pc.is_in(source.read_row_group(group, ["content"], use_threads=False).column(0), wanted)
            if pc.any(hits).as_py():
                rows += source.read_row_group(group, use_threads=False).filter(hits).to_pylist()
    return rows


def _by_key(findings: Sequence[Record]) -> dict[tuple[object, object], list[Record]]:
    """Return findings by their article."""
    grouped: dict[tuple[object, object], list[Record]] = {}
    for finding in findings:
        grouped.setdefault((finding["unit"], finding["ordinal"]), []).append(finding)
    return grouped
