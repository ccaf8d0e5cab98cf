"""Damaged files, full disks, folders that nobody may write to: a clear error, and what was done stays."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.model.errors import FactcheckError
from tests.archive import archives

ARTICLES = archives.articles(30, wrong=(4,))


def problems(archive, results, **asked):
    """Return what a scan objects to, whether it stopped for it or not."""
    try:
        return archives.scan(archive, results, **asked).problems
    except FactcheckError as failure:
        return failure.problems


def test_a_truncated_parquet_file_costs_only_its_own_articles(tmp_path):
    archive = tmp_path / "news"
    archive.mkdir()
    archives.parquet(archive / "good.parquet", ARTICLES[:10])
    archives.parquet(archive / "whole.parquet", ARTICLES[10:])
    content = (archive / "whole.parquet").read_bytes()
    (archive / "whole.parquet").rename(archive / "zcut.parquet")
    (archive / "zcut.parquet").write_bytes(content[:-40])
    (problem,) = problems(archive, tmp_path / "results")
    assert problem.message.startswith("this Parquet file can't be read")
    assert problem.path.endswith("zcut.parquet")
    assert archives.rows(tmp_path / "results", "select count(*) from articles") == [(10,)]
    (archive / "zcut.parquet").write_bytes(content)
    assert problems(archive, tmp_path / "results", resume=True) == []
    assert archives.rows(tmp_path / "results", "select count(*) from articles") == [(30,)]


def test_a_file_that_breaks_off_inside_is_reported(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl.gz", ARTICLES)
    content = (tmp_path / "news.jsonl.gz").read_bytes()
    (tmp_path / "news.jsonl.gz").write_bytes(content[:-60])
    (problem,) = problems(tmp_path / "news.jsonl.gz", tmp_path / "results")
    assert problem.message.startswith("the compressed file breaks off")


def test_lines_that_are_no_records_are_quarantined(tmp_path):
    good = '{"id": "good", "text": "1 + 1 = 3"}\n'
    (tmp_path / "news.jsonl").write_bytes(f'{good}{{"id": "cut", "te\n[1, 2]\n\n'.encode() + b'{"text": "\xff"}\n')
    totals = archives.scan(tmp_path / "news.jsonl", tmp_path / "results")
    assert (totals.articles, totals.quarantined, totals.inconsistent) == (4, 3, 1)
    reasons = archives.rows(tmp_path / "results", "select reason from articles where status = 'set aside'")
    assert all(reason.startswith("the line is no JSON object") for (reason,) in reasons)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nwes.parquet", "there is no such archive"),
        ("picture.png", "this is no archive of a known kind"),
        ("junk.sqlite", "this database can't be opened"),
        ("junk.wacz", "this is no WACZ package, or it was cut off"),
        ("junk.parquet", "this Parquet file can't be read"),
        ("empty.csv", "no column is known to hold the text"),
    ],
)
def test_what_is_no_archive_is_reported(name, message, tmp_path):
    archives.parquet(tmp_path / "news.parquet", ARTICLES)
    for junk in ("picture.png", "junk.sqlite", "junk.wacz", "junk.parquet"):
        (tmp_path / junk).write_bytes(b"this is nothing that anybody could read" * 20)
    (tmp_path / "empty.csv").write_bytes(b"")
    first, *_ = problems(tmp_path / name, tmp_path / "results")
    assert first.message.startswith(message)
    if name == "nwes.parquet":
        assert "news.parquet" in first.hint


def test_two_runs_do_not_write_to_one_folder(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    found = []

    def watch(totals, weight, whole):
        found.extend(problems(tmp_path / "news.jsonl", tmp_path / "results", resume=True))

    archives.scan(tmp_path / "news.jsonl", tmp_path / "results", watch=watch)
    (problem,) = found
    assert problem.message.startswith("another run of factcheck is writing this (process ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_nobody_may_write_to_is_reported(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    (tmp_path / "locked").mkdir(mode=0o500)
    (problem,) = problems(tmp_path / "news.jsonl", tmp_path / "locked" / "results")
    assert problem.message == "the results folder can't be written: Permission denied"


def test_results_in_the_place_of_a_file_are_reported(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    (tmp_path / "results").write_text("not a folder")
    (problem,) = problems(tmp_path / "news.jsonl", tmp_path / "results")
    assert problem.message == "the results folder can't be written: File exists"


FULL = """
import sys
from factcheck.model.errors import FactcheckError
from tests.archive import archives
try:
    archives.scan(sys.argv[1], sys.argv[2])
except FactcheckError as failure:
    print(failure.problems[0].message, "|", failure.problems[0].hint)
"""


def on_a_disk(options, archive, after="true"):
    """Scan to a file system of its own, mounted where only this process sees it; return what is printed."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    disk = archive.parent / "disk"
    disk.mkdir()
    script = f"mount -t tmpfs -o {options} none {disk} && {sys.executable} -c '{FULL}' {archive} {disk}/results; "
    command = ["unshare", "-m", "sh", "-c", script + f"cd {disk}; {after}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


def test_a_disk_that_nobody_may_write_to_is_reported(tmp_path):
    archives.jsonl(tmp_path / "news.jsonl", ARTICLES)
    (printed,) = on_a_disk("ro", tmp_path / "news.jsonl")
    assert printed == (
        "the results folder can't be written: Read-only file system | choose another folder with --results"
    )


def test_a_disk_that_fills_up_is_reported_and_what_was_done_stays(tmp_path):
    rows = archives.articles(600, wrong=range(600))
    for row in rows:
        row["author"] = os.urandom(600).hex()  # so that no compression makes it fit
    archives.parquet(tmp_path / "news.parquet", rows)
    after = "ls results/articles; ls -A results/articles | grep -c aside"
    printed, *names = on_a_disk("size=256k", tmp_path / "news.parquet", after)
    assert printed == (
        "the results can't be written: No space left on device | "
        "what was done stays; free some space and go on with --resume"
    )
    assert names.pop() == "0"  # nothing half written
    assert names
    assert all(name.startswith("news-parquet-") for name in names)


def test_links_in_a_folder_lead_to_nothing_outside_the_project(tmp_path):
    news = tmp_path / "project" / "news"
    news.mkdir(parents=True)
    (news.parent / "factcheck.toml").touch()
    (tmp_path / "secret.txt").write_text("hunter2 is 40% of 50 people, or 20.")
    (news.parent / "shared.txt").write_text("The town has 40 people.")
    (news / "sound.txt").write_text("The town has 30 people.")
    (news / "shared.txt").symlink_to("../shared.txt")
    (news / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (news / "endless.txt").symlink_to("/dev/zero")
    (news / "environment.txt").symlink_to("/proc/self/environ")
    os.mkfifo(news / "pipe.txt")
    totals = archives.scan(news, tmp_path / "results")
    found = archives.rows(tmp_path / "results", "select id, status, reason from articles")
    rows = {Path(name).name: (status, reason) for name, status, reason in found}
    assert totals.articles == 6
    assert {name for name, row in rows.items() if row[0] == "done"} == {"sound.txt", "shared.txt"}
    assert "outside the project" in rows["outside.txt"][1]
    assert rows["pipe.txt"][1] == "the file is a named pipe, not a file"
    assert "hunter2" not in str(rows)


@pytest.mark.parametrize("name", ["news.jsonl", "news.csv", "news.parquet", "news.warc"])
def test_a_link_to_a_table_outside_is_not_read(tmp_path, name):
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "factcheck.toml").touch()
    archives.jsonl(folder / "sound.jsonl", ARTICLES)
    (tmp_path / name).write_text('{"text": "hunter2"}\n')
    (folder / name).symlink_to(tmp_path / name)
    totals = archives.scan(folder, tmp_path / "results")
    assert [problem.message for problem in totals.problems] == ["the file lies outside the project “project”"]
    assert totals.articles == 30
