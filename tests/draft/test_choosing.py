"""Which of several figures with one value a claim takes."""

from factcheck.article import article_from_text
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.find import find_claims
from factcheck.language import read_figures


def test_of_a_figure_stated_twice_the_one_before_the_statement_is_meant():
    text = (
        "The fund holds $48.2m in all. Bonds are $9.64m, or 20% of it. "
        "The manager was asked whether the fund holds $48.2m in all and said yes."
    )
    article = article_from_text(text, "article.txt", "en")
    chosen = find_claims(read_scene(article, read_figures(text, "en")))
    (share,) = [item.candidate for item in chosen if item.candidate.kind == "share"]
    assert dict(share.operands)["whole"].figure.start < text.index("Bonds")
