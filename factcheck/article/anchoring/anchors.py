"""Anchor the claims of a file in the article as it stands now."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.article.anchoring.index import ArticleIndex
from factcheck.article.anchoring.part import joined, verbatim_part
from factcheck.article.anchoring.places import word_for_word
from factcheck.article.anchoring.records import Anchor
from factcheck.article.anchoring.settled import all_settled
from factcheck.model.article import Article
from factcheck.model.claim import Quote
from factcheck.model.figure import Figure


def anchor(quotes: Sequence[Quote], article: Article, figures: Sequence[Figure]) -> Anchor:
    """Return where the quotes of one claim stand in an article.

    `figures` are those read in the article, in their order.  Many claims on one article are anchored faster, and
    better where words repeat, by `anchor_all`.
    """
    return anchor_all([quotes], article, figures)[0]


def anchor_all(claims: Sequence[Sequence[Quote]], article: Article, figures: Sequence[Figure]) -> tuple[Anchor, ...]:
    """Return where the quotes of every claim stand in an article, one answer for each claim in its order.

    Claims are looked for word for word first.  What was edited is then looked for with the help of the others:
    a claim likely stands between its neighbours, and not on figures that another claim still quotes.
    """
    index = ArticleIndex(article, figures)
    found = word_for_word(claims, index)
    if all_settled(claims, found, index):
        return tuple(
            joined(
                [verbatim_part(quote, match, index) for quote, match in zip(quotes, one.matches, strict=True) if match]
            )
            for quotes, one in zip(claims, found, strict=True)
        )
    from factcheck.article.anchoring.drifted import anchor_drifted  # only for articles that were edited

    return anchor_drifted(claims, found, index)
