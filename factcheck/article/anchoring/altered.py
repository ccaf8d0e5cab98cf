"""Find where an edited quote may be: most of its words, whatever its numbers are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from factcheck.article.anchoring.anchor_records import MarkAnchor, Turn
from factcheck.article.anchoring.anchored_quotes import mark_anchors
from factcheck.article.anchoring.match import NOWHERE, Match, QuoteTokens, align, mark_span, quote_tokens
from factcheck.article.anchoring.text_tokens import ArticleIndex, Tokens, is_number, masked
from factcheck.article.anchoring.turns import turns_of
from factcheck.model.article import Span
from factcheck.model.claim import Quote
from factcheck.model.said import said

# One place that an edited quote may have come to, and how well it fits.


INSERTED_WORD = 0.2
"""What an inserted word takes from the fit, in words lost: editors add more often than they delete."""

OWN_SHARE = 0.5
OWN_WORDS = 2
"""A place with the same numbers is the same statement reworded with so large a share of the distinctive words, and so
many of them; with fewer it is drift.  `benchmarks/anchoring/results.md` has the measurement (“Other statements”).
"""


class Alignment(msgspec.Struct, frozen=True):
    """A quote aligned with the article: for each of its tokens the article token, or -1."""

    parts: QuoteTokens
    article: Tokens
    positions: list[int]

    def keeps(self, token: int) -> bool:
        """Return whether the article still has this very token."""
        position = self.positions[token]
        return position >= 0 and self.article.words[position] == self.parts.words[token]


class Edit(msgspec.Struct, frozen=True):
    """A quote beside the words that the article has in its place."""

    quote: Quote
    index: ArticleIndex
    aligned: Alignment
    lost: Sequence[int]
    """The tokens outside the marks that are no longer there."""
    inserted: list[int]
    """The article tokens that are aligned with none of the quote."""
    reach: tuple[int, int]
    """The first and the last article token that the quote still has."""

    def notes(self) -> tuple[str, ...]:
        """Say which words and unmarked numbers around the figures are gone, and which are new."""
        named = (("anchor.gone_words", self._gone_runs()), ("anchor.new_words", self._new_runs()))
        return tuple(said(code, words=", ".join(f"“{run}”" for run in runs)) for code, runs in named if runs)

    def changed_words(self) -> tuple[str, str]:
        """Return the words that are gone, and those that are new."""
        return " … ".join(self._gone_runs()), " … ".join(self._new_runs())

    def turns(self) -> tuple[Turn, ...]:
        """Return the words that now say something else."""
        index = self.index
        return turns_of(self.quote, self.aligned, index.text, index.language, self.reach, self.inserted)

    def _gone_runs(self) -> list[str]:
        return _runs(self.quote.text, self.aligned.parts.tokens, self.lost)

    def _new_runs(self) -> list[str]:
        """Return what the article has and the quote has not."""
        positions = self.aligned.positions
        new = {*self.inserted, *(positions[token] for token in self.lost if positions[token] >= 0)}
        return _runs(self.index.text, self.aligned.article, sorted(new))


class Candidate(msgspec.Struct, frozen=True):
    """A place that may be what became of a quote."""

    match: Match
    marks: tuple[MarkAnchor, ...]
    kept: int
    """How many of the words and numbers outside the marks are still there."""
    words: int
    """How many there were."""
    fit: float
    """Their share, less a little for every inserted word: 1 where only marked numbers changed."""
    same_numbers: bool
    """Whether all marks and all other numbers say the same."""
    edit: Edit
    """What the edit did to its words, described only for the place that is chosen."""
    distinctive: int
    """How many of the words outside the marks distinguish statements: all but numbers and the commonest words."""
    distinctive_kept: int
    """How many of those are still there, in whatever order."""

    @property
    def distinctive_share(self) -> float:
        """Return the share of the distinctive words that are still there; without any the share of all words."""
        if self.distinctive:
            return self.distinctive_kept / self.distinctive
        return self.kept / self.words if self.words else 1.0

    @property
    def is_own(self) -> bool:
        """Return whether so many of the distinctive words are still there that it is the same statement reworded."""
        if not self.distinctive:
            return self.kept == self.words
        return self.distinctive_share >= OWN_SHARE and self.distinctive_kept >= min(OWN_WORDS, self.distinctive)


def candidate(quote: Quote, parts: QuoteTokens, index: ArticleIndex, first: int, last: int) -> Candidate | None:
    """Align a quote with the article tokens `first` to `last` and return how well it fits; None for not at all."""
    return candidate_at(quote, parts, positions_in(parts, index, first, last), index)


def positions_in(parts: QuoteTokens, index: ArticleIndex, first: int, last: int) -> list[int]:
    """Return for each token of a quote the one of the article tokens `first` to `last` it is aligned with; -1 none."""
    if last - first == len(parts.words) and index.masked[first:last] == masked(parts.words):
        return list(range(first, last))  # the same words in a row: nothing to align
    return [first + at if at >= 0 else -1 for at in align(parts, index.tokens.words[first:last])]


def candidate_at(quote: Quote, parts: QuoteTokens, positions: list[int], index: ArticleIndex) -> Candidate | None:
    """Return how well a quote fits whose tokens are aligned with those of the article; None for not at all."""
    aligned = Alignment(parts, index.tokens, positions)
    plain = [token for token in range(len(parts.words)) if token not in parts.marked]
    lost = [token for token in plain if not aligned.keeps(token)]
    kept = [token for token in plain if aligned.keeps(token)]
    held = [positions[token] for token in (*kept, *parts.marked) if positions[token] >= 0]
    if not held:
        return None
    reach = min(held), max(held)
    inserted = _inserted(aligned, *reach)
    match = _match(quote, index, aligned, reach, inserted)
    marks = mark_anchors(quote, match, index)
    same_unmarked = not any(is_number(parts.words[token]) for token in lost)
    distinctive = _distinctive(aligned, plain, index.language.common())
    words_there = set(aligned.article.words[reach[0] : reach[1] + 1])
    return Candidate(
        match=match,
        marks=marks,
        kept=len(kept),
        words=len(plain),
        fit=(len(kept) / len(plain) if plain else 1.0) - INSERTED_WORD * len(inserted) / len(parts.words),
        same_numbers=same_unmarked and all(mark.status == "same" for mark in marks),
        edit=Edit(quote, index, aligned, lost, inserted, reach),
        distinctive=len(distinctive),
        distinctive_kept=sum(aligned.parts.words[token] in words_there for token in distinctive),
    )


def _distinctive(aligned: Alignment, plain: Sequence[int], common: frozenset[str]) -> list[int]:
    """Return the tokens of a quote that distinguish its statement from others."""
    return [
        token
        for token in plain
        if not is_number(aligned.parts.words[token]) and aligned.parts.words[token] not in common
    ]


def _inserted(aligned: Alignment, low: int, high: int) -> list[int]:
    """Return the article tokens of a match that are aligned with no token of the quote and are not skipped by "…"."""
    bridged: set[int] = set()
    for skip in aligned.parts.skips:
        before = max((at for at in aligned.positions[:skip] if at >= 0), default=low)
        after = min((at for at in aligned.positions[skip:] if at >= 0), default=high)
        bridged.update(range(before + 1, after))
    taken = set(aligned.positions)
    return [at for at in range(low, high + 1) if at not in taken and at not in bridged]


def _match(quote: Quote, index: ArticleIndex, aligned: Alignment, reach: tuple[int, int], inserted: list[int]) -> Match:
    """Return the stretch of text from one article token to another, and its marks."""
    starts, ends = aligned.article.starts, aligned.article.ends
    marks = []
    for number, held in enumerate(aligned.parts.marks):
        at = [aligned.positions[token] for token in held if aligned.positions[token] >= 0]
        marks.append(mark_span(quote, aligned.parts, number, min(at), max(at), index) if at else NOWHERE)
    spans = tuple(Span(starts[at], ends[at]) for at in inserted)
    return Match(starts[reach[0]], ends[reach[1]], tuple(marks), inserted=spans)


def _runs(text: str, tokens: Tokens, positions: Sequence[int]) -> list[str]:
    """Return tokens as they are written, those in a row together."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    return [text[tokens.starts[first] : tokens.ends[last]] for first, last in runs]


BEST_STRETCHES = 5
"""Stretches of the article that are tried for one quote, besides those with all its words."""

MOST_PLACES = 12
"""Places with all its words and other numbers that are tried at most."""

COMMON = 300
"""A word that occurs more often than this in the article points nowhere."""

SKIPPED_TOKENS = 80
"""Words that one "…" may stand for where a quote was edited."""


def candidates(quote: Quote, index: ArticleIndex, window: Span) -> list[Candidate]:
    """Return the places that may be what became of a quote, each once.

    Places with all its words and other numbers come first, those between the claim's neighbours (`window`)
    before others; then wherever many of its words and numbers are together.
    """
    parts = quote_tokens(quote)
    if not parts.words:
        return []
    places = _masked(parts, index, window) or _masked(parts, index, Span(0, len(index.text)))
    return _tried(quote, parts, index, (*places, *_likely(parts, index)))


def rewritten(quote: Quote, index: ArticleIndex, window: Span) -> list[Candidate]:
    """Return the places within `window` that have all the words of a quote, or many of its words and numbers."""
    parts = quote_tokens(quote)
    first, last = index.tokens.first_at(window.start), index.tokens.first_from(window.end)
    likely = ((max(first, start), min(last, end)) for start, end in _likely(parts, index))
    inside = [(start, end) for start, end in likely if start < end]
    return _tried(quote, parts, index, (*_masked(parts, index, window), *inside))


def reworded(quote: Quote, index: ArticleIndex, window: Span) -> list[Candidate]:
    """Return the places within `window` that have all the words of a quote, with other numbers."""
    parts = quote_tokens(quote)
    return [place for place in _tried(quote, parts, index, _masked(parts, index, window)) if not place.same_numbers]


def _tried(
    quote: Quote, parts: QuoteTokens, index: ArticleIndex, stretches: Iterable[tuple[int, int]]
) -> list[Candidate]:
    """Align a quote with stretches of the article; each place comes once.

    Where it is found with other numbers, what is left of the stretch is looked at as well: two sentences of
    one pattern may follow each other, and the one with more of the words need not be the quote's own.
    """
    found: dict[tuple[int, int], Candidate] = {}
    for stretch in stretches:
        place = candidate(quote, parts, index, *stretch)
        places = [place, *_beside(quote, parts, index, stretch, place)] if place else []
        for one in places:
            found.setdefault((one.match.start, one.match.end), one)
    return list(found.values())


def _beside(
    quote: Quote, parts: QuoteTokens, index: ArticleIndex, stretch: tuple[int, int], place: Candidate
) -> Iterator[Candidate]:
    """Yield where a quote fits before and after a place with other numbers, within a stretch."""
    if place.same_numbers:
        return
    start, end = index.tokens.first_at(place.match.start), index.tokens.first_from(place.match.end)
    for first, last in ((stretch[0], start), (end, stretch[1])):
        if last - first >= len(parts.words) // 2:
            other = candidate(quote, parts, index, first, last)
            if other is not None:
                yield other


def _masked(parts: QuoteTokens, index: ArticleIndex, window: Span) -> list[tuple[int, int]]:
    """Return the first stretches of tokens within a window that have all the quote's words, numbers aside."""
    first, last = index.tokens.first_at(window.start), index.tokens.first_from(window.end)
    places = islice(index.masked_sequences(parts.words, first, last), MOST_PLACES)
    return [(start, start + len(parts.words)) for start in places]


def _likely(parts: QuoteTokens, index: ArticleIndex) -> Iterator[tuple[int, int]]:
    """Yield the stretches where most of the quote's tokens are at about their distances from each other.

    Every occurrence of a token votes for the place where the quote would then begin, a rare token with more
    weight; the votes are counted in buckets of half a quote.
    """
    length = len(parts.words)
    size = length // 2 + 8
    votes: Counter[int] = Counter()
    for token, word in enumerate(parts.words):
        positions = index.postings.get(word, ())
        if 0 < len(positions) <= COMMON:
            weight = 1 + 10 // len(positions)
            votes.update({(position - token) // size: weight for position in positions})
    paired = Counter({bucket: count + votes[bucket + 1] for bucket, count in votes.items()})
    reach = 3 * size + length + SKIPPED_TOKENS * len(parts.skips)
    for bucket, _ in paired.most_common(BEST_STRETCHES):
        first = max((bucket - 1) * size, 0)
        yield first, min(first + reach, len(index.tokens.words))
