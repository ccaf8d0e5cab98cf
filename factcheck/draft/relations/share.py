"""A part, its whole and the share: "1.4m of 1.52m, or 92%", "chiếm 38,9% tổng vốn"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.ends import delta
from factcheck.draft.express import as_part_of
from factcheck.draft.links import (
    alike,
    cue_after,
    cue_before,
    cues_between,
    distance,
    is_bracketed_after,
    is_percent,
    is_quantity,
    marks_between,
)
from factcheck.draft.scene import Cue, Mention, Scene, Sentence


class Portion(msgspec.Struct, frozen=True, gc=False):
    """An amount and the percentage that it is said to be of something."""

    part: Mention
    share: Mention
    cues: tuple[Cue, ...]
    is_stated: bool
    """The words say "share" outright; not just a bracket or "equivalent to"."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield shares whose whole is printed in the same sentence."""
    for portion in portions(scene):
        sentence = scene.sentences[portion.share.sentence]
        for whole, wording, cue in _wholes(scene, sentence, portion):
            yield share_candidate(portion, whole, wording, cue)
    yield from _of_whole(scene)


def portions(scene: Scene) -> Iterator[Portion]:
    """Yield every amount that stands beside a percentage as its share of something."""
    for sentence in scene.sentences:
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            portion = _portion(sentence, first, second)
            if portion:
                yield portion


def _portion(sentence: Sentence, first: Mention, second: Mention) -> Portion | None:
    """Return the portion that two neighbours make, if one is a percentage and nothing says that it is a change."""
    if is_share(first) == is_share(second) or not (is_quantity(first) and is_quantity(second)):
        return None
    share, part = (first, second) if is_share(first) else (second, first)
    if part.family == "percentage point" or delta(sentence, share) or share.figure.unit not in ("percent", ""):
        return None
    apposed = _apposed_share(sentence, first, second) if share is second else None
    if apposed is not None:
        return Portion(part, share, (apposed,), True)
    if delta(sentence, part) and share is second:
        return None
    if is_bracketed_after(sentence, first.token, second):
        return Portion(part, share, (), False)
    if share is second and distance(sentence, first.token, second.token) <= 6:
        cue = cue_before(sentence, second.token, "share", words=1)
        if cue and marks_between(sentence, first.token, second.token) <= 3:
            return Portion(part, share, (cue,), "strict_share" in cue.parts)
    if share is first and distance(sentence, first.token, second.token) <= 1:
        cue = cue_before(sentence, second.token, "equals", words=0)
        if cue:
            return Portion(part, share, (cue,), False)
    close = (
        distance(sentence, first.token, second.token) <= 4 and marks_between(sentence, first.token, second.token) == 1
    )
    if share is first and close and sentence.tokens[second.token - 1] == ",":
        return Portion(part, share, (), False)
    return None


def _apposed_share(sentence: Sentence, part: Mention, share: Mention) -> Cue | None:
    """Return the "of" in "1,700 jobs, about 7% of its workforce"."""
    near = distance(sentence, part.token, share.token) <= 3 and marks_between(sentence, part.token, share.token) == 1
    if not near or sentence.tokens[share.token - 1] != ",":
        return None
    return cue_after(sentence, share.token, "of", words=0)


def is_share(mention: Mention) -> bool:
    """Tell whether a figure can be a share: a percentage, or a fraction in words."""
    return is_percent(mention) or mention.family == "fraction"


def _wholes(scene: Scene, sentence: Sentence, portion: Portion) -> Iterator[tuple[Mention, int, tuple[Cue, ...]]]:
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
        elif mention.token < first and of_cue:
            yield mention, 85 if mention.place == first_place - 1 else 60, (of_cue,)
        elif mention.token < first and (cue := next(cues_between(sentence, mention.token, first, "part_of"), None)):
            plain = portion.is_stated and mention.place == first_place - 1 and _names_no_whole(sentence, portion.share)
            yield mention, 86 if plain else 70, (cue,)
        elif mention.token < first:
            apposed = portion.share.family == "fraction" and mention.place == first_place - 1
            yield mention, 72 if apposed else 45, ()


def _names_no_whole(sentence: Sentence, share: Mention) -> bool:
    """Tell whether nothing after a share says of what it is one: "…, chiếm 28%." but not "chiếm 28% vốn"."""
    following = sentence.tokens[share.token + 1 : share.token + 2]
    return not following or not following[0][0].isalnum()


def _of_whole(scene: Scene) -> Iterator[Candidate]:
    """Yield "a of b (p%)": the amount in front of its whole, the percentage after both."""
    for sentence in scene.sentences:
        mentions = sentence.mentions
        for part, whole, share in zip(mentions, mentions[1:], mentions[2:], strict=False):
            if not is_share(share) or is_share(part) or not alike(scene, part, whole) or not is_quantity(part):
                continue
            cue = cue_before(sentence, whole.token, "of", words=1)
            if cue is None or cue.first <= part.token or distance(sentence, part.token, whole.token) > 5:
                continue
            tied = is_bracketed_after(sentence, whole.token, share) or (
                distance(sentence, whole.token, share.token) <= 8
                and cue_before(sentence, share.token, "share", words=1) is not None
            )
            if tied and not delta(sentence, share):
                yield share_candidate(Portion(part, share, (cue,), True), whole, 90, ())


def share_candidate(portion: Portion, whole: Mention, wording: int, cues: tuple[Cue, ...], note: str = "") -> Candidate:
    """Return the candidate that the part is this share of the whole."""
    return Candidate(
        kind="share",
        check=f"share({as_part_of('part', portion.part, whole)}, whole) ≈ percentage",
        operands=(("part", portion.part), ("whole", whole), ("percentage", portion.share)),
        stated="percentage",
        wording=wording,
        cues=(*portion.cues, *cues),
        note=note,
    )
