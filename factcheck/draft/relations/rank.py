"""Bounds that need no arithmetic: "third of 17", "6 of 25", "45 of them"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.links import alike, cue_after, cue_before, distance, is_quantity, marks_between
from factcheck.draft.scene import Mention, Scene, Sentence

MOST_RANKED = 1000
"""What is ranked is counted in tens or hundreds; "the first of 60,000 gifts" is no rank."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield ranks within a count and parts within a whole."""
    for sentence in scene.sentences:
        for first, second in _neighbours(sentence):
            cue = cue_before(sentence, second.token, "among", words=0)
            if cue is not None and cue.first > first.token and distance(sentence, first.token, second.token) <= 6:
                yield from _within(scene, first, second)
            cue = cue_before(sentence, first.token, "of", words=1)
            cue_behind = cue_after(sentence, second.token, "part_of", words=0)
            if cue_behind and alike(scene, first, second) and second.figure.kind == "count":
                yield _bound(second, first, 74)
            if cue is not None and marks_between(sentence, first.token, second.token) <= 1:
                if alike(scene, first, second) and first.figure.kind == "count":
                    yield _bound(second, first, 72)


def _neighbours(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts of a sentence two by two, and each rank with the amount after it."""
    yield from zip(sentence.mentions, sentence.mentions[1:], strict=False)
    for rank in sentence.asides:
        following = next((mention for mention in sentence.mentions if mention.token > rank.token), None)
        if rank.family == "ordinal" and following is not None:
            yield rank, following


def _within(scene: Scene, first: Mention, second: Mention) -> Iterator[Candidate]:
    """Yield that a rank, or a part, is no more than the count that follows it."""
    if second.figure.kind not in ("count", "number"):
        return
    if first.family == "ordinal":
        if second.figure.value <= MOST_RANKED:
            yield _bound(first, second, 72)
    elif is_quantity(first) and first.figure.kind in ("count", "number") and alike(scene, first, second):
        yield _bound(first, second, 72)


def _bound(part: Mention, whole: Mention, wording: int) -> Candidate:
    """Return the candidate that one is no more than the other."""
    return Candidate(
        kind="rank",
        check="rank(part, whole)" if part.family == "ordinal" else "parts(whole, part)",
        operands=(("part", part), ("whole", whole)),
        stated="part",
        wording=wording,
    )
