"""Amounts with the percentages that they are said to be of something: "5.4bn (27%)", "30 and 12, or 25% and 10%"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck.draft.ends import delta
from factcheck.draft.links import (
    cue_after,
    cue_before,
    distance,
    is_bracketed_after,
    is_percent,
    is_quantity,
    marks_between,
)
from factcheck.draft.scene import Cue, Mention, Scene, Sentence

LONGEST_ITEM = 8
"""How many words one item of a list of amounts may have."""


class Portion(msgspec.Struct, frozen=True, gc=False):
    """An amount and the percentage that it is said to be of something."""

    part: Mention
    share: Mention
    cues: tuple[Cue, ...]
    is_stated: bool
    """The words say "share" outright; not just a bracket or "equivalent to"."""


def portions(scene: Scene) -> Iterator[Portion]:
    """Yield every amount that stands beside a percentage as its share of something, or in a list beside one of shares."""
    for sentence in scene.sentences:
        listed = list(_listed(sentence))
        yield from listed
        taken = {mention.place for portion in listed for mention in (portion.part, portion.share)}
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            portion = None if first.place in taken else _portion(sentence, first, second)
            if portion:
                yield portion


def _listed(sentence: Sentence) -> Iterator[Portion]:
    """Yield the portions of a list of amounts that a list of as many percentages follows, one for each in turn."""
    mentions = sentence.mentions
    first = 0
    while first < len(mentions):
        last = first
        while last < len(mentions) and _is_plain_share(sentence, mentions[last]):
            last += 1
        size = last - first
        if size >= 2 and first >= size:
            parts, shares = mentions[first - size : first], mentions[first:last]
            cue = _list_cue(sentence, parts, shares)
            if cue is not None and _is_list(sentence, parts) and _is_list(sentence, shares):
                yield from (Portion(part, share, (cue,), True) for part, share in zip(parts, shares, strict=True))
        first = max(last, first + 1)


def _is_plain_share(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is a percentage and no change."""
    return is_percent(mention) and mention.figure.unit == "percent" and not delta(sentence, mention)


def _list_cue(sentence: Sentence, parts: tuple[Mention, ...], shares: tuple[Mention, ...]) -> Cue | None:
    """Return the word that makes a list of percentages the shares of the amounts before it."""
    end = next((cue for cue in sentence.cues if cue.first > shares[-1].token and "respectively" in cue.parts), None)
    between = [cue for cue in sentence.cues if parts[-1].token < cue.first < shares[0].token]
    inside = [cue for cue in between if not {"share", "respectively", "equals"}.isdisjoint(cue.parts)]
    return inside[-1] if inside else end


def _is_list(sentence: Sentence, items: tuple[Mention, ...]) -> bool:
    """Tell whether amounts are of one kind of figure and follow each other closely."""
    return all(is_quantity(item) and not delta(sentence, item) for item in items) and all(
        is_percent(one) == is_percent(other) and distance(sentence, one.token, other.token) <= LONGEST_ITEM
        for one, other in zip(items, items[1:], strict=False)
    )


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
    if share is second and distance(sentence, first.token, second.token) <= 8:
        cue = cue_before(sentence, second.token, "share", words=2)
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
