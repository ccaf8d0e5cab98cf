"""A total over things stated one by one: each sentence gives one thing's amount, a last sentence the total of all.

"Reservoir A lacks 320.91m m³ … reservoir D lacks 63.12m m³. The four lack 787.21m m³ in all."  The parts are the
figures that the same word introduces; that the total counts just as many things makes a miss worth reporting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.generators.sums.sum import sum_candidate, total_cue
from factcheck.draft.proximity import alike, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.draft.candidate import Candidate

FARTHEST = 14


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield totals of figures that are in like places of the sentences before."""
    for place, sentence in enumerate(scene.sentences):
        for whole in sentence.mentions:
            cue = total_cue(sentence, whole)
            if cue is None or not is_quantity(whole):
                continue
            parts = _like_parts(scene, place, whole)
            if len(parts) >= 2:
                counted = any(
                    mention.figure.kind == "count" and mention.figure.value == len(parts)
                    for mention in sentence.mentions
                )
                yield sum_candidate(whole, parts, 85 if counted else 55, (cue,), "parts stated one by one")


def _like_parts(scene: AnnotatedArticle, place: int, whole: Mention) -> Sequence[Mention]:
    """Return the figures before that the word right in front of the whole's noun introduces, one a sentence."""
    heads = set(_said_of(scene, scene.sentences[place], whole))
    found: list[Mention] = []
    last_number = scene.sentences[place].number
    for sentence in reversed(scene.sentences[max(place - FARTHEST, 0) : place]):
        if last_number - sentence.number > 2:
            break
        matching = [
            mention
            for mention in sentence.mentions
            if alike(scene, mention, whole)
            and mention.figure.value < whole.figure.value
            and heads.issuperset(words_before(sentence, mention)[-2:])
        ]
        if len(matching) == 1:
            found.append(matching[0])
            last_number = sentence.number
    return tuple(reversed(found))


def _said_of(scene: AnnotatedArticle, sentence: Sentence, whole: Mention) -> Iterator[str]:
    """Yield the words that mean something in the clause in front of a whole, what it counts included."""
    for token in reversed(sentence.tokens[: whole.token]):
        if token in (";", ":", "(", ")"):
            return
        if token[0].isalpha() and token not in scene.words.fillers:
            yield token


def words_before(sentence: Sentence, mention: Mention) -> tuple[str, ...]:
    """Return up to eight words in front of a figure, back to the figure or the full clause before it."""
    words: list[str] = []
    for token in reversed(sentence.tokens[max(mention.token - 12, 0) : mention.token]):
        if token in ("\0", ";", ":", "(", ")", ",") or len(words) == 8:
            break
        if token[0].isalpha():
            words.append(token)
    return tuple(reversed(words))
