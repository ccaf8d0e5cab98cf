"""Counted lists: an announced number against the items that are enumerated beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.relations.relation import Relation

if TYPE_CHECKING:
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.quantity import Quantity
    from factcheck.language.relation_data import ListWords

FEWEST, MOST = 2, 14
MOST_SEGMENTS = 8
LISTED_BY_CHANCE = 0.25
BRACKETED = re.compile(r"\([^()]*\)")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
MARK = re.compile(r"[:—–(]|\s-\s|,")
"""Where a list may begin after the counted noun."""
STOP = re.compile(r"[)—–;]|\s-\s")
CAPITAL = re.compile(r"\b[^\W\d_a-zà-ỹ]")


def listed(passage: Passage) -> Iterator[Relation]:
    """Yield that an announced small number is the number of items after it, before it or in the next sentence."""
    words = passage.scene.words.lists
    for one in passage.all:
        is_number = one.kind in ("count", "number") or (one.kind == "duration" and one.unit == "day")
        if not is_number or one.per or one.raw not in range(FEWEST, MOST + 1):
            continue
        for place, (start, end, tag) in enumerate(_segments(passage, one, words)):
            if place >= MOST_SEGMENTS:
                break
            number = _items(passage, start, end, words)
            if FEWEST <= number <= MOST + 1:
                roles = (("announced", one.index),)
                yield Relation(
                    "listed", roles, number == one.raw, number / one.raw, tag, (start, end), LISTED_BY_CHANCE
                )


def _segments(passage: Passage, one: Quantity, words: ListWords) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of text that may be the list, with what begins them."""
    scene = passage.scene
    text = scene.article.text
    place = one.mention.sentence
    sentence = scene.sentences[place]
    seen: set[tuple[int, int]] = set()
    for segment in (*_after(text, one.figure.end, sentence.end, words), *_before(text, one, sentence.start)):
        if segment[:2] not in seen:
            seen.add(segment[:2])
            yield segment
    following = _next_sentence(passage, sentence.end)
    if following is not None and text[following[0] : following[1]].count(","):
        yield (*following, "next")
        closed = _closed(text[following[0] : following[1]], 0, words)
        if closed is not None:
            yield following[0], following[0] + closed, "nextj"


def _after(text: str, start: int, end: int, words: ListWords) -> Iterator[tuple[int, int, str]]:
    """Yield what follows a mark or a word that leads to a list, to the end of the sentence and to the next mark."""
    stretch = text[start:end].rstrip('.!?”" \n')
    for found in _leads(words).finditer(stretch):
        mark = found.group().strip().lower()
        tag = mark if not mark[:1].isalpha() else "lead"
        begin = found.end()
        yield start + begin, start + len(stretch), tag
        stop = STOP.search(stretch, begin)
        if stop is not None:
            yield start + begin, start + stop.start(), f"{tag}x"
        closed = _closed(stretch, begin, words)
        if closed is not None:
            yield start + begin, start + closed, f"{tag}j"


def _closed(stretch: str, begin: int, words: ListWords) -> int | None:
    """Return where the item after the last joint ends, if the sentence goes on after it: "A, B and C, all of them"."""
    joint = _last_joint(words).search(stretch, begin)
    end = stretch.find(",", joint.end()) if joint is not None else -1
    return end if end >= 0 else None


def _before(text: str, one: Quantity, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield what precedes the number in its sentence: "A, B and C, three towns"."""
    stretch = text[start : one.figure.start]
    if stretch.count(",") < 1:
        return
    marks = [found for found in MARK.finditer(stretch) if found.group().strip() not in (",", "(")]
    if marks:
        yield start, start + marks[-1].start(), "before mark"
    yield start, one.figure.start, "before"


def _next_sentence(passage: Passage, end: int) -> tuple[int, int] | None:
    """Return the sentence after one, whether it holds figures or not."""
    spans = passage.scene.article.sentences
    place = bisect_left(passage.sentence_starts, end)
    return (spans[place].start, spans[place].end) if place < len(spans) else None


def _items(passage: Passage, start: int, end: int, words: ListWords) -> int:
    """Return how many items a stretch lists; "two farmers and a nurse" are three."""
    text = BETWEEN_DIGITS.sub("", BRACKETED.sub("", passage.scene.article.text[start:end]))
    items = [item for item in _joints(words).split(text) if re.search(r"\w", item)]
    first = bisect_left(passage.starts, start)
    counted = [
        int(one.raw) - 1
        for one in passage.all[first : bisect_left(passage.starts, end)]
        if one.kind in ("count", "number") and one.raw in range(2, 13)
        and _begins_item(passage.scene.article.text, max(start, one.figure.start - 3), one.figure.start, words)
    ]  # fmt: skip
    return len(items) + (sum(counted) if counted and len(counted) < len(items) else 0)


def _begins_item(text: str, start: int, end: int, words: ListWords) -> bool:
    before = text[start:end].strip()
    return not before or before.endswith(",") or before.lower() in words.joints


@cache
def _leads(words: ListWords) -> re.Pattern[str]:
    """Return the pattern of marks and words that a list may begin after."""
    phrases = sorted({*words.leads, *words.copulas}, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"{MARK.pattern}|\b(?:{alternatives})\b" if phrases else MARK.pattern, re.IGNORECASE)


@cache
def _last_joint(words: ListWords) -> re.Pattern[str]:
    """Return the pattern of a word before the last item of a list."""
    joints = "|".join(re.escape(joint) for joint in sorted(words.joints, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\s(?:{joints})\s", re.IGNORECASE)


@cache
def _joints(words: ListWords) -> re.Pattern[str]:
    """Return the pattern of what parts the items of a list."""
    joints = "|".join(re.escape(joint) for joint in sorted(words.joints, key=len, reverse=True))
    joined = rf"(?:[,;]?\s+(?:{joints})\s+)|" if joints else ""
    return re.compile(rf"{joined}[,;]", re.IGNORECASE)
