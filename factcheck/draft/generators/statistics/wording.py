"""Phrases of a language as patterns, and the figures that are where a pattern found a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from factcheck.draft.annotated_article import Cue

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

NUMBER = r"[-−–]?(?:\d+(?:[.,]\d+)?|[.,]\d+)"
"""A number as results are printed: ".04", "2,20", "−3.05"; no thousands marks."""
MINUS = str.maketrans({"−": "-", "–": "-", ",": "."})


@cache
def any_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern for any of these phrases as whole words, the longest first; one that never fits for none."""
    if not phrases:
        return r"(?!)"
    written = {normalize(form, phrase) for phrase in phrases for form in ("NFC", "NFD")}
    longest_first = sorted(written, key=lambda phrase: (-len(phrase), phrase))
    return (
        r"(?<!\w)(?i:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) + r")(?!\w)"
    )


def says_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Return whether a text holds one of these phrases."""
    return re.search(any_of(phrases), text) is not None


def by_start(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Return mentions by where their number starts in the article."""
    return {mention.figure.start: mention for mention in mentions}


def mention_at(starts: dict[int, Mention], found: re.Match[str], group: str) -> Mention | None:
    """Return the figure that is exactly the number of a group; None where it was read as another one."""
    mention = starts.get(found.start(group))
    if (
        mention is None
        or mention.figure.number_end != found.end(group)
        or mention.figure.value != value_of(found[group])
    ):
        return None
    return mention


def value_of(written: str) -> Fraction:
    """Return the value of a number as results are printed."""
    return Fraction(written.translate(MINUS))


def paragraph_text(scene: AnnotatedArticle, place: int) -> str:
    """Return the paragraph around a place of the article."""
    around = next((span for span in scene.article.paragraphs if span.start <= place < span.end), None)
    return scene.article.text if around is None else scene.article.text[around.start : around.end]


def cue_at(sentence: Sentence, start: int, end: int) -> tuple[Cue, ...]:
    """Return the words of a stretch as the cue of what they lead to; none where no word begins there."""
    if start not in sentence.starts:
        return ()
    first = sentence.starts.index(start)
    last = max(place for place, begin in enumerate(sentence.starts) if begin < end) + 1
    words = " ".join(sentence.tokens[first:last])
    return (Cue((), words, first, last, start, sentence.ends[last - 1]),)
