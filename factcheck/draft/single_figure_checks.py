"""What is odd about a single figure, whatever it is a figure of: no relation is needed to see it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from factcheck.draft.annotated_article import AnnotatedArticle, Mention
from factcheck.language.messages import load_phrases

MALFORMED = "malformed"
LOST_SCALE = 1000
"""A range whose upper end is so many times the lower one has hardly been meant."""
LARGEST_BARE = 1000


class Lint(msgspec.Struct, frozen=True, gc=False):
    """A figure that is odd by itself, and what is odd about it, in the article's language."""

    mention: Mention
    text: str


def find_lints(scene: AnnotatedArticle) -> Iterator[Lint]:
    """Yield malformed numbers and ranges that lost the scale word of their first end."""
    messages = load_phrases(scene.article.language).lint
    for mention in scene.mentions:
        figure = mention.figure
        if _is_malformed(mention) and _is_surely_an_amount(scene, mention):
            yield Lint(mention, messages["malformed"].format(figure=figure.text))
        elif figure.ends is not None and figure.unit and _lost_its_scale(mention):
            yield Lint(mention, messages["lost_scale"].format(figure=figure.text))


def _is_malformed(mention: Mention) -> bool:
    """Return whether the reader found the marks of a number in the wrong place."""
    return any(note.startswith(MALFORMED) for note in mention.figure.notes)


def _is_surely_an_amount(scene: AnnotatedArticle, mention: Mention) -> bool:
    """Return whether a number has a unit, or counts what another, well-formed number of the article counts too.

    Without that it may be a candidate's number or a licence plate.
    """
    noun = mention.figure.noun.lower()
    if mention.figure.unit or not noun:
        return bool(mention.figure.unit)
    others = (other for other in scene.mentions if not _is_malformed(other))
    return any(other.figure.noun.lower().split()[:1] == noun.split()[:1] for other in others)


def _lost_its_scale(mention: Mention) -> bool:
    """Return whether a range runs from a small bare number to a thousand times as much."""
    assert mention.figure.ends is not None
    low, high = sorted(mention.figure.ends)
    return 0 < low < LARGEST_BARE and high >= LOST_SCALE * low
