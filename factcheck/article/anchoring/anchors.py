"""Anchor the claims of a file in the article as it is now."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.article.anchoring.choose_place import joined, verbatim_part
from factcheck.article.anchoring.claim_order import windows
from factcheck.article.anchoring.match import quote_tokens
from factcheck.article.anchoring.text_tokens import ArticleIndex
from factcheck.article.anchoring.verbatim import Found, word_for_word

if TYPE_CHECKING:
    from factcheck.article.anchoring.turns import Anchor
    from factcheck.model.article import Article, Span
    from factcheck.model.claim import Quote
    from factcheck.model.figure import Figure

# Decide whether claims are where they were found, so that what an edit has made of them need not be looked for.


LEAST_FIT_OF_A_TWIN = 0.8
"""An edited sentence that is elsewhere too is taken for a claim's own with so many of its words, and no fewer."""

LONGEST_WINDOW = 64 * 1024
"""Characters in which the words of a claim are looked for one by one."""


def all_settled(claims: Sequence[Sequence[Quote]], found: Sequence[Found], index: ArticleIndex) -> bool:
    """Return whether every claim was found in its very characters, at a place of its own that no edit can have left.

    Claims found in their order are.  One that is not may quote a sentence that occurred twice, of which the one
    between its neighbours was edited; then most of its words are still there.
    """
    if not all(one.is_exact and not any(one.shares) for one in found):
        return False
    if all(before.start <= one.start for before, one in pairwise(found)):
        return True
    around = windows(
        [quotes[0].text if quotes else "" for quotes in claims],
        [one.start for one in found],
        [one.end for one in found],
        len(index.text),
    )
    return not any(
        is_displaced(one, window) and may_have_a_twin(quotes[0], index.text[window.start : window.end])
        for quotes, one, window in zip(claims, found, around, strict=True)
    )


def is_displaced(one: Found, window: Span) -> bool:
    """Return whether a claim is elsewhere than between its neighbours; none does where they changed places."""
    return window.start <= window.end and not (window.start <= one.start and one.end <= window.end)


def may_have_a_twin(quote: Quote, text: str) -> bool:
    """Return whether a text may hold an edited version of a quote: as many of its words as that would have."""
    if len(text) > LONGEST_WINDOW:
        return True
    parts = quote_tokens(quote)
    words = [word for position, word in enumerate(parts.words) if position not in parts.marked]
    folded = unicodedata.normalize("NFC", text).casefold()
    return sum(word in folded for word in words) >= LEAST_FIT_OF_A_TWIN * len(words)


def anchor(quotes: Sequence[Quote], article: Article, figures: Sequence[Figure]) -> Anchor:
    """Return where the quotes of one claim are in an article.

    `figures` are those read in the article, in their order.  Many claims on one article are anchored faster, and
    better where words repeat, by `anchor_all`.
    """
    return anchor_all([quotes], article, figures)[0]


def anchor_all(claims: Sequence[Sequence[Quote]], article: Article, figures: Sequence[Figure]) -> tuple[Anchor, ...]:
    """Return where the quotes of every claim are in an article, one answer for each claim in its order.

    Claims are looked for word for word first.  What was edited is then looked for with the help of the others:
    a claim is likely between its neighbours, and not on figures that another claim still quotes.
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
