"""Tables as readers meet them: what is wrong is reported, what is right is not, drafts verify."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.api import scan_article, scan_text
from factcheck.article import article_from_bytes, article_from_text
from factcheck.article.tables import tables_of
from factcheck.draft.generators.tables.agreement import is_slip
from factcheck.model.report import Finding

LEAD = "The council of Westport published these numbers on Monday, and they are said to be complete.\n\n"
HEADS = "| Year | Cars | Buses | Total |\n|---|---|---|---|\n"
ROWS = ("2020 | 120 | 30 | 150", "2021 | 130 | 33 | 163", "2022 | 140 | 35 | 175", "2023 | 151 | 38 | 189")


def page(*rows: str, heads: str = HEADS, lead: str = LEAD) -> str:
    """Return a Markdown page with a table."""
    return lead + heads + "".join(f"| {row} |\n" for row in rows)


def errors(text: str) -> list[Finding]:
    """Return what a scan of a Markdown page reports."""
    report = scan_article(article_from_text(text, "page.md", "en", "md"))
    assert not report.errors
    return [finding for finding in report.claims if finding.verdict == "inconsistent"]


def test_a_wrong_total_is_reported_with_its_heads() -> None:
    (error,) = errors(page(*ROWS[:2], "2022 | 140 | 35 | 185", ROWS[3]))
    assert "2022: Cars + Buses = Total" in error.checks[0].explanation
    assert "175" in error.checks[0].explanation
    assert "185" in error.checks[0].explanation


def test_a_right_table_is_all_claims_and_no_error() -> None:
    report = scan_article(article_from_text(page(*ROWS), "page.md", "en", "md"))
    assert [finding.verdict for finding in report.claims] == ["consistent"] * 4


@pytest.mark.parametrize(
    "row",
    [
        "2022* | 140 | 35 | 185",
        "2022 | 140 | n/a | 185",
        "2022 | 140 | | 185",
        "2022 | 140 | 35 | 185[1]",
    ],
)
def test_what_a_note_or_an_unknown_cell_may_explain_is_no_error(row: str) -> None:
    assert not errors(page(*ROWS[:2], row, ROWS[3]))


def test_a_dash_is_zero() -> None:
    (error,) = errors(page(*ROWS, "2024 | 140 | – | 185"))
    assert "2024" in error.checks[0].explanation


def test_numbers_in_brackets_are_negative() -> None:
    heads = "| Item | 2021 | 2022 | 2023 |\n|---|---|---|---|\n"
    rows = ("Sales | 541 | 587 | 612", "Costs | (324) | (351) | (370)")
    assert not errors(page(*rows, "Total | 217 | 236 | 242", heads=heads))
    (error,) = errors(page(*rows, "Total | 217 | 236 | 224", heads=heads))
    assert "242" in error.checks[0].explanation


def test_a_rounded_table_is_left_alone() -> None:
    rounded = ("2020 | 12 | 13 | 26", "2021 | 14 | 11 | 25", "2022 | 15 | 16 | 30", "2023 | 18 | 12 | 30")
    assert not errors(page(*rounded))
    assert not errors(page(*rounded, lead=LEAD + "Sales, in millions\n\n"))


def test_rows_pasted_from_a_spreadsheet_are_a_table() -> None:
    rows = "\n".join(row.replace(" | ", "\t") for row in (*ROWS[:2], "2022 | 140 | 35 | 185", ROWS[3]))
    report = scan_text(f"{LEAD}Year\tCars\tBuses\tTotal\n{rows}\n", "en")
    assert [finding.verdict for finding in report.claims].count("inconsistent") == 1


def test_cells_keep_their_place_in_the_text() -> None:
    text = page("2020 | **120** | 30 | 1 \\| 50")
    (table,) = tables_of(article_from_text(text, "page.md", "en", "md"))
    assert [text[cell.start : cell.end] for cell in table.rows[1].cells] == ["2020", "120", "30", "1 \\| 50"]
    assert table.heads == 1
    assert table.caption is not None
    assert text[table.caption.start : table.caption.end] == LEAD.strip()


def test_a_table_in_code_is_no_table() -> None:
    written = page(*ROWS)
    assert tables_of(article_from_bytes(written.encode(), "page.md", "en"))
    in_code = f"Code:\n\n```\n{written}```\n"
    assert not tables_of(article_from_bytes(in_code.encode(), "page.md", "en"))


@pytest.mark.parametrize(("off", "is_one"), [(10, True), (-63, True), (9000, True), (37, False), (0, False)])
def test_a_slip_is_a_digit_or_two_swapped(off: int, is_one: bool) -> None:
    assert is_slip(Fraction(off), Fraction(1)) is is_one


def test_a_draft_of_a_table_verifies(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(page(*ROWS, "Total | 541 | 136 | 677"), encoding="utf-8")
    command = [sys.executable, "-m", "factcheck"]
    drafted = subprocess.run(
        [*command, "draft", "page.md"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True
    )
    assert 'quote = "2022 | [' in drafted.stdout
    (tmp_path / "claims.toml").write_text(drafted.stdout, encoding="utf-8")
    verified = subprocess.run(
        [*command, "verify", "claims.toml"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert verified.returncode == 0, verified.stdout
    assert "7 consistent" in verified.stdout
