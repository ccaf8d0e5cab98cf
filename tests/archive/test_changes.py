"""An archive that changes between two runs, or while one is running: results are never of two versions unsaid."""

import json
import sqlite3

import pytest

from tests.archive import archives
from tests.cli.command import factcheck

ARTICLES = archives.articles(250, wrong=(10, 120))


def changed(rows):
    rows = [dict(row) for row in rows]
    rows[11]["text"] = "11 + 11 = 99"
    return rows


def shortened(rows):
    return rows[:120]


def replaced(rows):
    return archives.articles(90, wrong=(3,))


def emptied(rows):
    return rows[:1]


WRITERS = {"news.parquet": archives.parquet, "news.jsonl": archives.jsonl, "news.csv": archives.delimited}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("change", [changed, shortened, replaced, emptied])
def test_a_file_that_changed_between_two_runs(tmp_path, name, change):
    WRITERS[name](tmp_path / name, ARTICLES)
    archives.scan(tmp_path / name, tmp_path / "results")
    WRITERS[name](tmp_path / name, change(ARTICLES))
    totals = archives.scan(tmp_path / name, tmp_path / "results", resume=True)
    assert totals.outdated >= 1
    archives.scan(tmp_path / name, tmp_path / "afresh")
    assert archives.everything(tmp_path / "results") == archives.everything(tmp_path / "afresh")


def test_a_file_that_changed_after_a_run_was_broken_off(tmp_path, monkeypatch):
    """Half of the units are of the first version; none of them is left beside those of the second."""
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    with pytest.raises(KeyboardInterrupt):
        archives.scan(tmp_path / "news.parquet", tmp_path / "results", watch=stop_after(2))
    assert archives.rows(tmp_path / "results", "select count(*) from articles") == [(200,)]
    archives.parquet(tmp_path / "news.parquet", changed(ARTICLES))
    totals = archives.scan(tmp_path / "news.parquet", tmp_path / "results", resume=True)
    assert (totals.outdated, totals.articles, totals.reused) == (2, 250, 199)
    archives.scan(tmp_path / "news.parquet", tmp_path / "afresh")
    assert archives.everything(tmp_path / "results") == archives.everything(tmp_path / "afresh")


def test_files_that_came_went_and_changed_in_a_folder(tmp_path):
    folder = tmp_path / "news"
    archives.folder(folder, ARTICLES[:30])
    archives.parquet(folder / "more.parquet", ARTICLES[30:60])
    archives.scan(folder, tmp_path / "results")
    (folder / "sport/a2.txt").unlink()
    (folder / "sport/a4.txt").write_text("4 + 4 = 9", "utf-8")
    (folder / "sport/a6.txt").rename(folder / "sport/renamed.txt")
    (folder / "more.parquet").unlink()
    archives.jsonl(folder / "new.jsonl", ARTICLES[60:70])
    totals = archives.scan(folder, tmp_path / "results", resume=True)
    assert (totals.articles, totals.reused) == (39, 27)  # a name is part of an article file
    archives.scan(folder, tmp_path / "afresh")
    assert archives.everything(tmp_path / "results") == archives.everything(tmp_path / "afresh")


def stop_after(units):
    def watch(totals, weight, whole):
        if totals.units == units:
            raise KeyboardInterrupt

    return watch


def change_during(folder, name, change):
    """Return what watches a run and changes its archive after the first unit."""

    def watch(totals, weight, whole):
        if totals.units == 1:
            WRITERS[name](folder / name, change(ARTICLES))

    return watch


@pytest.mark.parametrize("change", [changed, shortened, replaced])
def test_a_file_that_changes_while_it_is_scanned(tmp_path, change):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    watch = change_during(tmp_path, "news.parquet", change)
    totals = archives.scan(tmp_path / "news.parquet", tmp_path / "results", watch=watch)
    assert {problem.message for problem in totals.problems} == {"this changed while the archive was scanned"}
    assert archives.rows(tmp_path / "results", "select count(*) from articles") == [(100,)]
    assert json.loads((tmp_path / "results/factcheck-scan.json").read_text("utf-8"))["complete"] is False

    totals = archives.scan(tmp_path / "news.parquet", tmp_path / "results", resume=True)
    assert (totals.outdated, totals.problems) == (1, [])
    archives.scan(tmp_path / "news.parquet", tmp_path / "afresh")
    assert archives.everything(tmp_path / "results") == archives.everything(tmp_path / "afresh")
    assert json.loads((tmp_path / "results/factcheck-scan.json").read_text("utf-8"))["complete"] is True


def test_a_file_that_vanishes_while_the_archive_is_scanned(tmp_path):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)

    def watch(totals, weight, whole):
        (tmp_path / "news.parquet").unlink(missing_ok=True)

    totals = archives.scan(tmp_path / "news.parquet", tmp_path / "results", watch=watch)
    assert {problem.message for problem in totals.problems} == {"this changed while the archive was scanned"}


def test_a_database_that_is_written_to_while_it_is_scanned(tmp_path):
    """The change is in SQLite's journal, and the database file is as it was."""
    archives.sqlite(tmp_path / "news.sqlite", archives.articles(2500))
    connection = sqlite3.connect(tmp_path / "news.sqlite")
    connection.execute("pragma journal_mode = wal")

    def watch(totals, weight, whole):
        if totals.units == 1:
            connection.execute("update news set text = '1 + 1 = 3'")
            connection.commit()

    before = (tmp_path / "news.sqlite").stat()
    totals = archives.scan(tmp_path / "news.sqlite", tmp_path / "results", watch=watch)
    after = (tmp_path / "news.sqlite").stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    assert "this changed while the archive was scanned" in {problem.message for problem in totals.problems}
    connection.close()


def test_the_command_tells_what_changed(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    factcheck("scan", "news.jsonl", "--results", "results", cwd=tmp_path)
    archives.jsonl(tmp_path / "news.jsonl", changed(ARTICLES))
    done = factcheck("scan", "news.jsonl", "--results", "results", "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 parts of the earlier results replaced, as the archive has changed" in done.stdout
    assert "249 of the articles unchanged" in done.stdout


@pytest.mark.parametrize("question", [["summary", "r"], ["find", "r"], ["sql", "r", "select 1"], ["show", "r", "a1"]])
def test_results_that_are_not_whole_say_so(tmp_path, question):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    archives.scan(tmp_path / "news.jsonl", tmp_path / "r")
    printed = "r: this scan has not come to its end"
    assert printed not in factcheck("archive", *question, cwd=tmp_path).stderr
    manifest = tmp_path / "r/factcheck-scan.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"complete": true', '"complete": false'), "utf-8")
    done = factcheck("archive", *question, cwd=tmp_path)
    assert (done.returncode, printed in done.stderr) == (0, True)
