"""One fact stated with two numbers: the same words around two figures that differ by a typo.

A digit, two digits swapped or a power of ten is what copying gets wrong; figures that differ by more may be two facts.
So may figures of which one is somebody else's, another day's or place's: names and dates distinguish them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
from factcheck.draft.candidate import SURE, Candidate
from factcheck.draft.change_endpoints import delta, is_base
from factcheck.draft.check_terms import in_unit_of
from factcheck.draft.context import REACH, around, is_heading, names_beside
from factcheck.draft.proximity import is_quantity

IN_A_HEADING, IN_THE_BODY = 7, 8
"""Shared words and digits, one point each, from which two figures are one fact's; a headline has no other story."""
NEARLY_ALL = Fraction(3, 4)
"""Two contexts that are short, but so much the same, get two points more."""
FEWEST_SHARED = 4
LIKENESS = Fraction(1, 3)
"""If a smaller part of the words around the two figures is shared, the rest is of two stories."""
FEWEST_DIGITS, SHORT = 2, 2
KIN, NEAR, SERIES = 2, 3, 2
"""Two other values within a factor of three, with two of the words around them, make a series."""
MOST_LIKENED = 20
"""With how many earlier figures of the same digits but one a figure is compared."""
LEAST_GAP = 2
"""Sentences that follow each other state a whole and its part, one place and the next, seldom one thing again."""
APART = frozenset({"rest", "others", "only", "plan", "contrast", "each", "rank"})
"""Parts of words that set a figure against another one of its kind."""


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A figure that states a fact."""

    mention: Mention
    digits: str
    words: frozenset[str]
    """The words around it."""


class Facts:
    """Figures of one kind that state facts, with what is asked of all of them for each pair."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Note which figures have which words around them, and how often each value is stated."""
        self.all = facts
        self.stated = Counter(fact.mention.figure.value for fact in facts)
        self._by_word: dict[str, list[Fact]] = {}
        for fact in facts:
            for word in fact.words:
                self._by_word.setdefault(word, []).append(fact)

    def with_any(self, words: frozenset[str]) -> Iterator[Fact]:
        """Yield the figures that have one of some words around them; one of several words several times."""
        for word in words:
            yield from self._by_word.get(word, ())


def find(scene: AnnotatedArticle) -> Iterator[Candidate]:
    """Yield the pairs of figures that state one fact in two ways."""
    families: dict[str, list[Fact]] = {}
    for mention in scene.mentions:
        if _states_a_fact(scene, mention):
            families.setdefault(mention.family, []).append(Fact(mention, _digits(mention), around(scene, mention)))
    for facts in map(Facts, families.values()):
        for first, second in _typos(facts.all):
            if _is_one_fact(scene, first, second, facts):
                yield _stated_twice(first.mention, second.mention)


def _typos(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs that differ by one digit, by two digits swapped, or by a power of ten; of many the nearest."""
    by_pattern: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        likened = {
            other.mention.place: other
            for key in _keys(fact)
            for other in by_pattern.get(key, [])[-MOST_LIKENED:]
            if other.mention.figure.value != fact.mention.figure.value
        }
        yield from ((likened[place], fact) for place in sorted(likened))
        for key in _keys(fact):
            by_pattern.setdefault(key, []).append(fact)


def _keys(fact: Fact) -> Iterator[tuple[object, ...]]:
    """Yield what a figure and a typo of it have in common: all digits but one, all with two neighbours unordered."""
    digits, scale = fact.digits, fact.mention.figure.scale
    yield (digits.strip("0"),)
    for place in range(len(digits)):
        yield scale, len(digits), place, digits[:place], digits[place + 1 :]
        yield scale, digits[:place], "".join(sorted(digits[place : place + 2])), digits[place + 2 :]


def _stated_twice(first: Mention, second: Mention) -> Candidate:
    """Return the candidate that two figures are one."""
    return Candidate(
        kind="repeat",
        check=f"repeat({in_unit_of('first', first, second)}) ≈ second",
        operands=(("first", first), ("second", second)),
        stated="second",
        text_score=SURE,
    )


def _states_a_fact(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a figure is an amount with digits enough, stated without a hedge, not as a move and as no age."""
    figure = mention.figure
    if not is_quantity(mention) or figure.hedge or figure.ends or figure.kind == "duration":
        return False
    if mention.family in ("fraction", "times"):
        return False
    sentence = scene.sentences[mention.sentence]
    has_digits = len(_digits(mention).strip("0")) >= FEWEST_DIGITS
    return has_digits and delta(sentence, mention) is None and is_base(sentence, mention) is None


def _is_one_fact(scene: AnnotatedArticle, first: Fact, second: Fact, facts: Facts) -> bool:
    """Return whether what is said of two figures is the same, and of no other figure of their kind."""
    shared = len(first.words & second.words)
    if shared < FEWEST_SHARED or _are_set_apart(scene, first, second):
        return False
    likeness = Fraction(shared, len(first.words | second.words))
    points = shared + len(first.digits.strip("0")) + (2 if likeness >= NEARLY_ALL else 0)
    if likeness < LIKENESS or points < (IN_A_HEADING if is_heading(scene, first.mention) else IN_THE_BODY):
        return False
    if len(first.digits.strip("0")) <= SHORT and _are_confirmed(first, second, facts):
        return False  # what is stated twice is no typo, and another short number is likelier of something else
    return not _is_in_a_series(first, second, facts)


def _are_confirmed(first: Fact, second: Fact, facts: Facts) -> bool:
    """Return whether the article states one of the two figures once more."""
    return any(facts.stated[fact.mention.figure.value] > 1 for fact in (first, second))


def _is_in_a_series(first: Fact, second: Fact, facts: Facts) -> bool:
    """Return whether the same is said of another figure, or much the same of two: prices of many shops, days, firms."""
    known = (first.mention.figure.value, second.mention.figure.value)
    shared = len(first.words & second.words)
    alike: set[Fraction] = set()
    for other in facts.with_any(first.words | second.words):
        value = other.mention.figure.value
        common = max(len(other.words & first.words), len(other.words & second.words))
        if value not in known and common >= shared:
            return True
        if value not in known and common >= KIN and min(known) <= value * NEAR and value <= max(known) * NEAR:
            alike.add(value)
            if len(alike) >= SERIES:
                return True
    return False


def _are_set_apart(scene: AnnotatedArticle, first: Fact, second: Fact) -> bool:
    """Return whether two figures are in one sentence, are contrasted, or belong to different names or dates."""
    mentions = (first.mention, second.mention)
    sentences = [scene.sentences[mention.sentence] for mention in mentions]
    gap, leads = abs(sentences[0].number - sentences[1].number), is_heading(scene, first.mention)
    if gap == 0 or (gap < LEAST_GAP and not leads):
        return True
    if any(_states_both(sentence, *mentions) for sentence in sentences):
        return True
    if any(_is_contrasted(sentence, mention) for sentence, mention in zip(sentences, mentions, strict=True)):
        return True
    own, others = (names_beside(scene, mention) for mention in mentions)
    return not leads and bool(own - others) and bool(others - own)


def _states_both(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Return whether a sentence holds the values of both figures: it knows that they are two."""
    values = {mention.figure.value for mention in sentence.mentions}
    return {first.figure.value, second.figure.value} <= values


def _is_contrasted(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a word near a figure sets it against others of its kind ("the remaining", "only", "the plan")."""
    return any(abs(cue.first - mention.token) <= REACH and not APART.isdisjoint(cue.parts) for cue in sentence.cues)


def _digits(mention: Mention) -> str:
    """Return the digits of a figure as written; of a number word none."""
    return "".join(filter(str.isdecimal, mention.figure.text[: mention.figure.number_end - mention.figure.start]))
