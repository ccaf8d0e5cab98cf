"""Articles that raise, hang, crash or eat memory are quarantined with their reason, and nothing else is lost."""

from factcheck.archive.job import MEBIBYTE, Limits
from tests.archive import archives

POISON = {
    "PLEASE RAISE": "raised LookupError: no such thing",
    "PLEASE RECURSE": "raised RecursionError: ",
    "PLEASE HANG": "took longer than 0.7 seconds",
    "PLEASE SLEEP": "took longer than 0.7 seconds",
    "PLEASE EAT": "wanted more than 128 MiB of memory",
    "PLEASE CRASH": "killed its worker (SIGSEGV)",
    "PLEASE EXIT": "ended its worker (exit code 3)",
}

LIMITS = Limits(seconds=0.7, memory=128 * MEBIBYTE)


def test_each_sort_of_poison_is_quarantined_alone(tmp_path):
    rows = archives.articles(40, wrong=(3, 35))
    for number, words in enumerate(POISON):
        rows[5 * number + 1]["text"] = words
    rows[39]["text"] += " PLEASE PRINT"
    archives.parquet(tmp_path / "news.parquet", rows, group=20)
    totals = archives.scan(tmp_path / "news.parquet", tmp_path / "results", workers=2, limits=LIMITS)
    assert (totals.articles, totals.quarantined, totals.inconsistent) == (40, len(POISON), 2)
    reasons = dict(archives.rows(tmp_path / "results", "select id, reason from articles where status = 'set aside'"))
    for number, reason in enumerate(POISON.values()):
        assert reasons[f"a{5 * number + 1}"].startswith(reason)
    assert archives.rows(tmp_path / "results", "select count(distinct id), count(*) from articles") == [(40, 40)]


def test_poison_after_poison_and_at_both_ends(tmp_path):
    rows = archives.articles(6)
    for number in (0, 1, 5):
        rows[number]["text"] = f"PLEASE EXIT {number}"
    archives.jsonl(tmp_path / "news.jsonl", rows)
    assert archives.scan(tmp_path / "news.jsonl", tmp_path / "results").quarantined == 3
    done = archives.rows(tmp_path / "results", "select id from articles where status = 'done' order by id")
    assert done == [("a2",), ("a3",), ("a4",)]


def test_what_was_quarantined_is_tried_again_when_asked(tmp_path):
    rows = archives.articles(3)
    rows[1]["text"] = "1 + 1 = 3 PLEASE EXIT"
    archives.jsonl(tmp_path / "news.jsonl", rows)
    assert archives.scan(tmp_path / "news.jsonl", tmp_path / "results").quarantined == 1
    assert archives.scan(tmp_path / "news.jsonl", tmp_path / "results", resume=True).units == 0
    again = archives.scan(tmp_path / "news.jsonl", tmp_path / "results", resume=True, retry=True)
    assert (again.articles, again.reused, again.quarantined) == (3, 2, 1)
