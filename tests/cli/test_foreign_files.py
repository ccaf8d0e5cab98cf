"""No line of a file outside the project reaches an output, and no run waits on what is no file.

A stranger's project has links in every place from which factcheck reads; each leads to a file outside the project, to
the environment, to a device without end, or to one that waits.
"""

import itertools
import os
import resource
import shutil
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, factcheck

LIMITED = ["prlimit", "--as=2500000000"] if shutil.which("prlimit") else []
"""What keeps a run that reads a device without end from taking the machine's memory."""

SECRET = "correct-horse-battery"

STORY = "Sales rose 12% to $112m from $100m. The town has 4,711 people.\n"
CLAIMS = 'article = "story.txt"\nlanguage = "en"\n[[claim]]\nid = "a"\nquote = "has [people: 4,711 people]"\n'
ASKS = CLAIMS + 'check = "people = table"\n[outside.table]\nvalue = {{ query = "select n from \'{}\'" }}\n'

TARGETS = {
    "a file of keys": "{outside}/keys.txt",
    "a sound claims file": "{outside}/claims.toml",
    "the environment": "/proc/self/environ",
    "no end": "/dev/zero",
    "what waits": "/dev/stdin",
    "a pipe": "{outside}/pipe",
}

PLACES = {
    "claims.toml": "claims.toml",
    "another claims file": "city/city.claims.toml",
    "the article": "story.txt",
    "the configuration": "factcheck.toml",
    "the shared configuration": "pyproject.toml",
    "a language pack": "pack.toml",
    "the baseline": "known.json",
    "a table": "table.csv",
    "a workbook": "table.xlsx",
    "a database": "table.sqlite",
}

RUNS = (
    ("verify", "."),
    ("verify",),
    ("verify", "--format", "junit"),
    ("verify", "--format", "html"),
    ("verify", "--format", "json"),
    ("scan", "."),
    ("update",),
    ("explain", "a"),
    ("figures", "story.txt"),
)


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "keys.txt").write_text(f"{SECRET} = {SECRET}\n[{SECRET}\n{SECRET}", encoding="utf-8")
    (folder / "claims.toml").write_text(CLAIMS.replace('"a"', f'"{SECRET}"'), encoding="utf-8")
    os.mkfifo(folder / "pipe")
    return folder


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "city").mkdir(parents=True)
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    (folder / "factcheck.toml").write_text('packs = []\nbaseline = "known.json"\n', encoding="utf-8")
    (folder / "known.json").write_text('{"schema_version": "1", "findings": []}', encoding="utf-8")
    return folder


def run(project, *arguments):
    """Run the command with nothing to read, and return what it says; it must not wait, crash or print the secret."""
    with _nothing_to_read() as reading, open(reading, closefd=False) as stdin, _bounded():
        done = factcheck(*arguments, cwd=project, stdin=stdin)
    return _harmless(done)


def run_with_secret_environment(project, *arguments):
    """Do the same in a process of its own, whose environment the system shows in `/proc/self/environ`."""
    with _nothing_to_read() as reading:
        done = subprocess.run(
            [*LIMITED, COMMAND, *arguments],
            cwd=project,
            stdin=reading,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=90,
            check=False,
            env={**os.environ, "MY_TOKEN": SECRET, "NO_COLOR": "1"},
        )
    return _harmless(done)


def _harmless(done):
    said = done.stdout + done.stderr
    assert SECRET not in said
    assert "Traceback" not in said
    return done.returncode, said


@contextmanager
def _nothing_to_read():
    """Yield a standard input on which nothing ever comes."""
    reading, writing = os.pipe()
    try:
        yield reading
    finally:
        os.close(reading)
        os.close(writing)


@contextmanager
def _bounded():
    """End what waits, or reads a device without end, before it holds up the machine."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    mapped = int(Path("/proc/self/statm").read_text("utf-8").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + 1_500_000_000, before[1]))
    waiting = signal.signal(signal.SIGALRM, _waited)
    signal.alarm(90)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, waiting)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _waited(signal_number, frame):
    pytest.fail("the run waits for something")


def plant(project, outside, place, target):
    path = project / PLACES[place]
    path.unlink(missing_ok=True)
    path.symlink_to(TARGETS[target].format(outside=outside))
    if place == "the shared configuration":
        (project / "factcheck.toml").unlink()
    if place == "a language pack":
        (project / "factcheck.toml").write_text('packs = ["pack.toml"]\n', encoding="utf-8")
    if path.name.startswith("table"):
        (project / "claims.toml").write_text(ASKS.format(path.name), encoding="utf-8")


@pytest.mark.parametrize(("place", "target"), list(itertools.product(PLACES, TARGETS)))
def test_a_link_in_a_project_leads_to_nothing_outside(project, outside, place, target):
    plant(project, outside, place, target)
    runs = run_with_secret_environment if target == "the environment" else run
    code, said = runs(project, "verify", ".", "--format", "junit")
    assert code == 2, said
    assert "outside the project" in said or "not a file" in said


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
@pytest.mark.parametrize("place", ["claims.toml", "the article", "the configuration"])
def test_no_command_tells_what_is_outside(project, outside, place, arguments):
    plant(project, outside, place, "a file of keys")
    run(project, *arguments)


@pytest.mark.parametrize("named", ["{outside}/keys.txt", "/proc/self/environ", "../outside/keys.txt", "/dev/zero"])
@pytest.mark.parametrize("key", ["packs", "baseline"])
def test_a_configuration_names_nothing_outside(project, outside, key, named):
    value = named.format(outside=outside)
    (project / "factcheck.toml").write_text(f"{key} = {[value] if key == 'packs' else value!r}\n", encoding="utf-8")
    code, said = (run_with_secret_environment if "environ" in named else run)(
        project, "verify", ".", "--format", "junit"
    )
    assert code == 2, said
    assert "outside the project" in said


def test_a_baseline_is_not_written_outside(project, outside):
    (project / "known.json").unlink()
    (project / "known.json").symlink_to(outside / "new.json")
    assert run(project, "verify", "--write-baseline")[0] == 2
    assert not (outside / "new.json").exists()


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_that_the_user_names_himself_tells_no_line_either(project, outside, target):
    link = project / "city" / "named.toml"
    link.symlink_to(TARGETS[target].format(outside=outside))
    runs = run_with_secret_environment if target == "the environment" else run
    for format in ("junit", "html", "json", "concise"):
        if target == "a sound claims file":
            assert factcheck("verify", link, "--format", format, cwd=project).returncode == 2
        else:
            code, said = runs(project, "verify", str(link), "--format", format)
            assert code == 2, said


def test_a_sound_claims_file_elsewhere_may_be_named(project, outside):
    (outside / "story.txt").write_text(STORY, encoding="utf-8")
    assert factcheck("verify", outside / "claims.toml", cwd=project).returncode == 0
    (project / "city" / "claims.toml").symlink_to(outside / "claims.toml")
    (project / "city" / "story.txt").write_text(STORY, encoding="utf-8")
    assert factcheck("verify", "city/claims.toml", cwd=project).returncode == 0
    assert factcheck("verify", "city", cwd=project).returncode == 2


def test_one_bad_file_hides_no_other(project, outside):
    (project / "city" / "claims.toml").symlink_to(outside / "keys.txt")
    done = factcheck("verify", ".", cwd=project)
    assert done.returncode == 2
    assert "story.txt:1:" in done.stdout


def test_links_inside_a_project_are_followed(project):
    (project / "city" / "claims.toml").symlink_to("../claims.toml")
    (project / "city" / "story.txt").symlink_to("../story.txt")
    assert factcheck("verify", ".", cwd=project).returncode == 0


def test_pytest_tells_nothing_that_is_outside(project, outside):
    (project / "claims.toml").unlink()
    (project / "claims.toml").symlink_to("/proc/self/environ")
    (project / "city" / "claims.toml").symlink_to(outside / "claims.toml")
    command = [
        COMMAND.with_name("pytest"),
        "-p",
        "factcheck",
        "-o",
        "addopts=",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        ".",
    ]
    done = subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "MY_TOKEN": SECRET, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )
    assert done.returncode == 1
    assert SECRET not in done.stdout + done.stderr
    assert done.stdout.count("outside the project") >= 2


def test_a_pipe_of_the_shell_is_an_article(project):
    command = f"{COMMAND} figures --format json <(printf 'It rose 12%%.')"
    done = subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, text=True, timeout=60, check=False)
    assert '"12%"' in done.stdout, done.stderr


def test_standard_input_is_bounded_and_must_be_text(project):
    for command in (f"{COMMAND} scan - < /dev/zero", f"{COMMAND} verify - < /dev/zero"):
        done = subprocess.run(
            ["sh", "-c", command], cwd=project, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 2
        assert "too large" in done.stderr
    done = subprocess.run(
        [COMMAND, "verify", "-"], cwd=project, input=b"article = '\xff'", capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr


def test_completion_offers_nothing_that_is_outside(project, outside):
    (project / "claims.toml").unlink()
    (project / "claims.toml").symlink_to(outside / "claims.toml")
    done = factcheck(cwd=project, _FACTCHECK_COMPLETE="complete_bash", COMP_WORDS="factcheck explain ", COMP_CWORD="2")
    assert SECRET not in done.stdout + done.stderr
