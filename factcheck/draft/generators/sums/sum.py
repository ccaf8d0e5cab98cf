"""A total and its parts in one sentence or the next: "118bn, of which 55bn … and 63bn …", "16 ships: 8, 4 and 4"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.draft.annotated_article import FIGURE, AnnotatedArticle, Cue, Mention, Sentence
from factcheck.draft.candidate import Candidate
from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.proximity import (
    adds_up,
    alike,
    are_named_alike,
    closing_of,
    cue_before,
    cues_between,
    distance,
    is_in_brackets,
    is_inside_brackets,
    is_quantity,
)

LEAST_TO_DROP_ONE = 3
EXCLUSIVE = 72
"""Text score of a list of sums of money or measures, which do not overlap as "60 women" and "55 children" may."""


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield totals whose parts follow a word such as "of which" or "comprising"."""
    for place, sentence in enumerate(scene.sentences):
        for cue in (*sentence.cues, *_colons(sentence), *_appositions(sentence)):
            if not {"closed", "open", "detail"}.isdisjoint(cue.parts):
                whole = _whole_after(sentence, cue) or _whole(scene, place, sentence, cue)
                if whole is not None:
                    yield from _parts_of(scene, sentence, cue, whole)


def _colons(sentence: Sentence) -> Iterator[Cue]:
    """Yield the colons as words for a list that follows: "16 ships: eight frigates, …"."""
    for position, token in enumerate(sentence.tokens):
        if token == ":" and FIGURE in sentence.tokens[max(position - 4, 0) : position]:
            start = sentence.starts[position]
            yield Cue(("closed",), token, position, position + 1, start, start + 1)


def _appositions(sentence: Sentence) -> Iterator[Cue]:
    """Yield the comma after a total as a word for the list that explains it: "a total of 450 people, 300 men and …"."""
    for whole in sentence.mentions:
        if cue_before(sentence, whole.token, "total", words=0) is None:
            continue
        comma = whole.token + 1
        if sentence.tokens[comma : comma + 2] == (",", FIGURE):
            start = sentence.starts[comma]
            yield Cue(("closed",), ",", comma, comma + 1, start, start + 1)


def _whole(scene: AnnotatedArticle, place: int, sentence: Sentence, cue: Cue) -> Mention | None:
    """Return the total of the cue's parts: the nearest figure before it, or the last of the sentence before."""
    before = [mention for mention in sentence.mentions if mention.token < cue.first]
    first_part = next((mention for mention in sentence.mentions if mention.token >= cue.last), None)
    if first_part is None or not is_quantity(first_part):
        return None
    if not before and cue.first <= 2 and place > 0:
        earlier = scene.sentences[place - 1]
        if sentence.number - earlier.number == 1:
            before = list(earlier.mentions)
            sentence = earlier
    held = _least_held(scene, first_part, cue)
    for mention in reversed(before):
        if mention.figure.value * 50 < held * 49 and before[0].place < mention.place:
            continue  # a whole that its parts just surpass may be a typo
        if _may_hold(scene, mention, first_part) and is_quantity(mention) and not is_in_brackets(sentence, mention):
            return None if delta(sentence, mention) or is_base(sentence, mention) else mention
    return None


def _least_held(scene: AnnotatedArticle, first_part: Mention, cue: Cue) -> Fraction:
    """Return what the plain parts stated after "of which" come to: a whole in a sentence before is no smaller."""
    sentence = scene.sentences[first_part.sentence]
    parts = (
        mention.figure.value
        for mention in sentence.mentions
        if mention.token >= cue.last
        and mention.family == first_part.family
        and "part_of" in cue.parts
        and not is_in_brackets(sentence, mention)
        and not delta(sentence, mention)
    )
    return sum(parts, Fraction(0))


def _may_hold(scene: AnnotatedArticle, whole: Mention, part: Mention) -> bool:
    """Return whether a count or amount can be the whole of a part: "14 papers: 2 decrees and 12 circulars" as well."""
    if not (adds_up(whole) and adds_up(part)):
        return False
    counts = ("count", "number")
    return alike(scene, whole, part) or (whole.figure.kind == "count" and part.figure.kind in counts)


def _whole_after(sentence: Sentence, cue: Cue) -> Mention | None:
    """Return the total in "of the 16 ships 8 are …": the figure right after the cue."""
    if "of" not in cue.parts:
        return None
    whole = next((mention for mention in sentence.mentions if mention.token >= cue.last), None)
    return whole if whole and distance(sentence, cue.last - 1, whole.token) == 0 else None


def _parts_of(scene: AnnotatedArticle, sentence: Sentence, cue: Cue, whole: Mention) -> Iterator[Candidate]:
    """Yield the sums that the figures after the cue can make."""
    parts = [
        mention
        for mention in sentence.mentions
        if mention.token >= cue.last
        and mention.place != whole.place
        and 0 < mention.figure.value < whole.figure.value
        and _may_hold(scene, whole, mention)
        and not delta(sentence, mention)
        and not is_base(sentence, mention)
    ]
    parts = [part for part in parts if alike(scene, part, whole)] or parts
    if is_inside_brackets(sentence, cue.first):
        closing = closing_of(sentence, cue.first)
        parts = [part for part in parts if part.token < closing] or parts
    top = [part for part in parts if not is_in_brackets(sentence, part)] or parts
    for chosen in {tuple(part.place for part in group): group for group in (parts, top)}.values():
        for count in range(2, len(chosen)):
            yield sum_candidate(whole, chosen[:count], 40, (cue,))
        if len(chosen) > 1:
            yield sum_candidate(whole, chosen, _text_score(scene, sentence, cue, chosen), (cue,))
        if len(chosen) > LEAST_TO_DROP_ONE:
            for left_out in chosen:  # one of them may be no amount but a name: "254 Lexus RX 350"
                yield sum_candidate(whole, [part for part in chosen if part is not left_out], 45, (cue,))
    if top and not is_percent_list(top) and all(are_named_alike(whole, part) for part in parts):
        together = sum((part.figure.value for part in parts), Fraction(0))
        bounded = parts if together <= whole.figure.value else top
        plain = len(bounded) > 1 and _text_score(scene, sentence, cue, bounded) >= EXCLUSIVE
        yield bound_candidate(whole, bounded, cue, plain)


def _text_score(scene: AnnotatedArticle, sentence: Sentence, cue: Cue, parts: Sequence[Mention]) -> int:
    """Return how surely a list of figures after a cue is all of its whole."""
    if not _is_plain_list(scene, sentence, cue, parts):
        return 62
    if "closed" in cue.parts or ("detail" in cue.parts and cue.first == 0):
        return 84
    exclusive = "part_of" in cue.parts and parts[0].figure.kind in ("money", "measure")
    return EXCLUSIVE if exclusive else 62


def is_percent_list(mentions: Sequence[Mention]) -> bool:
    """Return whether the figures are percentages, which need not be of the whole that comes before them."""
    return mentions[0].family == "percent"


def _is_plain_list(scene: AnnotatedArticle, sentence: Sentence, cue: Cue, parts: Sequence[Mention]) -> bool:
    """Return whether the parts are a plain list that ends: "a ships, b ships and c boats"."""
    last = parts[-1].token
    if any(not token[0].isalnum() or token in scene.words.ones for token in sentence.tokens[cue.last : parts[0].token]):
        return False
    if any(token in scene.words.more_items for token in sentence.tokens):
        return False
    inside = [mention for mention in sentence.mentions if cue.last <= mention.token <= last]
    if any(mention.family == parts[0].family for mention in inside if mention not in parts):
        return False
    joined = sentence.tokens[parts[-2].token + 1 : last]
    if not any(token in scene.words.conjunctions for token in joined):
        return False
    tokens = (cue.last - 1, *(part.token for part in parts))
    return all(distance(sentence, one, other) <= 10 for one, other in itertools.pairwise(tokens))


def sum_candidate(
    whole: Mention, parts: Sequence[Mention], text_score: int, cues: tuple[Cue, ...], note: str = ""
) -> Candidate:
    """Return the candidate that the parts make the whole."""
    roles = [(f"part_{number}", part) for number, part in enumerate(parts, 1)]
    return Candidate(
        kind="sum",
        check=f"sum({', '.join(role for role, _ in roles)}) ≈ whole",
        operands=(*roles, ("whole", whole)),
        stated="whole",
        text_score=text_score,
        cues=cues,
        note=note,
        strict_only=text_score < 60,
    )


def bound_candidate(whole: Mention, parts: Sequence[Mention], cue: Cue, plain: bool) -> Candidate:
    """Return the candidate that some parts are no more than their whole; plain: they exclude each other."""
    roles = [(f"part_{number}" if len(parts) > 1 else "part", part) for number, part in enumerate(parts, 1)]
    return Candidate(
        kind="rank",
        check=f"parts({', '.join(['whole', *(role for role, _ in roles)])})",
        operands=(*roles, ("whole", whole)),
        stated="whole",
        text_score=82
        if plain
        else 70
        if "part_of" in cue.parts
        else 68
        if "closed" in cue.parts or len(parts) >= 3
        else 55,
        cues=(cue,),
    )


def total_cue(sentence: Sentence, mention: Mention) -> Cue | None:
    """Return the word that makes a figure a total ("tổng", "a total of", "in all")."""
    before = cue_before(sentence, mention.token, "total", words=10, figures=1)
    if before:
        return before
    if sentence.cues and sentence.cues[0].first == 0 and "total" in sentence.cues[0].parts:
        return sentence.cues[0]
    after = next(cues_between(sentence, mention.token, min(mention.token + 4, len(sentence.tokens)), "total"), None)
    return None if after is not None and _introduces(sentence, after) else after


def _introduces(sentence: Sentence, cue: Cue) -> bool:
    """Return whether a word for a total leads to a figure of its own: "(21 floors) with a total area of 15,000"."""
    for token in sentence.tokens[cue.last :]:
        if token == FIGURE:
            return True
        if not token[0].isalnum():
            return False
    return False
