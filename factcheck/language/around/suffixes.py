"""Letters after digits that are a scale in one place and a unit in another: "m", "bn", "k"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.language.around.fits import entry_at, fits
from factcheck.language.context.unit import UnitTail, read_unit_tail
from factcheck.language.reader_state import Draft
from factcheck.language.scan import Scan

Match = re.Match[str]


def read_suffix(scan: Scan, draft: Draft, match: Match) -> UnitTail | None:
    """Take "m", "bn", "k" as a scale where it is one: after a currency, before a unit or noun; else as a unit."""
    lexicon = scan.lexicon
    suffix = scan.text[match.start("suffix") : match.end("suffix")]
    word = suffix.strip(" \u00a0")
    value = lexicon.suffixes_exact.get(word) or lexicon.suffixes_lower.get(word.lower())
    is_unit = lexicon.unit_entry(word, word.lower()) is not None
    rest = read_unit_tail(scan.lexicon, scan.lowered, match.end("suffix"))
    following = entry_at(scan, rest.unit) if rest is not None else None
    followed = rest is not None and following is not None and fits(scan, rest, following)
    tight = rest is not None and not rest.gap  # "5 M€"
    more = lexicon.more_word.match(scan.lowered, match.end("suffix")) is not None
    decimal = draft.numeral.ulp < 1 and not is_unit and not more  # "2,33 k"
    may_be_scale = draft.money_before or word == suffix or len(word) > 1 or tight or decimal
    counts = is_unit and not followed and _counts_things(scan, match.end("suffix"))
    is_money = draft.money_before or _ends_a_range_of_money(scan, draft)
    if value is None or not may_be_scale or (is_unit and not is_money and not followed and not counts):
        return read_unit_tail(scan.lexicon, scan.lowered, draft.number_end)
    draft.scale, draft.scaled = Fraction(value), True
    draft.end = match.end("suffix")
    return rest


def _ends_a_range_of_money(scan: Scan, draft: Draft) -> bool:
    """Tell whether only a dash stands between the number and an amount: "$779m-798m"."""
    last = scan.drafts[-1] if scan.drafts else None
    return last is not None and last.money_before and scan.lowered[last.end : draft.start].strip(" ") in ("-", "–")


def _counts_things(scan: Scan, end: int) -> bool:
    """Tell whether a plural follows: "10.9m viewers" are millions, "a 100m race" is none."""
    noun = scan.lexicon.noun.match(scan.lowered, end)
    if noun is None or not scan.lexicon.pack.nouns.plural:
        return False
    words = noun[0].split() if noun[0][0] != "-" else []
    plurals = [word for word in words if word.endswith("s") and not word.endswith("ss")]
    return bool(plurals) and not set(words) & {*scan.lexicon.pack.nouns.raced}
