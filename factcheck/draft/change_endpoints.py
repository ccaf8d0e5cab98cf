"""Where a change starts and ends: the pairs of figures that a text ties as before and after."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck.draft.annotated_article import FIGURE, WHEN, AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.proximity import (
    alike_or_bare,
    cue_after,
    cue_before,
    cues_between,
    distance,
    is_in_brackets,
    is_quantity,
    marks_between,
)

NEXT_TO = 6
"""How many words may come between two ends that are stated side by side."""


class Move(msgspec.Struct, frozen=True, gc=False):
    """A direction and the word that gives it."""

    sign: int
    cue: Cue


class Ends(msgspec.Struct, frozen=True, gc=False):
    """Two figures of one quantity, before and after."""

    base: Mention
    result: Mention
    move: Move | None
    cues: tuple[Cue, ...]
    text_score: int


def delta(sentence: Sentence, mention: Mention) -> Move | None:
    """Return the direction in which this figure says something moved ("tăng 7,6%", "a 60% rise"), if it does."""
    reach = 4 if mention.family in ("percent", "percentage point") else 2
    nearest: Move | None = None
    for part, sign in (("rise", 1), ("fall", -1)):
        cue = cue_before(sentence, mention.token, part, words=reach)
        is_nearer = cue and (nearest is None or cue.first > nearest.cue.first)
        if cue and is_nearer and not _is_blocked(sentence, cue.last - 1, mention.token):
            nearest = Move(sign, cue)
    if nearest is not None:
        return nearest
    for part, sign in (("more", 1), ("fewer", -1)):
        cue = cue_after(sentence, mention.token, part, words=0)
        if cue and cue.first == mention.token + 1:
            return Move(sign, cue)
    return None


BLOCKERS = (
    "to",
    "from",
    "versus",
    "times",
    "share",
    "of",
    "higher",
    "lower",
    "each",
    "rank",
    "closed",
    "open",
    "clause",
)
"""Parts that, between a verb of change and a figure, give the figure to something else."""


def _is_blocked(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a word such as "to" or "from" comes between a word of change and the figure.

    The "of" of "a drop of 6.8%" ties the two.
    """
    return any(
        not set(BLOCKERS).isdisjoint(cue.parts) and not (cue.first == first + 1 and "amount_of" in cue.parts)
        for cue in sentence.cues
        if cue.first > first and cue.last <= last
    )


def is_base(sentence: Sentence, mention: Mention) -> Cue | None:
    """Return the cue that makes a figure the one that a change starts from."""
    if mention.figure.hedge is not None and mention.figure.hedge.sense == "at least":
        return None  # "from 9bn up" starts no change
    start = cue_before(sentence, mention.token, "from", words=3)
    reaches = start is not None and not any(
        next(cues_between(sentence, start.last - 1, mention.token, part), None) for part in ("to", "clause")
    )
    if start is not None and reaches and not _reaches_a_date(sentence, start.last, mention.token):
        return start
    return cue_before(sentence, mention.token, "versus", words=4) or _more_than(sentence, mention)


def _more_than(sentence: Sentence, base: Mention) -> Cue | None:
    """Return the "more than" of "£2m more than the £12m forecast": an amount comes in front of it."""
    for part in ("more", "fewer"):
        cue = cue_before(sentence, base.token, part, words=1)
        if cue and not {"higher", "lower"}.isdisjoint(cue.parts) and sentence.tokens[cue.first - 1] == FIGURE:
            return cue
    return None


def _reaches_a_date(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a "from" gives a date first: "12% from 2019 and 14% from 2021" starts no change at 14%."""
    between = sentence.tokens[first:last]
    return WHEN in between and between[-1] != WHEN and between[-1] not in ("'", "s", "’")


def is_result(sentence: Sentence, mention: Mention) -> Cue | None:
    """Return the cue that makes a figure the one that a change ends at."""
    return cue_before(sentence, mention.token, "to", words=2)


def find_ends(scene: AnnotatedArticle, sentence: Sentence) -> Iterator[Ends]:
    """Yield the pairs of before and after in one sentence."""
    for base in sentence.mentions:
        if not is_quantity(base):
            continue
        cue = is_base(sentence, base)
        if cue is None or delta(sentence, base) or _starts_a_range(scene, sentence, base):
            continue
        before, after = _result_before(scene, sentence, base), _result_after(scene, sentence, base, cue)
        goes_on = after and after[0].place == base.place + 1
        stated_before = before and before[1] and distance(sentence, before[0].token, base.token) <= NEXT_TO
        result = before if stated_before and not goes_on else after or before
        if result is None:
            continue
        mention, result_cue = result
        cues = (cue, *result_cue)
        move = _direction(sentence, base, mention, cues)
        close = _follows(sentence, cue, base, 1) and all(_follows(sentence, to, mention, 0) for to in result_cue)
        plain = move is not None and close and _is_plain(sentence, base, mention, move, cues)
        plain = plain and "range" not in (base.figure.kind, mention.figure.kind)
        plain = plain and not ("versus" in cue.parts and _is_no_past_level(sentence, base))
        yield Ends(base, mention, move, cues, 90 if plain else 74 if move else 60)


def _is_no_past_level(sentence: Sentence, base: Mention) -> bool:
    """Return whether a figure that another is compared with is a plan, a forecast, a peak: no change starts there."""
    return any(
        not {"plan", "extreme"}.isdisjoint(cue.parts) for cue in sentence.cues if abs(cue.first - base.token) <= NEXT_TO
    )


def _starts_a_range(scene: AnnotatedArticle, sentence: Sentence, base: Mention) -> bool:
    """Return whether "from a" goes on as "until b", with a word that ends no change: "từ 5 đến 6 phút"."""
    joint, *following = sentence.tokens[base.token + 1 : base.token + 3] or ("",)
    is_to = any(cue.first == base.token + 1 and "to" in cue.parts for cue in sentence.cues)
    return joint in scene.words.until and following == [FIGURE] and not is_to


def _is_plain(sentence: Sentence, base: Mention, result: Mention, move: Move, cues: tuple[Cue, ...]) -> bool:
    """Return whether the word of the move leads straight to the ends: "fell to b from a", "b, up from a"."""
    if move.cue not in cues:
        return any(_leads_to(sentence, move.cue, cue) for cue in cues)
    inside = range(min(base.place, result.place) + 1, max(base.place, result.place))
    return len(cues) > 1 or (not inside and distance(sentence, result.token, base.token) <= NEXT_TO)


def _leads_to(sentence: Sentence, verb: Cue, cue: Cue) -> bool:
    """Return whether nothing but an adverb or the rate comes between a verb of change and "to" or "from"."""
    between = sentence.tokens[verb.last : cue.first]
    words = sentence.weights[cue.first] - sentence.weights[verb.last] - between.count(FIGURE)
    return verb.last <= cue.first and words <= 1 and between.count(FIGURE) <= 2


def _follows(sentence: Sentence, cue: Cue, mention: Mention, words: int) -> bool:
    """Return whether at most so many words come between a cue and its figure; "against" may be further away."""
    return "versus" in cue.parts or sentence.weights[mention.token] - sentence.weights[cue.last] <= words


def _result_after(
    scene: AnnotatedArticle, sentence: Sentence, base: Mention, cue: Cue
) -> tuple[Mention, tuple[Cue, ...]] | None:
    """Return the end in "from a to b": the first figure after `base` that says so, nothing but brackets between."""
    if "from" not in cue.parts:
        return None
    for mention in sentence.mentions:
        if mention.token <= base.token or is_in_brackets(sentence, mention):
            continue
        result_cue = is_result(sentence, mention)
        near = distance(sentence, base.token, mention.token) <= 12
        between = sentence.tokens[base.token + 1 : mention.token]
        crosses = next(cues_between(sentence, base.token, mention.token, "contrast"), None)
        joined = not scene.words.conjunctions.isdisjoint(between)
        if result_cue and near and not crosses and not joined and alike_or_bare(scene, base, mention):
            return mention, (result_cue,)
        return None
    return None


def _result_before(
    scene: AnnotatedArticle, sentence: Sentence, base: Mention
) -> tuple[Mention, tuple[Cue, ...]] | None:
    """Return the end in "b, up from a" or "to b from a": the nearest figure of the kind before `base`."""
    for mention in reversed(sentence.mentions):
        if mention.token >= base.token or not alike_or_bare(scene, base, mention) or is_in_brackets(sentence, mention):
            continue
        if is_base(sentence, mention) or delta(sentence, mention) or _is_compared(sentence, mention):
            continue
        if distance(sentence, mention.token, base.token) > 14 or marks_between(sentence, mention.token, base.token) > 5:
            return None
        cue = is_result(sentence, mention)
        if cue and _reaches_again(sentence, mention.token, base.token):
            return None  # "went up 3 m … fell to the ground from 50 m": the second "to" has an end of its own
        return mention, (cue,) if cue else ()
    return None


def _reaches_again(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether between two tokens something moves to another end; "October to December" is none."""
    moves = [cue for cue in sentence.cues if first < cue.first < last and not {"rise", "fall"}.isdisjoint(cue.parts)]
    return any(move.last <= cue.first for cue in cues_between(sentence, first, last, "to") for move in moves)


def _is_compared(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure is only what another is compared with ("less than the 47.3% forecast")."""
    return any(cue_before(sentence, mention.token, part, words=2) for part in ("higher", "lower"))


def _direction(sentence: Sentence, base: Mention, result: Mention, cues: tuple[Cue, ...]) -> Move | None:
    """Return which way the words say the quantity moved; None where they contradict each other or are mute."""
    for cue in cues:
        if "up_from" in cue.parts or "up_to" in cue.parts or ("rise" in cue.parts and "from" in cue.parts):
            return Move(1, cue)
        if "down_from" in cue.parts or "down_to" in cue.parts:
            return Move(-1, cue)
    first = min(base.token, result.token)
    last = max(base.token, result.token) if "from" in cues[0].parts else first
    found = [
        Move(sign, cue)
        for cue in sentence.cues
        if cue.last <= last
        and sentence.tokens[cue.last : cue.last + 1] != ("of",)
        and (cue.first > first or distance(sentence, cue.last - 1, first) <= 4)
        for part, sign in (("rise", 1), ("fall", -1))
        if part in cue.parts
    ]
    if not found or len({move.sign for move in found}) > 1:
        return None
    return found[-1]
