"""What is scanned again and what is not."""

import os

import pytest

from factcheck.archive.progress import live_files
from factcheck.model.errors import FactcheckError
from tests.archive import archives

ARTICLES = archives.articles(250, wrong=(10, 120))


@pytest.fixture
def scanned(tmp_path):
    """An archive of three units that is scanned already."""
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    archives.scan(tmp_path / "news.parquet", tmp_path / "results")
    return tmp_path / "news.parquet", tmp_path / "results"


def test_nothing_is_done_twice(scanned):
    archive, results = scanned
    before = archives.everything(results)
    assert archives.scan(archive, results, resume=True).units == 0
    assert archives.everything(results) == before


def test_only_changed_articles_are_scanned_again(scanned, tmp_path):
    archive, results = scanned
    changed = [dict(row) for row in ARTICLES]
    changed[10]["text"] = "10 + 10 = 20"
    changed[11]["text"] = "11 + 11 = 99"
    del changed[200]
    archives.parquet(archive, changed)
    totals = archives.scan(archive, results, resume=True)
    assert (totals.articles, totals.reused) == (249, 247)
    archives.scan(archive, tmp_path / "afresh")
    assert archives.everything(results) == archives.everything(tmp_path / "afresh")


def test_an_article_file_that_changed_is_the_only_one_scanned(tmp_path):
    archives.folder(tmp_path / "news", ARTICLES[:8])
    archives.scan(tmp_path / "news", tmp_path / "results")
    (tmp_path / "news" / "sport" / "a2.txt").write_text("2 + 2 = 5", encoding="utf-8")
    (tmp_path / "news" / "sport" / "new.txt").write_text("2 + 2 = 6", encoding="utf-8")
    totals = archives.scan(tmp_path / "news", tmp_path / "results", resume=True)
    assert (totals.articles, totals.reused) == (9, 7)
    assert archives.rows(tmp_path / "results", "select count(*) from articles") == [(9,)]


def test_a_moved_archive_keeps_its_results(scanned, tmp_path):
    archive, results = scanned
    stat = archive.stat()
    (tmp_path / "elsewhere").mkdir()
    moved = archive.rename(tmp_path / "elsewhere" / "news.parquet")
    os.utime(moved, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert archives.scan(moved, results, resume=True).units == 0


def test_results_are_not_overwritten_unasked(scanned):
    with pytest.raises(FactcheckError) as failure:
        archives.scan(*scanned)
    assert failure.value.problems[0].message == "there are results of a scan here already"


def test_results_of_other_settings_are_not_gone_on_with(scanned):
    with pytest.raises(FactcheckError) as failure:
        archives.scan(*scanned, resume=True, keep_consistent=True)
    assert "keep_consistent False, not True" in failure.value.problems[0].message


def test_a_limit_takes_the_first_and_the_rest_comes_later(tmp_path):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    assert archives.scan(tmp_path / "news.parquet", tmp_path / "results", limit=130).articles == 130
    assert archives.scan(tmp_path / "news.parquet", tmp_path / "results", resume=True).reused == 130
    assert archives.rows(tmp_path / "results", "select count(distinct id), count(*) from articles") == [(250, 250)]


def test_a_sample_is_the_same_every_time(tmp_path):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    archives.scan(tmp_path / "news.parquet", tmp_path / "one", sample=0.2)
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    archives.scan(tmp_path / "news.jsonl", tmp_path / "other", sample=0.2)
    sampled = archives.rows(tmp_path / "one", "select id from articles order by id")
    assert sampled == archives.rows(tmp_path / "other", "select id from articles order by id")
    assert 20 <= len(sampled) <= 80


def test_small_files_are_joined(scanned):
    _, results = scanned
    assert [file.is_compacted for file in live_files(str(results))] == [True]
    assert len(list((results / "articles").glob("*.parquet"))) == 1
