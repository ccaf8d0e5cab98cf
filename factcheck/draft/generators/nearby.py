"""Relations among neighbours that no fixed phrase ties: the words allow them, the arithmetic finds them.

"400,000 a bag now. Half a month ago it was 280,000; it has gone up by 120,000."  Such a candidate only counts
where the numbers fit so exactly that chance is an unlikely explanation; a miss is never reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Move, delta
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.generators.changes import difference
from factcheck.draft.proximity import (
    alike,
    alike_or_bare,
    base_unit,
    cue_after,
    cue_at_start,
    cue_before,
    cues_between,
    distance,
    is_percent,
    sentence_of,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

ALL = 95
"""A cut of so much in a hundred leaves next to nothing, as anything is of anything much larger."""
OF_WORDS = 2
"""How many words may come between "a third of" and its whole."""
NEIGHBOURS = 8
"""How many amounts on each side are looked at."""
MOST_PAIRS = 60
"""With more pairs to choose from, a fit is no surprise."""
SAME_SENTENCE, NEXT_SENTENCE = 60, 50
IN_A_ROW = 4
CONCLUDES = 8
"""What it adds that a sentence begins with "so", "thus": what it states follows from figures stated before."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield changes, shares, multiples and differences that two neighbours of a figure explain."""
    for mention in scene.mentions:
        sentence = sentence_of(scene, mention)
        move = delta(sentence, mention)
        if is_percent(mention):
            move = move or _passes(sentence, mention)
            if move is not None and (move.sign > 0 or mention.figure.value < ALL):
                yield from (_change(scene, mention, move, *pair) for pair in _pairs(scene, mention, mention))
            elif move is None and mention.figure.unit == "percent":
                cue = _share_cue(sentence, mention)
                for low, high, rivals in _pairs(scene, mention, mention):
                    if delta(sentence_of(scene, low), low) and delta(sentence_of(scene, high), high):
                        continue  # no change is a part of another one
                    yield _share(scene, mention, cue or _of_cue(sentence, mention, high), low, high, rivals)
        elif mention.family == "fraction":
            yield from _fractions(scene, sentence, mention)
        elif mention.family == "times":
            yield from (_multiple(scene, mention, *pair) for pair in _pairs(scene, mention, mention))
        else:
            cue = move.cue if move else cue_before(sentence, mention.token, "lead", words=4)
            if cue is not None:
                yield from (_difference(scene, mention, cue, *pair) for pair in _pairs(scene, mention, None))


def _passes(sentence: Sentence, rate: Mention) -> Move | None:
    """Return that a percentage states by how much something passed a level: "vượt 12% kế hoạch"."""
    cue = cue_before(sentence, rate.token, "passes", words=0)
    return Move(1, cue) if cue else None


def _fractions(scene: AnnotatedArticle, sentence: Sentence, share: Mention) -> Iterator[Candidate]:
    """Yield what two neighbours are of each other where a fraction in words or figures is said to be a share."""
    cue = cue_before(sentence, share.token, "share", words=2) or cue_before(sentence, share.token, "owns", words=1)
    for low, high, rivals in _pairs(scene, share, share):
        of_cue = cue or _of_cue(sentence, share, high)
        if of_cue is not None or _is_fraction_of(sentence, share, high):
            yield _candidate(
                scene, "share", "share(part, whole) ≈ percentage",
                (("part", low), ("whole", high), ("percentage", share)), rivals, of_cue,
            )  # fmt: skip


def _is_fraction_of(sentence: Sentence, share: Mention, whole: Mention) -> bool:
    """Return whether a whole comes right after its fraction: "half the 7,200"."""
    beside = whole.place == share.place + 1 and whole.sentence == share.sentence
    return beside and distance(sentence, share.token, whole.token) == 0 and whole.token - share.token <= OF_WORDS


def _share_cue(sentence: Sentence, share: Mention) -> Cue | None:
    """Return the word that makes a percentage a share: "chiếm", "holds 65%", "the rate of … is 5.8%"."""
    return (
        cue_before(sentence, share.token, "share", words=2)
        or cue_before(sentence, share.token, "owns", words=1)
        or cue_before(sentence, share.token, "rate_noun", words=20)
        or cue_after(sentence, share.token, "holding", words=0)
    )


def _of_cue(sentence: Sentence, share: Mention, whole: Mention) -> Cue | None:
    """Return the word between a percentage and a later figure that makes that one its whole: "5.8% (of the … 73bn)"."""
    if whole.sentence != share.sentence or whole.place != share.place + 1:
        return None
    cue = next(cues_between(sentence, share.token, whole.token, "of"), None)
    is_far = cue is not None and distance(sentence, cue.last - 1, whole.token) > OF_WORDS
    return None if is_far and share.family == "fraction" else cue


def _pairs(scene: AnnotatedArticle, centre: Mention, percent: Mention | None) -> list[tuple[Mention, Mention, int]]:
    """Return pairs of unlike levels of one kind near a figure, the smaller first; none where there are too many.

    Each comes with the number of its rivals: two that are stated side by side only vie with other such pairs.
    """
    near = []
    sentence = sentence_of(scene, centre)
    concludes = cue_at_start(sentence, "conclusion") or cue_before(sentence, centre.token, "lead", words=4)
    reach = 2 if concludes else 1
    for mention in scene.mentions[max(centre.place - NEIGHBOURS, 0) : centre.place + NEIGHBOURS + 1]:
        gap = abs(sentence_of(scene, mention).number - sentence_of(scene, centre).number)
        if mention.place == centre.place or gap > reach or is_percent(mention):
            continue
        if mention.family == "times" or (mention.figure.kind == "duration" and centre.family != "times"):
            continue
        own = percent is not None or base_unit(mention) == base_unit(centre) or alike(scene, mention, centre)
        if own and (percent is not None or not delta(sentence_of(scene, mention), mention)):
            near.append(mention)
    pairs = [
        (one, other) if one.figure.value < other.figure.value else (other, one)
        for one, other in combinations(near, 2)
        if one.figure.value != other.figure.value and alike_or_bare(scene, one, other)
    ]
    if len(pairs) > MOST_PAIRS:
        return []
    if percent is None and delta(sentence, centre):
        return [(low, high, len(pairs)) for low, high in pairs if not _are_joined(scene, low, high)]
    side_by_side = sum(_are_side_by_side(*pair) for pair in pairs)
    return [(low, high, side_by_side if _are_side_by_side(low, high) else len(pairs)) for low, high in pairs]


def _are_joined(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether two levels are stated with "and" between them, as bid and ask are: no before and after."""
    if one.sentence != other.sentence or abs(one.place - other.place) != 1:
        return False
    first, last = sorted((one.token, other.token))
    return not scene.words.conjunctions.isdisjoint(sentence_of(scene, one).tokens[first + 1 : last])


def _are_side_by_side(one: Mention, other: Mention) -> bool:
    """Return whether two figures of one sentence have at most one other (a conversion, a share) between them."""
    return one.sentence == other.sentence and abs(one.place - other.place) <= 2


def _are_in_a_row(*mentions: Mention) -> bool:
    """Return whether figures of one sentence are side by side."""
    places = [mention.place for mention in mentions]
    return len({mention.sentence for mention in mentions}) == 1 and max(places) - min(places) < len(places)


def _change(scene: AnnotatedArticle, rate: Mention, move: Move, low: Mention, high: Mention, rivals: int) -> Candidate:
    """Return the candidate that a rate is the change between two levels, or an amount of change over its base."""
    base, result = (low, high) if move.sign > 0 else (high, low)
    minus = "−" if move.sign < 0 else ""
    if delta(sentence_of(scene, low), low):
        level = in_unit_of("level", high, low)
        before = f"{level} {'+' if move.sign < 0 else '−'} moved"
        return _candidate(
            scene, "change", f"change(from = {before}, to = {level}) ≈ {minus}rate",
            (("moved", low), ("level", high), ("rate", rate)), rivals, move.cue,
        )  # fmt: skip
    return _candidate(
        scene, "change", f"change(from = {in_unit_of('base', base, result)}, to = result) ≈ {minus}rate",
        (("base", base), ("result", result), ("rate", rate)), rivals, move.cue,
    )  # fmt: skip


def _share(
    scene: AnnotatedArticle, share: Mention, cue: Cue | None, low: Mention, high: Mention, rivals: int
) -> Candidate:
    """Return the candidate that a percentage is one figure's share of the other: of the smaller one from 100 % on."""
    part, whole = (high, low) if share.figure.value > 100 else (low, high)
    return _candidate(
        scene, "share", "share(part, whole) ≈ percentage",
        (("part", part), ("whole", whole), ("percentage", share)), rivals, cue,
        -14 if cue is None else 6 if "strict_share" in cue.parts else 0,
    )  # fmt: skip


def _multiple(scene: AnnotatedArticle, times: Mention, low: Mention, high: Mention, rivals: int) -> Candidate:
    """Return the candidate that one level is so many times another."""
    extra = IN_A_ROW if _are_in_a_row(times, low, high) else -6
    return _candidate(
        scene, "ratio", f"ratio({in_unit_of('larger', high, low)}, smaller) ≈ times",
        (("larger", high), ("smaller", low), ("times", times)), rivals, None, extra,
    )  # fmt: skip


def _difference(
    scene: AnnotatedArticle, amount: Mention, cue: Cue, low: Mention, high: Mention, rivals: int
) -> Candidate:
    """Return the candidate that an amount is what lies between two levels.

    A word for what lies between two figures, and no other figure among the three, is as good as a verb.
    """
    extra = IN_A_ROW if _are_in_a_row(amount, low, high) and "lead" in cue.parts else 0
    check, operands = difference.between(low, high, amount)
    return _candidate(scene, "difference", check, operands, rivals, cue, extra)


def _candidate(
    scene: AnnotatedArticle,
    kind: str,
    check: str,
    operands: tuple[tuple[str, Mention], ...],
    rivals: int,
    cue: Cue | None,
    extra: int = 0,
) -> Candidate:
    """Return a candidate that only a fit can carry; the last operand is the stated one."""
    together = len({mention.sentence for _, mention in operands}) == 1
    centre = operands[-1][1]
    concludes = cue_at_start(sentence_of(scene, centre), "conclusion")
    gaps = sorted(abs(mention.place - centre.place) for _, mention in operands[:-1])
    extra += (6 if gaps[0] == 1 else 0) + (4 if gaps[-1] <= 3 else 0) + (CONCLUDES if concludes else 0)
    return Candidate(
        kind=kind,  # type: ignore[arg-type]
        check=check,
        operands=operands,
        stated=operands[-1][0],
        text_score=(SAME_SENTENCE if together else NEXT_SENTENCE) + extra,
        cues=(cue,) if cue else (),
        rivals=rivals,
        strict_only=True,
    )
