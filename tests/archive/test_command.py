"""`factcheck scan ARCHIVE` and `factcheck archive …` as a person runs them, with the real scan."""

import json
import signal
import subprocess

import pytest

from tests.archive import archives, killing
from tests.cli.command import COMMAND, installed

WORDS = "The town spent $3 million in 2021 and $4 million in 2022, $9 million in all."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder in which an archive is scanned already."""
    folder = tmp_path_factory.mktemp("command")
    rows = archives.articles(5)
    for row in rows:
        row |= {"text": "The council met on Monday.", "language": "en"}
    rows[2]["text"] = WORDS
    archives.jsonl(folder / "news.jsonl", rows)
    done = installed("scan", "news.jsonl", "-j", 1, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "5 articles scanned" in done.stdout
    assert "factcheck archive summary news.results" in done.stdout
    return folder


def test_summary_find_show_sql_and_export(folder):
    summary = installed("archive", "summary", "news.results", cwd=folder)
    assert summary.stdout.startswith("5 articles, ")
    assert summary.stderr == "", "no library has the last word"
    page = installed("archive", "summary", "news.results", "-o", "page.html", cwd=folder)
    assert (page.returncode, (folder / "page.html").read_text("utf-8")[:15]) == (0, "<!doctype html>")
    found = installed("archive", "find", "news.results", "--all", "-f", "json", cwd=folder)
    assert json.loads(found.stdout)["schema_version"]
    assert installed("archive", "show", "news.results", "a2", cwd=folder).stdout.startswith("a2\n")
    counted = installed("archive", "sql", "news.results", "select count(*) n from articles", "-f", "csv", cwd=folder)
    assert counted.stdout == "n\n5\n"
    exported = installed("archive", "export", "news.results", "out.xlsx", "--articles", cwd=folder)
    assert exported.stdout == "5 rows in out.xlsx\n"
    compared = installed("archive", "compare", "news.results", "news.results", cwd=folder)
    assert compared.stdout.startswith("5 articles in the same words in both")


def test_a_second_run_asks_for_resume(folder):
    refused = installed("scan", "news.jsonl", cwd=folder)
    assert (refused.returncode, "go on with them by --resume" in refused.stderr) == (2, True)
    assert "nothing was left to do" in installed("scan", "news.jsonl", "--resume", cwd=folder).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("scan", "news.jsonl", "--format", "json"), "the findings of an archive go to a results folder"),
        (("scan", "news.jsonl", "news.jsonl", "--limit", "3"), "an archive is scanned by itself"),
        (("scan", "news.jsonl", "--sample", "many", "--results", "new"), "--sample many: that is no share"),
        (("archive", "summary", "nowhere"), "there are no results of a scan here"),
        (("archive", "find", "news.results", "-f", "yaml"), "there is no format “yaml” here"),
    ],
)
def test_a_mistake_is_reported_in_a_few_lines(arguments, message, folder):
    done = installed(*arguments, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "new").exists()


def test_a_small_folder_of_articles_is_one_report_unless_results_are_asked_for(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "town.txt").write_text(WORDS, "utf-8")
    report = installed("scan", "news", "--format", "json", cwd=tmp_path)
    assert len(json.loads(report.stdout)["articles"]) == 1
    archive = installed("scan", "news", "--results", "found", "-j", 1, cwd=tmp_path)
    assert "1 article scanned" in archive.stdout


def test_a_run_that_is_stopped_says_how_to_go_on(tmp_path):
    archives.parquet(tmp_path / "news.parquet", archives.articles(3000))
    command = [COMMAND, "scan", "news.parquet", "--workers", "1"]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    killing.wait_until((tmp_path / "news.results" / "articles").exists, run)
    run.send_signal(signal.SIGINT)
    _, printed = run.communicate()
    assert (run.returncode, printed) == (130, "stopped; what was done stays, go on with --resume\n")
    done = installed("scan", "news.parquet", "--resume", cwd=tmp_path)
    assert done.returncode == 0
    counted = installed("archive", "sql", "news.results", "select count(*) n from articles", "-f", "csv", cwd=tmp_path)
    assert counted.stdout == "n\n3000\n"
