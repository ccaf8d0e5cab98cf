"""A mean: an amount spread over people or things, or over the days of a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.draft.candidate import Candidate
from factcheck.draft.proximity import base_unit, cue_after, cue_before, distance, is_percent, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence

NEARBY_SENTENCES = 5

COUNTS = ("count", "duration", "measure")
SECOND_OF_TWO = 5
"""How many words may come between two means that one word introduces."""
WORDS_OF_THING = 3
FEW_PAIRS = 6
"""With so few ways to choose amount and count, a fit is hardly chance."""
MOST_WAYS, NEAREST = 150, 12
"""With more ways to choose them the nearest of each are tried: some of so many fit any mean, and each takes its time.
In 300 news articles no mean had more than 30."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield means of a printed amount over a printed count."""
    for place, sentence in enumerate(scene.sentences):
        cue: Cue | None = None
        for before, mean in zip((None, *sentence.mentions), sentence.mentions, strict=False):
            goes_on = cue is not None and before is not None and _goes_on(scene, sentence, before, mean)
            cue = mean_cue(sentence, mean) or (cue if goes_on else None)
            if cue is not None and is_quantity(mean) and not is_percent(mean):
                yield from _over_counts(scene, place, mean, cue)


def mean_cue(sentence: Sentence, mean: Mention) -> Cue | None:
    """Return the word that makes a figure a mean ("bình quân mỗi", "on average", "each")."""
    before = cue_before(sentence, mean.token, "each", words=8, figures=1)
    return before or cue_after(sentence, mean.token, "each", words=1)


def _goes_on(scene: AnnotatedArticle, sentence: Sentence, before: Mention, mean: Mention) -> bool:
    """Return whether a mean is the second of two: "each saw 1.1 killed and 0.7 hurt"."""
    between = sentence.tokens[before.token + 1 : mean.token]
    joined = not scene.words.conjunctions.isdisjoint(between)
    return joined and distance(sentence, before.token, mean.token) <= SECOND_OF_TWO


def _over_counts(scene: AnnotatedArticle, place: int, mean: Mention, cue: Cue) -> Iterator[Candidate]:
    """Yield amount ÷ count ≈ mean for the amounts of the mean's unit and the counts nearby."""
    number = scene.sentences[place].number
    near = [
        mention
        for sentence in scene.sentences[max(place - NEARBY_SENTENCES, 0) : place + 2]
        for mention in sentence.mentions
        if abs(sentence.number - number) <= NEARBY_SENTENCES and mention.place != mean.place and is_quantity(mention)
    ]
    amounts = [mention for mention in near if base_unit(mention) == base_unit(mean) and not is_percent(mention)]
    named = _things(scene.sentences[place], mean, cue)
    counts = [mention for mention in near if mention.figure.kind in COUNTS and "/" not in mention.figure.unit]
    matching = [mention for mention in counts if not named.isdisjoint(mention.wording.split()[1:])]
    counts = matching or [mention for mention in counts if mention.figure.kind == "count"]
    if len(amounts) * len(counts) > MOST_WAYS:
        amounts, counts = _nearest(amounts, mean), _nearest(counts, mean)
    pairs = [
        (amount, count)
        for amount in amounts
        for count in counts
        if amount.place != count.place and amount.figure.value > mean.figure.value and count.figure.value > 1
    ]
    side_by_side = sum(bool(matching) and _are_side_by_side(*pair) for pair in pairs)
    for amount, count in pairs:
        rivals = side_by_side if matching and _are_side_by_side(amount, count) else len(pairs)
        yield Candidate(
            kind="mean",
            check=f"per_unit(amount, {_pure(count, mean)}) ≈ mean",
            operands=(("amount", amount), ("count", count), ("mean", mean)),
            stated="mean",
            text_score=66 if rivals <= FEW_PAIRS else 56,
            cues=(cue,),
            rivals=1 if rivals <= FEW_PAIRS else rivals // FEW_PAIRS,
            strict_only=rivals > FEW_PAIRS,
        )


def _nearest(mentions: Sequence[Mention], mean: Mention) -> list[Mention]:
    """Return the figures that are nearest to a mean."""
    return sorted(mentions, key=lambda mention: abs(mention.place - mean.place))[:NEAREST]


def _pure(count: Mention, mean: Mention) -> str:
    """Return the count as a check divides by it: a span of time as a bare number, unless per such is stated."""
    unit = count.figure.unit
    is_pure = count.figure.kind == "count" or f"/{unit}" in mean.figure.unit
    return "count" if is_pure else f"count ÷ 1 {unit}"


def _things(sentence: Sentence, mean: Mention, cue: Cue) -> frozenset[str]:
    """Return the words that may name what an amount is spread over: "each *crash* killed 1.1", "1.1 per *crash*"."""
    after = cue_after(sentence, mean.token, "each", words=1)
    words = [*_words_from(sentence, cue.last), *(_words_from(sentence, after.last) if after else ())]
    return frozenset((*words, *(f"{word}s" for word in words)))


def _words_from(sentence: Sentence, first: int) -> Sequence[str]:
    """Return the words at a place, up to three and to the next mark or figure."""
    words: list[str] = []
    for token in sentence.tokens[first : first + WORDS_OF_THING]:
        if not token[0].isalnum():
            break
        words.append(token)
    return words


def _are_side_by_side(amount: Mention, count: Mention) -> bool:
    """Return whether an amount and a count are stated together: "47 crashes killed 53 and hurt 32"."""
    return amount.sentence == count.sentence and abs(amount.place - count.place) <= 2
