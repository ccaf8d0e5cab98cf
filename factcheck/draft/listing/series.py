"""Lists in running text: after a colon or "namely", or as names right beside what counts them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.listing.stretches import following, preceding

if TYPE_CHECKING:
    from factcheck.language.relations import ListWords
    from factcheck.model.figure import Figure

LEAD = re.compile(r"[^:.;!?\n\"“”()]{0,90}:\s+")
"""What may come between the counted noun and the colon before its list."""
SENTENCE_END = re.compile(r"(?<=[\w\u0300-\u036f)”\"])[.!?…](?:\s|$)|\n")
BRACKETED = re.compile(r"\s*\([^()]*\)")
OPEN_BRACKET = re.compile(r"([^:.;!?,\n\"“”()]{0,60})\(([^()]+)\)")
NAMED = re.compile(r"[\"“'‘]?[^\W\d_a-zà-ỹ]")
"""The start of a proper name, or of a title in quotation marks."""
DASH = re.compile(r"\s[-–—]\s")
LINK_MARKS = " ,–—-"
LINK = re.compile(r"[\s,–—-]+(?:[a-zà-ỹ]+\s+){0,3}$")
"""What may come between a list of names and the number that counts them: ", the", "là"."""
MOST_LEAD_WORDS = 5
"""How many words may come between a number and the first name of its list."""
MOST_AFTER_NAME = 2
"""How many words that are no names may follow the first name: "Hylands Park in Essex and …"."""
MOST_TITLE_WORDS = 4
"""How many words may come before the name in an item: "the singer", "ông", "vợ là bà"."""


def lists_after(text: str, figure: Figure, reach: int, words: ListWords) -> bool:
    """Return whether a list of exactly as many items follows a figure that counts them."""
    stretch = SENTENCE_END.split(following(text, figure.end, reach), maxsplit=1)[0]
    has_noun = bool(figure.noun or figure.unit)
    return any(
        figure.value in counts
        for counts in (
            _after_lead(stretch, words),
            _in_brackets(stretch, words),
            _apposed(stretch, words, has_noun),
            _after_dash(stretch, words),
        )
    )


def lists_before(text: str, start: int, reach: int, words: ListWords, announced: int, links: frozenset[str]) -> bool:
    """Return whether a list of names of exactly so many items leads to what counts them: "A and B, the two …".

    Between the two only `links` may be, the little words of the language.
    """
    stretch = BRACKETED.sub("", SENTENCE_END.split(preceding(text, start, reach))[-1])
    link = LINK.search(stretch)
    if link and not links.issuperset(link[0].strip(LINK_MARKS).split()):
        return False
    *before, last = _joint(words).split(stretch[: link.start()] if link else "")
    items = [*_comma_items(before[-1]), last.strip()] if before else []
    listed, earlier = items[-announced:], items[:-announced]
    if len(listed) < announced or not NAMED.match(last) or len(last.split()) > MOST_TITLE_WORDS:
        return False
    return all(_is_named(item) for item in listed) and not (earlier and _is_all_name(earlier[-1]))


def _is_all_name(item: str) -> bool:
    """Return whether every word of an item begins with a capital letter."""
    return all(NAMED.match(word) for word in item.split())


def _after_lead(stretch: str, words: ListWords) -> set[int]:
    """Return the lengths that a list after a colon, or a word such as "namely", can have."""
    lead = LEAD.match(stretch) or _lead_word(words.leads).match(stretch)
    if not lead:
        return _after_copula(stretch, words)
    body = stretch[lead.end() :].strip()
    if body.startswith("(") and body.endswith(")"):
        return _lengths(body[1:-1], words)
    return _lengths(body, words)


def _after_copula(stretch: str, words: ListWords) -> set[int]:
    """Return the length of a list of three or more short things after "are": "the four seasons are spring, …"."""
    copula = _lead_word(words.copulas).match(stretch)
    items = _items(BRACKETED.sub("", stretch[copula.end() :]), words) if copula else []
    return {len(items)} if len(items) > 2 and all(len(item.split()) <= MOST_TITLE_WORDS for item in items) else set()


def _in_brackets(stretch: str, words: ListWords) -> set[int]:
    """Return the lengths that a list in brackets after the noun can have: "three towns (A, B and C)"."""
    found = OPEN_BRACKET.match(stretch)
    if not found or _goes_on(found[1], words):
        return set()
    items = _items(found[2], words)
    is_list = all(_is_named(item) for item in items) and (
        _joint(words).search(found[2]) or all(NAMED.match(item) for item in items)
    )
    return {len(items)} if is_list else set()


def _apposed(stretch: str, words: ListWords, has_noun: bool) -> set[int]:
    """Return the lengths of a list of names right after the noun, or after a dash: "the duo A and B"."""
    plain = BRACKETED.sub("", stretch)
    lengths = set()
    for part in (plain, *DASH.split(plain, maxsplit=1)[1:], *_after_comma(plain)):
        items = _items(part, words, to_the_end=False)
        if len(items) > 1 and _is_name_list(part, items, words) and (has_noun or not NAMED.match(items[0])):
            lengths.add(len(items))
    return lengths


def _after_comma(plain: str) -> list[str]:
    """Return what follows the noun and a comma: "two brothers, Ali and Omar, fled"."""
    noun, *rest = plain.split(",", maxsplit=1)
    is_noun = len(noun.split()) <= MOST_TITLE_WORDS and not NAMED.search(noun)
    return rest if is_noun else []


def _after_dash(stretch: str, words: ListWords) -> set[int]:
    """Return the length of a list of things after a dash, each with its article: "two sizes - a cup and a tub"."""
    noun, *lists = DASH.split(stretch, maxsplit=2)
    if not lists or _goes_on(noun, words):
        return set()
    items = _items(BRACKETED.sub("", lists[0]), words)
    each_begins = all(item.lower().split()[0] in words.articles for item in items)
    return {len(items)} if len(items) > 1 and each_begins else set()


def _is_name_list(part: str, items: list[str], words: ListWords) -> bool:
    """Return whether items are names, the first one near, joined by "and" or nothing but names."""
    name = NAMED.search(items[0])
    if not name or _goes_on(items[0][: name.start()], words):
        return False
    first, *others = items[0][name.start() :], *items[1:]
    if not _joint(words).search(part):
        are_titled = len(items) > 2 and all(map(_is_named, others)) and all(map(_is_short, others[:-1]))
        are_names = all(map(_is_all_name, others[:-1])) and bool(NAMED.match(others[-1]))
        return _is_all_name(first) and (are_names or are_titled)
    return all(map(_is_named, others)) and all(map(_is_short, others[:-1])) and _is_short(first, MOST_AFTER_NAME)


def _goes_on(between: str, words: ListWords) -> bool:
    """Return whether too much comes between a number and its list, or a clause of its own ("two men who …")."""
    tokens = between.lower().split()
    return len(tokens) > MOST_LEAD_WORDS or not set(words.clauses).isdisjoint(tokens)


def _is_short(item: str, most: int = MOST_TITLE_WORDS) -> bool:
    """Return whether an item is a name with at most a few words that are no names."""
    return sum(not NAMED.match(word) for word in item.split()) <= most


def _is_named(item: str) -> bool:
    """Return whether an item is a proper name, with a few words of title before it."""
    leading = item.split()[: MOST_TITLE_WORDS + 1]
    return any(NAMED.match(word) for word in leading)


def _lengths(body: str, words: ListWords) -> set[int]:
    """Return how many items a list may have: parted by semicolons, or by commas and the "and" before the last."""
    plain = BRACKETED.sub("", body)
    by_semicolon = [item for item in plain.split(";") if item.strip()]
    if len(by_semicolon) > 1:
        return {len(by_semicolon)}
    parts = _comma_items(plain)
    last = [piece for piece in _joint(words).split(parts[-1]) if piece.strip()] if parts else []
    lengths = {len(_items(plain, words)), len(parts) - 1 + len(last)}
    return {length for length in lengths if length > 1}


def _items(body: str, words: ListWords, to_the_end: bool = True) -> list[str]:
    """Return the items of a list; without `to_the_end` the one after "and" is the last."""
    items: list[str] = []
    for part in _comma_items(body):
        joint = _joint(words).search(part)
        pieces = [piece for piece in _joint(words).split(part) if piece.strip()]
        items.extend(pieces if to_the_end else pieces[:2])
        if joint and not to_the_end:
            break
    return items


def _comma_items(body: str) -> list[str]:
    """Return the parts of a list between its commas."""
    return [item.strip() for item in body.split(",") if item.strip()]


@cache
def _joint(words: ListWords) -> re.Pattern[str]:
    """Return the pattern of the words that join the last item."""
    joints = "|".join(re.escape(joint) for joint in sorted(words.joints, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?:^|\s+)(?:{joints})\s+", re.IGNORECASE)


@cache
def _lead_word(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what may come before a list instead of a colon."""
    leads = "|".join(re.escape(lead) for lead in sorted(phrases, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"[^:.;!?\n\"“”()]{{0,60}}?\s(?:{leads}):?\s+")
