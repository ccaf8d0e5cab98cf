"""Order that the words assert: "up from", "fell to", "higher than"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import Ends, delta, find_ends
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.proximity import alike_or_bare, cue_before, hedge_plays, is_in_brackets, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

UNSURE, PLACE = 74, 68
PLACES = 200
"""Bare numbers below this may be places in a list."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield which of two printed figures must be the larger."""
    for sentence in scene.sentences:
        if len(sentence.mentions) > 1:
            yield from _moved(scene, sentence)
            yield from _compared(scene, sentence)
            yield from _contrasted(scene, sentence)
            yield from _hedged(scene, sentence)


def _moved(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield that what rose is larger after than before; of places in a list, that it is fewer."""
    for ends in find_ends(scene, sentence):
        if ends.move is None:
            continue
        up, down = (">", "<") if ends.move.sign > 0 else ("<", ">")
        cues = (ends.move.cue, *ends.cues)
        if _may_be_places(ends):
            yield order_candidate(ends.result, ends.base, up, min(ends.text_score - 4, UNSURE), cues)
            if _is_in_list(sentence, ends):
                yield order_candidate(ends.result, ends.base, down, PLACE, cues)
        else:
            yield order_candidate(ends.result, ends.base, up, ends.text_score - 4, cues)


def _is_in_list(sentence: Sentence, ends: Ends) -> bool:
    """Return whether a word for a place is near one of two ends, or they are stated bare: "at five, up from 13"."""
    return any(
        cue_before(sentence, mention.token, part, words=words) is not None
        for mention in (ends.base, ends.result)
        for part, words in (("rank", 1), ("stands", 0))
    )


def _may_be_places(ends: Ends) -> bool:
    """Return whether two ends may be places in a list, where up is fewer: "at five, up from 13"."""
    return all(mention.family == "count" and mention.figure.value < PLACES for mention in (ends.base, ends.result))


def _compared(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield "a, higher than b": the cue right before b, the nearest figure of the kind before it."""
    for second in sentence.mentions[1:]:
        for part, sign, words in (("higher", ">", 3), ("lower", "<", 3), ("only", ">", 0)):
            cue = cue_before(sentence, second.token, part, words=words)
            if (
                cue is None
                or _is_joined(scene, sentence, cue, second)
                or not is_quantity(second)
                or (part == "only" and second.family == "count")
            ):
                continue
            for first in reversed(sentence.mentions[: second.place - sentence.mentions[0].place]):
                if first.token < cue.first and _are_comparable(scene, first, second):
                    if is_percent(first) or not delta(sentence, first):
                        yield order_candidate(first, second, sign, 70, (cue,))
                    break


def _hedged(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield "a, higher than b" where "higher than" is read as the hedge of b: nothing but a comma between the two."""
    for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
        if sentence.tokens[first.token + 1 : second.token] == (",",) and _are_comparable(scene, first, second):
            for part, sign in (("higher", ">"), ("lower", "<")):
                if hedge_plays(scene, second, part):
                    yield order_candidate(first, second, sign, 70, ())


def _is_joined(scene: AnnotatedArticle, sentence: Sentence, cue: Cue, mention: Mention) -> bool:
    """Return whether "and" comes between a word of order and a figure: "24% higher than in May and 21% more"."""
    return not set(scene.words.lists.joints).isdisjoint(sentence.tokens[cue.last : mention.token])


def _contrasted(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Candidate]:
    """Yield "only a, but b": what "only" belittles is less than what "but" sets against it."""
    for but in sentence.cues:
        pair = _around(sentence, but) if "contrast" in but.parts else None
        if pair is None or pair[0].family == "count" or not _are_comparable(scene, *pair):
            continue
        for belittled, sign in zip(pair, "<>", strict=True):
            only = cue_before(sentence, belittled.token, "only", words=1)
            if only is not None:
                yield order_candidate(*pair, sign, 68, (only, but))


def _around(sentence: Sentence, cue: Cue) -> tuple[Mention, Mention] | None:
    """Return the figures before and after a cue that are nearest to it, one in brackets only where no other does."""
    before = [mention for mention in sentence.mentions if mention.token < cue.first]
    after = [mention for mention in sentence.mentions if mention.token >= cue.last]
    plain_before = [mention for mention in before if not is_in_brackets(sentence, mention)]
    plain_after = [mention for mention in after if not is_in_brackets(sentence, mention)]
    return ((plain_before or before)[-1], (plain_after or after)[0]) if before and after else None


def _are_comparable(scene: AnnotatedArticle, first: Mention, second: Mention) -> bool:
    """Return whether one figure can be larger than the other: of one kind, or both parts of a whole."""
    shares = ("percent", "fraction")
    return alike_or_bare(scene, first, second) or (first.family in shares and second.family in shares)


def order_candidate(
    first: Mention, second: Mention, relation: str, text_score: int, cues: tuple[Cue, ...]
) -> Candidate:
    """Return the candidate that the first figure is in this order to the second."""
    return Candidate(
        kind="comparison",
        check=f"{in_unit_of('first', first, second)} {relation} {in_unit_of('second', second, first)}",
        operands=(("first", first), ("second", second)),
        stated="first",
        text_score=text_score,
        cues=cues,
    )
