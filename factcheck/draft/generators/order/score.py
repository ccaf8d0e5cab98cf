"""Scores and votes: who won has the higher number ("beat them 30-20", "an 83-10 win", "by 344 votes to 226")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import FIGURE, AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.generators.order.comparison import order_candidate

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

REACH = 12
"""How many words before its score a verb of winning may be."""
REACH_AFTER = 3
"""The same after it: "a 2-0 home win"."""
DASHES = ("-", "–")
HIGHEST = 200
"""No score of a game with two sides is much higher; a "2004-05" is a season."""
TOLD, UNDIRECTED = 72, 66


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that the first number of a winner's score is the higher one: so scores are written."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.asides, sentence.asides[1:], strict=False):
            if _is_score(sentence, first, second):
                yield from _stated(sentence, first, second)
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if _is_vote(scene, sentence, first, second):
                yield from _stated(sentence, first, second)


def _stated(sentence: Sentence, first: Mention, second: Mention) -> Iterator[Candidate]:
    """Yield the order of two numbers that a word of winning or losing is beside.

    Who lost may be given their own number first or the winner's: the order is as the figures have it.
    """
    cue = _result(sentence, first, second)
    if cue is None:
        return
    if "winning" in cue.parts:
        yield order_candidate(first, second, ">", TOLD, (cue,))
    else:
        relation = ">" if first.figure.value > second.figure.value else "<"
        yield order_candidate(first, second, relation, UNDIRECTED, (cue,))


def _is_score(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether two numbers are joined as a score."""
    if first.family != "identifier" or second.family != "identifier":
        return False
    joined = second.token == first.token + 2 and sentence.tokens[first.token + 1] in DASHES
    values = (first.figure.value, second.figure.value)
    return joined and max(values) <= HIGHEST and values[0] != values[1]


def _is_vote(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether two counts or shares are the result of a vote: "by 344 votes to 226", "by 41% to 35%"."""
    counts = all(mention.figure.kind in ("count", "number", "percent") for mention in (first, second))
    between = sentence.tokens[first.token + 1 : second.token]
    return counts and 1 <= len(between) <= 2 and between[-1] in scene.words.against and FIGURE not in between


def _result(sentence: Sentence, first: Mention, second: Mention) -> Cue | None:
    """Return the nearest word of winning or losing before the numbers, else the one right after them."""
    outcome_cues = [cue for cue in sentence.cues if not {"winning", "losing"}.isdisjoint(cue.parts)]
    after = [cue for cue in outcome_cues if 0 < cue.first - second.token <= REACH_AFTER]
    before = [cue for cue in outcome_cues if 0 <= first.token - cue.last <= REACH]
    close = [cue for cue in before if first.token - cue.last <= REACH_AFTER]
    return next(iter((*close[::-1], *after, *before[::-1])), None)
