"""Amounts with the percentages that they are said to be of something: "5.4bn (27%)", "30 and 12, or 25% and 10%"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from unicodedata import normalize

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.change_endpoints import delta
from factcheck.draft.proximity import (
    cue_after,
    cue_before,
    distance,
    is_bracketed_after,
    is_percent,
    is_quantity,
    marks_between,
)

APPOSES = frozenset({",", "-", "–", "—"})
"""Marks between a share and the amount that it is: "6% – 2.58m shares"."""
FARTHEST, NEARBY_SENTENCES = 8, 3
"""How many figures and sentences before a share the amount may be that it names again."""
WORDS_OF_NAME = 3
LONGEST_ITEM = 8
"""How many words one item of a list of amounts may have."""


class Portion(msgspec.Struct, frozen=True, gc=False):
    """An amount and the percentage that it is said to be of something."""

    part: Mention
    share: Mention
    cues: tuple[Cue, ...]
    is_stated: bool
    """The words say "share" outright; not just a bracket or "equivalent to"."""


def portions(scene: AnnotatedArticle) -> Iterator[Portion]:
    """Yield every amount with the percentage that states its share of something."""
    for sentence in scene.sentences:
        if not any(is_share(mention) for mention in sentence.mentions):
            continue
        listed = list(_listed(sentence))
        yield from listed
        taken = {mention.place for portion in listed for mention in (portion.part, portion.share)}
        for first, second in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            if first.place in taken or _apart(scene, sentence, second):
                continue
            portion = _portion(sentence, _named(scene, sentence, first), second)
            if portion:
                taken.add(portion.share.place)
                yield portion
        for share in sentence.mentions:
            portion = None if share.place in taken else _apart(scene, sentence, share)
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
    """Return whether a figure is a percentage and no change."""
    return is_percent(mention) and mention.figure.unit == "percent" and not delta(sentence, mention)


def _list_cue(sentence: Sentence, parts: tuple[Mention, ...], shares: tuple[Mention, ...]) -> Cue | None:
    """Return the word that makes a list of percentages the shares of the amounts before it."""
    end = next((cue for cue in sentence.cues if cue.first > shares[-1].token and "respectively" in cue.parts), None)
    between = [cue for cue in sentence.cues if parts[-1].token < cue.first < shares[0].token]
    inside = [cue for cue in between if not {"share", "respectively", "equals"}.isdisjoint(cue.parts)]
    return inside[-1] if inside else end


def _is_list(sentence: Sentence, items: tuple[Mention, ...]) -> bool:
    """Return whether amounts are of one kind of figure and follow each other closely."""
    return all(is_quantity(item) and not delta(sentence, item) for item in items) and all(
        is_percent(one) == is_percent(other) and distance(sentence, one.token, other.token) <= LONGEST_ITEM
        for one, other in itertools.pairwise(items)
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
    if share is first and (cue := _held(sentence, first, second)):
        return Portion(part, share, (cue,), False)
    if share is first:
        cue = cue_before(sentence, second.token, "equals", words=0)
        if cue and cue.first > first.token and distance(sentence, first.token, cue.first) == 0:
            return Portion(part, share, (cue,), False)
    close = (
        distance(sentence, first.token, second.token) <= 4 and marks_between(sentence, first.token, second.token) == 1
    )
    if share is first and close and sentence.tokens[second.token - 1] in APPOSES:
        return Portion(part, share, (), False)
    return None


def _held(sentence: Sentence, share: Mention, part: Mention) -> Cue | None:
    """Return the word for holding in "holds 18% of the firm with 12.6m shares", or else the "with"."""
    near = distance(sentence, share.token, part.token) <= 3 and not marks_between(sentence, share.token, part.token)
    if not near:
        return None
    held = cue_before(sentence, share.token, "owns", words=0)
    return held or (cue_after(sentence, share.token, "with", words=2) if part.figure.unit == "share" else None)


def _apart(scene: AnnotatedArticle, sentence: Sentence, share: Mention) -> Portion | None:
    """Return the portion of a share whose amount comes before and is only named again beside it.

    "They bought 4.61m shares … the shares, equal to 3.33% of the capital": what is named is the last such amount.
    """
    cue = cue_before(sentence, share.token, "share", words=1)
    if cue is None or not is_percent(share) or delta(sentence, share):
        return None
    named = sentence.tokens[max(cue.first - WORDS_OF_NAME, 0) : cue.first]
    for part in reversed(scene.mentions[max(share.place - FARTHEST, 0) : share.place]):
        if share.sentence - part.sentence > NEARBY_SENTENCES:
            return None
        counted = _counted(part)
        if counted and named[-len(counted) :] == counted:
            return Portion(part, share, (cue,), False)
    return None


def _counted(part: Mention) -> tuple[str, ...]:
    """Return the words for what a count counts, as the article writes them."""
    if part.figure.kind != "count" or part.figure.number_end < 0:
        return ()
    if part.figure.noun:
        return tuple(part.figure.noun.lower().split())
    words = normalize("NFC", part.figure.text[part.figure.number_end - part.figure.start :].lower()).split()
    return tuple(words[1:] if part.figure.scale not in (None, 1) else words)


def _named(scene: AnnotatedArticle, sentence: Sentence, part: Mention) -> Mention:
    """Return a figure, or in place of a bare number the count that it says more of: "5,960 pupils below 5, or 52%"."""
    if part.family != "count" or part.place == sentence.mentions[0].place:
        return part
    before = scene.mentions[part.place - 1]
    is_whole = cue_before(sentence, before.token, "of", words=1) is not None
    counts = before.family.startswith("count ") and before.figure.value > part.figure.value and not is_whole
    near = distance(sentence, before.token, part.token) <= 4 and not marks_between(sentence, before.token, part.token)
    return before if counts and near else part


def _apposed_share(sentence: Sentence, part: Mention, share: Mention) -> Cue | None:
    """Return the "of" in "1,700 jobs, about 7% of its workforce"."""
    near = distance(sentence, part.token, share.token) <= 3 and marks_between(sentence, part.token, share.token) == 1
    if not near or sentence.tokens[share.token - 1] != ",":
        return None
    return cue_after(sentence, share.token, "of", words=0)


def is_share(mention: Mention) -> bool:
    """Return whether a figure can be a share: a percentage, or a fraction in words."""
    return is_percent(mention) or mention.family == "fraction"
