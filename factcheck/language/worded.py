"""Figures that start with a word: number words, ordinals, multiples, fractions, months, weekdays."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from factcheck.language import dates
from factcheck.language.attach import attach_hedge, attach_noun, attach_tail, entry_named, noun_pattern
from factcheck.language.draft import Draft, fixed
from factcheck.language.fractions import VULGAR
from factcheck.language.lexicon import key_of
from factcheck.language.number_words import compose, numeral_of
from factcheck.language.numerals import Numeral
from factcheck.language.scan import Scan

Match = re.Match[str]

_WORD_BEFORE = re.compile(r"[ \u00a0\u2009-]+([^\W\d_]+)")
_WORDS_AFTER = re.compile(r"[ \u00a0-]+([^\W\d_'’]+)(?:[ \u00a0]+([^\W\d_]+))?")
_BLANKS = " \u00a0-"


def read_word(scan: Scan, match: Match) -> list[Draft]:
    """Read the figure that starts at a word, by the first of the word's roles that fits."""
    for role in scan.lexicon.roles.get(key_of(match[0]), ("number",)):
        draft = _READERS[role](scan, match)
        if draft is not None:
            return [draft]
    return []


def _word_before(scan: Scan, start: int) -> str:
    match = scan.before(_WORD_BEFORE, start)
    return match[1][::-1] if match is not None else ""


def _words_after(scan: Scan, end: int) -> tuple[str, str]:
    match = _WORDS_AFTER.match(scan.lowered, end)
    if match is None:
        return "", ""
    return match[1], f"{match[1]} {match[2]}" if match[2] else ""


def _barred(
    scan: Scan,
    word: str,
    start: int,
    end: int,
    before: dict[str, tuple[str, ...]],
    after: dict[str, tuple[str, ...]],
    phrases: bool = False,
) -> bool:
    """Tell whether the neighbours of a word make it no number; `phrases`: only phrases after it count."""
    if not phrases and word in after and _word_before(scan, start) in after[word]:
        return True
    following = _words_after(scan, end) if word in before else ("", "")
    return any(words in before[word] for words in following[phrases:] if words)


def _read_number(scan: Scan, match: Match) -> Draft | None:
    lexicon = scan.lexicon
    start = match.start()
    worded = compose(lexicon, scan.lowered, start)
    if worded is None:
        return None
    if lexicon.pack.numbers.written_together and scan.lowered[worded.end : worded.end + 1].isalpha():
        return None
    return _number_draft(scan, start, worded.end, numeral_of(worded), worded.words == 1)


def _number_draft(scan: Scan, start: int, end: int, numeral: Numeral, single: bool) -> Draft | None:
    """Return a number in words with what belongs to it; None where a lone word is no number here."""
    lexicon, numbers = scan.lexicon, scan.lexicon.pack.numbers
    word = key_of(scan.lowered[start:end])
    ordinal = _ordinal_after(scan, start, end, numeral)
    if ordinal is not None:
        return ordinal
    draft = Draft(start=start, end=end, number_start=start, number_end=end, numeral=numeral)
    _read_fraction_after(scan, draft)
    _read_minus(scan, draft)
    attach_tail(scan, draft)
    if not draft.unit:
        attach_noun(scan, draft)
    if single and _barred(scan, word, start, end, numbers.not_before, numbers.not_after, phrases=bool(draft.unit)):
        return None
    if single and word in numbers.needs_unit and not _has_unit(draft) and not _is_all(scan, draft):
        return None
    if single and word in numbers.weak and not _is_supported(scan, draft):
        return None
    if lexicon.pack.numbers.articles and numeral.value == 1 and not draft.unit and not draft.noun and len(word) < 3:
        return None
    attach_hedge(scan, draft)
    return draft


def _is_supported(scan: Scan, draft: Draft) -> bool:
    """Tell whether a doubtful number word stands before a unit, or is all the text there is."""
    if draft.unit and (draft.unit_kind != "count" or draft.numeral.value != 1):
        return True
    if draft.scaled or draft.negative or draft.numeral.value.denominator != 1:
        return True
    return _is_all(scan, draft) or (bool(draft.noun) and draft.numeral.value > 1)


def _is_all(scan: Scan, draft: Draft) -> bool:
    """Tell whether the draft is all the text there is."""
    return draft.start == 0 and len(scan.lowered) - draft.end < 3 and not scan.lowered[draft.end :].strip()


def _has_unit(draft: Draft) -> bool:
    """Tell whether a unit supports a number word that is mostly another word."""
    if draft.numeral.value == 1 and draft.unit_kind in ("count", "ratio"):
        return False
    return bool(draft.unit) or draft.scaled or draft.negative or draft.numeral.value.denominator != 1


def _read_minus(scan: Scan, draft: Draft) -> None:
    words = scan.lexicon.pack.numbers.minus
    if words and _word_before(scan, draft.start) in words:
        draft.start = scan.lowered.rindex(_word_before(scan, draft.start), 0, draft.start)
        draft.negative = True


def _read_fraction_after(scan: Scan, draft: Draft) -> None:
    """Read "hai phần ba", "two thirds", "three-quarters"."""
    lexicon, lowered = scan.lexicon, scan.lowered
    at = draft.end
    while at < len(lowered) and at - draft.end < 2 and lowered[at] in _BLANKS:
        at += 1
    if at == draft.end:
        return
    between = lexicon.patterns["between"].match(lowered, at)
    if between is not None:
        below = compose(lexicon, lowered, between.end() + 1)
        if below is not None and below.value > 1:
            _make_fraction(draft, below.value, below.end)
        return
    match = lexicon.patterns["denominator"].match(lowered, at)
    if match is not None and draft.numeral.value < 100:
        _make_fraction(draft, Fraction(lexicon.pack.fractions.denominators[key_of(match[0])]), match.end())


def _make_fraction(draft: Draft, below: Fraction, end: int) -> None:
    unit = 1 / (10 * below)
    draft.numeral = Numeral(draft.numeral.value / below, unit, unit)
    draft.end = draft.number_end = end


def _ordinal_after(scan: Scan, start: int, end: int, numeral: Numeral) -> Draft | None:
    """Read "twenty-first": number words that end in an ordinal."""
    lexicon, lowered = scan.lexicon, scan.lowered
    at = end
    while at < len(lowered) and at - end < 2 and (lowered[at] in _BLANKS or lowered[at] == "—"):
        at += 1
    match = lexicon.patterns["ordinal word"].match(lowered, at)
    if match is None or numeral.value < 1 or numeral.value.denominator != 1:
        return None
    last = lexicon.pack.ordinals.words[key_of(match[0])]
    value = int(numeral.value)
    if value < 20 and last < 100:
        return None
    if last >= 100:
        return fixed(start, match.end(), value * last, "", "ordinal")
    room = 100 if value % 100 == 0 else 10
    return fixed(start, match.end(), value + last, "", "ordinal") if value % 10 == 0 and last < room else None


def _read_scale(scan: Scan, match: Match) -> Draft | None:
    """Read "a hundred", "a dozen", "half a million": a scale with an article, or one that may stand alone."""
    lexicon, numbers = scan.lexicon, scan.lexicon.pack.numbers
    before = _word_before(scan, match.start())
    if before not in numbers.articles and key_of(match[0]) not in numbers.alone:
        return None
    start = match.start()
    if before in numbers.articles:
        start = scan.lowered.rindex(before, 0, start)
    worded = compose(lexicon, scan.lowered, match.start())
    return None if worded is None else _number_draft(scan, start, worded.end, numeral_of(worded), False)


def _read_plural_scale(scan: Scan, match: Match) -> Draft | None:
    """Read "hàng nghìn người", "dozens of people": between one and ten of the scale."""
    scale = Fraction(scan.lexicon.pack.numbers.plural_scales[key_of(match[0])])
    return _vague(scan, match.start(), match.end(), scale * 2, scale * 10)


def _read_vague(scan: Scan, match: Match) -> Draft | None:
    """Read "vài chục", "several hundred"."""
    lexicon = scan.lexicon
    worded = compose(lexicon, scan.lowered, match.end())
    if worded is None or not worded.last_is_multiplier or len(worded.parts) != 1 or worded.words > 2:
        return None
    low, high = lexicon.pack.numbers.vague[key_of(match[0])]
    return _vague(scan, match.start(), worded.end, low * worded.value, high * worded.value)


def _vague(scan: Scan, start: int, end: int, low: Fraction, high: Fraction) -> Draft:
    from factcheck.model.interval import Interval

    unit = low
    draft = Draft(
        start=start, end=end, number_start=start, number_end=end, numeral=Numeral((low + high) / 2, unit, unit)
    )
    attach_tail(scan, draft)
    if not draft.unit:
        attach_noun(scan, draft)
    draft.interval = Interval(low * draft.scale, high * draft.scale)
    draft.notes = ("vague: no number is written",)
    return draft


def _read_fraction(scan: Scan, match: Match) -> Draft | None:
    """Read "half", "nửa": before a scale or unit a part of it ("half a million", "nửa năm"), else a share."""
    lexicon = scan.lexicon
    fractions, word = lexicon.pack.fractions, key_of(match[0])
    if _barred(scan, word, match.start(), match.end(), fractions.not_before, fractions.not_after):
        return None
    value = Fraction(fractions.words[word])
    unit = 1 / (10 * Fraction(value.denominator))
    draft = Draft(
        start=match.start(), end=match.end(), number_start=match.start(), number_end=match.end(),
        numeral=Numeral(value, unit, unit),
    )  # fmt: skip
    attach_tail(scan, draft)
    attach_hedge(scan, draft)
    return draft


def _read_denominator(scan: Scan, match: Match) -> Draft | None:
    """Read "a third", "a quarter of"."""
    lexicon = scan.lexicon
    before = _word_before(scan, match.start())
    if before not in lexicon.pack.numbers.articles:
        return None
    if noun_pattern(lexicon).match(scan.lowered, match.end()) is not None:
        return None
    start = scan.lowered.rindex(before, 0, match.start())
    below = Fraction(lexicon.pack.fractions.denominators[key_of(match[0])])
    unit = 1 / (10 * below)
    draft = Draft(
        start=start, end=match.end(), number_start=start, number_end=match.end(), numeral=Numeral(1 / below, unit, unit)
    )
    attach_tail(scan, draft)
    attach_hedge(scan, draft)
    return draft


def _read_added_fraction(scan: Scan, match: Match) -> Draft | None:
    """Read "an hour and a half": an article, a unit, and a part of it."""
    lexicon = scan.lexicon
    before = scan.before(lexicon.patterns["article and unit"], match.start())
    if before is None:
        return None
    unit = before["unit"][::-1]
    entry = entry_named(lexicon, unit)
    if entry is None or entry.kind not in ("duration", "measure", "money"):
        return None
    value = 1 + Fraction(lexicon.pack.fractions.added[key_of(match[0])])
    start, tenth = match.start() - before.end(), Fraction(1, 10)
    return Draft(
        start=start, end=match.end(), number_start=start, number_end=match.end(),
        numeral=Numeral(value, tenth, tenth), unit=entry.name, unit_kind=entry.kind,
    )  # fmt: skip


def _read_times(scan: Scan, match: Match) -> Draft | None:
    """Read "gấp đôi", "doubled", "twice"."""
    value = Fraction(scan.lexicon.pack.times.words[key_of(match[0])])
    unit = Fraction(1, 2) if value >= 1 else Fraction(1, 10)
    draft = Draft(
        start=match.start(), end=match.end(), number_start=match.start(), number_end=match.end(),
        numeral=Numeral(value, unit, unit), unit="times", unit_kind="ratio",
    )  # fmt: skip
    attach_hedge(scan, draft)
    return draft


def _read_ordinal(scan: Scan, match: Match) -> Draft | None:
    lexicon = scan.lexicon
    word, ordinals = key_of(match[0]), scan.lexicon.pack.ordinals
    if _barred(scan, word, match.start(), match.end(), ordinals.not_before, ordinals.not_after):
        return None
    return fixed(match.start(), match.end(), lexicon.pack.ordinals.words[word], "", "ordinal")


_DIGITS_NEXT = re.compile(r"[ \u00a0]+([0-9]{1,4})(?![0-9]|[.,/-][0-9])")


def _read_numbered(scan: Scan, match: Match) -> Draft | None:
    """Read "thứ 2" where it is no weekday."""
    return fixed(match.start(), match.end(), int(match[0].split()[-1]), "", "ordinal")


def _read_ordinal_before(scan: Scan, match: Match) -> Draft | None:
    """Read "thứ 2", "lần thứ mười hai"."""
    digits = _DIGITS_NEXT.match(scan.lowered, match.end())
    if digits is not None:
        return fixed(match.start(), digits.end(), int(digits[1]), "", "ordinal")
    last = match.start() + match[0].rfind(" ") + 1
    word = scan.lexicon.patterns["ordinal word"].match(scan.lowered, last)
    if word is not None and word.end() > match.end():
        return fixed(word.start(), word.end(), scan.lexicon.pack.ordinals.words[key_of(word[0])], "", "ordinal")
    roman = _read_roman_after(scan, match)
    if roman is not None:
        return roman
    worded = compose(scan.lexicon, scan.lowered, match.end())
    if worded is None or worded.value.denominator != 1:
        return None
    return fixed(match.start(), worded.end, worded.value, "", "ordinal")


_ROMAN = re.compile(r"(?=[IVXL])(?:X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|V?I{0,3}))(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_BEFORE = re.compile(r"([IVXL]+)[ \u00a0-]+$")


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if any(value < later for later in values[place:]) else value for place, value in enumerate(values)
    )


def _read_roman_after(scan: Scan, match: Match) -> Draft | None:
    """Read "lần thứ XVI", "thế kỷ XIX"."""
    if scan.text[match.end() : match.end() + 1] not in (" ", "\u00a0"):
        return None
    roman = _ROMAN.match(scan.text, match.end() + 1)
    return fixed(roman.start(), roman.end(), _roman(roman[0]), "", "ordinal") if roman else None


def _read_roman_before(scan: Scan, match: Match) -> Draft | None:
    """Read "XIX century"."""
    found = _ROMAN_BEFORE.search(scan.text, max(0, match.start() - 10), match.start())
    if found is None or _ROMAN.fullmatch(found[1]) is None:
        return None
    return fixed(found.start(1), found.end(1), _roman(found[1]), "", "ordinal")


def _read_weekday(scan: Scan, match: Match) -> Draft | None:
    """Read a weekday where a date follows or stands right before it."""
    lexicon = scan.lexicon
    if dates.date_patterns(lexicon).after_weekday.match(scan.lowered, match.end()) is None:
        return None
    return dates.weekday(lexicon, scan.lowered, match.start(), match.end())


def _read_month(scan: Scan, match: Match) -> Draft | None:
    return dates.read_month_first(scan.lexicon, scan.lowered, match.start())


def _read_quarter(scan: Scan, match: Match) -> Draft | None:
    return dates.read_quarter(scan.lexicon, scan.lowered, match.start())


_READERS: dict[str, Callable[[Scan, Match], Draft | None]] = {
    "weekday": _read_weekday,
    "month": _read_month,
    "month before": _read_month,
    "quarter before": _read_quarter,
    "times": _read_times,
    "plural scale": _read_plural_scale,
    "vague": _read_vague,
    "fraction": _read_fraction,
    "ordinal": _read_ordinal,
    "ordinal before": _read_ordinal_before,
    "numbered": _read_numbered,
    "roman after": _read_roman_after,
    "roman before": _read_roman_before,
    "number": _read_number,
    "scale": _read_scale,
    "denominator": _read_denominator,
    "added fraction": _read_added_fraction,
}


def read_vulgar(scan: Scan, match: Match) -> list[Draft]:
    """Read "½ teaspoon"."""
    value = Fraction(VULGAR[match[0]])
    unit = Fraction(1, 10 * value.denominator)
    draft = Draft(
        start=match.start(), end=match.end(), number_start=match.start(), number_end=match.end(),
        numeral=Numeral(value, unit, unit),
    )  # fmt: skip
    attach_tail(scan, draft)
    attach_hedge(scan, draft)
    return [draft]
