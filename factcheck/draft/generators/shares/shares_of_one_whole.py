"""Shares of one whole that is printed once, somewhere else, or not at all.

"… 7.91bn, 38.9% of the total … 5.54bn, 27.3% … 1.5bn, 7.4%": each amount and its percentage imply the same whole.
Where the article prints that whole, each share is checked against it; where not, against its best neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.context import around
from factcheck.draft.generators.shares.portions import Portion, portions
from factcheck.draft.generators.shares.share import share_candidate
from factcheck.draft.generators.sums.sum import total_cue
from factcheck.draft.proximity import alike, cue_after, is_quantity
from factcheck.draft.search import agrees, closely, compute

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

ONE_WHOLE = "part ÷ percentage ≈ other_part ÷ other_percentage"
NEARBY_SENTENCES = 3
CHECK = "share(part, whole) ≈ percentage"
PRECISE = 30_000
"""In parts per million: a fit as loose as 0.2% of something says nothing of the whole."""
LEAST_PRECISE = 2
ODD, ODD_OF_MANY = 81, 96
"""Text score of a share that misses the whole of two others, and of more."""
LEAST_AGREEING, LEAST_BUT_ONE = 3, 2
"""So many shares must imply the whole of another before a miss is reported; fewer where it is the only one."""
MOST_PORTIONS = 30
"""In a longer list only the portion that is stated most precisely is compared with the others."""
SAME_WHOLE = 64
"""Text score of two shares that are stated of a whole in the same words."""
OTHER_WHOLE = 40
"""The same where the words differ."""
BESIDE = 57
"""The same of two that are stated in one sentence or the next, in one unit."""
WHOLE_WORDS = 5
"""How many words after a percentage name its whole."""
FARTHEST = 40
"""How many figures back the whole is looked for."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares of a whole that is elsewhere, and pairs of shares of the same unprinted whole."""
    groups: dict[str, list[Portion]] = {}
    for portion in portions(scene):
        groups.setdefault(portion.part.family, []).append(portion)
    for group in groups.values():
        of_printed = list(_with_whole(scene, group))
        yield from of_printed
        yield from _of_named_total(scene, group)
        explained = {candidate.stated_mention.place for candidate in of_printed if candidate.text_score >= SURE}
        yield from _without_whole(scene, [portion for portion in group if portion.share.place not in explained])


def _with_whole(scene: AnnotatedArticle, group: Sequence[Portion]) -> Iterator[Candidate]:
    """Yield each portion with each whole that fits it, and the misses among portions that share a whole."""
    fits: dict[int, list[Portion]] = {}
    for portion in group:
        for whole in _wholes(scene, portion):
            if agrees(CHECK, part=portion.part, whole=whole, percentage=portion.share):
                fits.setdefault(whole.place, []).append(portion)
    for place, fitting in fits.items():
        whole = scene.mentions[place]
        others = len({portion.share.figure.value for portion in fitting}) - 1
        note = f"{others} more of the same whole" if others else ""
        for portion in fitting:
            yield share_candidate(portion, whole, min(60 + 12 * others + 10 * portion.is_stated, 90), (), note)
        precise = [portion for portion in fitting if _is_precise(portion, whole)]
        if len(precise) >= LEAST_PRECISE and place not in {portion.part.place for portion in group}:
            for portion in group:
                if portion.is_stated and portion not in fitting and _is_among(portion, fitting):
                    yield share_candidate(
                        portion, whole, ODD if len(precise) <= LEAST_PRECISE else ODD_OF_MANY, (), note
                    )


def _of_named_total(scene: AnnotatedArticle, group: Sequence[Portion]) -> Iterator[Candidate]:
    """Yield shares "of the total …" with the total that a sentence before states in the same words."""
    parts = {portion.part.place for portion in group}
    for portion in group:
        sentence = scene.sentences[portion.share.sentence]
        cue = cue_after(sentence, portion.share.token, "total", words=0)
        if cue is None or not portion.is_stated:
            continue
        named = {*sentence.tokens[cue.last : cue.last + 3]}
        for whole in reversed(scene.mentions[max(portion.part.place - FARTHEST, 0) : portion.part.place]):
            own = scene.sentences[whole.sentence]
            if sentence.number - own.number > NEARBY_SENTENCES:
                break
            is_total = whole.place not in parts and whole.figure.value > portion.part.figure.value
            if is_total and alike(scene, whole, portion.part) and total_cue(own, whole):
                if named & around(scene, whole):
                    yield share_candidate(portion, whole, 82, (cue,))
                break


def _wholes(scene: AnnotatedArticle, portion: Portion) -> Iterator[Mention]:
    """Yield the figures that could be the whole: of the part's kind, and no smaller than it."""
    first = max(portion.part.place - FARTHEST, 0)
    for mention in scene.mentions[first : portion.part.place + 12]:
        is_larger = mention.place != portion.part.place and mention.figure.value >= portion.part.figure.value
        if is_larger and is_quantity(mention) and alike(scene, mention, portion.part):
            yield mention


def _is_precise(portion: Portion, whole: Mention) -> bool:
    """Return whether a share is stated so precisely that its whole hardly fits by chance."""
    operands = (("part", portion.part), ("whole", whole), ("percentage", portion.share))
    return compute(CHECK, operands).chance <= PRECISE


def _is_among(portion: Portion, fitting: Sequence[Portion]) -> bool:
    """Return whether a portion comes between, or right beside, portions whose whole is known."""
    sentences = [other.part.sentence for other in fitting]
    return min(sentences) - 1 <= portion.part.sentence <= max(sentences) + 1


def _without_whole(scene: AnnotatedArticle, group: Sequence[Portion]) -> Iterator[Candidate]:
    """Yield the pairs of portions that imply one whole."""
    if len(group) < 2:
        return
    reference = _reference(group)
    others = [portion for portion in group if portion.share.figure.value != reference.share.figure.value]
    fitting = len(_agreeing(reference, group))
    plain = fitting >= LEAST_AGREEING and fitting * 4 >= len(others) * 3
    odd_one_out = fitting >= LEAST_BUT_ONE and fitting == len(others) - 1
    for portion in others:
        is_reported = odd_one_out or (plain and portion.is_stated)
        yield Candidate(
            kind="share",
            check=ONE_WHOLE,
            operands=_pair(portion, reference),
            stated="percentage",
            text_score=SURE if is_reported else _text_score_of_pair(scene, portion, reference, fitting),
            note=f"{fitting} shares imply one whole" if fitting >= 2 else "",
        )


def _reference(group: Sequence[Portion]) -> Portion:
    """Return the portion that is stated most precisely of those that at least half of the others agree with."""
    ordered = sorted(group, key=_looseness)
    for portion in ordered if len(ordered) <= MOST_PORTIONS else ():
        if len(_agreeing(portion, group)) * 2 >= len(group) - 1:
            return portion
    return ordered[0]


def _agreeing(reference: Portion, group: Sequence[Portion]) -> Sequence[Portion]:
    """Return the portions of other shares that imply the whole that one implies."""
    others = [portion for portion in group if portion.share.figure.value != reference.share.figure.value]
    return [portion for portion in others if compute(ONE_WHOLE, _pair(portion, reference)).fit == "strict"]


def _text_score_of_pair(scene: AnnotatedArticle, portion: Portion, reference: Portion, fitting: int) -> int:
    """Return how surely two portions are of one whole: "4.6% of its capital … 60% of capital" are."""
    one, other = _whole_words(scene, portion), _whole_words(scene, reference)
    if one & other:
        return SAME_WHOLE
    if one and other:
        return OTHER_WHOLE
    apart = abs(portion.part.sentence - reference.part.sentence)
    alone = BESIDE if apart <= 1 and portion.part.figure.unit else 45 if apart <= 4 else 35
    return 62 if fitting >= 2 else alone


def _whole_words(scene: AnnotatedArticle, portion: Portion) -> frozenset[str]:
    """Return the words right after a percentage that say of what it is a share."""
    words: list[str] = []
    sentence = scene.sentences[portion.share.sentence]
    for token in sentence.tokens[portion.share.token + 1 : portion.share.token + 1 + WHOLE_WORDS]:
        if not token[0].isalnum():
            break
        if len(token) > 1 and token not in scene.words.fillers:
            words.append(token)
    return frozenset(words)


def _pair(portion: Portion, reference: Portion) -> tuple[tuple[str, Mention], ...]:
    """Return the operands of the check that two portions are of one whole."""
    return (
        ("part", portion.part),
        ("percentage", portion.share),
        ("other_part", reference.part),
        ("other_percentage", reference.share),
    )


def _looseness(portion: Portion) -> int:
    """Return how rough a portion's two figures are together, in parts per million."""
    total = 0
    for figure in (portion.part.figure, portion.share.figure):
        low, high = closely(figure).low, closely(figure).high
        if low is None or high is None or not figure.value:
            return 10**9
        total += int((high - low) * 10**6 / abs(figure.value))
    return total
