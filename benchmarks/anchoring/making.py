"""Claims made by machine for an article, and an article as a list of pieces that can be edited and followed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from factcheck.article import article_from_text
from factcheck.language import read_figures
from factcheck.model.article import Article, Span
from factcheck.model.claim import Mark, Quote
from factcheck.model.figure import Figure


class Signed(msgspec.Struct, frozen=True):
    """An article as the desk signed it off: its figures, and a claim for each quote."""

    article: Article
    figures: tuple[Figure, ...]
    claims: tuple[tuple[Quote, ...], ...]
    marked: tuple[tuple[int, ...], ...]
    """For each claim the figures that it marks."""


class Edited(msgspec.Struct, frozen=True):
    """An edited text, and where each figure of the signed article stands in it (None where it was cut)."""

    text: str
    figures: tuple[Span | None, ...]
    touched: tuple[int, ...] = ()
    """The figures whose numbers were edited."""
    added: Span | None = None
    """Where a figure was added."""
    kind: str = ""


def sign_off(text: str, path: str, language: str, short: bool = False) -> Signed:
    """Return an article with a claim for every sentence that has figures; with `short`, for every figure."""
    article = article_from_text(text, path, language)
    figures = read_figures(article.text, article.language)
    stretches = _around_figures(article, figures) if short else list(article.sentences)
    claims, marked = [], []
    for stretch in stretches:
        inside = [index for index, figure in enumerate(figures) if _holds(stretch, figure)]
        if inside:
            claims.append((_quote(article.text, stretch, [figures[index] for index in inside]),))
            marked.append(tuple(inside))
    return Signed(article, figures, tuple(claims), tuple(marked))


def _holds(stretch: Span, figure: Figure) -> bool:
    """Tell whether a figure lies inside a stretch."""
    return stretch.start <= figure.start and figure.end <= stretch.end


def _around_figures(article: Article, figures: Sequence[Figure]) -> list[Span]:
    """Return for each figure the stretch from four words before it to three after it, within its sentence."""
    stretches = []
    for figure in figures:
        sentence = next((span for span in article.sentences if _holds(span, figure)), None)
        if sentence is not None:
            before = article.text[sentence.start : figure.start]
            after = article.text[figure.end : sentence.end]
            start = figure.start - len(re.search(r"(?:\S+\s+){0,4}\S*$", before)[0])
            end = figure.end + len(re.match(r"\S*(?:\s+\S+){0,3}", after)[0])
            stretches.append(_without_half_figures(Span(start, end), figures))
    return stretches


def _without_half_figures(stretch: Span, figures: Sequence[Figure]) -> Span:
    """Return a stretch that cuts no figure, shortened where it did."""
    start, end = stretch.start, stretch.end
    for figure in figures:
        if figure.start < start < figure.end:
            start = figure.end
        if figure.start < end < figure.end:
            end = figure.start
    return Span(start, end)


def _quote(text: str, stretch: Span, figures: Sequence[Figure]) -> Quote:
    """Return the quote of a stretch with its figures marked."""
    marks, last = [], stretch.start
    for figure in figures:
        if figure.start >= last:
            start, end = figure.start - stretch.start, figure.end - stretch.start
            marks.append(Mark("", figure.text, start, end))
            last = figure.end
    words = text[stretch.start : stretch.end]
    return Quote(words, words, tuple(marks))


def replace(signed: Signed, stretch: Span, new: str) -> Edited:
    """Return the text with one stretch replaced, and every figure's new place."""
    text = signed.article.text
    shift = len(new) - (stretch.end - stretch.start)
    places = []
    for figure in signed.figures:
        if figure.end <= stretch.start:
            places.append(Span(figure.start, figure.end))
        elif figure.start >= stretch.end:
            places.append(Span(figure.start + shift, figure.end + shift))
        else:
            places.append(Span(figure.start, max(figure.end + shift, figure.start)))
    return Edited(text[: stretch.start] + new + text[stretch.end :], tuple(places))


def rearranged(signed: Signed, pieces: Sequence[Span]) -> Edited:
    """Return the text put together from stretches of it in another order, and every figure's new place."""
    text, places, length = [], [None] * len(signed.figures), 0
    for piece in pieces:
        for index, figure in enumerate(signed.figures):
            if _holds(piece, figure):
                places[index] = Span(figure.start - piece.start + length, figure.end - piece.start + length)
        text.append(signed.article.text[piece.start : piece.end])
        length += piece.end - piece.start
    return Edited("".join(text), tuple(places))


def translated(signed: Signed, change) -> Edited:  # noqa: ANN001
    """Return the text with every character changed by itself, and every figure's new place."""
    pieces = [change(character) for character in signed.article.text]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    places = tuple(Span(starts[figure.start], starts[figure.end]) for figure in signed.figures)
    return Edited("".join(pieces), places)
