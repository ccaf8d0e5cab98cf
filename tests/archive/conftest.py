"""Worker processes find the tests' scan functions wherever the tests are started."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="package")
def workers_find_the_tests():
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
    yield
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before
