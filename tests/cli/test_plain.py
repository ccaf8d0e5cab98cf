"""What is read without typer is read as typer reads it: every plain command line, compared with typer's own reading."""

from functools import wraps
from inspect import signature

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from factcheck.cli.commands import COMMANDS, load_command
from factcheck.cli.fast_parse import ASKING, fast_call, fast_values
from factcheck.cli.typer_app import typed

PLAIN = [name for name in COMMANDS if name not in ASKING]

WORDS = st.sampled_from(
    [
        "a.txt",
        "city/claims.toml",
        "",
        "-",
        "--",
        "-q",
        "-qf",
        "-fjson",
        "json",
        "-f",
        "--format",
        "--format=json",
        "--f",
        "--quiet",
        "--fail-on",
        "inconsistent",
        "--strict",
        "--output",
        "-j",
        "3",
        "--workers",
        "--all",
        "--help",
        "tỷ lệ",
    ]
)


def read_by_typer(command, words):
    """Return the values that typer calls a command with; None where it calls nothing."""
    called = []

    @wraps(command)
    def record(**values):
        called.append(values)

    app = typer.Typer()
    app.command()(typed(record))
    CliRunner().invoke(app, list(words))
    return called[0] if called else None


def with_defaults(command, values):
    defaults = {name: parameter.default for name, parameter in signature(command).parameters.items()}
    return {**defaults, **values}


@pytest.mark.parametrize("name", PLAIN)
@given(words=st.lists(WORDS, max_size=6))
def test_plain_lines_are_read_as_typer_reads_them(name, words):
    command = load_command(name)
    values = fast_values(command, words)
    if values is not None:
        assert with_defaults(command, values) == read_by_typer(command, words)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("verify", {}),
        ("verify - --format json", {"claims": ["-"], "format": "json"}),
        ("verify a b --strict -q", {"claims": ["a", "b"], "strict": True, "quiet": True}),
        ("verify --fail-on missing --fail-on drifted", {"fail_on": ["missing", "drifted"]}),
        ("explain growth", {"name": "growth"}),
        ("scan --all -- --strict -q -- -", {"paths": ["--strict", "-q", "--", "-"], "all_findings": True}),
        ("scan --all a.txt -f csv", {"paths": ["a.txt"], "all_findings": True, "format": "csv"}),
    ],
)
def test_common_lines_are_plain(line, values):
    assert fast_call(line.split()).keywords == values


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "--version",
        "verfy",
        "archive summary results",
        "draft a.txt",
        "update",
        "explain",
        "explain a b",
        "verify --help",
        "verify --forma json",
        "verify --format",
        "verify --format -q",
        "verify --format=json",
        "verify -qf json",
        "verify --workers 2",
        "verify --output a.json",
        "rules a",
        "scan",
    ],
)
def test_what_is_not_plain_is_left_to_typer(line):
    assert fast_call(line.split()) is None


def test_a_shell_that_asks_what_comes_next_is_left_to_typer(monkeypatch):
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
    assert fast_call(["verify"]) is None
