"""A mean: an amount spread over people or things, or over the days of a period."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.links import base_unit, cue_after, cue_before, is_percent, is_quantity
from factcheck.draft.scene import Cue, Mention, Scene, Sentence

NEARBY_SENTENCES = 5

FEW_PAIRS = 6
"""With so few ways to choose amount and count, a fit is hardly chance."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield means of a printed amount over a printed count."""
    for place, sentence in enumerate(scene.sentences):
        for mean in sentence.mentions:
            if is_percent(mean) or not is_quantity(mean):
                continue
            cue = _mean_cue(sentence, mean)
            if cue is not None:
                yield from _over_counts(scene, place, mean, cue)


def _mean_cue(sentence: Sentence, mean: Mention) -> Cue | None:
    """Return the word that makes a figure a mean ("bình quân mỗi", "on average", "each")."""
    return cue_before(sentence, mean.token, "each", words=4) or cue_after(sentence, mean.token, "each", words=1)


def _over_counts(scene: Scene, place: int, mean: Mention, cue: Cue) -> Iterator[Candidate]:
    """Yield amount ÷ count ≈ mean for the amounts of the mean's unit and the counts nearby."""
    number = scene.sentences[place].number
    near = [
        mention
        for sentence in scene.sentences[max(place - NEARBY_SENTENCES, 0) : place + 2]
        for mention in sentence.mentions
        if abs(sentence.number - number) <= NEARBY_SENTENCES and mention.place != mean.place and is_quantity(mention)
    ]
    amounts = [mention for mention in near if base_unit(mention) == base_unit(mean) and not is_percent(mention)]
    counts = [mention for mention in near if mention.figure.kind == "count" and "/" not in mention.figure.unit]
    pairs = [
        (amount, count)
        for amount in amounts
        for count in counts
        if amount.place != count.place and amount.figure.value > mean.figure.value and count.figure.value > 1
    ]
    for amount, count in pairs:
        yield Candidate(
            kind="mean",
            check="per_unit(amount, count) ≈ mean",
            operands=(("amount", amount), ("count", count), ("mean", mean)),
            stated="mean",
            wording=66 if len(pairs) <= FEW_PAIRS else 56,
            cues=(cue,),
            rivals=1 if len(pairs) <= FEW_PAIRS else len(pairs) // FEW_PAIRS,
            strict_only=len(pairs) > FEW_PAIRS,
        )
