"""What `factcheck verify` must not pay for on its common path: a report of an article of plain text, nothing wrong."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

DEAR = (
    "typer",
    "pint",
    "numpy",
    "pydantic",
    "jinja2",
    "mammoth",
    "selectolax",
    "trafilatura",
    "pypdf",
    "docx",
    "odf",
    "duckdb",
    "pyarrow",
    "tomlkit",
    "tree_sitter",
    "rapidfuzz",
    "watchfiles",
    "dask",
    "distributed",
    "fsspec",
    "babel",
    "attr",
    "dataclasses",
    "importlib.metadata",
    "concurrent.futures",
    "asyncio",
)
"""Libraries that cost more to import than the whole run (pint: 15 times `python -c pass`; see benchmarks/startup)."""


@pytest.fixture(scope="module", params=["concise", "table", "json"])
def imported(request):
    command = [sys.executable, "-X", "importtime", "-m", "factcheck", "verify", "--format", request.param]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    names = set(re.findall(r"^import time:\s+\d+ \|\s+\d+ \|\s+(\S+)$", done.stderr, re.MULTILINE))
    assert "factcheck.engine.recomputing" in names
    # rich, which draws the table, imports dataclasses itself
    return names - {"dataclasses"} if request.param == "table" else names


def test_nothing_dear_is_imported(imported):
    assert {name for name in imported for dear in DEAR if name == dear or name.startswith(dear + ".")} == set()
