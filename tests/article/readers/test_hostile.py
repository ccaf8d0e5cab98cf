"""Files made to do harm: refused in one error, or read safely, in little memory."""

import io
import subprocess
import sys
import textwrap
import zipfile

import pytest

from factcheck.article import article_from_bytes, read_article
from factcheck.model.errors import FactcheckError
from tests.article.readers.reading import lines, read
from tests.article.readers.writers import docx_bytes, odt_bytes

MEMORY = 700 * 1024 * 1024
"""Address space that a reader may have here: Python with its libraries takes half of it."""


def with_part(data, name, content):
    """Return an archive with one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part.filename, content if part.filename == name else source.read(part))
    return file.getvalue()


def in_little_memory(path):
    """Read an article in a process with bounded memory, and return what it reports."""
    program = f"""
        import resource
        resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
        from factcheck.article import read_article
        from factcheck.model.errors import FactcheckError
        try:
            print(len(read_article({str(path)!r}, "en").text))
        except FactcheckError as error:
            print(error.problems[0].message)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("name", "part", "make"),
    [("bomb.docx", "word/document.xml", docx_bytes), ("bomb.odt", "content.xml", odt_bytes)],
)
def test_a_zip_bomb_is_refused_unopened(tmp_path, name, part, make):
    bomb = with_part(make(), part, b"<a>" + b" " * (64 * 1024 * 1024))
    assert len(bomb) < 200_000
    (tmp_path / name).write_bytes(bomb)
    assert "the file holds too much" in in_little_memory(tmp_path / name)


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "the article is too large: more than the 67,108,864 bytes" in in_little_memory(tmp_path / "huge.txt")


@pytest.mark.parametrize(
    ("name", "part", "make"),
    [("story.docx", "word/document.xml", docx_bytes), ("story.odt", "content.xml", odt_bytes)],
)
def test_entities_that_grow_are_refused(name, part, make):
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(FactcheckError, match=f"{part} has a document type"):
        article_from_bytes(with_part(make(), part, laughs), name, "en")


def test_a_part_that_is_no_xml_is_reported_as_broken():
    with pytest.raises(FactcheckError, match="broken"):
        article_from_bytes(with_part(odt_bytes(), "content.xml", b"<office:document"), "story.odt", "en")


def test_a_link_to_a_device_is_not_read(tmp_path):
    (tmp_path / "story.txt").symlink_to("/dev/zero")
    with pytest.raises(FactcheckError, match="a device or a view of the system, not a file"):
        read_article(tmp_path / "story.txt")


def test_escape_sequences_and_overrides_are_kept_as_text():
    article = read("Sales rose \x1b[31m12%\x1b[0m to \u202e56\u202c million.", "story.txt")
    assert lines(article) == ["Sales rose \x1b[31m12%\x1b[0m to \u202e56\u202c million."]
