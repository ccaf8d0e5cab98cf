"""A quantity, its price or rate, and what they come to: 381.5m shares at 63,900 each are worth 24,381bn."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.ends import delta
from factcheck.draft.links import cue_before, is_quantity
from factcheck.draft.scene import Mention, Scene

FARTHEST = 10
"""How many sentences may lie between any two of the three."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield products whose units multiply out: share × VND/share = VND."""
    rates = [mention for mention in scene.mentions if _is_rate(mention)]
    for rate in rates:
        amount_unit, _, counted_unit = rate.figure.unit.partition("/")
        counts = [mention for mention in _around(scene, rate) if mention.figure.unit == counted_unit]
        amounts = [mention for mention in _around(scene, rate) if mention.figure.unit == amount_unit]
        for count in counts:
            for amount in amounts:
                yield _candidate(scene, rate, count, amount)


def _is_rate(mention: Mention) -> bool:
    """Tell whether a figure is so much of one thing per one of another."""
    unit = mention.figure.unit
    return "/" in unit and not unit.startswith("percent")


def _around(scene: Scene, centre: Mention) -> Iterator[Mention]:
    """Yield the quantities that stand near a figure."""
    number = scene.sentences[centre.sentence].number
    for mention in scene.mentions[max(centre.place - 40, 0) : centre.place + 40]:
        if is_quantity(mention) and abs(scene.sentences[mention.sentence].number - number) <= FARTHEST:
            yield mention


def _candidate(scene: Scene, rate: Mention, count: Mention, amount: Mention) -> Candidate:
    """Return the candidate count × rate ≈ amount."""
    sentence = scene.sentences[amount.sentence]
    worth = cue_before(sentence, amount.token, "worth", words=4)
    is_change = bool(delta(scene.sentences[rate.sentence], rate)) != bool(delta(sentence, amount))
    wording = 40 + (15 if worth else 0) - (20 if is_change else 0)
    spread = max(rate.sentence, count.sentence, amount.sentence) - min(rate.sentence, count.sentence, amount.sentence)
    if spread <= 1 and not is_change:
        wording += 20
        if worth and amount.place == max(rate.place, count.place) + 1:
            wording += 8
    return Candidate(
        kind="product",
        check="product(count, price) ≈ amount",
        operands=(("count", count), ("price", rate), ("amount", amount)),
        stated="amount",
        wording=wording,
        cues=(worth,) if worth else (),
        strict_only=spread > 3,
    )
