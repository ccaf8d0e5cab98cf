"""HTML: what a reader of the page sees, and nothing else; the Google Docs export."""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest

from factcheck.article import article_from_bytes
from factcheck.model.errors import FactcheckError
from tests.article.readers.reading import label_of, lines, read

CASES = tomllib.loads((Path(__file__).parent / "web_pages.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_page_reads(case):
    assert lines(read(case["html"], "story.html")) == case["lines"]


def test_positions_name_paragraph_and_table_row():
    page = "<p>One.</p><p>Two has 12 men.</p><table><tr><td>a</td><td>14</td></tr></table>"
    article = read(page, "story.html")
    assert label_of(article, "12") == "paragraph 2"
    assert label_of(article, "14") == "table 1, row 1"


def test_a_google_docs_export_is_read_from_its_zip():
    page = "<html><body><p>Fares rose 8%<sup><a href='#cmnt1'>[a]</a></sup> to 3.20 euros.</p></body></html>"
    article = read(zipped({"Story.html": page, "images/image1.png": ""}), "story.zip")
    assert lines(article) == ["Fares rose 8% to 3.20 euros."]


def test_a_zip_of_two_pages_is_reported():
    with pytest.raises(FactcheckError, match="holds 2 HTML pages"):
        article_from_bytes(zipped({"a.html": "<p>1", "b.html": "<p>2"}), "story.zip", "en")


def test_a_tree_ten_thousand_deep_is_read():
    assert lines(read("<div>" * 10_000 + "rose 8%", "story.html")) == ["rose 8%"]


def zipped(parts):
    """Return a zip archive of some named texts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()
