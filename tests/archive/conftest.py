"""Worker processes find the tests' scan functions wherever the tests are started."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def workers_find_the_tests(monkeypatch):
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", root)
