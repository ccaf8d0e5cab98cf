"""Levels reached from the one stated before: "first 1,600, then up to 2,000", "650 points. Today it rose to 670".

No "from" ties the two: the nearest figure of the kind before is where the move starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.change_endpoints import Move, delta, is_base, is_result
from factcheck.draft.context import shared_words
from factcheck.draft.generators.order.comparison import order_candidate
from factcheck.draft.proximity import alike, cue_before, is_in_brackets, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.draft.candidate import Candidate

SAME_SENTENCE, SENTENCE_BEFORE = 68, 66
FARTHEST = 3
"""How many amounts back the start of a move is looked for."""
PARTS_OF_A_MOVE = (("up_to", 1), ("down_to", -1))
VERBS = (("rise", 1), ("fall", -1))


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield that a level which was reached by a rise is above the one before, one reached by a fall below it."""
    for sentence in scene.sentences:
        for second in sentence.mentions:
            move = _reached(sentence, second)
            if move is None or _has_own_base(scene, sentence, second):
                continue
            first = _start(scene, sentence, second, move)
            if first is not None:
                text_score = SAME_SENTENCE if first.sentence == second.sentence else SENTENCE_BEFORE
                yield order_candidate(second, first, ">" if move.sign > 0 else "<", text_score, (move.cue,))


def _has_own_base(scene: AnnotatedArticle, sentence: Sentence, result: Mention) -> bool:
    """Return whether the sentence itself says where the move started: "eased to 52.7 in May from 57.6"."""
    return any(alike(scene, mention, result) and is_base(sentence, mention) for mention in sentence.mentions)


def _start(scene: AnnotatedArticle, sentence: Sentence, second: Mention, move: Move) -> Mention | None:
    """Return the nearest level of the kind before a figure.

    One of the sentence before must share words with it.  Two rises stated one after another are of two things where the
    second sentence has a name that the first has not.
    """
    for first in reversed(scene.mentions[max(second.place - FARTHEST, 0) : second.place]):
        own = scene.sentences[first.sentence]
        if not alike(scene, first, second) or (own is not sentence and is_in_brackets(own, first)):
            continue
        if delta(own, first) or is_base(own, first):
            return None
        before = _reached(own, first)
        is_same_way = before is not None and before.sign == move.sign
        if own is sentence:
            return None if is_same_way and _is_named_between(scene, sentence, first, second) else first
        is_parallel = is_same_way and not _names(scene, sentence) <= _names(scene, own)
        is_next = sentence.number - own.number == 1 and not is_parallel
        return first if is_next and shared_words(scene, first, second) else None
    return None


def _is_named_between(scene: AnnotatedArticle, sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether a name comes between two levels: "Dow fell to 25,007; Nasdaq fell to 7,511"."""
    text = scene.article.text
    return any(text[start].isupper() for start in sentence.starts[first.token + 1 : second.token])


def _names(scene: AnnotatedArticle, sentence: Sentence) -> set[str]:
    """Return the words of a sentence that begin with a capital letter."""
    text = scene.article.text
    return {token for token, start in zip(sentence.tokens, sentence.starts, strict=True) if text[start].isupper()}


def _reached(sentence: Sentence, mention: Mention) -> Move | None:
    """Return the direction in which this figure was reached: "lên 6 %", "fell to 5"."""
    cue = is_result(sentence, mention)
    if not is_quantity(mention) or is_base(sentence, mention):
        return None
    passed = cue_before(sentence, mention.token, "passes", words=2)
    if passed is not None:
        return Move(-1, passed)  # the level stated before is above what it passed
    if cue is None:
        return None
    for part, sign in PARTS_OF_A_MOVE:
        if part in cue.parts:
            return Move(sign, cue)
    for part, sign in VERBS:
        verb = cue_before(sentence, cue.first, part, words=2)
        if verb is not None:
            return Move(sign, verb)
    return None
