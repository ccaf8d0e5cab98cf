"""Where a report goes and in which format; errors that point at files as a reader of the screen would name them."""

import json
import subprocess

import pytest

from tests.cli.command import COMMAND, factcheck
from tests.newsroom import edit, lay_out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.html", "<!doctype html>"),
        ("report.JSON", "{"),
        ("report.csv", "article,path,line"),
        ("report.md", "## "),
        ("report.sarif", '{\n  "$schema"'),
        ("report.jsonl", '{"type":"report"'),
        ("report.log", "harbour.txt:"),
        ("report", "harbour.txt:"),
    ],
)
def test_the_name_of_the_file_says_the_format(name, begins, tmp_path):
    lay_out(tmp_path)
    factcheck("verify", "--output", name, cwd=tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_is_asked_for_wins_over_the_name(tmp_path):
    lay_out(tmp_path)
    factcheck("verify", "-o", "report.html", "-f", "json", cwd=tmp_path)
    assert json.loads((tmp_path / "report.html").read_text(encoding="utf-8"))["claims"]


def test_the_name_of_the_file_wins_over_the_configuration(tmp_path):
    lay_out(tmp_path)
    (tmp_path / "factcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    factcheck("verify", "-o", "report.csv", cwd=tmp_path)
    assert (tmp_path / "report.csv").read_text(encoding="utf-8").startswith("article,")
    assert factcheck("verify", cwd=tmp_path).stdout.startswith("{")


@pytest.mark.parametrize("arguments", [("verify",), ("draft", "harbour.txt"), ("explain", "berths")])
def test_a_dash_is_the_screen(arguments, tmp_path):
    lay_out(tmp_path)
    assert factcheck(*arguments, "-o", "-", cwd=tmp_path).stdout == factcheck(*arguments, cwd=tmp_path).stdout
    assert not (tmp_path / "-").exists()


def test_an_error_names_a_file_of_this_folder_shortly(tmp_path):
    edit(lay_out(tmp_path), "claims.toml", "quote", "qoute")
    shown = factcheck("verify", cwd=tmp_path).stderr
    assert "error: claims.toml:" in shown
    assert str(tmp_path) not in shown


@pytest.mark.parametrize("arguments", [("verify",), ("verify", "--format=json"), ("explain", "ratio"), ("rules",)])
def test_a_reader_who_leaves_early_is_no_error(arguments, tmp_path):
    lay_out(tmp_path)
    process = subprocess.Popen(
        [COMMAND, *arguments], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait()
