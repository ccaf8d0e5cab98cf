"""Words of a quote that an edit has turned: "rose" is now "fell", "passed" is "failed", "Linus" is "Anna"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from factcheck.article.anchoring.anchor_records import Turn
from factcheck.article.anchoring.text_tokens import Tokens, is_number

if TYPE_CHECKING:
    from factcheck.article.anchoring.match import QuoteTokens
    from factcheck.article.anchoring.text_tokens import LanguageKnowledge
    from factcheck.language.relations.directions import DirectionWords
    from factcheck.model.claim import Quote

APOSTROPHES = "'’"


class AlignedQuote(Protocol):
    """A quote aligned with the article: for each of its tokens the article token, or -1."""

    @property
    def parts(self) -> QuoteTokens:
        """The quote's tokens."""

    @property
    def article(self) -> Tokens:
        """The article's tokens."""

    @property
    def positions(self) -> list[int]:
        """For each token of the quote the article's."""


class _Side(msgspec.Struct, frozen=True):
    """One of the two texts: its tokens, those that count, and where its marks are."""

    text: str
    tokens: Tokens
    counted: Sequence[int]
    """The tokens outside the marks, in order."""
    kept: frozenset[int]
    """Those that the other text has at the same place."""
    marks: Mapping[int, tuple[int, int]]
    """For each mark its first and last token."""

    def written(self, first: int, last: int) -> str:
        """Return the text from one token to another."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last]]

    def nearest_mark(self, token: int) -> int:
        """Return the mark that is the fewest tokens away; -1 for none."""
        distances = {mark: max(first - token, token - last) for mark, (first, last) in self.marks.items()}
        return min(distances, key=lambda mark: (distances[mark], mark), default=-1)


def turns_of(
    quote: Quote,
    aligned: AlignedQuote,
    text: str,
    language: LanguageKnowledge,
    reach: tuple[int, int],
    inserted: Sequence[int],
) -> tuple[Turn, ...]:
    """Return the directions, denials and names of a quote that the article now has the other way.

    `reach` is the first and last article token that the quote still has, `inserted` those beside no token of it.
    """
    positions, words = aligned.positions, aligned.article.words
    kept = {token: at for token, at in enumerate(positions) if at >= 0 and words[at] == aligned.parts.words[token]}
    held = {at for token, at in enumerate(positions) if at >= 0 and token not in aligned.parts.marked}
    before = _Side(
        quote.text,
        aligned.parts.tokens,
        [token for token in range(len(positions)) if token not in aligned.parts.marked],
        frozenset(kept),
        {number: (held[0], held[-1]) for number, held in enumerate(aligned.parts.marks) if held},
    )
    after = _Side(
        text,
        aligned.article,
        sorted({*inserted, *(at for at in held if _in_one_sentence(text, aligned.article, at, reach))}),
        frozenset(kept.values()),
        dict(_places(aligned)),
    )
    known = language.directions()
    return (
        *_flips(before, after, known),
        *_denials(before, after, positions, known),
        *_names(before, after, positions, language.common()),
    )


def _in_one_sentence(text: str, tokens: Tokens, at: int, reach: tuple[int, int]) -> bool:
    """Return whether no sentence and no line ends between a token and what is left of the quote."""
    low, high = tokens.starts[reach[0]], tokens.ends[reach[1]]
    between = text[tokens.ends[at] : low] if at < reach[0] else text[high : tokens.starts[at]]
    return not any(mark in between for mark in "\n.!?|")


def _places(aligned: AlignedQuote) -> list[tuple[int, tuple[int, int]]]:
    """Return the marks that the article still has, each with its first and last article token."""
    found = []
    for number, tokens in enumerate(aligned.parts.marks):
        at = [aligned.positions[token] for token in tokens if aligned.positions[token] >= 0]
        if at:
            found.append((number, (min(at), max(at))))
    return found


Said = dict[int, list[tuple[int, int, int]]]
"""For each mark the phrases next to it that give a direction: first token, last token, 1 up or -1 down."""


def _flips(before: _Side, after: _Side, known: DirectionWords) -> list[Turn]:
    """Return the directions that have turned: next to one mark less of the one way, and more of the other."""
    was, now = _directions(before, known), _directions(after, known)
    turns = []
    for mark in was:
        first, second = (Counter(sign for *_, sign in said.get(mark, ())) for said in (was, now))
        turned = [sign for sign in (1, -1) if first[sign] > second[sign] and second[-sign] > first[-sign]]
        turns += [Turn(_phrase(before, was[mark], s), _phrase(after, now.get(mark, []), -s), mark) for s in turned]
    return turns


def _directions(side: _Side, known: DirectionWords) -> Said:
    """Return the phrases of a text that give a direction, by the mark that is nearest."""
    said: Said = {}
    done = -1
    for index, token in enumerate(side.counted):
        if token <= done:
            continue
        for phrase, sign in known.starting_with(side.tokens.words[token]):
            run = side.counted[index : index + len(phrase)]
            if tuple(side.tokens.words[one] for one in run) == phrase and run[-1] - token == len(phrase) - 1:
                said.setdefault(side.nearest_mark(token), []).append((token, run[-1], sign))
                done = run[-1]
                break
    return said


def _phrase(side: _Side, said: Sequence[tuple[int, int, int]], sign: int) -> str:
    """Return the first phrase that goes one way as it is written, one that the other text does not have if there is."""
    phrases = [phrase for phrase in said if phrase[2] == sign]
    first, last, _ = min(phrases, key=lambda phrase: phrase[0] in side.kept)
    return side.written(first, last)


def _denials(before: _Side, after: _Side, positions: Sequence[int], known: DirectionWords) -> list[Turn]:
    """Return the words that are denied now and were not, or the other way round."""
    was, now = _denied(before, known), _denied(after, known)
    if len(was) == len(now):
        return []
    back = {at: token for token, at in enumerate(positions) if at >= 0}
    other = dict(enumerate(positions))
    side, more, less, across = (after, now, before, back) if len(now) > len(was) else (before, was, after, other)
    token = next((one for one in more if one not in side.kept), more[0])
    following = next((one for one in side.counted if one > token and across.get(one, -1) >= 0), token)
    facing = across.get(following, -1)
    denied = side.written(token, following) if following - token < FARTHEST_DENIED else side.written(token, token)
    plain = less.written(facing, facing) if facing >= 0 else "…"
    turn = (plain, denied) if side is after else (denied, plain)
    return [Turn(*turn, side.nearest_mark(token))]


FARTHEST_DENIED = 5
"""Words after a denial in which the word is looked for that it denies."""


def _denied(side: _Side, known: DirectionWords) -> list[int]:
    """Return the tokens that deny, but for those that only begin an addition ("not only")."""
    found = []
    for index, token in enumerate(side.counted):
        word = side.tokens.words[token]
        is_short = word == "t" and side.text[side.tokens.starts[token] - 1] in APOSTROPHES
        following = side.tokens.words[side.counted[index + 1]] if index + 1 < len(side.counted) else ""
        if (is_short or word in known.denials) and following not in known.additions:
            found.append(token - 1 if is_short else token)
    return found


def _names(before: _Side, after: _Side, positions: Sequence[int], common: frozenset[str]) -> list[Turn]:
    """Return the names that other names have replaced."""
    turns = []
    for token in before.counted:
        at = positions[token]
        if token in before.kept or at < 0 or at not in after.counted or before.tokens.words[token] in common:
            continue
        if _is_name(before, token, after.text) and _is_name(after, at, after.text):
            turns.append(Turn(before.written(token, token), after.written(at, at), before.nearest_mark(token)))
    return turns[:1]


def _is_name(side: _Side, token: int, article: str) -> bool:
    """Return whether a word is a name: with a capital inside a sentence, or nowhere in the article without one."""
    start = side.tokens.starts[token]
    if is_number(side.tokens.words[token]) or not side.text[start].isupper():
        return False
    return _is_inside(side.text, start) or not re.search(
        rf"\b{re.escape(side.written(token, token).lower())}\b", article
    )


def _is_inside(text: str, start: int) -> bool:
    """Return whether a word is inside a sentence: words in small letters are right before it."""
    before = text[max(start - 2, 0) : start]
    return len(before) == 2 and before[1] in " \u00a0\n" and (before[0].isalnum() or before[0] == ",")
