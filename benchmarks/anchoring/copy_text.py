"""The text of an article under the editor's hand, with stretches of it that are followed through every edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from factcheck.article import article_from_text
from factcheck.model.article import Article, Span

Followed = tuple[Span | None, ...]
"""Where stretches stand now; None for one that was cut or torn apart."""


class Copy(msgspec.Struct, frozen=True):
    """A text, and where what the desk signed off stands in it."""

    text: str
    language: str
    figures: Followed
    hedges: Followed = ()
    """The words that bend a figure ("nearly"), for all figures that have some."""
    quotes: Followed = ()
    """The quotes of the claims, one after the other."""
    marks: Followed = ()
    """The marked figures of the quotes, one after the other."""
    added: Followed = ()
    """Figures that were added."""
    edited: frozenset[int] = frozenset()
    """The figures whose numbers were edited."""

    @property
    def article(self) -> Article:
        """The text with its paragraphs and sentences."""
        return article_from_text(self.text, "article.txt", self.language)

    @property
    def taken(self) -> list[Span]:
        """The stretches that say what the numbers are: figures and their hedges."""
        return [span for span in (*self.figures, *self.hedges) if span is not None]

    def words(self, span: Span) -> str:
        """Return what stands at a stretch now."""
        return self.text[span.start : span.end]


def replace(copy: Copy, stretch: Span, new: str) -> Copy:
    """Return the copy with one stretch replaced; what was put in belongs to nothing that ends or begins there."""
    shift = len(new) - (stretch.end - stretch.start)
    inserts = stretch.start == stretch.end

    def moved(offset: int, is_end: bool) -> int:
        if offset < stretch.start or (offset == stretch.start and (is_end or not inserts)):
            return offset
        return max(offset + shift, stretch.start)

    return _followed(
        copy,
        copy.text[: stretch.start] + new + copy.text[stretch.end :],
        lambda span: Span(moved(span.start, False), moved(span.end, True)),
    )


def rearranged(copy: Copy, pieces: Sequence[Span]) -> Copy:
    """Return the copy put together from stretches of it in another order."""
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + piece.end - piece.start)

    def moved(span: Span) -> Span | None:
        for piece, start in zip(pieces, starts, strict=False):
            if piece.start <= span.start and span.end <= piece.end:
                return Span(span.start - piece.start + start, span.end - piece.start + start)
        return None

    return _followed(copy, "".join(map(copy.words, pieces)), moved)


def translated(copy: Copy, change: Callable[[int, str], str]) -> Copy:
    """Return the copy with every character, given with its offset, changed by itself."""
    changed = [change(offset, character) for offset, character in enumerate(copy.text)]
    starts = [0]
    for piece in changed:
        starts.append(starts[-1] + len(piece))
    return _followed(copy, "".join(changed), lambda span: Span(starts[span.start], starts[span.end]))


def _followed(copy: Copy, text: str, moved: Callable[[Span], Span | None]) -> Copy:
    """Return the copy with another text, everything that is followed moved along."""

    def all_moved(spans: Followed) -> Followed:
        return tuple(None if span is None else moved(span) for span in spans)

    return msgspec.structs.replace(
        copy,
        text=text,
        figures=all_moved(copy.figures),
        hedges=all_moved(copy.hedges),
        quotes=all_moved(copy.quotes),
        marks=all_moved(copy.marks),
        added=all_moved(copy.added),
    )
