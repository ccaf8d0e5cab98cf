"""Questions over results whose every number can be counted by hand."""

import csv
import json

import pytest

from factcheck.archive.questions import compare, rendering, screen, summary
from factcheck.archive.questions.export import export
from factcheck.archive.questions.rendering import ask
from factcheck.archive.questions.results import Filter, Shown, database, find, opened, show
from factcheck.model.errors import FactcheckError
from factcheck.report.options import Options
from tests.archive import archives

WRONG = (3, 4, 10)


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Twelve articles: one wrong in sport, at the even numbers 4 and 10, one in business, one set aside."""
    folder = tmp_path_factory.mktemp("questions")
    rows = archives.articles(12, wrong=WRONG)
    rows[10]["text"] = "10 + 10 = 900"
    rows[7]["text"] = "PLEASE RAISE"
    rows[3]["author"] = '=HYPERLINK("https://bad.example")'
    rows[4]["text"] = "\x1b[31m<b>red</b> 4 + 4 = 9"
    archives.parquet(folder / "news.parquet", rows)
    archives.scan(folder / "news.parquet", folder / "results")
    return folder / "results"


@pytest.fixture
def connection(results):
    with opened(str(results)) as connection:
        yield connection


def ids(answer):
    return [record["article"] for record in answer.records()]


def test_summary_counts_by_section_year_and_kind(connection):
    overview = summary.summarise(connection)
    assert (overview.articles, overview.set_aside, overview.wrong, overview.claims) == (11, 1, 3, 11)
    groups = {grouping.column: grouping.groups for grouping in overview.groupings}
    assert groups["desk"] == (summary.Group("sport", 6, 2, 2), summary.Group("business", 5, 1, 1))
    assert [(group.label, group.errors) for group in groups["year"]] == [("2000", 1), ("2001", 2), ("2002", 0)]
    assert overview.kinds == (summary.Kind("sum", 3, 1, 0),)
    assert overview.reasons == (("raised LookupError: no such thing", 1),)
    assert [record["article"] for record in overview.worst] == ["a10", "a3", "a4"]


def test_summary_by_any_column_and_a_wrong_one_is_reported(connection):
    assert summary.summarise(connection, ["author"]).groupings[0].column == "author"
    with pytest.raises(FactcheckError) as failure:
        summary.summarise(connection, ["autor"])
    assert failure.value.problems[0].hint == "Did you mean “author”?"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["a10", "a3", "a4"]),
        ({"sections": ("sport",)}, ["a10", "a4"]),
        ({"years": (2000,)}, ["a3"]),
        ({"severity": "decision"}, ["a10"]),
        ({"rules": ("share",)}, []),
        ({"verdicts": ("rounding",)}, []),
        ({"words": "4 + 4"}, ["a4"]),
        ({"where": "author like '=%'"}, ["a3"]),
        ({"languages": ("en",)}, []),
    ],
)
def test_find_takes_filters_and_puts_the_worst_first(asked, found, connection):
    assert ids(find(connection, Filter(**asked), -1)) == found


def test_find_stops_at_its_limit_and_says_so(connection):
    answer = find(connection, Filter(), 1)
    assert (ids(answer), answer.more) == (["a10"], True)
    assert "and more" in screen.findings_text(answer, Options())


@pytest.mark.parametrize(
    ("filter", "message"),
    [
        ({"verdicts": ("inconsistant",)}, "there is no verdict “inconsistant”"),
        ({"where": "nonsense ="}, "the query can't be answered"),
        ({"where": "autor = 'x'"}, "the query can't be answered"),
    ],
)
def test_a_filter_that_makes_no_sense_is_reported(filter, message, connection):
    with pytest.raises(FactcheckError) as failure:
        find(connection, Filter(**filter), 1)
    assert failure.value.problems[0].message.startswith(message)


def test_show_prints_an_article_and_knows_near_names(connection):
    (shown,) = show(connection, "a4")
    text = screen.shown_text((shown,), Options())
    assert "✗ inconsistent [sum]" in text
    assert "4 + 4 is 8, not 9." in text
    assert "would hold with: 9 → 8 (one digit)" in text
    with pytest.raises(FactcheckError) as failure:
        show(connection, "a44")
    assert "a4" in failure.value.problems[0].hint


def test_an_articles_text_does_nothing_to_a_terminal(connection):
    (shown,) = show(connection, "a4")
    hostile = {**shown.findings[0], "quote": "\x1b[31mred", "explanation": "a\rb"}
    text = screen.shown_text((Shown(shown.article, (hostile,)),), Options())
    assert "\x1b" not in text
    assert "␛[31mred" in text


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet", "xlsx"])
def test_export_writes_every_format(suffix, connection, tmp_path):
    path = tmp_path / f"out.{suffix}"
    assert export(connection, str(path), Filter()) == 3
    assert read_back(path) == ["a10", "a3", "a4"]
    assert export(connection, str(path), None) == 12


def read_back(path):
    """Return the articles of an exported file."""
    if path.suffix == ".csv":
        return [row["article"] for row in csv.DictReader(path.open(encoding="utf-8"))]
    if path.suffix == ".jsonl":
        return [json.loads(line)["article"] for line in path.open(encoding="utf-8")]
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return pq.read_table(path)["article"].to_pylist()
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: no spreadsheets")
    heading, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [row[heading.index("article")] for row in rows]


def test_no_exported_cell_is_a_formula(connection, tmp_path):
    export(connection, str(tmp_path / "out.csv"), Filter())
    authors = [row["author"] for row in csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8"))]
    assert """'=HYPERLINK("https://bad.example")""" in authors


def test_export_to_an_unknown_format_leaves_what_was_there(connection, tmp_path):
    (tmp_path / "out.doc").write_text("mine")
    with pytest.raises(FactcheckError) as failure:
        export(connection, str(tmp_path / "out.doc"), Filter())
    assert failure.value.problems[0].hint == "one of .csv, .jsonl, .parquet, .xlsx"
    assert (tmp_path / "out.doc").read_text() == "mine"


def test_sql_answers_anything_in_every_format(connection):
    answer = ask(connection, "select desk, count(*) as n from findings group by desk order by n desc", limit=10)
    assert answer.rows == (("sport", 2), ("business", 1))
    assert rendering.rendered(answer, "csv", Options()) == "desk,n\nsport,2\nbusiness,1\n"
    assert json.loads(rendering.rendered(answer, "json", Options()))["rows"][0] == {"desk": "sport", "n": 2}
    assert "sport" in rendering.rendered(answer, "table", Options())


def test_a_wrong_query_names_the_columns(connection):
    with pytest.raises(FactcheckError) as failure:
        ask(connection, "select nothing from articles")
    assert "articles: " in failure.value.problems[0].hint or "Candidate" in failure.value.problems[0].hint


def test_a_folder_without_results_is_reported(tmp_path):
    with pytest.raises(FactcheckError) as failure, opened(str(tmp_path)):
        pass
    assert failure.value.problems[0].message == "there are no results of a scan here"


def test_compare_reports_what_appeared_and_what_went(results, tmp_path):
    rows = archives.articles(13, wrong=(3, 5))
    rows[3]["author"] = "somebody else"  # what came along is no part of what a scan reads
    rows[6]["text"] += " edited"
    archives.parquet(tmp_path / "news.parquet", rows)
    archives.scan(tmp_path / "news.parquet", tmp_path / "same", scan="tests.archive.scanning:harsher")
    with database() as connection:
        found = compare.compare(connection, str(results), str(tmp_path / "same"), 10)
    # 4, 7 and 10 have other words in the old archive, 6 in the new one, 5 was right there; 12 is new.
    assert (found.compared, found.edited, found.only_old, found.only_new) == (7, 5, 0, 1)
    assert found.rules.rows == (("sum", 1, 2, 1, 0),)
    assert [(row["article"], row["old_verdict"]) for row in found.appeared.records()] == [("a2", None)]
    assert found.went.rows == ()
    text = compare.comparison_text(found, Options())
    assert "5 edited in between" in text
    assert json.loads(rendering.json_text(compare.comparison_document(found)))["compared"] == 7
