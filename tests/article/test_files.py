"""Article files as they come: byte-order marks, line ends, normal forms, encodings, and what is no article."""

import os
import unicodedata

import pytest

from factcheck.api import article_figures
from factcheck.article import article_from_bytes, place, read_article
from factcheck.model.errors import FactcheckError

TEXT = "Bến cá Hòn Sóng\n\nSản lượng đạt 1.240 tấn, trị giá 96 tỷ đồng, tăng 24%.\n"


def problem_of(data, name="story.txt"):
    """Return what is reported of bytes that are no article."""
    with pytest.raises(FactcheckError) as caught:
        article_from_bytes(data, name, "vi")
    return caught.value.problems[0]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_figures_and_places_are_those_of_the_file(tmp_path, form, line_end, mark):
    text = unicodedata.normalize(form, TEXT).replace("\n", line_end)
    file = tmp_path / "story.txt"
    file.write_bytes((mark + text).encode("utf-8"))
    article = read_article(file)
    assert article.text == text
    figures = article_figures(article)
    assert [unicodedata.normalize("NFC", figure.text) for figure in figures] == ["1.240 tấn", "96 tỷ đồng", "24%"]
    assert [article.text[figure.start : figure.end] for figure in figures] == [figure.text for figure in figures]
    assert [place(article, figure.start).line for figure in figures] == [3, 3, 3]


@pytest.mark.parametrize(
    ("encoding", "message"),
    [("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1258", "windows-1258"), ("tcvn-3", "")],
)
def test_another_encoding_is_reported_with_the_command_that_converts(encoding, message):
    words = "Giá dầu tăng 15%, khiến 37 tàu phải nằm bờ; cảng cá vẫn mở cửa như mọi ngày. " * 4
    if encoding == "tcvn-3":  # has no codec in Python, nor in any detector: letters above 0x7f, no UTF-8
        data = bytes(min(ord(letter), 0xE0) for letter in unicodedata.normalize("NFC", words))
    else:
        data = _spelled_for(encoding, words).encode(encoding)
    problem = problem_of(data)
    assert "not UTF-8" in problem.message
    assert message in problem.message
    assert "iconv -f" in problem.hint


def _spelled_for(encoding, words):
    """Windows-1258 has combining tone marks beside composed vowels."""
    if encoding != "cp1258":
        return words
    pieces = []
    for letter in unicodedata.normalize("NFC", words):
        base = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in base[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        pieces.append(unicodedata.normalize("NFC", "".join(mark for mark in base if mark not in tone)) + tone)
    return "".join(pieces)


def test_latin_1_english_is_reported():
    data = "The café sold 40% more crêpes, said Zoë Müller: “naïve” clichés, façades and déjà vu.".replace("“", '"')
    problem = problem_of(data.replace("”", '"').encode("latin-1"))
    assert "not UTF-8 (byte 0xe9)" in problem.message
    assert (problem.line, problem.column) == (1, 8)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "story.txt", "the article is empty"),
        (b" \n\t\n", "story.txt", "the article is empty"),
        (b"a\0b", "story.txt", "not text but a binary file"),
        (bytes(range(128, 256)) * 40, "story.txt", ""),
        (b"%PDF-1.7 and so on", "story.txt", "not plain text but a document"),
        (b"PK\x03\x04 and so on", "story.txt", "not plain text but a document"),
        (b"no zip", "story.docx", "this .docx is broken"),
        (b"\xd0\xcf\x11\xe0 and so on", "story.docx", "password-protected, or in the format of Office before 2007"),
        (b"anything", "story.doc", "can't be read"),
        (b"anything", "story.wpd", "can't be read"),
        (b"no pdf", "story.pdf", "this PDF is broken"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_no_article_is_reported(data, name, message):
    problem = problem_of(data, name)
    assert message in problem.message
    assert problem.path == name
    assert problem.hint


def test_a_missing_article_is_reported_with_the_nearest_name(tmp_path):
    (tmp_path / "harbour.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        read_article(tmp_path / "harbor.txt")
    assert "harbour.txt" in caught.value.problems[0].hint


def test_a_folder_and_a_pipe_are_reported_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path, kind in ((tmp_path, "a folder"), (tmp_path / "pipe.txt", "a named pipe")):
        with pytest.raises(FactcheckError, match=f"the article is {kind}, not a file"):
            read_article(path)
