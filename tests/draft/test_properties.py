"""What must hold for every text: no crash, no claim that verify refuses, no verdict that verify does not share."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import scan_text
from factcheck.api import article_figures
from factcheck.article import article_from_text
from factcheck.claims import load
from factcheck.claims.write import claims_toml
from factcheck.draft import draft_claims
from factcheck.engine import recompute

WORDS = [
    "tăng",
    "giảm",
    "từ",
    "lên",
    "xuống",
    "còn",
    "chiếm",
    "trong",
    "tổng",
    "số",
    "gồm",
    "và",
    "so",
    "với",
    "gấp",
    "mỗi",
    "thứ",
    "còn",
    "lại",
    "rose",
    "fell",
    "to",
    "from",
    "of",
    "up",
    "down",
    "total",
    "including",
    "respectively",
    "average",
    "each",
    "ranked",
    "(",
    ")",
    ",",
    ";",
    ".",
    ":",
    "[",
    "]",
    "…",
    "%",
    "“",
    "”",
    "-",
    "–",
    "tỷ",
    "đồng",
    "triệu",
    "người",
    "USD",
    "km",
    "năm",
    "percent",
    "million",
    "people",
    "homes",
    "shares",
    "the",
    "a",
    "\n\n",
]
NUMBERS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.decimals(0, 999, places=1).map(str),
    st.integers(1000, 9_999_999).map("{:,}".format),
    st.sampled_from(["1.234,5", "2019-2023", "31/12/2020", "$1.8bn", "12,6%", "three", "hai", "đôi", "1/3", "0", "-5"]),
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), NUMBERS), max_size=60).map(lambda words: " ".join(["On", *words]))
FEW = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(TEXTS, st.sampled_from(["vi", "en"]))
def test_a_drafted_file_loads_and_holds_as_scanned(text, language):
    """Draft, write, load, recompute: nothing is invalid, and what failed in the scan is what fails in the file."""
    article = article_from_text(text, "article.txt", language)
    figures = article_figures(article)
    written = claims_toml(draft_claims(article, figures))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "claims.toml"
        file.write_text(written, encoding="utf-8")
        report = recompute(load(file), article, figures)
    assert {claim.verdict for claim in report.claims} <= {"consistent", "rounding", "implied", "inconsistent"}, written


@FEW
@given(st.text(max_size=300).map("7 {}".format))
def test_any_text_can_be_scanned(text):
    report = scan_text(text)
    for claim in report.claims:
        assert 0 <= claim.start <= claim.end <= len(text)
