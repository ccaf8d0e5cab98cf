"""The words around a figure: what it is a figure of."""

from __future__ import annotations

import re

from factcheck.draft.annotated_article import FIGURE, WHEN, AnnotatedArticle, Mention, Sentence

POSSESSIVE = re.compile(r"['’]s$")
REACH = 9
"""How many tokens on each side are read."""


def around(scene: AnnotatedArticle, mention: Mention) -> frozenset[str]:
    """Return the words that mean something near a figure, its own unit words left out."""
    sentence = scene.sentences[mention.sentence]
    words = _side(scene, sentence, mention, -1) + _side(scene, sentence, mention, 1)
    return frozenset(words)


def _side(scene: AnnotatedArticle, sentence: Sentence, mention: Mention, step: int) -> list[str]:
    """Return the words on one side, up to the next figure or nine tokens on."""
    words: list[str] = []
    position = mention.token + step
    while 0 <= position < len(sentence.tokens) and abs(position - mention.token) <= REACH:
        token = sentence.tokens[position]
        if token == FIGURE:
            break
        if len(token) > 1 and token[0].isalpha() and token not in scene.words.fillers:
            words.append(POSSESSIVE.sub("", token))
        position += step
    return words


def shared_words(scene: AnnotatedArticle, one: Mention, other: Mention) -> frozenset[str]:
    """Return the words that two figures have in common around them."""
    return around(scene, one) & around(scene, other)


def names_beside(scene: AnnotatedArticle, mention: Mention) -> frozenset[str]:
    """Return the names, dates and years near a figure, its sentence's first word left out: whose and when it is."""
    sentence, text = scene.sentences[mention.sentence], scene.article.text
    first, last = max(mention.token - 2 * REACH, 0), min(mention.token + REACH + 1, len(sentence.tokens))
    return frozenset(
        text[sentence.starts[place] : sentence.ends[place]]
        for place in range(first, last)
        if sentence.tokens[place] == WHEN or (place and text[sentence.starts[place]].isupper())
    ) - {mention.figure.text}


def said_with(scene: AnnotatedArticle, mention: Mention) -> frozenset[str]:
    """Return the words that mean something in the whole sentence of a figure."""
    tokens = scene.sentences[mention.sentence].tokens
    return frozenset(token for token in tokens if len(token) > 1 and token[0].isalpha()) - scene.words.fillers


def is_heading(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a figure is in a headline or a subheading: a short paragraph of its own without a full stop."""
    sentence = scene.sentences[mention.sentence]
    short = len(sentence.tokens) <= 25
    return (
        short
        and scene.article.text[sentence.end - 1 : sentence.end] not in (".", "!", "”", '"')
        and _is_alone(scene, sentence)
    )


def _is_alone(scene: AnnotatedArticle, sentence: Sentence) -> bool:
    """Return whether a sentence is a whole line of the article."""
    text = scene.article.text
    before = text[max(sentence.start - 1, 0) : sentence.start]
    after = text[sentence.end : sentence.end + 1]
    return before in ("", "\n") and after in ("", "\n", "\r")
