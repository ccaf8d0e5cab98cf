"""Bad input: one clear paragraph, exit 2, no traceback, and valid JSON where JSON was asked for."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.command import factcheck

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/bad_input.toml").read_text(encoding="utf-8"))["case"]


def lay_out(case, folder):
    if case["claims"]:
        (folder / "claims.toml").write_text(case["claims"].lstrip("\n"), encoding="utf-8")
    if "bytes" in case:
        (folder / "story.txt").write_bytes(bytes(case["bytes"]))
    else:
        (folder / "story.txt").write_text(case.get("article", "Nothing."), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_reported_in_one_paragraph(case, tmp_path):
    lay_out(case, tmp_path)
    done = factcheck("verify", cwd=tmp_path)
    assert done.returncode == 2
    shown = done.stdout + done.stderr
    assert "Traceback" not in shown
    assert [words for words in case["message"] if words not in shown] == []
    assert len(shown.strip().splitlines()) <= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_json_stays_json(case, tmp_path):
    lay_out(case, tmp_path)
    done = factcheck("verify", "--format", "json", cwd=tmp_path)
    document = json.loads(done.stdout)
    assert document["schema_version"]
    assert document.get("errors") or [claim for claim in document["claims"] if claim["verdict"] == "invalid"]


def test_a_check_nested_too_deep_is_reported(tmp_path):
    (tmp_path / "story.txt").write_text("Sales rose to 40 million.", encoding="utf-8")
    deep = "(" * 10_000 + "sales" + ")" * 10_000
    (tmp_path / "claims.toml").write_text(
        'article = "story.txt"\nlanguage = "en"\n[[claim]]\nid = "deep"\n'
        f'quote = "Sales rose to [sales: 40 million]"\ncheck = "{deep} > 1"\n',
        encoding="utf-8",
    )
    done = factcheck("verify", cwd=tmp_path)
    assert done.returncode == 2
    assert "50 brackets, signs or powers inside one another" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["verify", "--format", "tabel"], ["tabel", "table"]),
        (["verify", "--fail-on", "wrong"], ["wrong", "inconsistent"]),
        (["verify", "--require-coverage", "most"], ["most", "95"]),
        (["verify", "nowhere.toml"], ["nowhere.toml"]),
        (["figures", "nowhere.txt"], ["nowhere.txt"]),
        (["explain", "rato"], ["rato", "ratio"]),
        (["schema", "clams"], ["clams", "claims"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_usage_errors_name_what_would_be_right(arguments, shown, tmp_path):
    (tmp_path / "story.txt").write_text("Sales rose to 40 million.", encoding="utf-8")
    (tmp_path / "claims.toml").write_text(
        'article = "story.txt"\nlanguage = "en"\n[[claim]]\nid = "sales"\nquote = "to [40 million]"\n', encoding="utf-8"
    )
    done = factcheck(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [words for words in shown if words not in done.stderr] == []
