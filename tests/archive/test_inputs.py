"""The same articles out of every kind of archive give the same findings."""

import functools
import http.server
import threading

import duckdb
import pytest

from factcheck.archive import storage
from factcheck.archive.job import Columns
from factcheck.model.errors import FactcheckError
from tests.archive import archives

ARTICLES = archives.articles(7, wrong=(2, 5))

TABLES = {
    "news.parquet": archives.parquet,
    "news.jsonl": archives.jsonl,
    "news.jsonl.gz": archives.jsonl,
    "news.jsonl.zst": archives.jsonl,
    "news.csv": archives.delimited,
    "news.csv.gz": archives.delimited,
    "news.tsv.bz2": archives.delimited,
    "news.sqlite": archives.sqlite,
    "news.duckdb": archives.database,
}

PAGES = {"news.warc": archives.warc, "news.warc.gz": archives.warc, "news.wacz": archives.wacz}


def found(results):
    return archives.rows(results, "select article, verdict, stated, computed_low from findings order by article")


def expected(name):
    return [(name(2), "inconsistent", "5", "4"), (name(5), "inconsistent", "11", "10")]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_its_columns_and_findings(name, tmp_path):
    TABLES[name](tmp_path / name, ARTICLES)
    totals = archives.scan(tmp_path / name, tmp_path / "results")
    assert (totals.articles, totals.inconsistent, totals.problems) == (7, 2, [])
    assert found(tmp_path / "results") == expected("a{}".format)
    rows = archives.rows(
        tmp_path / "results", "select language, date, year, desk, author from articles where id = 'a3'"
    )
    assert rows == [("vi", "2000-05-01", 2000, "business", 'Lan, "L." 3')]


@pytest.mark.parametrize("name", PAGES)
def test_a_web_archive_gives_its_pages(name, tmp_path):
    pytest.importorskip("warcio", reason="warcio is not installed: no web archives")
    PAGES[name](tmp_path / name, ARTICLES)
    assert archives.scan(tmp_path / name, tmp_path / "results").articles == 7
    assert found(tmp_path / "results") == expected("https://news.example/a{}".format)
    assert archives.rows(tmp_path / "results", "select distinct site from articles") == [("news.example",)]


def test_a_folder_gives_its_files(tmp_path):
    archives.folder(tmp_path / "news", ARTICLES)
    archives.scan(tmp_path / "news", tmp_path / "news" / "results")
    assert sorted(found(tmp_path / "news" / "results")) == sorted(
        [("sport/a2.txt", "inconsistent", "5", "4"), ("business/a5.txt", "inconsistent", "11", "10")]
    )
    # Results inside of the archive are no part of it.
    assert archives.scan(tmp_path / "news", tmp_path / "again").articles == 7


def test_a_folder_may_mix_tables_and_articles(tmp_path):
    archives.folder(tmp_path / "news", ARTICLES[:3])
    archives.parquet(tmp_path / "news" / "old.parquet", ARTICLES[3:5])
    archives.jsonl(tmp_path / "news" / "older.jsonl", ARTICLES[5:])
    assert archives.scan(tmp_path / "news", tmp_path / "results").articles == 7
    assert {row[0] for row in found(tmp_path / "results")} == {"sport/a2.txt", "a5"}


@pytest.mark.parametrize("name", ["news.sqlite", "news.duckdb"])
def test_a_query_answers_with_the_articles(name, tmp_path):
    TABLES[name](tmp_path / name, ARTICLES)
    query = "select id as number, text || '' as words from news where desk = 'sport'"
    columns = Columns(id="number", text="words")
    assert archives.scan(tmp_path / name, tmp_path / "results", query=query, columns=columns).articles == 4
    assert found(tmp_path / "results") == expected("a{}".format)[:1]


def test_columns_have_any_name_and_nested_ones_come_along_as_json(tmp_path):
    record = {"key": 7, "body_text": "1 + 1 = 3", "lang": "en", "tags": ["a", "b"], "status": "printed"}
    archives.jsonl(tmp_path / "news.jsonl", [record])
    columns = Columns(id="key", text="body_text")
    archives.scan(tmp_path / "news.jsonl", tmp_path / "results", columns=columns)
    rows = archives.rows(tmp_path / "results", "select id, language, tags, input_status from articles")
    assert rows == [("7", "en", '["a","b"]', "printed")]


@pytest.mark.parametrize(
    ("language", "row", "read"),
    [("spoken", {"spoken": "en-GB"}, "en"), ("vi", {"language": "en"}, "vi"), ("auto", {"language": "EN"}, "en")],
)
def test_language_is_a_column_or_holds_for_all(language, row, read, tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", [{"text": "1 + 1 = 3", **row}])
    archives.scan(tmp_path / "news.jsonl", tmp_path / "results", language=language)
    assert archives.rows(tmp_path / "results", "select language from articles") == [(read,)]


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"columns": Columns(text="txt")}, "there is no column “txt” (--text)", "Did you mean “text”?"),
        ({"columns": Columns(desk="dsk")}, "there is no column “dsk” (--section)", "Did you mean “desk”?"),
        ({"language": "vn"}, "“vn” is no language, and no column (--article-language)", "vi"),
    ],
)
def test_a_wrong_column_is_reported_with_the_nearest(asked, message, hint, tmp_path):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    with pytest.raises(FactcheckError) as failure:
        archives.scan(tmp_path / "news.parquet", tmp_path / "results", **asked)
    assert failure.value.problems[0].message == message
    assert hint in failure.value.problems[0].hint
    assert not (tmp_path / "results").exists()


def test_a_bucket_in_memory_is_walked_without_results_and_half_written_files():
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: no object storage")
    store = fsspec.filesystem("memory")
    store.pipe("/bucket/news/part.jsonl", b"{}")
    store.pipe("/bucket/out/articles/unit.parquet", b"")
    storage.write(f"memory://bucket/out/{storage.RESULTS_MARK}", b"{}")
    assert [path.rpartition("/")[2] for path in storage.walk("memory://bucket")] == ["part.jsonl"]
    store.pipe("/bucket/out/articles/.aside-unit.parquet", b"")
    assert storage.names("memory://bucket/out/articles") == ["unit.parquet"]
    storage.sweep("memory://bucket/out/articles")
    assert not store.exists("/bucket/out/articles/.aside-unit.parquet")


def test_archive_and_results_may_both_be_addresses(tmp_path):
    pytest.importorskip("fsspec", reason="fsspec is not installed: no addresses")
    (tmp_path / "bucket").mkdir()
    archives.jsonl(tmp_path / "bucket" / "one.jsonl", ARTICLES[:4])
    archives.parquet(tmp_path / "bucket" / "two.parquet", ARTICLES[4:])
    archive, results = f"file://{tmp_path}/bucket", f"file://{tmp_path}/results"
    assert archives.scan(archive, results).articles == 7
    assert found(results) == expected("a{}".format)
    archives.jsonl(tmp_path / "bucket" / "one.jsonl", ARTICLES[:2])
    assert archives.scan(archive, results, resume=True).reused == 5
    assert found(results) == expected("a{}".format)[1:]


def test_an_archive_is_read_over_http(tmp_path):
    pytest.importorskip("fsspec", reason="fsspec is not installed: no addresses")
    pytest.importorskip("aiohttp", reason="aiohttp is not installed: no http addresses")
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/news.parquet"
        assert archives.scan(address, tmp_path / "results").articles == 7
        server.shutdown()
    assert found(tmp_path / "results") == expected("a{}".format)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_a_database_opens_no_other_file(tmp_path):
    """A view of a stranger's database, asked by name, would show any file of the machine."""
    (tmp_path / "secret.csv").write_text("text\n1 + 1 = 3\n", "utf-8")
    with duckdb.connect(str(tmp_path / "news.duckdb")) as connection:
        connection.execute(f"create view news as select * from read_csv('{tmp_path / 'secret.csv'}')")
    with pytest.raises(FactcheckError) as failure:
        archives.scan(tmp_path / "news.duckdb", tmp_path / "results", query="select * from news")
    assert "disabled" in failure.value.problems[0].message
