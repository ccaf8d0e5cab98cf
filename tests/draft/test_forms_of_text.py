"""One text in every form that a file may have it in states the same, of the same figures, with the same verdicts."""

import tomllib
from pathlib import Path
from unicodedata import normalize

import pytest

from factcheck import scan_text

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
