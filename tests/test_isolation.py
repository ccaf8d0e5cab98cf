"""Nothing that lies in the folder that is checked is run or imported, whatever it is called.

The folder holds a Python file for every name that factcheck imports (collected from its source), every module of the
standard library and every installed package.  Each of them leaves a mark where it runs.
"""

import ast
import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.archive import archives
from tests.cli.command import COMMAND
from tests.cli.test_selection import TABLE_CLAIM
from tests.newsroom import commit, git, lay_out

ROOT = Path(__file__).parents[1]

STARTED_BEFORE_US = {"sitecustomize", "usercustomize", "pytest", "_pytest", "conftest"}
"""Imported by Python's own start or by pytest's from the user's path, never from the current folder."""

ARTICLE = "Of the 40 pupils 31, or 87.5%, passed. Sales rose 12% to $105m from $100m.\n"

FORCED = """
import multiprocessing, sys
from factcheck.cli.app import main
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    main()
"""


@cache
def imported_names():
    """Return the first part of every name that a file of the package imports."""
    names = set()
    for path in (ROOT / "factcheck").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module.partition(".")[0])
    return names


@cache
def names_to_take():
    names = imported_names() | set(sys.stdlib_module_names) | set(packages_distributions()) | STARTED_BEFORE_US
    return {name for name in names if name.isidentifier()}


def marks(folder):
    """Return the names of the modules that ran."""
    place = folder.with_name(folder.name + ".marks")
    return sorted({path.name for path in place.iterdir()}) if place.exists() else []


def hostile(folder, but=()):
    """Put a module of every name into a folder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder.with_name(folder.name + ".marks")
    place.mkdir()
    for name in names_to_take() - set(but):
        code = f"open({str(place / name)!r}, 'w').close()\nraise ImportError('the hostile module {name}')\n"
        if name == "factcheck":
            (folder / name).mkdir()
            for file in ("__init__.py", "__main__.py"):
                (folder / name / file).write_text(code, "utf-8")
        else:
            (folder / f"{name}.py").write_text(code, "utf-8")
    return folder


def run(*command, cwd, **environment):
    """Run a command in the hostile folder with nothing set that would lead Python there."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**kept, "NO_COLOR": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    return hostile(tmp_path / "sent")


def test_the_names_are_those_of_the_source():
    assert {"msgspec", "typer", "pyarrow", "duckdb", "rich", "struct", "factcheck"} <= imported_names()


def test_the_traps_work(folder):
    assert run(sys.executable, "-c", "import msgspec", cwd=folder).returncode != 0
    assert marks(folder) == ["msgspec"]


def archive_folder(folder):
    archives.folder(folder / "news", archives.articles(4))
    return "news"


def archive_lines(folder):
    archives.jsonl(folder / "corpus.jsonl", archives.articles(4))
    return "corpus.jsonl"


def archive_of_tables(folder):
    (folder / "tables").mkdir()
    archives.parquet(folder / "tables/a.parquet", archives.articles(4))
    archives.delimited(folder / "tables/b.csv", archives.articles(4))
    return "tables"


def archive_here(folder):
    archives.parquet(folder / "a.parquet", archives.articles(4))
    return "."


@pytest.mark.parametrize("lay", [archive_folder, archive_lines, archive_of_tables, archive_here])
@pytest.mark.parametrize("start", [[COMMAND], [sys.executable, "-P", "-m", "factcheck"]], ids=["command", "module"])
def test_archives(folder, lay, start):
    path = lay(folder)
    done = run(*start, "scan", path, "--results", "../results", "--workers", "2", cwd=folder)
    assert (done.returncode, marks(folder)) == (0, []), done.stderr
    assert "articles scanned" in done.stdout
    done = run(*start, "archive", "summary", "../results", cwd=folder)
    assert (done.returncode, marks(folder)) == (0, []), done.stderr


def test_python_m_factcheck_takes_nothing_from_the_current_folder(tmp_path):
    """Python itself looks for the package there first; any other name is refused by us."""
    folder = hostile(tmp_path / "sent", but=["factcheck"])
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    archive_lines(folder)
    for line in (["scan", "article.txt"], ["scan", "corpus.jsonl", "--results", "../r"], ["--help"], ["rules"]):
        done = run(sys.executable, "-m", "factcheck", *line, cwd=folder)
        assert (done.returncode in (0, 1), marks(folder)) == (True, []), done.stderr


@pytest.mark.parametrize(
    "line",
    [
        ["scan", "article.txt"],
        ["scan", "article.html"],
        ["scan", ".", "--format", "json"],
        ["figures", "article.txt"],
        ["draft", "article.txt"],
        ["verify"],
        ["verify", "--format", "html"],
        ["verify", "--format", "sarif"],
        ["verify", "--changed-since", "HEAD"],
        ["explain", "share"],
        ["update", "--all"],
        ["rules"],
        ["schema"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_commands(folder, line):
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    (folder / "article.html").write_text(f"<nav>Home</nav><p>{ARTICLE}</p><footer>©</footer>", "utf-8")
    lay_out(folder)
    commit(folder)
    done = run(COMMAND, *line, cwd=folder)
    assert (done.returncode in (0, 1), marks(folder)) == (True, []), done.stderr


def test_a_table_query(folder):
    lay_out(folder)
    (folder / "freight.csv").write_text("year,tonnes\n2020,3900000\n", "utf-8")
    with (folder / "claims.toml").open("a", encoding="utf-8") as file:
        file.write(TABLE_CLAIM)
    done = run(COMMAND, "verify", cwd=folder)
    assert (done.returncode, marks(folder)) == (0, []), done.stdout + done.stderr


def many(folder):
    for number in range(30):
        lay_out(folder / f"project{number:02}")


def test_many_claims_files(folder):
    many(folder)
    done = run(COMMAND, "verify", ".", "--workers", "2", cwd=folder)
    assert (done.returncode, marks(folder)) == (0, []), done.stderr


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_many_claims_files_where_processes_are_not_forked(folder, method, tmp_path):
    """As on macOS and Windows, and on Linux from Python 3.14."""
    many(folder)
    (tmp_path / "program").mkdir()
    program = tmp_path / "program/forced.py"  # not by -P, which processes of multiprocessing would inherit
    program.write_text(FORCED, "utf-8")
    done = run(sys.executable, program, method, "verify", ".", "--workers", "2", cwd=folder)
    assert (done.returncode, marks(folder)) == (0, []), done.stderr


@pytest.mark.parametrize("flag", ["-E", "-I", "-s"])
def test_flags_of_python_are_kept(tmp_path, flag):
    folder = hostile(tmp_path / "sent", but=["factcheck"])
    many(folder)
    archive_lines(folder)
    for line in (["verify", ".", "--workers", "2"], ["scan", "corpus.jsonl", "--results", "../results"]):
        done = run(sys.executable, flag, "-m", "factcheck", *line, cwd=folder)
        assert (done.returncode, marks(folder)) == (0, []), done.stderr


def test_a_path_that_the_user_has_set_holds_for_the_workers(tmp_path):
    """PYTHONPATH is the user's; the tests' own scan function is found by it."""
    archives.jsonl(tmp_path / "corpus.jsonl", archives.articles(4))
    program = "from tests.archive import archives; print(archives.scan('corpus.jsonl', 'results').articles)"
    assert run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=ROOT).stdout == "4\n"


def test_workers_use_the_same_copy_of_factcheck(tmp_path):
    """A checkout that is not installed scans archives with itself."""
    shutil.copytree(ROOT / "factcheck", tmp_path / "factcheck", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "factcheck/archive/worker.py").write_text("raise SystemExit('the copy')\n", "utf-8")
    archive_lines(tmp_path)
    done = run(sys.executable, "-m", "factcheck", "scan", "corpus.jsonl", "--results", "results", cwd=tmp_path)
    assert (done.returncode, "the copy" in done.stderr) == (2, True), done.stderr


def test_the_pytest_plugin(folder):
    (folder / "conftest.py").unlink()  # pytest itself runs it: what pytest is let loose on is the user's own code
    lay_out(folder)
    pytest_command = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-p",
        "factcheck.integrations.pytest_plugin",
    ]
    done = run(*pytest_command, "claims.toml", cwd=folder, PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    assert (done.returncode, marks(folder)) == (0, []), done.stdout


def test_a_dask_cluster(folder, tmp_path):
    """The run starts in the hostile folder, and so do the workers of the cluster."""
    pytest.importorskip("distributed", reason="distributed is not installed: no cluster")
    path = archive_lines(folder)
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = COMMAND.with_name("dask")
    file = tmp_path / "scheduler.json"
    safe = {**os.environ, "PYTHONSAFEPATH": "1"}
    started = [
        subprocess.Popen(
            [dask, "scheduler", "--scheduler-file", file, "--port", "0", "--no-dashboard"], env=safe, **quiet
        ),
        subprocess.Popen(
            [dask, "worker", "--scheduler-file", file, "--nthreads", "1", "--no-dashboard"], env=safe, **quiet
        ),
    ]
    try:
        from distributed import Client

        while not file.exists():
            assert started[0].poll() is None
        with Client(scheduler_file=str(file)) as client:
            client.wait_for_workers(1, timeout=120)
        done = run(COMMAND, "scan", path, "--results", "../results", "--engine", file, cwd=folder)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(60)
    assert (done.returncode, marks(folder)) == (0, []), done.stderr


EVIL = "touch {mark}"


@pytest.mark.parametrize(
    ("settings", "attributes"),
    [
        ({"core.fsmonitor": EVIL}, ""),
        ({"filter.x.clean": EVIL + "; cat", "filter.x.required": "true"}, "* filter=x"),
        ({"filter.a.b.process": EVIL}, "* filter=a.b"),
        ({"diff.external": EVIL}, ""),
        ({"diff.x.textconv": EVIL, "diff.x.command": EVIL}, "* diff=x"),
        ({"core.hooksPath": "hooks"}, ""),
    ],
    ids=["watcher", "filter", "filter process", "diff", "converter", "hooks"],
)
def test_no_program_that_a_repository_brings_is_run(tmp_path, settings, attributes):
    folder = lay_out(tmp_path / "sent")
    commit(folder)
    for name, value in settings.items():
        git(folder, "config", name, value.format(mark=tmp_path / "ran"))
    if attributes:
        (folder / ".gitattributes").write_text(attributes, "utf-8")
    (folder / "hooks").mkdir()
    for name in ("fsmonitor-watchman", "post-index-change", "query-watchman"):
        (folder / "hooks" / name).write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", "utf-8")
        (folder / "hooks" / name).chmod(0o755)
    os.utime(folder / "harbour.txt", (1, 1))
    done = run(COMMAND, "verify", ".", "--changed-since", "HEAD", cwd=folder)
    assert (done.returncode, (tmp_path / "ran").exists()) == (0, False), done.stderr


def test_git_in_the_current_folder_is_not_the_git_that_is_run(tmp_path):
    folder = lay_out(tmp_path / "sent")
    commit(folder)
    (folder / "git").write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", "utf-8")
    (folder / "git").chmod(0o755)
    done = run(COMMAND, "verify", ".", "--changed-since", "HEAD", cwd=folder, PATH=f".::{folder}:{os.environ['PATH']}")
    assert (done.returncode, (tmp_path / "ran").exists()) == (0, False), done.stderr


@pytest.mark.parametrize(
    "revision", ["--output=stolen", "-o", "--no-index", ":/", "HEAD:harbour.txt", "$(touch ran)", "--"]
)
def test_a_revision_is_never_an_option(tmp_path, revision):
    folder = lay_out(tmp_path / "sent")
    commit(folder)
    before = sorted(path.name for path in folder.iterdir())
    done = run(COMMAND, "verify", ".", f"--changed-since={revision}", cwd=folder)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_names_that_are_no_text_do_no_harm(tmp_path):
    folder = lay_out(tmp_path / "[a]*sent ")
    commit(folder)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("x", "utf-8")
    (folder / "harbour.txt").write_text((folder / "harbour.txt").read_text("utf-8") + "\n", "utf-8")
    done = run(COMMAND, "verify", ".", "--changed-since", "HEAD", cwd=folder)
    assert (done.returncode, "has changed" in done.stderr) == (0, False), done.stderr
