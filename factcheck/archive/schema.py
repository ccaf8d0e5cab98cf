"""The columns of the results: what every later question can be asked of.  Changes here raise SCHEMA_VERSION."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from factcheck.model.verdict import WORST_FIRST

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
