"""What in the text says that a proposal which does not hold should: words, the order of a list, a slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.draft.proposals.validate import Valid, sentences_of
from factcheck.draft.proximity import hedge_plays
from factcheck.model.article import Span

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.model.figure import Figure

ALWAYS = "*"
"""In a rule's cues: the figures themselves are its words (a day of the week beside its date)."""
CLOSE = Fraction(1, 20)
"""How far parts may exceed a total that they are said to be of, as a share of it: much more are other things."""
CLOSE_SHARES, LEAST_SHARES = Fraction(1, 10), 3
"""The same of shares that are said to leave the last one, and how many there must be."""
CLOSE_LIST = Fraction(1, 10)
"""How far a list that is set out whole may fall short of its number: where much more is missing it is of examples."""
LEAST_DIGITS = 3
"""Of figures of which two digits that are swapped are a misprint; between a heading and its text two will do."""
OPENING = re.compile(r"\(|:\s|\s[–—-]\s")
"""What opens a list after the number of its items."""


def says_plainly(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether the text says so plainly that a proposal holds that it is an error where it does not."""
    return (
        _has_word(scene, valid)
        or is_misprint(scene, valid)
        or _exceeds(scene, valid)
        or _is_set_out(scene, valid)
        or _is_out_of_place(valid)
    )


def _has_word(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether a word of the rule is in the quotes, or between figures of one sentence of them."""
    cues = valid.form.cues
    stated = valid.operands[valid.form.stated][0] if valid.form.stated else None
    if ALWAYS in cues or (cues and stated is not None and _says_itself(valid.form.name, stated.figure.unit)):
        return True
    if any(has_cue(sentence, valid, cues) for sentence in sentences_of(scene, valid.mentions, valid.quotes)):
        return True
    return any(hedge_plays(scene, mention, part) for mention in valid.mentions for part in cues)


def _says_itself(rule: str, unit: str) -> bool:
    """Return whether a stated figure is itself the word: "twice", "7 cases per 100,000 people"."""
    return unit.split("/")[0] == "times" or (rule == "per_unit" and "/" in unit)


def has_cue(sentence: Sentence, valid: Valid, cues: Sequence[str]) -> bool:
    """Return whether a sentence has one of the cues inside a quote, or between the figures."""
    inside = [mention for mention in valid.mentions if sentence.start <= mention.figure.start < sentence.end]
    spans = [(span.start, span.end) for span in valid.quotes]
    if inside:
        spans.append((min(one.figure.start for one in inside), max(one.figure.end for one in inside)))
    return any(
        not set(cue.parts).isdisjoint(cues) and any(start <= cue.start and cue.end <= end for start, end in spans)
        for cue in sentence.cues
    )


def is_misprint(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether a fact is given at two places with figures that one slip of the hand tells apart."""
    if valid.form.name != "repeat":
        return False
    first, second = (valid.operands[role][0] for role in ("value", "again"))
    is_heading = _is_heading(scene, first) != _is_heading(scene, second)
    left_out = is_heading and "" in (first.figure.unit, second.figure.unit)  # headings leave units out
    if first.figure.unit != second.figure.unit and not left_out:
        return False
    one, other = _same_digits(first, second)
    if len(one) != len(other):
        return False
    differing = [place for place, digit in enumerate(one) if digit != other[place]]
    if len(differing) == 1:
        return len(one) > 1 and bool(first.figure.unit) and first.sentence != second.sentence
    return (
        len(differing) == 2
        and (len(one) >= LEAST_DIGITS or is_heading)
        and differing[1] == differing[0] + 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )


def _same_digits(first: Mention, second: Mention) -> tuple[str, str]:
    """Return the digits of two figures of one length; of a rounded one ("37,000") as many of the other as it gives."""
    one, other = _digits(first.figure), _digits(second.figure)
    if len(one) != len(other):
        return one, other
    given = min(len(one.rstrip("0")), len(other.rstrip("0")))
    return (one[:given], other[:given]) if given > 1 else (one, other)


def _digits(figure: Figure) -> str:
    """Return the digits that a figure is written in; those of its number where it is in words."""
    written = "".join(character for character in figure.text if character.isdigit())
    return written or str(int(figure.value / figure.scale))


def _is_heading(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a figure is in a paragraph of one line that no full stop ends."""
    text = scene.article.text
    start = text.rfind("\n", 0, mention.figure.start) + 1
    end = text.find("\n", mention.figure.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return end >= 0 and bool(line) and line[-1] not in '.!?…”"'


def _exceeds(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether parts come to a little more than the total that the text says they are of.

    That a list may go on explains parts that come to less, never those that come to more.
    """
    if valid.form.name == "remainder" and "whole" not in valid.operands:
        together = len(valid.mentions) >= LEAST_SHARES and len({mention.sentence for mention in valid.mentions}) == 1
        return together and _is_just_over(valid.mentions, Fraction(100), Fraction(100), CLOSE_SHARES)
    if valid.form.name != "sum" or len({mention.figure.unit for mention in valid.mentions}) > 1:
        return False
    total = valid.operands["total"][0].figure
    said = any(
        not sentence.parts.isdisjoint(("part_of", "open")) for sentence in sentences_of(scene, valid.mentions, ())
    )
    high = total.interval.high
    return said and high is not None and _is_just_over(valid.operands["parts"], high, total.value, CLOSE)


def _is_just_over(parts: Sequence[Mention], high: Fraction, total: Fraction, close: Fraction) -> bool:
    """Return whether parts come to more than a total may be at most, but to no more than a share of it above it."""
    lows = [mention.figure.interval.low for mention in parts]
    least = sum((low for low in lows if low is not None), Fraction(0))
    return high < least <= total * (1 + close)


def _is_set_out(scene: AnnotatedArticle, valid: Valid) -> bool:
    """Return whether a number is followed by the list of what it counts, whole, which all but comes to it.

    "34 medals (nine gold, 12 silver and 14 bronze)", "five ministers: A, B, C and D".
    """
    if valid.form.name == "sum":
        head, items = valid.operands["total"][0], [_span(mention) for mention in valid.operands["parts"]]
        values = [mention.figure.value for mention in valid.operands["parts"]]
        total = head.figure.value
        is_near = total < sum(values) <= total * 2 or total * (1 - CLOSE_LIST) <= sum(values) < total
    elif valid.form.name == "listed" and valid.items:
        head, items = valid.operands["count"][0], list(valid.items)
        is_near = abs(head.figure.value - len(items)) == 1
    else:
        return False
    return is_near and _is_whole_list(scene, head, items)


def _is_whole_list(scene: AnnotatedArticle, head: Mention, items: Sequence[Span]) -> bool:
    """Return whether these are all items of a list that a number opens: in brackets, or after a colon or a dash."""
    sentence, text, joints = scene.sentences[head.sentence], scene.article.text, scene.words.lists.joints
    if head.figure.end > items[0].start or items[-1].end > sentence.end:
        return False
    opening = OPENING.search(text, head.figure.end, items[0].start)
    if opening is None:
        return False
    end = text.find(")", items[-1].end, sentence.end) if opening[0].strip() == "(" else sentence.end
    gaps = [text[one.end : other.start] for one, other in pairwise(items)]
    joined = [any(f" {joint} " in f" {gap} " for joint in joints) for gap in gaps]
    return (
        end >= 0
        and all(has_joint or gap.count(",") == 1 for gap, has_joint in zip(gaps, joined, strict=True))
        and [place for place, has_joint in enumerate(joined) if has_joint] == [len(gaps) - 1]
        and not any(f" {joint} " in text[items[-1].end : end] for joint in joints)
    )


def _span(mention: Mention) -> Span:
    return Span(mention.figure.start, mention.figure.end)


def _is_out_of_place(valid: Valid) -> bool:
    """Return whether more figures are above a value than its place lets be, and more below it, too.

    Others that are not printed can only make it worse; which end is first is the text's secret.
    """
    if valid.form.name != "position":
        return False
    value, rank = valid.operands["value"][0].figure.interval, valid.operands["rank"][0].figure.value
    others = [mention.figure.interval for mention in valid.operands["others"]]
    above = sum(one.low is not None and value.high is not None and one.low > value.high for one in others)
    below = sum(one.high is not None and value.low is not None and one.high < value.low for one in others)
    return min(above, below) >= rank
