"""A share of what a whole leaves when something is taken off it: "4,292 of (73,380 less 65,735), that is 56.14%".

So many threes of figures could be meant that only a share stated in four digits or more says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.chance import CERTAIN
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import alike, cue_before, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

BESIDE, NEIGHBOURS, SENTENCES = 6, 9, 8
"""How many figures before and after the share are looked at, and how many sentences away."""
PRECISE = 200
"""In parts per million: a share stated less precisely fits too many threes."""
TEXT_SCORE = 50


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield parts of a whole less another part, for shares that are stated precisely."""
    for sentence in scene.sentences:
        for share in sentence.mentions:
            if not is_percent(share) or share.figure.unit != "percent" or delta(sentence, share):
                continue
            cue = cue_before(sentence, share.token, "share", words=2) or cue_before(
                sentence, share.token, "rate_noun", words=20
            )
            if _is_precise(share):
                yield from _of_rests(scene, sentence, share, cue)


def _is_precise(share: Mention) -> bool:
    """Return whether a percentage has so many digits that hardly any other number would do."""
    figure = share.figure
    return bool(figure.value and figure.ulp) and figure.ulp * CERTAIN <= 2 * PRECISE * figure.value


def _of_rests(scene: AnnotatedArticle, sentence: Sentence, share: Mention, cue: Cue | None) -> Iterator[Candidate]:
    """Yield part ÷ (whole − taken off) for the threes around a share that can fit."""
    around = [
        mention
        for mention in scene.mentions[max(share.place - BESIDE, 0) : share.place + NEIGHBOURS]
        if is_quantity(mention)
        and not is_percent(mention)
        and mention.figure.value > 0
        and abs(scene.sentences[mention.sentence].number - sentence.number) <= SENTENCES
    ]
    threes = [
        (part, whole, off)
        for part, whole, off in permutations(around, 3)
        if part.figure.value + off.figure.value <= whole.figure.value
        and alike(scene, part, whole)
        and alike(scene, off, whole)
    ]
    wanted = share.figure.value / 100
    margin = (share.figure.ulp or 0) / 50
    for part, whole, off in threes:
        rest = whole.figure.value - off.figure.value
        if abs(part.figure.value - wanted * rest) <= margin * rest:
            yield Candidate(
                kind="share",
                check="share(part, remainder(whole, taken_off)) ≈ percentage",
                operands=(("part", part), ("whole", whole), ("taken_off", off), ("percentage", share)),
                stated="percentage",
                text_score=TEXT_SCORE,
                cues=(cue,) if cue else (),
                rivals=len(threes),
                strict_only=True,
            )
