"""A total and parts that are apart: parts sentence by sentence, then "in all"; a headline's total distinguished later.

Every figure may be the total of some of the figures of its kind around it.  The words say how likely that is, and
the arithmetic is only asked for as high a log likelihood as the number of choices that it had leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from math import comb
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.chance import last_digit
from factcheck.draft.change_endpoints import delta
from factcheck.draft.context import around, said_with
from factcheck.draft.generators.sums.sum import sum_candidate, total_cue
from factcheck.draft.generators.sums.summable import Term, summable
from factcheck.draft.proximity import alike, counts_anything, cue_at_start, cue_before, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention
    from factcheck.draft.candidate import Candidate

FARTHEST = 12
"""How many sentences may lie between a total and its parts."""
NEIGHBOURS = 12
"""How many figures of the kind on each side can be parts."""
FARTHEST_TERMS = 30
"""Among how many figures of all kinds that can be counted on each side those are looked for."""
MOST_PARTS = 12
PLAIN, UNREPORTED = 82, 79
"""A miss is reported of a list that ends in its total in one sentence; else only where one wrong digit explains it."""
LEAST_NEAR = 3
"""Fewer parts are never reported for a near miss."""
MOST_APART = 3
"""How many parts may lie apart from each other, other figures of the kind between them."""
MOST_SCATTERED = 3
"""Parts with others between them; a sentence with more figures of the kind has no whole list of such parts."""
CONCLUDES = 10
"""What it adds that the sentence of the total begins with "so", "thus": it follows from figures stated before."""
SCATTERED, CLOSE = 10, 10
"""What it takes away that figures of the kind come between the parts and are left out, unless all are close."""
UNNAMED = 8
"""What it takes away that parts of three sentences and more share no word with the total."""
FEW = 20
"""Smaller totals without a word for one are met by too many parts."""
PRECISE = 1000
"""Without a word for "total", only a sum that so few in a thousand thousand others would meet is looked for."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield groups of figures that make another figure of the article."""
    families = summable(scene)
    for terms in families.values():
        if len(terms) >= 3:
            for place, whole in enumerate(terms):
                yield from _parts_of(scene, terms, place, whole)


def _parts_of(scene: AnnotatedArticle, terms: Sequence[Term], place: int, whole: Term) -> Iterator[Candidate]:
    """Yield the groups of figures around a whole that make it.

    The sums are taken in floating point with a margin: they only choose what the exact arithmetic is asked.
    """
    cue = total_cue(scene.sentences[whole.mention.sentence], whole.mention)
    bound = PRECISE * (4 if is_percent(whole.mention) else 2)  # few percentages can be parts at all
    is_precise = (whole.high - whole.low or 1) * 1_000_000 <= bound * whole.high
    if cue is None and not is_precise and (is_percent(whole.mention) or whole.mention.figure.value < FEW):
        return
    before = terms[max(place - FARTHEST_TERMS, 0) : place]
    after = terms[place + 1 : place + FARTHEST_TERMS]
    for unit in _units(scene, whole, (*before, *after)):
        near = [
            *reversed(_kin(scene, whole, reversed(before), unit)),
            *_kin(scene, whole, after, unit),
        ]
        yield from _sums(scene, whole, near, cue, is_precise)


def _units(scene: AnnotatedArticle, whole: Term, terms: Sequence[Term]) -> Iterable[str | None]:
    """Return the units of which parts are looked for: each by itself where the whole leaves open what it counts."""
    if not counts_anything(scene, whole.mention):
        return (None,)
    return dict.fromkeys(term.mention.figure.unit for term in terms if term.mention.figure.unit) or (None,)


def _sums(
    scene: AnnotatedArticle, whole: Term, near: Sequence[Term], cue: Cue | None, is_precise: bool
) -> Iterator[Candidate]:
    """Yield the groups of neighbours that make a whole, or that plainly should."""
    kin = Kin(scene, whole.mention)
    ends = whole.low * (1 - 1e-9), whole.high * (1 + 1e-9)
    short = cue is not None and any(kin.number(term.mention.sentence) <= MOST_SCATTERED for term in near)
    runs = ((*group, True) for group in _runs(near, ends, cue is not None))
    scattered = ((*group, False) for group in (_scattered(near, ends, short) if is_precise or cue else ()))
    for group, rivals, fits, is_run in chain(runs, scattered):
        near_miss = not fits and cue is not None and _is_stated_as_sum(scene, whole, group, kin)
        if (fits or near_miss) and _all_matter(whole, group, may_be_small=is_run and cue is not None):
            candidate = _candidate(scene, whole.mention, [term.mention for term in group], cue, rivals, is_run, kin)
            if candidate is not None:
                yield candidate


def _is_stated_as_sum(scene: AnnotatedArticle, whole: Term, group: Sequence[Term], kin: Kin) -> bool:
    """Return whether a whole list of three or more is plainly stated, or misses by what one wrong digit explains."""
    parts = [term.mention for term in group]
    if len(group) < LEAST_NEAR or not kin.are_all(parts):
        return False
    if _is_plain(scene, whole.mention, parts):
        return True
    off = abs(sum(term.mention.figure.value for term in group) - whole.mention.figure.value)
    step = last_digit(whole.mention.figure)
    return step > 0 and len(str(off / step).strip("0")) == 1


def _is_plain(scene: AnnotatedArticle, whole: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether "a, b and c, d in all" is in one sentence, the last two parts joined by "and"."""
    sentence = scene.sentences[whole.sentence]
    if {part.sentence for part in parts} != {whole.sentence} or whole.place < parts[-1].place:
        return False
    joined = sentence.tokens[parts[-2].token + 1 : parts[-1].token]
    return not scene.words.conjunctions.isdisjoint(joined) and len({part.figure.unit for part in (*parts, whole)}) == 1


def _all_matter(whole: Term, group: Sequence[Term], may_be_small: bool) -> bool:
    """Return whether each part is more than the rounding of the whole, and none is another one stated again.

    Of a list that a word for a total ends, what is in the middle may be as small as it will.
    """
    least = min(term.high for term in ((group[0], group[-1]) if may_be_small else group))
    amounts = {(term.mention.figure.value, term.mention.sentence) for term in group}
    again = len({value for value, _ in amounts}) < len(amounts)
    return least > whole.high - whole.low and not again


def _kin(scene: AnnotatedArticle, whole: Term, terms: Iterable[Term], unit: str | None) -> list[Term]:
    """Return the nearest figures, all or those of one unit, that may be parts of a whole, in the order given."""
    found = (
        term
        for term in terms
        if term.high < whole.high
        and (unit is None or term.mention.figure.unit == unit)
        and _can_be_part(scene, whole.mention, term.mention)
    )
    return list(islice(found, NEIGHBOURS))


def _can_be_part(scene: AnnotatedArticle, whole: Mention, part: Mention) -> bool:
    """Return whether a figure may be a part of another: near, of its kind, and stated as it is stated."""
    apart = abs(scene.sentences[whole.sentence].number - scene.sentences[part.sentence].number)
    if apart > FARTHEST or not alike(scene, whole, part) or not _is_same_move(scene, whole, part):
        return False
    return _is_gap(scene, whole) or not _is_gap(scene, part)


def _is_gap(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a figure is stated as what lies between two others: no part of the larger one."""
    return cue_before(scene.sentences[mention.sentence], mention.token, "lead", words=4) is not None


def _is_same_move(scene: AnnotatedArticle, whole: Mention, part: Mention) -> bool:
    """Return whether a part is stated as the whole is: as levels, or (a cut of 2,850 jobs) the whole as a change."""
    move = delta(scene.sentences[part.sentence], part)
    return move is None or delta(scene.sentences[whole.sentence], whole) is not None


Group = tuple[Sequence[Term], int, bool]
"""Terms, among how many groups they were chosen, and whether their sum can be the whole."""


def _runs(near: Sequence[Term], ends: tuple[float, float], misses: bool) -> Iterator[Group]:
    """Yield the runs of two to twelve neighbours whose sum is between two ends; with `misses`, all others too."""
    rivals = sum(min(MOST_PARTS - 1, len(near) - 1 - first) for first in range(len(near)))
    least, most = ends
    for first in range(len(near) - 1):
        low, high = near[first].low, near[first].high
        for last in range(first + 1, min(first + MOST_PARTS, len(near))):
            low += near[last].low  # the sum grows along the run
            high += near[last].high
            fits = low <= most and high >= least
            if fits or misses:
                yield near[first : last + 1], rivals, fits


def _scattered(near: Sequence[Term], ends: tuple[float, float], misses: bool) -> Iterator[Group]:
    """Yield the twos and threes that are no runs and whose sum is between two ends; with `misses`, all others too.

    A table of numbers has thousands of them around each cell: sums are compared before any group is built.
    """
    count, (least, most) = len(near), ends
    lows, highs = [term.low for term in near], [term.high for term in near]
    for first, second in combinations(range(count), 2):
        fits = lows[first] + lows[second] <= most and highs[first] + highs[second] >= least
        if second - first > 1 and (fits or misses):
            yield (near[first], near[second]), comb(count, 2), fits
    least_third, most_third = min(lows, default=0), max(highs, default=0)
    for first, second in combinations(range(count), 2):
        low, high = lows[first] + lows[second], highs[first] + highs[second]
        if not misses and (low + least_third > most or high + most_third < least):
            continue
        for third in range(max(second + 1, first + MOST_APART), count):
            fits = low + lows[third] <= most and high + highs[third] >= least
            if fits or misses:
                yield (near[first], near[second], near[third]), comb(count, 3), fits


def _candidate(
    scene: AnnotatedArticle,
    whole: Mention,
    parts: Sequence[Mention],
    cue: Cue | None,
    rivals: int,
    is_run: bool,
    kin: Kin,
) -> Candidate | None:
    """Return the candidate, its text score by what speaks for a total; none where the words speak against one."""
    if cue and any(_same_cue(cue, total_cue(scene.sentences[part.sentence], part)) for part in parts):
        return None  # "total capital of …" of each: they are stated alike, none is the total of the others
    of_a_kind = any(part.family == whole.family for part in parts)
    if cue is None and not of_a_kind and any(abs(_number(scene, whole) - _number(scene, part)) > 1 for part in parts):
        return None  # "two" and "50" of anything, stated long before, are no parts of 52 schools
    sentences = {part.sentence for part in parts}
    places = [part.place for part in parts]
    text_score = 32 + (25 if cue else 0) + (12 if len(sentences) == 1 else 0)
    if whole.place < min(places) or whole.place > max(places):
        text_score += 8
    if cue_at_start(scene.sentences[whole.sentence], "conclusion") and parts[-1].sentence < whole.sentence:
        text_score += CONCLUDES
    if kin.are_all(parts):
        text_score += 10
        beside = abs(_number(scene, whole) - _number(scene, parts[0])) <= 1
        if len(sentences) == 1 and len(parts) > 2 and beside:
            rivals = 1  # nobody had to choose them
    plain = cue is not None and len(parts) >= LEAST_NEAR and _is_plain(scene, whole, parts)
    said = said_with(scene, whole)
    shared = min(len(said & around(scene, part)) for part in parts)
    is_close = is_run or (cue is not None and max(places) - min(places) < CLOSE)
    if not is_close and len(parts) > 2 and len(sentences) > 1:
        return None  # of three figures out of many, stated far from each other, some always add up
    text_score += min(5 * shared, 15) - (0 if is_close else SCATTERED)
    text_score -= UNNAMED if not shared and len(sentences) > 2 else 0
    text_score = PLAIN if plain else min(text_score, UNREPORTED)
    return msgspec.structs.replace(
        sum_candidate(whole, parts, text_score, (cue,) if cue else ()), rivals=rivals, strict_only=True
    )


def _number(scene: AnnotatedArticle, mention: Mention) -> int:
    """Return which sentence of the article a figure is in."""
    return scene.sentences[mention.sentence].number


def _same_cue(cue: Cue, other: Cue | None) -> bool:
    """Return whether a part is introduced by the same word as the whole, not just near the word that introduces it."""
    return other is not None and other.text == cue.text and other.start != cue.start


class Kin:
    """How many figures of the kind of a whole each sentence has, counted once for all groups that may make it."""

    def __init__(self, scene: AnnotatedArticle, whole: Mention) -> None:
        """Start with nothing counted."""
        self._scene, self._whole = scene, whole
        self._numbers: dict[int, int] = {}

    def number(self, sentence: int) -> int:
        """Return how many there are in a sentence, the whole aside."""
        if sentence not in self._numbers:
            self._numbers[sentence] = sum(
                mention.place != self._whole.place and is_quantity(mention) and alike(self._scene, mention, self._whole)
                for mention in self._scene.sentences[sentence].mentions
            )
        return self._numbers[sentence]

    def are_all(self, parts: Sequence[Mention]) -> bool:
        """Return whether the parts are all the figures of their kind in their sentences."""
        return sum(map(self.number, {part.sentence for part in parts})) == len(parts)
