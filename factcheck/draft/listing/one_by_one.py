"""Items that are counted one by one: "one …, another …", "first, … Second, …", "một là …, hai là …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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
    stretch = text[start : start + REACH].split("\n", 1)[0]
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


def enumerated(scene: AnnotatedArticle, announcement: Mention) -> int:
    """Return how many items the sentences after an announcement number from the first on."""
    last = 0
    own = scene.sentences[announcement.sentence]
    for sentence in scene.sentences[announcement.sentence :]:
        if sentence.number - own.number > MOST_SENTENCES:
            break
        for mention in sorted((*sentence.mentions, *sentence.asides), key=lambda found: found.token):
            if mention.figure.start > announcement.figure.end and _numbers_an_item(scene, sentence, mention):
                if mention.figure.value != last + 1:
                    return last
                last += 1
    return last


def _numbers_an_item(scene: AnnotatedArticle, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a figure numbers an item: "Thứ hai," at the start of a sentence, "hai là" anywhere."""
    following = sentence.tokens[mention.token + 1 : mention.token + 2]
    if mention.figure.kind == "ordinal":
        return mention.token == 0 and following in ((",",), (":",), *((word,) for word in scene.words.lists.numbering))
    return mention.figure.kind in ("count", "number") and bool(set(following) & set(scene.words.lists.numbering))


def labelled(scene: AnnotatedArticle, announcement: Mention) -> int:
    """Return how many items are labelled with numbers from 1 on: "two phases: phase one …, phase two …"."""
    own = scene.sentences[announcement.sentence]
    labels = {*scene.words.lists.labels, *announcement.figure.text.lower().split()[1:]}
    labels |= set(own.tokens[announcement.token + 1 : announcement.token + 1 + NOUN_WORDS])
    labels |= {label.removesuffix("s") for label in labels}
    last = 0
    for sentence in scene.sentences[announcement.sentence :]:
        if sentence.number - own.number > LABEL_SENTENCES:
            break
        for mention in sorted((*sentence.mentions, *sentence.asides), key=lambda found: found.token):
            before = sentence.tokens[mention.token - 1] if mention.token else ""
            is_next = mention.figure.start > announcement.figure.end and mention.figure.value == last + 1
            if is_next and before in labels:
                last += 1
    return last


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some phrases as whole words."""
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
