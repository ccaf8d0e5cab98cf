"""A small table that unpacks to far more than it may, or never ends, is refused soon, in bounded time and memory."""

import resource
import sqlite3
import time
import zipfile

import duckdb
import pytest

from factcheck.engine.inputs.tables import asking
from factcheck.engine.inputs.tables.asking import ask
from factcheck.model.errors import FactcheckError

SECONDS = 1.0
LONGEST = SECONDS + asking.STARTING_SECONDS


@pytest.fixture(autouse=True)
def little(monkeypatch):
    """Bounds that small bombs reach."""
    monkeypatch.setattr(asking, "MAX_QUERY_SECONDS", SECONDS)
    monkeypatch.setattr(asking, "MAX_QUERY_MEMORY", "100MB")
    monkeypatch.setattr(asking, "MAX_CHILD_MEMORY", 1 << 30)
    monkeypatch.setattr(asking, "MAX_UNPACKED_BYTES", 20_000_000)


def refused(project, query):
    """Return what is said of a query that is refused; it takes neither long nor much of this process's memory."""
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FactcheckError) as caught:
        ask(query, project, project, "")
    assert time.monotonic() - started < LONGEST + 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KiB
    return caught.value.problems[0].message


def database(project, *statements):
    with sqlite3.connect(project / "bomb.db") as connection:
        connection.execute("pragma trusted_schema = on")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_generated_column_that_makes_a_huge_value(project):
    database(
        project,
        "create table t(a, b generated always as (hex(zeroblob(40000000))) virtual)",
        "insert into t(a) values (1)",
    )
    assert "value of more than" in refused(project, "select count(*) from 'bomb.db'")


def test_a_generated_column_just_below_the_bound_in_many_rows(project):
    database(
        project,
        "create table t(a, b generated always as (hex(zeroblob(400000))) virtual)",
        "insert into t(a) with recursive n(i) as (select 1 union all select i + 1 from n limit 100000) select i from n",
    )
    said = refused(project, "select count(*) from 'bomb.db'")
    assert "20,000,000 bytes" in said or "takes longer" in said  # whichever a busy machine comes to first


def test_a_view_without_end_is_not_read(project):
    database(
        project,
        "create table t(a)",
        "insert into t values (5)",
        "create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
    )
    assert ask("select a from 'bomb.db'", project, project, "").figure.text == "5"


def test_a_table_of_very_many_rows_ends_with_the_clock(project):
    database(
        project,
        "create table t(a, b generated always as (length(replace(hex(zeroblob(90000)), '0', '12'))) virtual)",
        "insert into t(a) with recursive n(i) as (select 1 union all select i + 1 from n limit 300000) select i from n",
    )
    assert "takes longer than 1 second" in refused(project, "select count(*) from 'bomb.db'")


def test_a_workbook_whose_texts_unpack_to_too_much(project):
    head = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(project / "towns.xlsx") as old, zipfile.ZipFile(project / "bomb.xlsx", "w", 8) as new:
        for name in old.namelist():
            if name != "xl/sharedStrings.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(head)
            for _ in range(20):
                part.write(b"<si><t>" + b"x" * 2_000_000 + b"</t></si>")
            part.write(b"</sst>")
    assert refused(project, "select count(*) from 'bomb.xlsx'")


def test_a_workbook_with_one_cell_in_its_last_row(project):
    with zipfile.ZipFile(project / "towns.xlsx") as old, zipfile.ZipFile(project / "wide.xlsx", "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = (
                    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
                    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
                )
            new.writestr(name, content)
    assert refused(project, "select count(*) from 'wide.xlsx'")


def test_a_csv_file_of_one_giant_line(project):
    (project / "line.csv").write_bytes(b"a,b\n" + b"1" * 8_000_000)
    assert refused(project, "select count(*) from 'line.csv'")


def test_a_parquet_file_that_unpacks_to_too_much(project):
    bomb = project / "bomb.parquet"
    text = "repeat('x', 8000000) || (i % 2)"
    duckdb.sql(f"copy (select {text} a from range(100) t(i)) to '{bomb}' (format parquet, compression zstd)")
    assert bomb.stat().st_size < 1_000_000
    assert refused(project, "select max(length(a)) + count(distinct a) from 'bomb.parquet'")


@pytest.mark.parametrize(
    "query",
    [
        "select length(repeat('x', 3000000000))",
        "select count(*) from range(1000000000) a, range(1000000000) b",
        "select length(string_agg(repeat(i::varchar, 100000), '')) from range(1000000) t(i)",
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    ],
)
def test_a_query_that_is_a_bomb_by_itself(project, query):
    assert refused(project, query)
