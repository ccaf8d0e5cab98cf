"""What is left: "60% …, the rest 40%"; "of 7 machines 4 …, the remaining 3"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import (
    alike,
    cue_after,
    cue_before,
    cues_between,
    is_in_brackets,
    is_percent,
    is_quantity,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

NEARBY_SENTENCES = 2
FAR_OFF = 50
"""Percentage points by which shares that were meant to make a whole hardly miss it."""
NOUN_WORDS = 2
"""How many words may name what is left between the figure and the word: "50% vốn còn lại"."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield remainders of 100 % and of a printed whole."""
    for place, sentence in enumerate(scene.sentences):
        for rest in sentence.mentions:
            cue = _rest_cue(sentence, rest)
            if cue is None or not is_quantity(rest) or delta(sentence, rest):
                continue
            if next(cues_between(sentence, cue.last - 1, rest.token, "each"), None):
                continue  # "the rest at 2% a month"
            before = _before(scene, place, rest)
            if is_percent(rest):
                yield from _of_hundred(sentence, rest, before, cue)
            else:
                yield from _of_whole(sentence, rest, before, cue)


def _rest_cue(sentence: Sentence, rest: Mention) -> Cue | None:
    """Return the word that makes a figure what is left: "the remaining 3", "the rest, 30%,", "38% còn lại"."""
    before = cue_before(sentence, rest.token, "rest", words=4) or cue_before(
        sentence, rest.token, "rest", words=0, marks=1
    )
    after = None if before else cue_after(sentence, rest.token, "rest", words=NOUN_WORDS)
    if after is not None and "clause" in {
        part for cue in sentence.cues if rest.token < cue.first < after.first for part in cue.parts
    }:
        return None  # "40% to one and the rest to others"
    return before or after


def _before(scene: AnnotatedArticle, place: int, rest: Mention) -> list[Mention]:
    """Return the figures of the kind before the rest, nearest first: those of its sentence and of two before."""
    sentence = scene.sentences[place]
    found = [mention for mention in sentence.mentions if mention.place < rest.place]
    for earlier in reversed(scene.sentences[max(place - NEARBY_SENTENCES, 0) : place]):
        if sentence.number - earlier.number <= NEARBY_SENTENCES:
            found = [*earlier.mentions, *found]
    return [
        mention
        for mention in reversed(found)
        if alike(scene, mention, rest)
        and not delta(scene.sentences[mention.sentence], mention)
        and not is_in_brackets(scene.sentences[mention.sentence], mention)
    ]


def _of_hundred(sentence: Sentence, rest: Mention, before: list[Mention], cue: Cue) -> Iterator[Candidate]:
    """Yield that the shares stated so far and the rest make 100 %."""
    same_sentence = [mention for mention in before if mention.sentence == rest.sentence]
    if rest.figure.kind == "range" or rest.figure.unit != "percent":
        return
    followers = [mention for mention in sentence.mentions if mention.place > rest.place and is_percent(mention)]
    for count in range(1, min(len(before), 5) + 1):
        parts = before[:count]
        is_plain = parts == same_sentence and not followers and _come_near_a_whole((*parts, rest))
        text_score = 82 if is_plain else 58
        yield _hundred(tuple(reversed(parts)), (rest,), text_score, cue)
        if followers:
            yield _hundred(tuple(reversed(parts)), (rest, *followers), 58, cue)


def _come_near_a_whole(shares: tuple[Mention, ...]) -> bool:
    """Return whether shares may be meant to make 100 %: "sold 8% and will sell the remaining 7%" is of their own 15."""
    return abs(100 - sum((share.figure.value for share in shares), Fraction(0))) <= FAR_OFF


def _hundred(parts: tuple[Mention, ...], rests: tuple[Mention, ...], text_score: int, cue: Cue) -> Candidate:
    """Return the candidate 100 % − parts ≈ rests."""
    roles = [(f"part_{number}", part) for number, part in enumerate(parts, 1)]
    rest_roles = [(f"rest_{number}" if len(rests) > 1 else "rest", rest) for number, rest in enumerate(rests, 1)]
    left = ", ".join(["100 %", *(role for role, _ in roles)])
    right = " + ".join(role for role, _ in rest_roles)
    return Candidate(
        kind="remainder",
        check=f"remainder({left}) ≈ {right}",
        operands=(*roles, *rest_roles),
        stated=rest_roles[0][0],
        text_score=text_score,
        cues=(cue,),
        strict_only=text_score < 80,
    )


def _of_whole(sentence: Sentence, rest: Mention, before: list[Mention], cue: Cue) -> Iterator[Candidate]:
    """Yield that a whole less its other parts leaves the rest."""
    for count in range(2, min(len(before), 6) + 1):
        whole, parts = before[count - 1], before[: count - 1]
        if whole.figure.value <= rest.figure.value or any(part.figure.value >= whole.figure.value for part in parts):
            continue
        roles = [(f"part_{number}", part) for number, part in enumerate(reversed(parts), 1)]
        together = whole.sentence == rest.sentence and count == len(
            [mention for mention in before if mention.sentence == rest.sentence]
        )
        yield Candidate(
            kind="remainder",
            check=f"remainder({', '.join(['whole', *(role for role, _ in roles)])}) ≈ rest",
            operands=(("whole", whole), *roles, ("rest", rest)),
            stated="rest",
            text_score=_text_score_of_whole(sentence, whole, parts, rest) if together else 50,
            cues=(cue,),
            strict_only=not together,
        )


def _text_score_of_whole(sentence: Sentence, whole: Mention, parts: list[Mention], rest: Mention) -> int:
    """Return how surely whole, parts and rest of one sentence belong together.

    A miss is only reported of "of 7 machines 4 …, the remaining 3": one part, and a word that makes the whole a whole.
    """
    if _rest_cue(sentence, rest) is None:
        return 50
    is_whole = any(
        cue_before(sentence, whole.token, part, words=1) or cue_after(sentence, whole.token, part, words=4, marks=1)
        for part in ("of", "among", "total", "part_of", "closed")
    )
    if len(parts) > 1:
        return 72
    return 82 if is_whole else SURE if _count_one_thing(sentence, whole, parts[0], rest) else 72


def _count_one_thing(sentence: Sentence, whole: Mention, part: Mention, rest: Mention) -> bool:
    """Return whether "112 countries, 88 countries …, the remaining 24 countries" name what they count, and the same.

    The word for the rest must be right beside its figure: "the remaining subjects with a score of 18" is no rest.
    """
    named = {mention.figure.unit or mention.figure.noun.lower() for mention in (whole, part, rest)}
    beside = cue_before(sentence, rest.token, "rest", words=0) or cue_after(sentence, rest.token, "rest", words=0)
    return len(named) == 1 and "" not in named and beside is not None
