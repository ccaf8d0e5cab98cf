"""A quantity, its price or rate, and what they come to: 381.5m shares at 63,900 each are worth 24,381bn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import base_unit, cue_at_start, cue_before, is_quantity

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention

NEARBY = 6
"""The same for a price that does not say of what it is the price."""
CONCLUDES = 10
"""What it adds that the sentence of the amount begins with "so", "thus"."""
WORDS_AFTER_PRICE = 14
"""How many words may say between "share price" and the price whose price it is and when."""
FARTHEST = 10
"""How many sentences may lie between any two of the three."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield products whose units multiply out: share × VND/share = VND."""
    rates = [mention for mention in scene.mentions if _is_rate(mention) or _is_price(scene, mention)]
    for rate in rates:
        counted_unit = rate.figure.unit.partition("/")[2]
        near = list(_around(scene, rate, FARTHEST if counted_unit else NEARBY))
        counts = [mention for mention in near if _is_counted(mention, counted_unit)]
        amounts = [mention for mention in near if _is_amount(mention, rate)]
        pairs = [
            (count, amount)
            for count in counts
            for amount in amounts
            if len({count.place, amount.place, rate.place}) == 3 and amount.figure.value > rate.figure.value
        ]
        for count, amount in pairs:
            yield _candidate(scene, rate, count, amount, len(counts) if counted_unit else len(pairs))


def _is_rate(mention: Mention) -> bool:
    """Return whether a figure is so much of one thing per one of another."""
    unit = mention.figure.unit
    return "/" in unit and not unit.startswith("percent")


def _is_price(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a sum of money is a price by the word in front of it, though nothing says of what."""
    if mention.figure.kind != "money" or "/" in mention.figure.unit:
        return False
    sentence = scene.sentences[mention.sentence]
    cue = cue_before(sentence, mention.token, "price", words=1) or cue_before(
        sentence, mention.token, "unit_price", words=WORDS_AFTER_PRICE
    )
    return cue is not None


def _is_amount(mention: Mention, rate: Mention) -> bool:
    """Return whether a figure is in the unit above the stroke of a rate, or counts without a unit that is known."""
    if "/" in mention.figure.unit:
        return False
    if base_unit(mention) == base_unit(rate):
        return True
    is_bare = mention.figure.kind in ("count", "number") and not mention.figure.unit
    return rate.family.startswith("count ") and is_bare and bool(mention.figure.noun)


def _is_counted(mention: Mention, unit: str) -> bool:
    """Return whether a figure counts what the price is for; `unit` is "" where the price does not say."""
    if unit:
        return mention.figure.unit == unit
    return mention.figure.kind == "count" and mention.figure.value > 1


def _around(scene: AnnotatedArticle, centre: Mention, farthest: int) -> Iterator[Mention]:
    """Yield the quantities that are at most so many sentences from a figure."""
    number = scene.sentences[centre.sentence].number
    for mention in scene.mentions[max(centre.place - 40, 0) : centre.place + 40]:
        if is_quantity(mention) and abs(scene.sentences[mention.sentence].number - number) <= farthest:
            yield mention


def _candidate(scene: AnnotatedArticle, rate: Mention, count: Mention, amount: Mention, rivals: int) -> Candidate:
    """Return the candidate count × rate ≈ amount."""
    sentence = scene.sentences[amount.sentence]
    worth = cue_before(sentence, amount.token, "worth", words=4)
    is_change = bool(delta(scene.sentences[rate.sentence], rate)) != bool(delta(sentence, amount))
    text_score = 60 + (10 if worth else 0) - (20 if is_change else 0)
    if cue_at_start(sentence, "conclusion"):
        text_score += CONCLUDES
    spread = max(rate.sentence, count.sentence, amount.sentence) - min(rate.sentence, count.sentence, amount.sentence)
    if spread <= 1 and not is_change:
        text_score += 8
        if worth and amount.place == max(rate.place, count.place) + 1:
            text_score += 8 if not spread else 1  # another sentence may state what something else is worth
    if spread:
        text_score = min(text_score, SURE - 1)  # another sentence may count something else, in which more is stated
    bare = not amount.figure.unit and base_unit(rate)
    amount_role = f"amount × 1 {base_unit(rate)}" if bare else "amount"
    return Candidate(
        kind="product",
        check=f"product({_pure(count, rate)}, price) ≈ {amount_role}",
        operands=(("count", count), ("price", rate), ("amount", amount)),
        stated="amount",
        text_score=text_score,
        cues=(worth,) if worth else (),
        rivals=rivals if text_score < SURE else 1,
        strict_only=spread > 3,
    )


def _pure(count: Mention, rate: Mention) -> str:
    """Return the count as a check multiplies it: without its unit where the price is not per such a unit."""
    return "count" if "/" in rate.figure.unit or not count.figure.unit else f"count ÷ 1 {count.figure.unit}"
