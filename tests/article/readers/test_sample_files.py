"""Small files in every format of words: what a reader sees is read, at its line or in its place, and nothing else."""

import contextlib
import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from factcheck.api import article_figures
from factcheck.article import article_from_bytes, place, read_article
from factcheck.article.readers import READERS, format_of
from factcheck.model.errors import FactcheckError

FILES = Path(__file__).parent / "files"
SAMPLES = tomllib.loads((FILES / "figures.toml").read_text(encoding="utf-8"))

MADE_BY_PROGRAMS = {"txt", "md", "docx", "odt", "pdf", "zip"}
"""Formats whose files other tests write."""


def test_every_format_has_a_file():
    assert {format_of(name) for name in SAMPLES} | MADE_BY_PROGRAMS == set(READERS)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_figures_are_read_in_their_places(name):
    sample = SAMPLES[name]
    article = read_article(FILES / name, "en")
    figures = [figure for figure in article_figures(article) if not re.fullmatch("10", figure.text)]
    assert [re.sub(r"\s", " ", figure.text) for figure in figures] == sample["figures"]
    places = [place(article, figure.start) for figure in figures]
    if "lines" in sample:
        assert [where.line for where in places] == sample["lines"]
    if "labels" in sample:
        assert [where.label.partition(", character")[0] for where in places] == sample["labels"]


@pytest.mark.parametrize("name", SAMPLES)
def test_markup_is_in_no_figures_sentence(name):
    article = read_article(FILES / name, "en")
    sentence = next(line for line in article.text.splitlines() if "1,240" in line)
    assert not re.search(r"[{}\\]|\[\^|\]_|footnote|chftn", sentence)


def run(*arguments, cwd):
    """Run the installed command and return what it did."""
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("name", ["harbour.rst", "harbour.tex", "harbour.ipynb", "harbour.rtf", "harbour.eml"])
def test_a_quote_is_verified_scanned_and_drafted(tmp_path, name):
    shutil.copy(FILES / name, tmp_path)
    quote = "In 2023 the harbour counted [ships: 1,240 ships]"
    claim = f'[[claim]]\nid = "ships"\nquote = "{quote}"\ncheck = "ships = 1241 ship"\n'
    (tmp_path / "claims.toml").write_text(f'article = "{name}"\nlanguage = "en"\n\n{claim}', "utf-8")
    verified = run("verify", "claims.toml", cwd=tmp_path)
    assert verified.returncode == 1, verified.stderr
    assert f"{name}:" in verified.stdout
    assert run("scan", name, cwd=tmp_path).returncode in (0, 1)
    assert run("draft", name, "--output", "drafted.toml", cwd=tmp_path).returncode == 0
    assert run("verify", "drafted.toml", "--exit-zero", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.ipynb", b'{"cells": [], "nbformat": 4}', "has no cell of text"),
        ("cut.ipynb", b'{"cells": [', "is broken"),
        ("cut.rtf", b"Sales rose 12%", "is broken: it does not begin as one"),
        ("bare.eml", b"\n\nSales rose 12%", "no e-mail"),
        ("data.json", b"{}", "a .json file can't be read"),
        ("scan.jpeg", b"\xff\xd8\xff", "a .jpeg file can't be read"),
        ("mail.msg", b"\xd0\xcf\x11\xe0", "a .msg file can't be read"),
        ("photo", b"\x89PNG\r\n\x1a\n\0\0", "not text but a binary file"),
    ],
)
def test_what_is_no_article_is_refused_with_a_hint(name, content, message):
    with pytest.raises(FactcheckError, match=re.escape(message)) as caught:
        article_from_bytes(content, name, "en")
    assert caught.value.problems[0].hint


HOSTILE = {
    "md": ("```\n", "> ", "<a ", "[^", "](", "- ```\n"),
    "qmd": ("{{<", "{a", "$x", "`r ", "[@", ":::\n"),
    "rst": ("`", ":a:`", "**", "|a", ".. a::\n", "[1]_", "+-", "`" + " " * 60, "::\n "),
    "adoc": ("|===\n", "<<", "footnote:[", "*a", "----\n", "[[", "https://", "|a "),
    "tex": ("\\footnote{", "{", "\\begin{tabular}{", "\\frac{1}{", "\\label[", "$", "\\cite{", "& ", "\\SI{1}{"),
    "rtf": ("{", "}", "\\u1", "\\cell", "{\\footnote a}", "\\'"),
    "eml": ("A: b\n", "=?utf-8?q?", "\n--b\n"),
    "ipynb": ("[", '{"cells":'),
}


@pytest.mark.parametrize(("format", "piece"), [(name, piece) for name, pieces in HOSTILE.items() for piece in pieces])
def test_a_page_of_beginnings_is_read_in_little_time(format, piece):
    start = "{\\rtf1 " if format == "rtf" else ""
    text = (start + piece * (60_000 // len(piece))).encode()
    before = time.process_time()
    with contextlib.suppress(FactcheckError):
        article_from_bytes(text, f"page.{format}", "en")
    assert time.process_time() - before < 5
