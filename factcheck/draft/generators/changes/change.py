"""A change stated as a percentage, with both ends: "rose 4.7% to $51.2bn from $48.8bn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Ends, Move, delta, find_ends
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.context import shared_words
from factcheck.draft.proximity import cue_after, is_percent, sentence_of

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence

RATES = ("percent", "fraction")
"""A change may be stated in parts of the base: "shrank by a third, from 1,200 to 800"."""
NEARBY_SENTENCES = 2
LEAD_SENTENCES = 2
"""Headline, subheading and first sentence: what they state is stated again, with its ends, further down."""
FARTHEST_FROM_LEAD = 10
OTHER_VERB = 74
"""Text score of a part that has a verb of its own, besides that of the ends."""
LED = 72
"""Text score of a lead's percentage whose ends are stated right after it, in one direction and of one thing."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield changes in percent between two printed ends."""
    rates = [
        (mention, move)
        for mention in scene.mentions
        if _is_rate(sentence_of(scene, mention), mention) and (move := delta(sentence_of(scene, mention), mention))
    ]
    if not rates:
        return
    for sentence in scene.sentences:
        for ends in find_ends(scene, sentence):
            if not is_percent(ends.base):
                yield from _rates_of(scene, sentence, ends, rates)


def _is_rate(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure can be a change in parts of its base: "by a third", not "a third of its revenue"."""
    of_something = mention.family == "fraction" and cue_after(sentence, mention.token, "of", words=0)
    return mention.family in RATES and not of_something


def _rates_of(
    scene: AnnotatedArticle, sentence: Sentence, ends: Ends, rates: list[tuple[Mention, Move]]
) -> Iterator[Candidate]:
    """Yield the percentages that may state this change: those of its own sentence, or else of one nearby."""
    own = [(rate, move) for rate, move in rates if scene.sentences[rate.sentence] is sentence]
    near = [rate for rate in own if _is_next_to(sentence, rate[0], ends) and _agree(rate[1], ends.move)]
    if near:
        text_score = ends.text_score if len(own) == 1 else ends.text_score - 8
        yield change_candidate(
            ends, *near[0], min(text_score, OTHER_VERB) if _has_other_verb(ends, *near[0]) else text_score
        )
        return
    for rate, move in rates:
        gap = sentence.number - scene.sentences[rate.sentence].number
        lead = 10 if scene.sentences[rate.sentence].number <= LEAD_SENTENCES else 0
        if gap and -1 <= gap <= (FARTHEST_FROM_LEAD if lead else NEARBY_SENTENCES) and _agree(move, ends.move):
            shared = len(shared_words(scene, rate, ends.result) | shared_words(scene, rate, ends.base))
            text_score = 48 + lead + 6 * min(shared, 3)
            follows = lead and shared and gap <= NEARBY_SENTENCES and ends.move is not None
            yield change_candidate(ends, rate, move, max(text_score, LED) if follows else text_score)


def _has_other_verb(ends: Ends, rate: Mention, move: Move) -> bool:
    """Return whether a part is of another thing: "lost one-third of its revenue and saw its value fall from …"."""
    return rate.family == "fraction" and ends.move is not None and ends.move.cue != move.cue


def _agree(move: Move, other: Move | None) -> bool:
    """Return whether two moves can be one: up and up, down and down, or one of them not stated."""
    return other is None or other.sign == move.sign


def _is_next_to(sentence: Sentence, rate: Mention, ends: Ends) -> bool:
    """Return whether no other percentage and no other pair comes between the rate and the ends."""
    places = sorted((rate.place, ends.base.place, ends.result.place))
    inside = [
        mention
        for mention in sentence.mentions
        if places[0] < mention.place < places[-1] and mention.place not in places
    ]
    return not any(is_percent(mention) or mention.family == ends.base.family for mention in inside)


def change_candidate(ends: Ends, rate: Mention, move: Move, text_score: int) -> Candidate:
    """Return the candidate that the change from base to result is this rate, with its sign."""
    sign = "-" if move.sign < 0 else ""
    return Candidate(
        kind="change",
        check=f"change(from = {in_unit_of('base', ends.base, ends.result)}, to = result) ≈ {sign}rate",
        operands=(("base", ends.base), ("result", ends.result), ("rate", rate)),
        stated="rate",
        text_score=text_score,
        cues=(move.cue, *ends.cues),
    )
