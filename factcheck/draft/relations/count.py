"""An announced count and what is then listed: "three reasons: …", "the duo A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.draft.candidate import Candidate
from factcheck.draft.scene import Mention, Scene

MOST_ITEMS = 12
LIST_REACH = 400
LEAD = re.compile(r"[^:.;!?\n\"“”()]{0,90}:\s+")
"""What may stand between the counted noun and its list."""
NAME = r"(?:[^\W\d_a-zà-ỹ][\w.’'&-]*)"
NAMES = re.compile(rf"{NAME}(?:[ -]{NAME})*")
JOINED = re.compile(r"\s*(?:,\s*(?:và|and)?|và|and|cùng|&)\s+", re.IGNORECASE)


BULLETED = re.compile(r"[ \t]*(?:[-–—•*+]|(?P<number>\d{1,2})[.)])[ \t]+\S")
"""The start of an item that stands on a line of its own."""


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield counts between 2 and 12 that a list of as many items follows, and bulleted lists of any other length."""
    text = scene.article.text
    for mention in scene.mentions:
        figure = mention.figure
        if figure.kind != "count" or figure.value.denominator != 1 or not 2 <= figure.value <= MOST_ITEMS:
            continue
        if figure.hedge is not None:
            continue
        bullets = bulleted_items(text, figure.end)
        if bullets > 1:
            yield _announced(mention, bullets, 82)
            continue
        listed = listed_items(text, figure.end, int(figure.value))
        if listed == figure.value:
            yield _announced(mention, listed, 80)


def _announced(mention: Mention, listed: int, wording: int) -> Candidate:
    """Return the candidate that so many items are listed as were announced."""
    return Candidate(
        kind="count",
        check=f"announced ≈ {listed}",
        operands=(("announced", mention),),
        stated="announced",
        wording=wording,
    )


def bulleted_items(text: str, start: int) -> int:
    """Return how many lines with a bullet, or numbered from 1 on, follow an announcement that ends in a colon.

    A number between the two is likelier the one that announces the list.
    """
    first, *lines = text[start:].split("\n", MOST_ITEMS + 8)
    if not first.rstrip().endswith(":") or re.search(r"[.;!?]\s|\d", first):
        return 0
    count = 0
    for line in lines:
        item = BULLETED.match(line)
        if item and int(item["number"] or count + 1) == count + 1:
            count += 1
        elif line.strip():
            break
    return count


def listed_items(text: str, start: int, announced: int) -> int:
    """Return how many items the list after an announcement holds; 0 where there is no plain list."""
    stretch = text[start : start + LIST_REACH].split("\n", 1)[0]
    lead = LEAD.match(stretch)
    if lead:
        body = re.split(r"(?<=\w)[.!?…](?:\s|$)", stretch[lead.end() :], maxsplit=1)[0]
        for pattern in (r";\s*", r"\s*(?:,|\bvà\b|\band\b)\s*"):
            items = [item for item in re.split(pattern, body) if item.strip()]
            if len(items) == announced:
                return announced
    return _named(stretch, announced)


def _named(stretch: str, announced: int) -> int:
    """Return the number of proper names joined right after the noun, if it is the one announced."""
    first = NAMES.search(stretch[:60])
    if not first or re.search(r"[.;:!?()]", stretch[: first.start()]):
        return 0
    count, position = 1, first.end()
    while joint := JOINED.match(stretch, position):
        following = NAMES.search(stretch, joint.end(), joint.end() + 40)
        if not following or re.search(r"[.;:!?(),]", stretch[joint.end() : following.start()]):
            break
        count, position = count + 1, following.end()
    return count if count == announced else 0
