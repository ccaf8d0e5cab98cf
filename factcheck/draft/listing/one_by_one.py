"""Items that are counted one by one: "one …, another …", "first, … Second, …", "một là …, hai là …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from fractions import Fraction
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.draft.listing.bullets import MOST_ITEMS
from factcheck.draft.listing.stretches import following

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.language.relations import ListWords

SENTENCE_END = re.compile(r"(?<=[\w\u0300-\u036f)”\"])[.!?](?:\s|$)")
REACH = 300
"""How many characters after the announcement are read."""
LABEL_SENTENCES = 3
NOUN_WORDS = 2
"""How many words name what is counted."""
MOST_SENTENCES = 14
"""How many sentences an enumeration may take; each item may have several."""


def counted_one_by_one(text: str, start: int, words: ListWords) -> int:
    """Return how many items "one …, another …" count in the sentence of the announcement or the one after it."""
    if not words.ones:
        return 0
    stretch = following(text, start, REACH).split("\n", 1)[0]
    for sentence in SENTENCE_END.split(stretch)[:2]:
        first = _pattern(words.ones).search(sentence)
        if first:
            found = _pattern(words.others).finditer(sentence, first.end())
            others = sum(_is_new(sentence, first, other) for other in found)
            return 1 + others if others else 0
    return 0


def _is_new(sentence: str, first: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether a word introduces a further item: where it is the word for the first, the same noun follows."""
    if first[0].lower() != other[0].lower():
        return True
    return sentence[first.end() :].split(maxsplit=1)[:1] == sentence[other.end() :].split(maxsplit=1)[:1]


class NumberedItems:
    """Where an article numbers items, looked up once for all announcements: there may be thousands of both."""

    def __init__(self, scene: AnnotatedArticle) -> None:
        """Note each figure that numbers an item, and each small one by its value and the word before it."""
        self._scene = scene
        self._numbering: list[Mention] = []
        self._by_label: dict[tuple[Fraction, str], list[Mention]] = {}
        for sentence in scene.sentences:
            for mention in sorted((*sentence.mentions, *sentence.asides), key=_start):
                if _numbers_an_item(scene, sentence, mention):
                    self._numbering.append(mention)
                if mention.figure.value <= MOST_ITEMS + 1:
                    before = sentence.tokens[mention.token - 1] if mention.token else ""
                    self._by_label.setdefault((mention.figure.value, before), []).append(mention)

    def are(self, announced: int, announcement: Mention) -> bool:
        """Return whether just as many items follow an announcement, numbered or labelled from 1 on."""
        return announced in (self._enumerated(announcement), self._labelled(announcement))

    def _enumerated(self, announcement: Mention) -> int:
        """Return how many items the sentences after an announcement number from the first on."""
        last = 0
        first = bisect_right(self._numbering, announcement.figure.end, key=_start)
        for mention in islice(self._numbering, first, first + MOST_ITEMS + 1):
            if mention.figure.value != last + 1 or self._distance(announcement, mention) > MOST_SENTENCES:
                break
            last += 1
        return last

    def _labelled(self, announcement: Mention) -> int:
        """Return how many items are labelled with numbers from 1 on: "two phases: phase one …, phase two …"."""
        labels = _labels_of(self._scene, announcement)
        last, at = 0, announcement.figure.end
        while True:
            named = [self._by_label.get((Fraction(last + 1), label), ()) for label in labels]
            following = [
                mentions[place]
                for mentions in named
                if (place := bisect_right(mentions, at, key=_start)) < len(mentions)
            ]
            item = min(following, key=_start, default=None)
            if item is None or self._distance(announcement, item) > LABEL_SENTENCES:
                return last
            last, at = last + 1, item.figure.start

    def _distance(self, one: Mention, other: Mention) -> int:
        """Return how many sentences one figure is after another."""
        return self._scene.sentences[other.sentence].number - self._scene.sentences[one.sentence].number


def _start(mention: Mention) -> int:
    return mention.figure.start


def _numbers_an_item(scene: AnnotatedArticle, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure numbers an item: "Thứ hai," at the start of a sentence, "hai là" anywhere."""
    following = sentence.tokens[mention.token + 1 : mention.token + 2]
    if mention.figure.kind == "ordinal":
        return mention.token == 0 and following in ((",",), (":",), *((word,) for word in scene.words.lists.numbering))
    return mention.figure.kind in ("count", "number") and bool(set(following) & set(scene.words.lists.numbering))


def _labels_of(scene: AnnotatedArticle, announcement: Mention) -> set[str]:
    """Return the words before the numbers of items: "phase", the language's own, and the noun that is announced."""
    tokens = scene.sentences[announcement.sentence].tokens
    labels = {*scene.words.lists.labels, *announcement.wording.split()[1:]}
    labels |= set(tokens[announcement.token + 1 : announcement.token + 1 + NOUN_WORDS])
    return labels | {label.removesuffix("s") for label in labels}


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some phrases as whole words."""
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
