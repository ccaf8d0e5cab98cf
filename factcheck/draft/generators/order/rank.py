"""Bounds that need no arithmetic: "third of 17", "6 of 25", "45 of them"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.draft.annotated_article import FIGURE, AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import (
    alike,
    are_named_alike,
    cue_after,
    cue_before,
    distance,
    hedge_plays,
    marks_between,
)

COUNTS = ("count", "number")
LIST_SENTENCES = 3
NAMING_WORDS = 5
"""How many words name what is counted: "10 of the former outside directors"."""
MOST_RANKED = 1000
"""What is ranked is counted in tens or hundreds; "the first of 60,000 gifts" is no rank."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield ranks within a count and parts within a whole."""
    for sentence in scene.sentences:
        for first, second in _neighbours(sentence):
            cue = cue_before(sentence, second.token, "among", words=0)
            if cue is not None and cue.first > first.token and distance(sentence, first.token, second.token) <= 6:
                yield from _within(scene, first, second)
            if second.token == first.token + 1 and hedge_plays(scene, second, "among"):
                yield from _within(scene, first, second)  # "thứ 68 trên 140 nước"
            if sentence.tokens[first.token + 1 : second.token] == ("/",) and second.figure.kind == "count":
                yield bound(first, second, 76)
            cue = cue_before(sentence, first.token, "of", words=1)
            cue_behind = cue_after(sentence, second.token, "part_of", words=0)
            if not alike(scene, first, second) or not are_named_alike(first, second):
                continue
            if cue_behind and second.figure.kind in COUNTS:
                yield bound(second, first, 74)
            close = marks_between(sentence, first.token, second.token) <= 1
            if cue is not None and close and first.figure.kind == "count":
                yield bound(second, first, 72)
    yield from _in_list(scene)
    yield from _among(scene)
    yield from _of_those(scene)


def _in_list(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield ranks with the count of those ranked, stated in a sentence before: "87 countries … X ranks third"."""
    for rank in scene.asides:
        sentence = scene.sentences[rank.sentence]
        if rank.family != "ordinal" or rank.figure.value < 2 or cue_after(sentence, rank.token, "among", words=4):
            continue
        if cue_before(sentence, rank.token, "rank", words=0) is None:
            continue
        ranked = next(_counts_before(scene, rank), None)
        if ranked is not None:
            yield bound(rank, ranked, 68)


def _counts_before(scene: AnnotatedArticle, rank: Mention) -> Iterator[Mention]:
    """Yield the counts before a rank that may be of those ranked, nearest first."""
    number = scene.sentences[rank.sentence].number
    for sentence in reversed(scene.sentences[max(rank.sentence - LIST_SENTENCES, 0) : rank.sentence + 1]):
        for mention in reversed(sentence.mentions):
            near = number - sentence.number <= LIST_SENTENCES and mention.figure.start < rank.figure.start
            if near and mention.figure.kind == "count" and rank.figure.value <= mention.figure.value <= MOST_RANKED:
                yield mention


def _among(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield parts of what an earlier sentence counts: "27 cases of smuggling. … Of the smuggling cases 18 …"."""
    for sentence in scene.sentences:
        for cue in sentence.cues:
            if cue.first > 1 or "among" not in cue.parts or FIGURE in sentence.tokens[: cue.first]:
                continue
            part = next((mention for mention in sentence.mentions if mention.token >= cue.last), None)
            if part is None or part.figure.kind != "count" or not sentence.weights[part.token]:
                continue
            whole = _whole_named(scene, part, sentence.tokens[cue.last : part.token], 2)
            if whole is not None:
                yield bound(part, whole, 70)


def _of_those(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield parts of what an earlier sentence counts, named after them: "10 of the directors", "25 em trong số này"."""
    for sentence in scene.sentences:
        for part in sentence.mentions:
            if part.figure.kind not in COUNTS or part.figure.value.denominator != 1:
                continue
            cues = (cue_after(sentence, part.token, role, words=0) for role in ("part_of", "among"))
            cue = next(filter(None, cues), None)
            if cue is None or cue.first > part.token + 2:
                continue
            named = () if "part_of" in cue.parts else _naming_words(sentence, cue.last)
            if not named and "part_of" not in cue.parts:
                continue
            whole = _whole_named(scene, part, named, 1)
            if whole is not None:
                yield bound(part, whole, 70)


def _whole_named(scene: AnnotatedArticle, part: Mention, named: Sequence[str], enough: int) -> Mention | None:
    """Return the count stated before `part`, no smaller and in another sentence, whose name shares most words.

    Without a name ("of them") it is the nearest; of equally named ones the nearest as well.
    """
    best: tuple[int, Mention] | None = None
    wanted = set(named) - scene.words.fillers
    for whole in reversed(scene.mentions[max(part.place - 8, 0) : part.place]):
        is_kin = whole.figure.kind in COUNTS and alike(scene, whole, part) and whole.figure.value >= part.figure.value
        gap = scene.sentences[part.sentence].number - scene.sentences[whole.sentence].number
        if not is_kin or not 1 <= gap <= LIST_SENTENCES:
            continue
        shared = len(wanted & _name_of(scene, whole)) if named else enough
        if shared >= enough and (best is None or shared > best[0]):
            best = (shared, whole)
    return best[1] if best else None


def _name_of(scene: AnnotatedArticle, mention: Mention) -> set[str]:
    """Return the words that name what a count counts: those of the figure, and the few after it."""
    following = _naming_words(scene.sentences[mention.sentence], mention.token + 1)
    return set(following) | set(mention.wording.split()[1:])


def _naming_words(sentence: Sentence, first: int) -> tuple[str, ...]:
    """Return the few words from a token on, up to a mark, a date or a figure."""
    words = sentence.tokens[first : first + NAMING_WORDS]
    until = next((place for place, token in enumerate(words) if not token[0].isalnum()), len(words))
    return words[:until]


def _neighbours(sentence: Sentence) -> Iterator[tuple[Mention, Mention]]:
    """Yield the amounts of a sentence two by two, and each rank with the amount after it."""
    yield from zip(sentence.mentions, sentence.mentions[1:], strict=False)
    for rank in sentence.asides:
        following = next((mention for mention in sentence.mentions if mention.token > rank.token), None)
        if rank.family == "ordinal" and following is not None:
            yield rank, following


def _within(scene: AnnotatedArticle, first: Mention, second: Mention) -> Iterator[Candidate]:
    """Yield that a rank, or a part, is no more than the count that follows it."""
    if second.figure.kind not in COUNTS or second.figure.value.denominator != 1 or second.figure.value < 2:
        return  # "second in 23.67" is a time; "the third of one" is no rank
    if first.family == "ordinal":
        if second.figure.value <= MOST_RANKED:
            yield bound(first, second, 72)
    elif first.figure.kind in COUNTS and alike(scene, first, second) and are_named_alike(first, second):
        yield bound(first, second, 72)


def bound(part: Mention, whole: Mention, text_score: int, cues: tuple[Cue, ...] = ()) -> Candidate:
    """Return the candidate that one is no more than the other."""
    return Candidate(
        kind="rank",
        check="rank(part, whole)" if part.family == "ordinal" else "parts(whole, part)",
        operands=(("part", part), ("whole", whole)),
        stated="part",
        text_score=text_score,
        cues=cues,
    )
