"""Names of files, folders and claims are data: never an option, never a command to the server that reads the log."""

import re

import pytest

from factcheck.model.safe import without_commands
from factcheck.report import FORMATS
from tests.cli.command import factcheck
from tests.newsroom import BAD_EDIT, commit, edit, git, lay_out

WRONG = "Of the 40 pupils 31, or 87.5%, passed.\n"

NAMES = (
    "::warning file=README.md,line=1,title=Approved::signed off.txt",
    "::stop-commands::word.txt",
    "##[error]x.txt",
    "##vso[task.complete result=Succeeded]x.txt",
    "a\n::error::b.txt",
    "a\r\n  ##[group]b.txt",
    "\x1b[31m::error::red.txt",
    "\x9b2J.txt",
    "\u202etxt.exe.txt",
    "\u2066\u200b.txt",
)

OBEYED = re.compile(r"^(\s|\x1b\[[0-9;]*m)*::|##\w*\[", re.MULTILINE)

MOVED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")

OWN = re.compile(
    r"^::(error|warning|notice) (file=[^:,\n]*(,(line|endLine|col|endColumn)=\d+)*,)?title=[^:,\n]*::", re.M
)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def assert_harmless(done, format=""):
    for text in (done.stdout, done.stderr):
        if format == "github":
            text = OWN.sub("", text)
        assert OBEYED.findall(text) == [], text
        assert MOVED.findall(text) == [], text
        assert "Traceback" not in text


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of articles with such names, and folders and claims that are called so."""
    folder = tmp_path_factory.mktemp("sent")
    for name in NAMES:
        (folder / name).write_text(WRONG, "utf-8")
        project = lay_out(folder / name.removesuffix(".txt"))
        edit(project, *BAD_EDIT)
        edit(project, "claims.toml", 'id = "cost"', 'id = "::error::cost ##[error]"\nnote = "x\\n::error::note"')
        (project / "broken.claims.toml").write_text(f"article = '''{name}'''\n[[claim]]\nid = 3\n", "utf-8")
        (project / "gone.claims.toml").write_text('article = "::error::none.txt"\n', "utf-8")
    return folder


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", ["scan", "verify"])
def test_no_output_is_a_command(folder, command, format):
    done = factcheck(command, ".", "--format", format, cwd=folder)
    assert done.returncode in (1, 2)
    assert_harmless(done, format)


@pytest.mark.parametrize("columns", ["40", "57", "80"])
def test_a_line_that_is_broken_anywhere_is_none(folder, columns):
    for name in NAMES:
        assert_harmless(
            factcheck("verify", name.removesuffix(".txt"), "--format", "table", cwd=folder, COLUMNS=columns)
        )


@pytest.mark.parametrize("name", NAMES)
def test_commands_on_one_file(folder, name):
    project = folder / name.removesuffix(".txt")
    for line in (
        ["figures", name],
        ["figures", name, "--format", "marked"],
        ["scan", f"{name}x"],
        ["verify", f"{name}x"],
    ):
        assert_harmless(factcheck(*line, cwd=folder))
    for line in (
        ["explain", "berths"],
        ["explain", name],
        ["update"],
        ["update", "--accept", name],
        ["--nothing", name],
    ):
        assert_harmless(factcheck(*line, cwd=project))
    assert_harmless(factcheck("update", project / "claims.toml", "--all", cwd=folder))


def test_an_archive_prints_nothing_that_is_obeyed(folder, tmp_path):
    done = factcheck("scan", folder, "--results", tmp_path / "::error::results", "--workers", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert_harmless(done)
    for question in (["summary"], ["find"], ["find", "--format", "concise"], ["find", "--format", "json"]):
        asked = factcheck("archive", question[0], "::error::results", *question[1:], cwd=tmp_path)
        assert asked.returncode in (0, 2)
        assert_harmless(asked)


@pytest.mark.parametrize("text", ["12:30", "a :: b", "std::vector", "# heading", "[[x]]", "## [x]", "a ##", "x\n: :\n"])
def test_what_no_server_obeys_is_left_alone(text):
    assert without_commands(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r":\:error::x"),
        ("  ::error::x", r"  :\:error::x"),
        ("a\n\t::x", "a\n\t:\\:x"),
        (":::", r":\::"),
        ("\x1b[1m::x", "\x1b[1m:\\:x"),
        ("a ##[group]b", r"a #\#[group]b"),
        ("##vso[x]###teamcity[y]", r"#\#vso[x]##\#teamcity[y]"),
    ],
)
def test_what_one_obeys_is_parted(text, shown):
    assert without_commands(text) == shown
    assert not OBEYED.search(without_commands(text).replace("\x1b[1m", ""))


@pytest.mark.parametrize("name", ["--output=README.md", "--results=x.txt", "-o", "--all", "--engine=dask:.txt"])
def test_a_file_is_not_taken_for_an_option(tmp_path, name):
    (tmp_path / "README.md").write_text("mine", "utf-8")
    (tmp_path / name).write_text(WRONG, "utf-8")
    done = factcheck("scan", *names_in(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert f"{name} is an option, and a file here is called that" in done.stderr
    done = factcheck("scan", "--", *names_in(tmp_path), cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert f"{name}:1:1: inconsistent [share]" in done.stdout
    assert names_in(tmp_path) == sorted(["README.md", name])
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


def test_names_that_git_quotes_are_found(tmp_path):
    for name in NAMES:
        edit(lay_out(tmp_path / name.removesuffix(".txt")), *BAD_EDIT)
    commit(tmp_path)
    git(tmp_path, "tag", "before")
    edit(tmp_path / NAMES[4].removesuffix(".txt"), "harbour.txt", "31 are let", "32 are let")
    done = factcheck("verify", ".", "--changed-since", "before", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count('"verdict": "inconsistent"') == 1
    assert_harmless(done)
