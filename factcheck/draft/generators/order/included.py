"""Some of those just counted: "12 people, including five children", "among 40 players six are injured"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.generators.order.rank import bound
from factcheck.draft.proximity import alike, distance, marks_between

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
    from factcheck.draft.candidate import Candidate

REACH = 8
"""How many words may come between the whole and "including"."""
NEXT_WORDS = 6
"""How many words may come between "among 40 players" and the part."""
TEXT_SCORE = 70


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that those who are singled out are no more than those they belong to."""
    for sentence in scene.sentences:
        for cue in sentence.cues:
            if "open" in cue.parts and "includes" in cue.parts:
                pair = _around(scene, sentence, cue)
            elif "among" in cue.parts and _opens_clause(sentence, cue):
                pair = _after(sentence, cue)
            else:
                continue
            if pair is not None and pair[1].figure.value <= pair[0].figure.value:
                whole, part = pair
                yield bound(part, whole, TEXT_SCORE, (cue,))


def _around(scene: AnnotatedArticle, sentence: Sentence, cue: Cue) -> tuple[Mention, Mention] | None:
    """Return the count before "including" and the one right after it: the nearest of its kind, else the nearest."""
    near = [
        mention
        for mention in sentence.mentions
        if mention.token < cue.first
        and _is_count(mention)
        and distance(sentence, mention.token, cue.first) <= REACH
        and marks_between(sentence, mention.token, cue.first) <= 1
    ]
    part = next((mention for mention in sentence.mentions if mention.token >= cue.last), None)
    if not near or part is None or not _is_count(part):
        return None
    if sentence.weights[part.token] - sentence.weights[cue.last] > 1:
        return None
    kin = [mention for mention in near if mention.family == part.family or alike(scene, mention, part)]
    return (kin or near)[-1], part


def _after(sentence: Sentence, cue: Cue) -> tuple[Mention, Mention] | None:
    """Return the count right after "among" and the next one in its clause."""
    after = [mention for mention in sentence.mentions if mention.token >= cue.last]
    if len(after) < 2 or not (_is_count(after[0]) and _is_count(after[1])):
        return None
    whole, part = after[:2]
    is_next = sentence.weights[whole.token] == sentence.weights[cue.last]
    near = distance(sentence, whole.token, part.token) <= NEXT_WORDS
    return (whole, part) if is_next and near and marks_between(sentence, whole.token, part.token) <= 1 else None


def _opens_clause(sentence: Sentence, cue: Cue) -> bool:
    """Return whether a word such as "among" begins a sentence or follows a mark."""
    return cue.first == 0 or not sentence.tokens[cue.first - 1][0].isalnum()


def _is_count(mention: Mention) -> bool:
    """Return whether a figure counts things or people one by one."""
    is_whole = mention.figure.ulp == 0 or mention.figure.ulp.denominator == 1
    return mention.figure.kind in ("count", "number") and mention.figure.value.denominator == 1 and is_whole
