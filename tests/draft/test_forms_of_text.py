"""One text in every form that a file may have it in states the same, of the same figures, with the same verdicts."""

import tomllib
from pathlib import Path
from unicodedata import normalize

import pytest

from factcheck import read_figures, scan_text
from factcheck.article import article_from_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
ARTICLES = sorted((Path(__file__).parents[1] / "cases" / "articles").glob("*/*.txt"))


def _decomposed(text):
    return normalize("NFD", text)


def _with_carriage_returns(text):
    return text.replace("\n", "\r\n")


def _claims(text, language):
    report = scan_text(text, language)
    return sorted(
        (check.rule, check.source, claim.verdict, *(normalize("NFC", report.figures[at].text) for at in check.figures))
        for claim in report.claims
        for check in claim.checks
    )


def _texts(path):
    if path.suffix == ".txt":
        return [(path.read_text(encoding="utf-8"), "auto")]
    return [(case["text"], case["language"]) for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("change", [_decomposed, _with_carriage_returns])
@pytest.mark.parametrize("path", [*CASES, *ARTICLES], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_letters_and_line_ends_change_no_statement(path, change):
    for text, language in _texts(path):
        plain = normalize("NFC", text).replace("\r\n", "\n")
        assert _claims(change(plain), language) == _claims(plain, language), text


WRAPPED = {
    "lines of 96 letters are wrapped ones": (
        "Ở các xã phía bắc của huyện, số hộ nghèo đã giảm mạnh trong những năm gần đây, và theo báo cáo\n"
        "Ủy ban nhân dân tỉnh công bố vào đầu tháng này, chỉ còn 5 hộ."
    ),
    "a figure and what it counts, apart on two short lines": "Ở các xã phía bắc của huyện này có 8\nhộ nghèo.",
    "a long line that ends with a mark on its last letter": (
        "In tutta la regione gli uffici pubblici sono chiusi per 45 mercoledì\ntutti interi."
    ),
    "an initial": "Ce matin, É. Durand et 5 élus ont voté. Le 6 mai, Ô. Petit a dit non.",
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_composed_and_decomposed_letters_make_the_same_sentences_and_figures(text):
    composed, decomposed = (article_from_text(form, "a.txt") for form in (normalize("NFC", text), _decomposed(text)))
    assert _sentences(decomposed) == _sentences(composed)
    assert _figures(decomposed) == _figures(composed)
    assert _figures(composed)


def _sentences(article):
    return [normalize("NFC", article.text[span.start : span.end]) for span in article.sentences]


def _figures(article):
    figures = read_figures(article.text, article.language)
    return [(figure.kind, figure.value, figure.unit, normalize("NFC", figure.noun)) for figure in figures]
