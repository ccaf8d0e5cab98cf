"""Results of games: the side that won, or leads, has the higher score ("beat the visitors 30-20")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.relations.comparison import order_candidate
from factcheck.draft.scene import Cue, Mention, Scene, Sentence

REACH = 12
"""How many words before its score a verb of winning may stand."""
DASHES = ("-", "–")
HIGHEST = 200
"""No score of a game with two sides is much higher; a "2004-05" is a season."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield that the first number of a winner's score is the higher one: so scores are told."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.asides, sentence.asides[1:], strict=False):
            if _is_score(sentence, first, second):
                cue = _winning(sentence, first)
                if cue is not None:
                    yield order_candidate(first, second, ">", 72, (cue,))


def _is_score(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Tell whether two numbers are joined as a score."""
    if first.family != "identifier" or second.family != "identifier":
        return False
    joined = second.token == first.token + 2 and sentence.tokens[first.token + 1] in DASHES
    values = (first.figure.value, second.figure.value)
    return joined and max(values) <= HIGHEST and values[0] != values[1]


def _winning(sentence: Sentence, score: Mention) -> Cue | None:
    """Return the nearest verb of winning before a score, unless one of losing is nearer."""
    for cue in reversed(sentence.cues):
        if cue.last <= score.token and score.token - cue.last <= REACH:
            if "losing" in cue.parts:
                return None
            if "winning" in cue.parts:
                return cue
    return None
