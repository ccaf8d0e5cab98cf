"""What drafting finds in the article of this repository: benchmarks/draft/results.md says the same."""

from pathlib import Path

from factcheck.api import article_figures
from factcheck.article import read_article
from factcheck.draft import draft_claims
from factcheck.engine import recompute

(SEED,) = (Path(__file__).parents[2] / "seeds").glob("*.txt")

RELATIONS = [
    {"14", "20 chỉ tiêu"},
    {"12,6%/năm", "2,44 lần", "5,16%/năm"},
    {"12,6%/năm", "1,74 lần"},
    {"7.960 USD", "1,83 lần"},
    {"7.960 USD", "1,87 lần"},
    {"thứ 2", "5 thành phố"},
    {"7,3%/năm", "1,67 lần"},
    {"9,77%", "30%"},
]


def test_all_ratios_ranks_and_orders_are_drafted():
    article = read_article(SEED)
    figures = article_figures(article)
    report = recompute(draft_claims(article, figures), article, figures)
    found = [{figures[index].text for index in finding.figures} for finding in report.claims]
    assert sorted(found, key=sorted) == sorted(RELATIONS, key=sorted)
    assert {finding.verdict for finding in report.claims} == {"consistent", "implied"}
