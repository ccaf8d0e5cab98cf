"""The one door for files: what is let in, what is refused, and that nothing else opens files."""

import ast
import os
import threading
from pathlib import Path

import pytest

from factcheck.model import opening
from factcheck.model.errors import FactcheckError
from factcheck.model.opening import open_file, read_file, read_stream, text_of

PACKAGE = Path(opening.__file__).parents[1]

OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "fdopen", "copyfile", "connect"}

ELSEWHERE = {
    "archive/inputs/tables.py": "a database that the user names; its first bytes are read through storage.open_input",
    "archive/inputs/warc.py": "a member of a package that is open",
    "archive/questions/results_page.py": "a style sheet that comes with factcheck",
    "archive/questions/results.py": "own results",
    "archive/storage.py": "object storage, and the removal of own results",
    "article/readers/zip_archive.py": "a part of a document that is open",
    "archive/worker.py": "/proc/self/statm, no path of anybody's",
    "engine/inputs/tables/query_process.py": "descriptors opened through the door, and copies in its own folder",
    "cli/streams.py": "/dev/null",
    "language/data_files.py": "languages that come with factcheck",
    "integrations/lsp/server.py": "its own standard output",
    "integrations/job_process.py": "its own standard output",
    "integrations/web/server.py": "styles, scripts and an icon that come with factcheck",
    "cli/serve_run.py": "the user's browser, which is no file",
    "model/opening.py": "the door itself",
    "model/saving.py": "the way out",
    "model/shipped.py": "files that come with factcheck",
    "report/html/__init__.py": "a style sheet and a script that come with factcheck",
    "units/build_table.py": "written by a developer's tool",
    "draft/generators/tables/words.py": "words that come with factcheck",
    "draft/language_model/kept_answers.py": "answers of a model in the user's own cache folder, of bounded size",
    "draft/relations/find.py": "trees that come with factcheck",
    "draft/relations/text_score.py": "weights that come with factcheck",
    "integrations/mcp/server.py": "a guide that comes with factcheck",
    "units/unit_table.py": "a table that comes with factcheck",
}
"""Files of the package that open something by other means, and what."""


def read(path, **options):
    return read_file(path, "article", limit=1000, **options).data


def refusal(path, **options):
    with pytest.raises(FactcheckError) as caught:
        read(path, **options)
    (problem,) = caught.value.problems
    assert problem.source_line == ""
    return problem.message


@pytest.fixture
def project(tmp_path):
    (tmp_path / "project" / "city").mkdir(parents=True)
    (tmp_path / "project" / "story.txt").write_bytes(b"inside")
    (tmp_path / "secret.txt").write_bytes(b"outside")
    return tmp_path / "project"


def test_nothing_else_opens_files():
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        place = file.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                is_opener = getattr(node.func, "attr", "") in OPENERS or getattr(node.func, "id", "") == "open"
                if is_opener:
                    found.setdefault(place, []).append(node.lineno)
    unlisted = {place: lines for place, lines in found.items() if not place.startswith(tuple(ELSEWHERE))}
    assert unlisted == {}
    assert [listed for listed in ELSEWHERE if not any(place.startswith(listed) for place in found)] == []


def test_a_file_is_read_whole(project):
    assert read(project / "story.txt") == read(project / "story.txt", root=project) == b"inside"
    assert read_file(project / "story.txt", "article", limit=6).data == b"inside"


def test_links_are_followed_as_far_as_the_root(project):
    (project / "city" / "near.txt").symlink_to("../story.txt")
    (project / "far.txt").symlink_to(project.parent / "secret.txt")
    (project / "up").symlink_to(project.parent)
    assert read(project / "city" / "near.txt", root=project) == b"inside"
    assert read(project / "far.txt") == b"outside"  # named by the user himself
    for name in ("far.txt", "up/secret.txt", "../secret.txt", str(project.parent / "secret.txt")):
        assert refusal(project / name, root=project) == "the article lies outside the project “project”"
    assert "outside" in refusal(project / "city" / "near.txt", root=project / "city")


def test_a_root_that_is_a_link_itself_is_where_it_leads(project):
    (project.parent / "alias").symlink_to(project)
    alias = project.parent / "alias"
    assert read(alias / "story.txt", root=alias) == read(project / "story.txt", root=alias) == b"inside"


@pytest.mark.parametrize(
    "target",
    ["/proc/self/environ", "/proc/self/fd/0", "/dev/zero", "/dev/stdin", "/dev/null", "/dev/tty", "/sys/kernel"],
)
def test_what_the_system_shows_as_files_is_no_file(project, target):
    (project / "link.txt").symlink_to(target)
    for path in (project / "link.txt", Path(target)):
        for options in ({}, {"root": project}, {"root": Path("/")}, {"pipes": True}):
            assert refusal(path, **options)


def test_what_is_no_regular_file_is_refused_and_not_waited_for(project):
    os.mkfifo(project / "pipe.txt")
    assert refusal(project / "pipe.txt") == "the article is a named pipe, not a file"
    assert refusal(project / "pipe.txt", pipes=True) == "the article is a named pipe, not a file"
    assert refusal(project) == "the article is a folder, not a file"
    assert refusal(Path("/")) == "the article is a folder, not a file"


@pytest.mark.parametrize("name", ["gone.txt", "story.txt/more", "a\0b.txt", "circle", "x" * 300, "dangling"])
def test_what_can_not_be_opened_is_said(project, name):
    (project / "circle").symlink_to("circle")
    (project / "dangling").symlink_to("nothing")
    assert refusal(project / name)
    assert refusal(project / name, root=project)


def test_a_file_that_may_not_be_read_is_said(project):
    (project / "story.txt").chmod(0)
    if os.access(project / "story.txt", os.R_OK):
        pytest.skip("the superuser may read all files")
    assert refusal(project / "story.txt") == "the article can't be read: Permission denied"


def test_the_size_is_bounded_whatever_the_file_claims(project, monkeypatch):
    (project / "story.txt").write_bytes(b"x" * 1001)
    assert "more than the 1,000 bytes" in refusal(project / "story.txt")
    with Path("/dev/zero").open("rb") as endless, pytest.raises(FactcheckError, match="too large"):
        read_stream(endless, "-", "article", limit=5_000_000)


def test_a_pipe_of_the_shell_is_read_where_the_user_names_it():
    for content, said in ((b"from a pipe", None), (b"x" * 1001, "too large")):
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        try:
            if said is None:
                assert "device" in refusal(f"/dev/fd/{reading}")
                assert read(f"/dev/fd/{reading}", pipes=True) == content
            else:
                assert said in refusal(f"/dev/fd/{reading}", pipes=True)
        finally:
            os.close(reading)


def test_a_file_exchanged_for_a_link_after_the_test_is_not_followed(project, monkeypatch):
    secret, story = project.parent / "secret.txt", project / "city" / "story.txt"
    story.write_bytes(b"inside")
    resolve = opening._real_path

    def resolved_then_exchanged(path, what, root):
        real = resolve(path, what, root)
        story.unlink()
        story.symlink_to(secret)
        return real

    monkeypatch.setattr(opening, "_real_path", resolved_then_exchanged)
    with pytest.raises(FactcheckError):
        open_file(story, "article", root=project)


def test_a_folder_exchanged_for_a_link_after_the_test_is_not_followed(project, monkeypatch):
    (project / "city" / "secret.txt").write_bytes(b"inside")
    resolve = opening._real_path

    def resolved_then_exchanged(path, what, root):
        real = resolve(path, what, root)
        (project / "city").rename(project / "moved")
        (project / "city").symlink_to(project.parent)
        return real

    monkeypatch.setattr(opening, "_real_path", resolved_then_exchanged)
    with pytest.raises(FactcheckError):
        open_file(project / "city" / "secret.txt", "article", root=project)


def test_links_exchanged_all_the_time_never_lead_out(project):
    link, ended = project / "link.txt", threading.Event()
    link.symlink_to("story.txt")

    def exchange():
        while not ended.is_set():
            for target in (project.parent / "secret.txt", "story.txt"):
                (project / "new").symlink_to(target)
                (project / "new").replace(link)

    thread = threading.Thread(target=exchange)
    thread.start()
    try:
        for _ in range(400):
            try:
                assert read(link, root=project) == b"inside"
            except FactcheckError:
                continue
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        (b"one\ntwo \xe9", "not UTF-8: byte 0xe9 in line 2", 2),
        (b"one\n\ntwo\0", "a NUL byte in line 3", 3),
        (b"\xff\xfeo\0n\0e\0", "not UTF-8", 1),
    ],
)
def test_what_is_no_text_is_said_without_quoting_it(data, said, line):
    with pytest.raises(FactcheckError) as caught:
        text_of(data, "claims.toml", "claims file")
    (problem,) = caught.value.problems
    assert said in problem.message
    assert (problem.line, problem.source_line) == (line, "")


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert text_of("\ufeffTỷ".encode(), "claims.toml", "claims file") == "Tỷ"
