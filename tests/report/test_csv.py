import csv
from io import StringIO

import pytest

from factcheck.report import Options, render
from factcheck.report.csv import harmless


def table_of(reports, problems=()):
    return list(csv.DictReader(StringIO(render(reports, "csv", Options(), problems))))


def test_one_row_a_claim(harbour, tram, problem):
    table = table_of([harbour, tram], [problem])
    assert [row["verdict"] for row in table][:3] == ["error", "consistent", "inconsistent"]
    assert len(table) == 11
    assert table[2]["repair"] == "would hold with 17 for 19 (one digit)"
    assert (table[1]["low"], table[1]["high"], table[1]["unit"]) == ("10.53", "13.49", "percent")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("-12.5", "-12.5"),
        ("12,6%", "12,6%"),
    ],
)
def test_no_cell_is_a_formula(cell, written):
    assert harmless(cell) == written
