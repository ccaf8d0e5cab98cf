"""A multiple of two printed figures: "three times last year's 40m", "gấp 3,7 lần", "doubled from 33 to 66"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Ends, delta, find_ends, is_base
from factcheck.draft.proximity import alike, cue_before, cues_between, distance, is_quantity, marks_between

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

NEAR = 5
"""How many words may come between a level and its multiple."""
LEVEL_BEFORE = 73
"""Text score of a multiple of the one level that the sentence before states."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield multiples with both figures printed, or with the amount of change in place of the smaller one."""
    for sentence in scene.sentences:
        for multiple in sentence.mentions:
            if multiple.family == "times":
                yield from _between_ends(scene, sentence, multiple)
                yield from _of_amount(scene, sentence, multiple)
                yield from _side_by_side(scene, sentence, multiple)
                yield from _after_level(scene, sentence, multiple)


def _between_ends(scene: AnnotatedArticle, sentence: Sentence, multiple: Mention) -> Iterator[Candidate]:
    """Yield "from a to b, three times"."""
    for ends in find_ends(scene, sentence):
        if multiple.place in (ends.base.place, ends.result.place):
            continue
        near = abs(multiple.place - ends.result.place) <= 2 or abs(multiple.place - ends.base.place) <= 2
        if near:
            places = sorted((multiple.place, ends.base.place, ends.result.place))
            rises = ends.move is not None and ends.move.sign > 0
            text_score = 82 if rises or _is_verb_of(sentence, multiple, ends) else 60
            yield ratio_candidate(ends.result, ends.base, multiple, text_score if places[2] - places[0] == 2 else 60)


def _is_verb_of(sentence: Sentence, multiple: Mention, ends: Ends) -> bool:
    """Return whether a multiple is the verb of a change: "double … from a to b", "from a to b, doubling …"."""
    others = [mention for mention in sentence.mentions if mention.family == "times"]
    from_to = "from" in ends.cues[0].parts and len(ends.cues) == 2
    tokens = sorted((multiple.token, ends.base.token, ends.result.token))
    crosses = next(cues_between(sentence, tokens[0], tokens[-1], "contrast"), None)
    return ends.move is None and from_to and others == [multiple] and crosses is None


def _side_by_side(scene: AnnotatedArticle, sentence: Sentence, multiple: Mention) -> Iterator[Candidate]:
    """Yield "b, three times the a …": the nearest figure on each side, of one family."""
    before = [mention for mention in sentence.mentions if mention.place < multiple.place and is_quantity(mention)]
    after = [mention for mention in sentence.mentions if mention.place > multiple.place and is_quantity(mention)]
    if not before or not after:
        return
    larger, smaller = before[-1], after[0]
    if not alike(scene, larger, smaller) or delta(sentence, larger):
        return
    close = distance(sentence, larger.token, multiple.token) <= 3
    close = close and distance(sentence, multiple.token, smaller.token) <= 8
    if close and marks_between(sentence, multiple.token, smaller.token) <= 2:
        yield ratio_candidate(larger, smaller, multiple, 75)


def _after_level(scene: AnnotatedArticle, sentence: Sentence, multiple: Mention) -> Iterator[Candidate]:
    """Yield "there were a in 1990. Now there are b, three times as many": the only level of the sentence before."""
    place = multiple.place - 1
    if place < sentence.mentions[0].place or multiple.sentence == 0:
        return
    larger, earlier = scene.mentions[place], scene.sentences[multiple.sentence - 1]
    near = distance(sentence, larger.token, multiple.token) <= NEAR
    levels = [mention for mention in earlier.mentions if alike(scene, mention, larger) and not delta(earlier, mention)]
    if near and sentence.number - earlier.number == 1 and len(levels) == 1 and not is_base(sentence, larger):
        yield msgspec.structs.replace(ratio_candidate(larger, levels[0], multiple, LEVEL_BEFORE), strict_only=True)


def _of_amount(scene: AnnotatedArticle, sentence: Sentence, multiple: Mention) -> Iterator[Candidate]:
    """Yield "609, up 446 and 3.7 times last year's": the smaller figure is the level less the amount."""
    if multiple.place - sentence.mentions[0].place < 2:
        return
    amount = scene.mentions[multiple.place - 1]
    move = delta(sentence, amount)
    if move is None or move.sign < 0 or not cue_before(sentence, multiple.token, "times", words=1):
        return
    for level in reversed(sentence.mentions[: amount.place - sentence.mentions[0].place]):
        if alike(scene, level, amount) and not delta(sentence, level):
            yield Candidate(
                kind="ratio",
                check="ratio(level, level − moved) ≈ times",
                operands=(("level", level), ("moved", amount), ("times", multiple)),
                stated="times",
                text_score=65,
                cues=(move.cue,),
            )
            return


def ratio_candidate(larger: Mention, smaller: Mention, multiple: Mention, text_score: int) -> Candidate:
    """Return the candidate that one figure is so many times another."""
    return Candidate(
        kind="ratio",
        check="ratio(larger, smaller) ≈ times",
        operands=(("larger", larger), ("smaller", smaller), ("times", multiple)),
        stated="times",
        text_score=text_score,
    )
