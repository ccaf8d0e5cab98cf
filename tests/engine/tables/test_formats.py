"""One number asked of a real table, in each format that is read."""

import datetime
import os

import pytest

from factcheck.engine.inputs.tables.asking import ask
from factcheck.model.errors import FactcheckError

FILES = ("towns.csv", "towns.parquet", "towns.json", "towns.jsonl", "towns.sqlite", "towns.xlsx")


@pytest.mark.parametrize("name", FILES)
def test_every_format_answers(project, name):
    answer = ask(f"select income from '{name}' where town = 'Verra' and year = 2022", project, project, "")
    assert answer.figure.text == "12.25"
    answer = ask(f"select sum(schools) from '{name}' where year = 2023", project, project, "")
    assert answer.figure.value == 423


@pytest.mark.parametrize("name", ["towns.sqlite", "towns.xlsx"])
def test_tables_and_sheets_have_names(project, name):
    assert ask(f"select since from \"{name}\".mayors where town = 'Lumen'", project, project, "").figure.value == 2019


def test_tables_may_be_joined_across_files(project):
    joined = "'towns.csv' a join 'towns.xlsx' b using (town, year)"
    assert ask(f"select sum(a.schools) - sum(b.schools) from {joined}", project, project, "").figure.value == 0


def test_a_float_is_what_was_written(project):
    (project / "small.csv").write_text("share\n0.1\n0.2\n", encoding="utf-8")
    figure = ask("select sum(share) from 'small.csv'", project, project, "").figure
    assert (figure.text, figure.interval.holds(figure.value)) == ("0.3", True)


def test_a_day_is_a_date(project):
    figure = ask("select date '2023-02-18'", project, project, "").figure
    assert (figure.unit, figure.value) == ("date", datetime.date(2023, 2, 18).toordinal())


def test_the_source_names_query_file_and_day(project):
    day = datetime.datetime(2024, 3, 9, 12).timestamp()
    os.utime(project / "towns.csv", (day, day))
    answer = ask("select  max(schools)\n from 'towns.csv'", project, project, "")
    assert answer.source == "select max(schools) from 'towns.csv'; towns.csv (2024-03-09)"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select income from 'towns.csv'", "one row with one value"),
        ("select town, year from 'towns.csv' limit 1", "one row with one value"),
        ("select income from 'towns.csv' where year = 1900", "one row with one value"),
        ("select town from 'towns.csv' limit 1", "no number"),
        ("select null", "no number"),
        ("select 'nan'::double", "no number"),
        ("select true", "no number"),
        ("select incom from 'towns.csv'", "incom"),
        ("selct 1", "syntax error"),
        ("select 1 from 'towns.cvs.csv'", "no such file"),
        ("", "one SELECT"),
        ("select 1 " + " " * 10_000, "longer than"),
    ],
)
def test_what_gives_no_number_says_why(project, query, said):
    with pytest.raises(FactcheckError) as caught:
        ask(query, project, project, "")
    assert said in f"{caught.value.problems[0].message} {caught.value.problems[0].hint}"


@pytest.mark.parametrize("name", ["broken.sqlite", "broken.xlsx", "broken.parquet", "broken.json"])
def test_a_broken_file_is_reported(project, name):
    (project / name).write_text("no such thing", encoding="utf-8")
    with pytest.raises(FactcheckError):
        ask(f"select 1 from '{name}'", project, project, "")


def test_a_misspelt_file_is_reported_with_the_nearest(project):
    with pytest.raises(FactcheckError) as caught:
        ask("select 1 from 'town.csv'", project, project, "")
    assert "towns.csv" in caught.value.problems[0].hint
