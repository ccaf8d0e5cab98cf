"""The guide's code for Spark does what it says, on the batches that Spark would hand it."""

import re
from pathlib import Path

import pyarrow as pa

GUIDE = Path(__file__).parents[2] / "docs" / "archive.md"


def test_the_function_for_spark_yields_findings():
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    names = {}
    exec(code, names)
    text = "Sales rose 25%, from 423 to 612 cars."
    batch = pa.RecordBatch.from_pylist([{"id": "a", "text": text}, {"id": "b", "text": "Nothing to count."}])
    (found,) = names["findings"]([batch])
    assert found.schema == names["SCHEMA"]
    assert {row["id"] for row in found.to_pylist()} == {"a"}
