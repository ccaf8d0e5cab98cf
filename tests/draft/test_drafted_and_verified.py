"""What is drafted of an article holds of that article: `verify` finds every word of it again."""

import re
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest

from factcheck import api
from factcheck.article import article_from_text
from factcheck.claims.write import claims_toml
from factcheck.model.errors import FactcheckError

ARTICLES = sorted(Path(__file__).parents[1].rglob("*.txt"))[::2]
ODD = (
    "Sales of 1.461 m2 rose 2.4% xuống5 of 12.000đồng lên25 and 3% in2006.",
    "The court cited 47MP001, A320neo, COVID19 and 12abc34 of 1:16-00 [5] and 2\u200b1m2.",
    "5G rose 12% to 56 from 50. 5G rose 12% to 56 from 50. X5abc, X5abc.",
    "In all1.55 12 of 25, 1.5 and 3.",
    "See https://example.com/2023/12?n=1.5 : sales rose 12% to 56 from 50 \U0001f600.\r\n\r\nSales: 56 \u200f(50).\r\n",
    "| town | 2022 | 2023 | change |\n|---|---|---|---|\n| Holt | 50 | 56 | 12% |\n| Wexley | 40 | 50 | 25% |\n",
    "- 50 men\n- 70 women\n- 120 in all\n\n- 50 men\n- 70 women\n- 120 in all\n",
    "Điều 5a, khoản 3b, QĐ-12/2020/NĐ-CP; 1.250n8 và 000 m3.",
)


def glued(text):
    """Return a text that lost half of the blanks beside its numbers."""
    random = Random(len(text))
    return re.sub(r"(?<=[\w%]) (?=\d)|(?<=\d) (?=\w)", lambda _: random.choice(("", " ")), text)


def decomposed(text):
    return normalize("NFD", text)


def problems_of(text, folder):
    """Draft and verify a text; return what is wrong with the draft."""
    (folder / "a.txt").write_text(text, encoding="utf-8", newline="")
    try:
        article = article_from_text(text, "a.txt")
    except FactcheckError:
        return []
    (folder / "claims.toml").write_text(claims_toml(api.draft(article)), encoding="utf-8", newline="")
    report = api.verify(folder / "claims.toml")
    return [
        *report.errors,
        *(finding for finding in report.claims if finding.verdict in ("invalid", "missing", "drifted")),
    ]


@pytest.mark.parametrize("change", [str, glued, decomposed])
def test_a_draft_of_an_article_can_be_verified(change, tmp_path):
    texts = [*ODD, *(path.read_text(encoding="utf-8")[:1200] for path in ARTICLES)]
    for text in texts:
        assert problems_of(change(text), tmp_path) == [], text


def test_a_text_is_scanned_the_same_in_either_normal_form():
    text = (
        "Năm 2021 bến đón 1.240 lượt tàu, tăng 24% so với 1.000 lượt của năm 2020. Cuộc họp ngày 12/7 có 8 thành viên: "
        "bảy người đồng ý, một người phản đối."
    )
    composed, apart = api.scan_text(normalize("NFC", text)), api.scan_text(normalize("NFD", text))
    assert composed.article.language == apart.article.language == "vi"
    for one, other in zip(composed.figures, apart.figures, strict=True):
        assert (one.value, one.unit, one.kind) == (other.value, other.unit, other.kind)
        assert apart.article.text[other.start : other.end] == other.text
    assert composed.claims
    for found, again in zip(composed.claims, apart.claims, strict=True):
        assert (found.verdict, found.quote) == (again.verdict, normalize("NFC", again.quote))
