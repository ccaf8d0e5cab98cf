"""A project's own packs and words are read by the workers of an archive's scan, and are part of its results."""

import json

import pytest

from tests.archive import archives
from tests.cli.command import factcheck

WORDS = "[words.en.numbers.scales]\nzillion = 1_000_000\n"
PACK = 'code = "en"\nname = "English"\nextends = "en"\n[numbers.scales]\nzillion = 1_000_000\n'
STORY = "Sales rose 15% to $23 zillion from $20,000,000 a year earlier."


def newsroom(folder, config):
    (folder / "packs").mkdir()
    (folder / "packs" / "en.toml").write_text(PACK, encoding="utf-8")
    (folder / "factcheck.toml").write_text(config, encoding="utf-8")
    archives.jsonl(folder / "news.jsonl", [{"id": "a1", "text": STORY}])


def scan(folder, *more):
    return factcheck("scan", "news.jsonl", "--all", "--language", "en", "-j", 1, *more, cwd=folder)


@pytest.mark.parametrize(
    ("config", "verdict"),
    [("", "inconsistent"), (WORDS, "consistent"), ('packs = ["packs"]\n', "consistent")],
    ids=["neither", "words", "packs"],
)
def test_workers_read_by_own_packs_and_words(tmp_path, config, verdict):
    newsroom(tmp_path, config)
    done = scan(tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(factcheck("archive", "find", "news.results", "--all", "-f", "json", cwd=tmp_path).stdout)
    assert {row["verdict"] for row in found["rows"]} == {verdict}


def test_results_are_not_gone_on_with_when_words_or_a_pack_changed(tmp_path):
    newsroom(tmp_path, WORDS + '[words.en.numbers.plural_scales]\n"zillions of" = 1_000_000\n')
    assert scan(tmp_path).returncode == 0
    assert scan(tmp_path, "--resume").returncode == 0
    (tmp_path / "factcheck.toml").write_text('packs = ["packs"]\n', encoding="utf-8")
    refused = scan(tmp_path, "--resume")
    assert (refused.returncode, "made with other packs or words" in refused.stderr) == (2, True)
    assert scan(tmp_path, "--results", "others").returncode == 0
    (tmp_path / "packs" / "en.toml").write_text(PACK + "bazillion = 1_000_000_000\n", encoding="utf-8")
    assert scan(tmp_path, "--results", "others", "--resume").returncode == 2
