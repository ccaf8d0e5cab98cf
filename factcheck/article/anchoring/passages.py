"""The passage of an article that is most like a quote which it no longer has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.article.anchoring.text_tokens import is_number, tokenize

if TYPE_CHECKING:
    from factcheck.model.article import Article, Span

LEAST_SHARED = 0.2
"""The share of a quote's words, rare ones weighing more, that a sentence must have to be shown for it."""

MOST_ASKED = 100
"""Quotes of one file for which a passage is looked for: each is compared with every sentence that has a word of it."""


class Passages:
    """The sentences of an article by their words; indexed when the first quote is looked for."""

    __slots__ = ("article", "asked", "having")

    def __init__(self, article: Article) -> None:
        """Take the article; nothing is done yet."""
        self.article = article
        self.asked = 0
        self.having: dict[str, list[int]] | None = None

    def nearest(self, quote: str) -> Span | None:
        """Return the sentence that has most of a quote's words; None where none has enough of them."""
        self.asked += 1
        if self.asked > MOST_ASKED:
            return None
        from factcheck.language.relations.directions import common_words  # most articles have all quotes

        having = self.having if self.having is not None else self._indexed()
        words = set(tokenize(quote).words) - common_words(self.article.language)
        shared: defaultdict[int, float] = defaultdict(float)
        for word in words:
            sentences = having.get(word, ())
            for number in sentences:
                shared[number] += weight(word) / len(sentences) ** 0.5
        if not shared:
            return None
        best, _ = max(shared.items(), key=lambda item: (item[1], -item[0]))
        held = sum(weight(word) for word in words if best in having.get(word, ()))
        return self.article.sentences[best] if held >= LEAST_SHARED * sum(map(weight, words)) else None

    def _indexed(self) -> dict[str, list[int]]:
        having: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.article.sentences):
            for word in set(tokenize(self.article.text[sentence.start : sentence.end]).words):
                having.setdefault(word, []).append(number)
        self.having = having
        return having


def weight(word: str) -> int:
    """Return how much a word says of which statement it is; a number says less, for many statements have it."""
    return 1 if is_number(word) or len(word) < 2 else 2
