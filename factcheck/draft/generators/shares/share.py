"""A part, its whole and the share: "1.4m of 1.52m, or 92%", "chiếm 38,9% tổng vốn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.check_terms import as_part_of
from factcheck.draft.generators.shares.portions import Portion, is_share, portions
from factcheck.draft.proximity import (
    alike,
    cue_after,
    cue_before,
    cues_between,
    distance,
    is_bracketed_after,
    is_quantity,
    marks_between,
)

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

WORDS_OF_NAME = 5
NAMES = frozenset({"plan", "total", "holding", "of"})
"""Parts of words that name a whole."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield shares whose whole is printed in the same sentence."""
    for portion in portions(scene):
        sentence = scene.sentences[portion.share.sentence]
        for whole, text_score, cue in _wholes(scene, sentence, portion):
            yield share_candidate(portion, whole, text_score, cue)
    yield from _of_whole(scene)


def _wholes(
    scene: AnnotatedArticle, sentence: Sentence, portion: Portion
) -> Iterator[tuple[Mention, int, tuple[Cue, ...]]]:
    """Yield the wholes that the sentence names, with how surely they are meant."""
    last = max(portion.part.token, portion.share.token)
    first = min(portion.part.token, portion.share.token)
    first_place = min(portion.part.place, portion.share.place)
    for mention in sentence.mentions:
        if mention.place in (portion.part.place, portion.share.place) or not alike(scene, portion.part, mention):
            continue
        of_cue = cue_before(sentence, mention.token, "of", words=1)
        if mention.token > last and mention.place == max(portion.part.place, portion.share.place) + 1:
            if of_cue and of_cue.first > last:
                yield mention, 92, (of_cue,)
            elif named := _named_whole(sentence, portion, mention):
                yield mention, 84, named
        elif mention.token < first and of_cue:
            yield mention, 85 if mention.place == first_place - 1 else 60, (of_cue,)
        elif mention.token < first and (cue := next(cues_between(sentence, mention.token, first, "part_of"), None)):
            plain = portion.is_stated and mention.place == first_place - 1 and _names_no_whole(sentence, portion.share)
            yield mention, 86 if plain else 70, (cue,)
        elif mention.token < first:
            apposed = portion.share.family == "fraction" and mention.place == first_place - 1
            yield mention, 72 if apposed else 45, ()


def _named_whole(sentence: Sentence, portion: Portion, whole: Mention) -> tuple[Cue, ...]:
    """Return the words that name a whole right behind its share: "đạt 40% kế hoạch 850 tỷ", "25% tổng chi 52 tỷ"."""
    first, last = portion.share.token, whole.token
    if first < portion.part.token or whole.figure.value <= portion.part.figure.value:
        return ()
    near = distance(sentence, first, last) <= WORDS_OF_NAME and not marks_between(sentence, first, last)
    between = tuple(cue for cue in sentence.cues if first < cue.first < last)
    names = between and all(not NAMES.isdisjoint(cue.parts) for cue in between)
    return between if near and names and first + 1 == between[0].first else ()


def _names_no_whole(sentence: Sentence, share: Mention) -> bool:
    """Return whether nothing after a share says of what it is one: "…, chiếm 28%." but not "chiếm 28% vốn"."""
    following = sentence.tokens[share.token + 1 : share.token + 2]
    return not following or not following[0][0].isalnum()


def _of_whole(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield "a of b (p%)": the amount in front of its whole, the percentage after both."""
    for sentence in scene.sentences:
        mentions = sentence.mentions
        for part, whole, share in zip(mentions, mentions[1:], mentions[2:], strict=False):
            if not is_share(share) or is_share(part) or not alike(scene, part, whole) or not is_quantity(part):
                continue
            cue = cue_before(sentence, whole.token, "of", words=1)
            slash = sentence.tokens[part.token + 1 : whole.token] == ("/",)
            if not slash and (cue is None or cue.first <= part.token):
                continue
            if distance(sentence, part.token, whole.token) > 5:
                continue
            tied = (
                is_bracketed_after(sentence, whole.token, share)
                or _is_apposed(sentence, whole, share)
                or (
                    distance(sentence, whole.token, share.token) <= 8
                    and cue_before(sentence, share.token, "share", words=1) is not None
                )
            )
            if tied and not delta(sentence, share):
                yield share_candidate(Portion(part, share, (cue,) if cue and not slash else (), True), whole, 90, ())


def _is_apposed(sentence: Sentence, whole: Mention, share: Mention) -> bool:
    """Return whether a share of something follows its whole after a comma: "of 12,000, 65% of the vote"."""
    near = distance(sentence, whole.token, share.token) <= 1 and marks_between(sentence, whole.token, share.token) == 1
    return near and cue_after(sentence, share.token, "of", words=0) is not None


def share_candidate(
    portion: Portion, whole: Mention, text_score: int, cues: tuple[Cue, ...], note: str = ""
) -> Candidate:
    """Return the candidate that the part is this share of the whole."""
    return Candidate(
        kind="share",
        check=f"share({as_part_of('part', portion.part, whole)}, whole) ≈ percentage",
        operands=(("part", portion.part), ("whole", whole), ("percentage", portion.share)),
        stated="percentage",
        text_score=text_score,
        cues=(*portion.cues, *cues),
        note=note,
    )
