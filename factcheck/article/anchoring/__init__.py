"""Find a claim's quotes in the article as it is now."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.article.anchoring.anchor_records import Anchor, AnchorStatus, MarkAnchor, MarkStatus, figure_indices
from factcheck.article.anchoring.anchored_quotes import joined, verbatim_part
from factcheck.article.anchoring.claim_order import windows
from factcheck.article.anchoring.match import quote_tokens
from factcheck.article.anchoring.passages import Passages
from factcheck.article.anchoring.text_tokens import ArticleIndex
from factcheck.article.anchoring.verbatim import Found, word_for_word

if TYPE_CHECKING:
    from factcheck.language.relations.directions import DirectionWords
    from factcheck.model.article import Article, Span
    from factcheck.model.claim import Quote
    from factcheck.model.figure import Figure

__all__ = ["Anchor", "AnchorStatus", "MarkAnchor", "MarkStatus", "Passages", "anchor", "anchor_all", "figure_indices"]

LEAST_FIT_OF_A_TWIN = 0.8
"""An edited sentence that is elsewhere too is taken for a claim's own with so many of its words, and no fewer."""

LONGEST_WINDOW = 64 * 1024
"""Characters in which the words of a claim are looked for one by one."""


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
    index = ArticleIndex(article, figures, ArticleLanguage(article.language))
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


class ArticleLanguage:
    """What the language data say, by the code of the article's language; loaded when it is asked for."""

    def __init__(self, code: str) -> None:
        """Take the language; nothing is loaded yet."""
        self.code = code

    def common(self) -> frozenset[str]:
        """Return the words that distinguish no statement from another."""
        from factcheck.language.relations.directions import common_words

        return common_words(self.code)

    def directions(self) -> DirectionWords:
        """Return the words that give a direction, and those that deny."""
        from factcheck.language.relations.directions import direction_words

        return direction_words(self.code)

    def read(self, surface: str) -> Figure | None:
        """Return the figure that a surface is by itself; None where it is none."""
        return _read(surface, self.code)


@lru_cache(maxsize=4096)
def _read(surface: str, language: str) -> Figure | None:
    """Return the figure that a surface is by itself; None where it is none."""
    from factcheck.language.reader import read_surface

    try:
        return read_surface(re.sub(r"\s*[\r\n]\s*", " ", surface), language)
    except ValueError:
        return None
