"""Sign off what the article says now: new quotes for given claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.edit.splice import Splice, apply, split_mark
from factcheck.claims.load import load_text
from factcheck.claims.locate import Keys, Places
from factcheck.claims.quotes import write_quote
from factcheck.claims.write import toml_list, toml_string
from factcheck.model.claim import Claim, Mark, Quote
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said
from factcheck.model.suggestion import did_you_mean

if TYPE_CHECKING:
    from factcheck.article.anchoring import Anchor, MarkAnchor
    from factcheck.model.article import Article, Span


def replace_quotes(source: str, path: str, quotes: Mapping[str, Sequence[str]]) -> str:
    """Return the text of a claims file in which the claims named by id have new quotes, with their marks.

    Where a claim has as many quotes as before, only those that differ are rewritten, so that a comment between
    them stays.  Raises FactcheckError for an id that the file does not have, and where the result would be no
    sound claims file.
    """
    mark, source = split_mark(source)
    claims = load_text(source, path).claims
    ids = {claim.id: index for index, claim in enumerate(claims)}
    unknown = [identity for identity in quotes if identity not in ids]
    if unknown:
        raise FactcheckError(*(_no_claim(identity, ids, path) for identity in unknown))
    places = Places(source, path)
    splices = [
        splice
        for identity, written in quotes.items()
        for splice in _splices(ids[identity], claims[ids[identity]], written, places)
    ]
    changed = apply(source, splices)
    load_text(changed, path)
    return mark + changed


def _splices(index: int, claim: Claim, written: Sequence[str], places: Places) -> Iterator[Splice]:
    keys: Keys = ("claim", index, "quote")
    if len(written) != len(claim.quotes):
        texts = [toml_string(text) for text in written]
        yield Splice(*places.span(keys), texts[0] if len(texts) == 1 else toml_list(texts))
        return
    for place, (before, after) in enumerate(zip(claim.quotes, written, strict=True)):
        if before.written != after:
            yield Splice(*places.span((*keys, place)), toml_string(after))


def _no_claim(identity: str, known: Mapping[str, int], path: str) -> Problem:
    return Problem(said("claims.claim_has", identity=identity), path, hint=did_you_mean(identity, known))


# A quote as the article words it now, marks and all: what a journalist accepts anew.


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
