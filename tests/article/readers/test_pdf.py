"""PDF: pages of wrapped lines."""

import pytest

from factcheck.article import article_from_bytes
from factcheck.model.errors import FactcheckError
from tests.article.readers.reading import figure_texts, label_of, read
from tests.article.readers.writers import pdf_bytes

PAGES = (
    ("In the end the council spent 3.5", "million euros on 14 schools in 2021,", "12% more than planned."),
    ("Page two: 960 pupils moved.",),
)


def test_a_position_names_the_page():
    article = read(pdf_bytes(PAGES), "story.pdf")
    assert label_of(article, "12%") == "page 1"
    assert label_of(article, "960") == "page 2"


def test_a_figure_runs_on_over_the_end_of_a_line():
    assert "3.5 million euros" in figure_texts(read(pdf_bytes(PAGES), "story.pdf"))


def test_a_password_is_reported():
    with pytest.raises(FactcheckError, match="encrypted with a password"):
        article_from_bytes(pdf_bytes(PAGES, password="s3cret"), "story.pdf", "en")


def test_a_scan_without_text_is_reported():
    with pytest.raises(FactcheckError) as caught:
        article_from_bytes(pdf_bytes([()]), "scan.pdf", "en")
    assert "holds no text" in caught.value.problems[0].message
    assert "OCR" in caught.value.problems[0].hint


@pytest.mark.parametrize("cut", [9, 60, 400])
def test_half_a_pdf_is_reported_as_broken(cut):
    with pytest.raises(FactcheckError, match=r"broken|no text"):
        article_from_bytes(pdf_bytes(PAGES)[:cut], "story.pdf", "en")
