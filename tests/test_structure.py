"""The package's imports form no cycle, and chains of them stay short enough to follow."""

from pathlib import Path

import pytest

pytest.importorskip("grimp", reason="the extra `lint` reads imports")

from tools.structure import Structure

ROOT = Path(__file__).parents[1]
REPORT_AND_ITS_JSON = {"factcheck.model.report", "factcheck.report.document"}
"""`Report.to_dict` imports its format when it is called; the import contract allows this one."""


@pytest.fixture(scope="module")
def structure():
    return Structure(ROOT)


def test_no_modules_import_each_other(structure):
    assert [group for group in structure.cycles() if group != REPORT_AND_ITS_JSON] == []


def test_chains_of_imports_are_short_enough_to_follow(structure):
    """Outside `draft`, whose rows of generators import each other."""
    chain = structure.longest_chain("factcheck.api", without="factcheck.draft")
    assert len(chain) < 15, " > ".join(chain)


def test_no_file_is_longer_than_a_reader_can_hold(structure):
    assert {module: lines for module, lines in structure.lines.items() if lines > 400} == {}
