"""A total and parts that stand apart: parts sentence by sentence, then "in all"; a headline's total told apart later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import shared_words
from factcheck.draft.ends import delta, is_base
from factcheck.draft.links import alike, is_quantity
from factcheck.draft.relations.sum import sum_candidate, total_cue
from factcheck.draft.scene import Mention, Scene, Sentence

FARTHEST = 12
"""How many sentences may lie between a total and its parts."""
MOST_PARTS = 8


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield runs of figures that make another figure of the article exactly."""
    families: dict[str, list[Mention]] = {}
    for mention in scene.mentions:
        sentence = scene.sentences[mention.sentence]
        if is_quantity(mention) and _is_level(sentence, mention):
            families.setdefault(mention.family.partition(" ")[0], []).append(mention)
    for mentions in families.values():
        if len(mentions) >= 3:
            yield from _runs(scene, mentions)


def _is_level(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure can be a total or a part of one: no base of a change and no multiple."""
    return not is_base(sentence, mention) and mention.family != "times"


def _runs(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Yield the runs of two to eight neighbours that make a figure before or after them."""
    for first, start in enumerate(mentions):
        low = high = Fraction(0)
        for last in range(first, min(first + MOST_PARTS, len(mentions))):
            part, bound = mentions[last], mentions[last].figure.interval
            far = scene.sentences[part.sentence].number - scene.sentences[start.sentence].number > FARTHEST
            if bound.low is None or bound.high is None or part.figure.value <= 0 or far:
                break
            low, high = low + bound.low, high + bound.high
            if last > first:
                yield from _totals(scene, mentions, first, last, low, high)


def _totals(
    scene: Scene, mentions: Sequence[Mention], first: int, last: int, low: Fraction, high: Fraction
) -> Iterator[Candidate]:
    """Yield the figures around a run that its sum may be."""
    for place in (*range(max(first - MOST_PARTS, 0), first), *range(last + 1, min(last + 3, len(mentions)))):
        whole = mentions[place]
        bound = whole.figure.interval
        if bound.low is None or bound.high is None or bound.high < low or bound.low > high:
            continue
        parts = mentions[first : last + 1]
        if not (total_cue(scene.sentences[whole.sentence], whole) or _is_whole_list(scene, whole, parts)):
            continue
        if abs(_number(scene, whole) - _number(scene, parts[0])) > FARTHEST or _is_trivial(whole, parts):
            continue
        if not all(alike(scene, whole, part) and _is_same_move(scene, whole, part) for part in parts):
            continue
        yield _candidate(scene, whole, parts, is_after=place > last)


def _candidate(scene: Scene, whole: Mention, parts: Sequence[Mention], is_after: bool) -> Candidate:
    """Return the candidate, its wording by what speaks for a total."""
    sentence = scene.sentences[whole.sentence]
    cue = total_cue(sentence, whole)
    together = len({part.sentence for part in parts}) == 1
    wording = 25 + (30 if cue else 0) + (20 if together else 0)
    if not is_after and scene.sentences[whole.sentence].number <= 1:
        wording += 10
    if any(part.sentence == whole.sentence for part in parts):
        wording += 5
    wording += min(5 * min(len(shared_words(scene, whole, part)) for part in parts), 20)
    return sum_candidate(whole, parts, wording, (cue,) if cue else ())


def _is_same_move(scene: Scene, whole: Mention, part: Mention) -> bool:
    """Tell whether a part is told as the whole is: both as levels, or (a cut of 2,850 jobs) the whole as a change."""
    move = delta(scene.sentences[part.sentence], part)
    return move is None or delta(scene.sentences[whole.sentence], whole) is not None


def _is_whole_list(scene: Scene, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether the parts are all the figures of their kind in their sentence."""
    sentence = scene.sentences[parts[0].sentence]
    kin = [
        mention
        for mention in sentence.mentions
        if mention.place != whole.place and is_quantity(mention) and alike(scene, mention, whole)
    ]
    return len(kin) == len(parts)


def _number(scene: Scene, mention: Mention) -> int:
    """Return which sentence of the article a figure stands in."""
    return scene.sentences[mention.sentence].number


def _is_trivial(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Tell whether such a sum says nothing: a part as large as the whole, or numbers too small to be no accident."""
    return whole.figure.value < 10 * len(parts) or any(part.figure.value >= whole.figure.value for part in parts)
