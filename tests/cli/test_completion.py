"""What Tab offers, asked for as each shell asks."""

import shutil
import subprocess

import pytest

from tests.cli.command import COMMAND, installed
from tests.newsroom import edit, lay_out


def offered(line, cwd, shell="bash"):
    """Return what the shell is offered at the end of a command line."""
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }
    done = installed(cwd=cwd, _FACTCHECK_COMPLETE=f"complete_{shell}", **asked[shell])
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("factcheck ver", ["verify"]),
        ("factcheck verify --change", ["--changed-since"]),
        ("factcheck verify --format s", ["sarif"]),
        ("factcheck verify --format ", ["table", "concise", "json", "junit", "gitlab", "html"]),
        ("factcheck verify --fail-on i", ["invalid", "inconsistent", "implied"]),
        ("factcheck verify --lang ", ["en", "vi"]),
        ("factcheck figures --format m", ["marked"]),
        ("factcheck explain ber", ["berths"]),
        ("factcheck explain annual", ["annual_growth"]),
        ("factcheck update --accept f", ["freight"]),
        ("factcheck schema c", ["claims", "config"]),
        ("factcheck schema p", ["proposals"]),
    ],
)
def test_it_offers(line, words, shell, tmp_path):
    offered_words = offered(line, lay_out(tmp_path), shell)
    assert [word for word in words if word not in offered_words] == []
    assert "Traceback" not in offered_words


def test_the_claims_file_that_is_named_is_the_one_asked(tmp_path):
    lay_out(tmp_path / "city")
    assert offered("factcheck explain --claims city/claims.toml fre", tmp_path).split() == ["freight"]


def test_a_broken_claims_file_offers_the_rules_alone(tmp_path):
    edit(lay_out(tmp_path), "claims.toml", 'id = "cost"', 'idd = "cost"')
    assert offered("factcheck explain ra", tmp_path).split()[:1] == ["ratio"]


def test_no_shell_is_offered_what_it_would_run(tmp_path):
    edit(lay_out(tmp_path), "claims.toml", '"berths"', "'b\\$(touch ran)'")
    edit(tmp_path, "claims.toml", "handled [freight:", "handled `touch ran` \\\\$(touch ran) [freight:")
    offered_words = offered("factcheck explain ", tmp_path, "zsh")
    assert "freight" in offered_words
    assert [sign for sign in ("$(", "`", "touch ran)") if sign in offered_words] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_names_the_command(shell, tmp_path):
    script = installed(cwd=tmp_path, _FACTCHECK_COMPLETE=f"source_{shell}").stdout
    assert "_FACTCHECK_COMPLETE=complete_" in script
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script, encoding="utf-8", check=False).returncode == 0


def test_bash_itself_completes(tmp_path):
    lay_out(tmp_path)
    script = installed(cwd=tmp_path, _FACTCHECK_COMPLETE="source_bash").stdout
    ask = f'COMP_WORDS=({COMMAND} explain ber); COMP_CWORD=2; _factcheck_completion {COMMAND}; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", f"{script}\n{ask}"], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.stdout.split() == ["berths"]
