"""How a figure hangs on the words and figures around it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from factcheck.draft.annotated_article import FIGURE, NO_QUANTITY, AnnotatedArticle, Cue, Mention, Sentence

ANYTHING = frozenset({"item", "unit", "piece"})
"""Units of classifiers ("chiếc"), which count whatever was named before."""
MOST_NOUN_WORDS = 5
"""How many words may name what a figure counts before the bracket that says more of it."""
WORKFORCE = frozenset({"job", "person"})
"""A cut of so many jobs is a share of so many people."""
PERIODS = frozenset({"day", "week", "month", "quarter", "year"})
"""What amounts are stated for: an income a year has parts."""
CLOSING = frozenset(")]")
"""Marks that end what a bracket says."""
SMALL_COINS = {"cent": "USD", "penny": "GBP"}
"""Coins in which changes of a sum are stated."""


def cue_before(
    sentence: Sentence, token: int, part: str, words: int = 2, marks: int = 0, figures: int = 0
) -> Cue | None:
    """Return the nearest cue before `token` that plays `part`, with at most so much between the two."""
    if part not in sentence.parts:
        return None
    for cue in reversed(sentence.cues):
        if cue.last > token:
            continue
        if not _close(sentence, cue.last, token, words, marks, figures):
            return None
        if part in cue.parts:
            return cue
    return None


def cue_after(
    sentence: Sentence, token: int, part: str, words: int = 2, marks: int = 0, figures: int = 0
) -> Cue | None:
    """Return the nearest cue after `token` that plays `part`, with at most so much between the two."""
    if part not in sentence.parts:
        return None
    for cue in sentence.cues:
        if cue.first <= token:
            continue
        if not _close(sentence, token + 1, cue.first, words, marks, figures):
            return None
        if part in cue.parts:
            return cue
    return None


def cue_at_start(sentence: Sentence, part: str) -> Cue | None:
    """Return the cue that plays `part` and begins the sentence; a mark or a pronoun may come before it."""
    for cue in sentence.cues:
        if cue.first > 2:
            return None
        if part in cue.parts:
            return cue
    return None


def cues_between(sentence: Sentence, first: int, last: int, part: str) -> Iterator[Cue]:
    """Yield the cues that play `part` and come between two tokens."""
    for cue in sentence.cues:
        if cue.first > first and cue.last <= last and part in cue.parts:
            yield cue


def _close(sentence: Sentence, first: int, last: int, words: int, marks: int, figures: int) -> bool:
    """Return whether little enough comes between two tokens."""
    if sentence.breaks[last] - sentence.breaks[first] > marks:
        return False
    between = sentence.tokens[first:last]
    seen = between.count(FIGURE)
    return seen <= figures and sentence.weights[last] - sentence.weights[first] <= words


def hedge_plays(scene: AnnotatedArticle, mention: Mention, part: str) -> bool:
    """Return whether the hedge of a figure is a word that ties it to one before: "9 tỷ, thấp hơn 12 tỷ"."""
    hedge = mention.figure.hedge
    if hedge is None:
        return False
    words = tuple(normalize("NFC", scene.article.text[hedge.start : hedge.end].lower()).split())
    return any(phrase == words and part in parts for phrase, parts in scene.words.phrases.get(words[0], ()))


def is_bracketed_after(sentence: Sentence, token: int, other: Mention) -> bool:
    """Return whether `other` is in brackets that open after `token` or after the noun that it counts."""
    between = sentence.tokens[token + 1 : other.token]
    opening = next((place for place, word in enumerate(between) if not word[0].isalnum()), None)
    if opening is None or between[opening] not in "([" or FIGURE in between or not CLOSING.isdisjoint(between):
        return False
    bracket = token + 1 + opening
    nouns = sentence.weights[bracket] - sentence.weights[token + 1]
    return nouns <= MOST_NOUN_WORDS and sentence.weights[other.token] - sentence.weights[bracket] <= 2


def is_in_brackets(sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure is inside brackets."""
    return is_inside_brackets(sentence, mention.token)


def closing_of(sentence: Sentence, token: int) -> int:
    """Return the token that closes the brackets around a token; the end of the sentence where none does."""
    depth = 1
    for place in range(token, len(sentence.tokens)):
        depth += (sentence.tokens[place] == "(") - (sentence.tokens[place] == ")")
        if not depth:
            return place
    return len(sentence.tokens)


def is_inside_brackets(sentence: Sentence, token: int) -> bool:
    """Return whether a token is inside brackets."""
    before = sentence.tokens[:token]
    return before.count("(") > before.count(")")


def is_converted(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a sum of money is in brackets behind the same sum in another currency."""
    sentence = scene.sentences[mention.sentence]
    if mention.place == sentence.mentions[0].place or not is_in_brackets(sentence, mention):
        return False
    before = scene.mentions[mention.place - 1]
    return before.figure.kind == "money" and base_unit(before) != base_unit(mention)


def distance(sentence: Sentence, first: int, last: int) -> int:
    """Return how many words that mean something come between two tokens."""
    return sentence.weights[last] - sentence.weights[first + 1]


def marks_between(sentence: Sentence, first: int, last: int) -> int:
    """Return how many punctuation marks come between two tokens."""
    return sentence.breaks[last] - sentence.breaks[first + 1]


def is_quantity(mention: Mention) -> bool:
    """Return whether a figure is an amount of something (no date, year, rank or name)."""
    return mention.family not in NO_QUANTITY


def is_percent(mention: Mention) -> bool:
    """Return whether a figure is a percentage."""
    return mention.family == "percent"


def base_unit(mention: Mention) -> str:
    """Return the unit above the stroke: "USD" for "USD/ounce"."""
    head = mention.figure.unit.partition("/")[0]
    return SMALL_COINS.get(head, head)


def alike(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether two figures count or measure the same kind of thing, as far as their units say."""
    if one.family == other.family:
        return True
    if not (one.family.startswith("count") and other.family.startswith("count")):
        return False
    units = {one.figure.unit, other.figure.unit}
    if units == WORKFORCE or counts_anything(scene, one) or counts_anything(scene, other):
        return True
    if units.isdisjoint(ANYTHING) and "" not in units:
        return False
    first, second = _counted(one), _counted(other)
    if not first or not second or {first, second} & scene.words.classifiers:
        return True
    return not set(first.split()).isdisjoint(second.split())


def counts_anything(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a count leaves open what it counts: "373,500 units" of what was named before."""
    figure = mention.figure
    return normalize("NFC", figure.text[figure.number_end - figure.start :].strip().lower()) in scene.words.anything


def are_named_alike(first: Mention, second: Mention) -> bool:
    """Return whether two counts are of things with one name, or one of them names none ("45 of them")."""
    names = [set(mention.wording.split()[1:]) | set(mention.figure.noun.lower().split()) for mention in (first, second)]
    return not all(names) or not names[0].isdisjoint(names[1])


def _counted(mention: Mention) -> str:
    """Return what a count counts, "" where that is not stated beside it or only by a known unit."""
    return mention.figure.noun.lower()


def alike_or_bare(scene: AnnotatedArticle, one: Mention, other: Mention) -> bool:
    """Return whether two figures are alike, or one lacks the unit ("against 2.7bn") or the "a year" of the other."""
    if alike(scene, one, other) or base_unit(one) == base_unit(other) != "":
        return True
    bare = [mention for mention in (one, other) if not mention.figure.unit and not mention.figure.noun]
    return len(bare) == 1 and bare[0].figure.kind == "number" and bare[0].figure.scale != 1


def adds_up(mention: Mention) -> bool:
    """Return whether figures of this unit make a whole: amounts do, a price a litre or a speed does not."""
    _, slash, per = mention.figure.unit.partition("/")
    return not slash or per in PERIODS


def sentence_of(scene: AnnotatedArticle, mention: Mention) -> Sentence:
    """Return the sentence that a figure is in."""
    return scene.sentences[mention.sentence]
