"""A footnote mark inside a figure of a Markdown article is no part of what the article says."""

from pathlib import Path

from factcheck.api import verify

PAGE = """Tỉnh thu được 96.000[^1] tỷ đồng, gồm 52.000 tỷ đồng thuế và 44.000 tỷ đồng phí.

[^1]: Số liệu sơ bộ.
"""

CLAIMS = """article = "page.md"
language = "vi"

[[claim]]
id    = "thu"
quote = "thu được [tổng: 96.000[[^1]] tỷ đồng], gồm [thuế: 52.000 tỷ đồng] thuế và [phí: 44.000 tỷ đồng] phí"
check = "thuế + phí ≈ tổng"
"""


def test_a_quote_with_its_footnote_mark_is_no_drift(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    (finding,) = verify(tmp_path / "claims.toml").claims
    assert (finding.verdict, finding.drift) == ("consistent", ())
