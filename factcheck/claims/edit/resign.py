"""A quote as the article words it now, marks and all: what a journalist signs off anew."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.article.anchoring import Anchor, MarkAnchor
from factcheck.claims.quotes import write_quote
from factcheck.model.article import Article, Span
from factcheck.model.claim import Claim, Mark, Quote

SKIP = "…"


def resigned_quotes(claim: Claim, anchor: Anchor, article: Article) -> tuple[str, ...] | None:
    """Return the claim's quotes, as a claims file writes them, in the article's words of today.

    None where a quote or one of its figures is gone from the article: no rewriting can sign that off.
    """
    if anchor.status in ("missing", "ambiguous") or any(mark.status == "gone" for mark in anchor.marks):
        return None
    written, used = [], 0
    for quote, span in zip(claim.quotes, anchor.spans, strict=True):
        marks = anchor.marks[used : used + len(quote.marks)]
        used += len(quote.marks)
        written.append(_with_skips(quote, marks) if SKIP in quote.text else _from_article(span, marks, article))
    return tuple(written)


def _from_article(span: Span, marks: Sequence[MarkAnchor], article: Article) -> str:
    """Take the article's own words, and mark the figures in them."""
    placed = (Mark(mark.name, mark.text, mark.start - span.start, mark.end - span.start) for mark in marks)
    return write_quote(article.text[span.start : span.end], tuple(placed))


def _with_skips(quote: Quote, marks: Sequence[MarkAnchor]) -> str:
    """Keep a quote that skips words as the journalist cut it, with the figures of today."""
    text, placed, shift = quote.text, [], 0
    for before, now in zip(quote.marks, marks, strict=True):
        start = before.start + shift
        text = text[:start] + now.text + text[before.end + shift :]
        placed.append(Mark(before.name, now.text, start, start + len(now.text)))
        shift += len(now.text) - (before.end - before.start)
    return write_quote(text, tuple(placed))
