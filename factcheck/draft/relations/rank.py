"""Bounds that need no arithmetic: "third of 17", "6 of 25", "45 of them"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.context import around
from factcheck.draft.links import alike, are_named_alike, cue_after, cue_before, distance, marks_between
from factcheck.draft.scene import Mention, Scene, Sentence

COUNTS = ("count", "number")
LIST_SENTENCES = 3
MOST_RANKED = 1000
"""What is ranked is counted in tens or hundreds; "the first of 60,000 gifts" is no rank."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield ranks within a count and parts within a whole."""
    for sentence in scene.sentences:
        for first, second in _neighbours(sentence):
            cue = cue_before(sentence, second.token, "among", words=0)
            if cue is not None and cue.first > first.token and distance(sentence, first.token, second.token) <= 6:
                yield from _within(scene, first, second)
            if sentence.tokens[first.token + 1 : second.token] == ("/",) and second.figure.kind == "count":
                yield _bound(first, second, 76)
            cue = cue_before(sentence, first.token, "of", words=1)
            cue_behind = cue_after(sentence, second.token, "part_of", words=0)
            if not alike(scene, first, second) or not are_named_alike(first, second):
                continue
            if cue_behind and second.figure.kind in COUNTS:
                yield _bound(second, first, 74)
            close = marks_between(sentence, first.token, second.token) <= 1
            if cue is not None and close and first.figure.kind == "count":
                yield _bound(second, first, 72)
    yield from _in_list(scene)
    yield from _among(scene)


def _in_list(scene: Scene) -> Iterator[Candidate]:
    """Yield ranks with the count of those ranked, told in a sentence before: "87 countries … X ranks third"."""
    for rank in scene.asides:
        sentence = scene.sentences[rank.sentence]
        if rank.family != "ordinal" or rank.figure.value < 2 or cue_after(sentence, rank.token, "among", words=4):
            continue
        if cue_before(sentence, rank.token, "rank", words=0) is None:
            continue
        ranked = next(_counts_before(scene, rank), None)
        if ranked is not None:
            yield _bound(rank, ranked, 68)


def _counts_before(scene: Scene, rank: Mention) -> Iterator[Mention]:
    """Yield the counts before a rank that may be of those ranked, nearest first."""
    number = scene.sentences[rank.sentence].number
    for sentence in reversed(scene.sentences[max(rank.sentence - LIST_SENTENCES, 0) : rank.sentence + 1]):
        for mention in reversed(sentence.mentions):
            near = number - sentence.number <= LIST_SENTENCES and mention.figure.start < rank.figure.start
            if near and mention.figure.kind == "count" and rank.figure.value <= mention.figure.value <= MOST_RANKED:
                yield mention


def _among(scene: Scene) -> Iterator[Candidate]:
    """Yield parts of what a sentence before counts: "27 cases of smuggling. … Of the smuggling cases 18 …"."""
    for sentence in scene.sentences:
        for cue in sentence.cues:
            if cue.first > 1 or "among" not in cue.parts:
                continue
            part = next((mention for mention in sentence.mentions if mention.token >= cue.last), None)
            if part is None or part.figure.kind != "count" or not sentence.weights[part.token]:
                continue
            named = set(sentence.tokens[cue.last : part.token])
            for whole in reversed(scene.mentions[max(part.place - 8, 0) : part.place]):
                is_kin = alike(scene, whole, part) and whole.sentence != part.sentence
                if is_kin and len(named & around(scene, whole)) >= 2:
                    yield _bound(part, whole, 70)
                    break


def _neighbours(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts of a sentence two by two, and each rank with the amount after it."""
    yield from zip(sentence.mentions, sentence.mentions[1:], strict=False)
    for rank in sentence.asides:
        following = next((mention for mention in sentence.mentions if mention.token > rank.token), None)
        if rank.family == "ordinal" and following is not None:
            yield rank, following


def _within(scene: Scene, first: Mention, second: Mention) -> Iterator[Candidate]:
    """Yield that a rank, or a part, is no more than the count that follows it."""
    if second.figure.kind not in COUNTS:
        return
    if first.family == "ordinal":
        if second.figure.value <= MOST_RANKED:
            yield _bound(first, second, 72)
    elif first.figure.kind in COUNTS and alike(scene, first, second) and are_named_alike(first, second):
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
