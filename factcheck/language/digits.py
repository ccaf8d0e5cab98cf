"""Figures that start with a digit."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from factcheck.language import dates
from factcheck.language.attach import attach_currency, attach_hedge, attach_noun, attach_tail
from factcheck.language.draft import Draft, fixed
from factcheck.language.fractions import VULGAR
from factcheck.language.identifiers import identifier, in_word, name_cues, read_coded_name, word_end
from factcheck.language.lexicon import BLANK, Lexicon, key_of
from factcheck.language.numerals import BLANKS, Numeral, mark_votes, read_numeral
from factcheck.language.patterns import any_of
from factcheck.language.scan import Scan
from factcheck.model.interval import Interval

_LIST_MARKER = re.compile(r"(?:^|\n)[ \t]*$")
_WORD_BEFORE = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_SIGNS = "-−–+"


def read_digits(scan: Scan, match: re.Match[str]) -> list[Draft]:
    """Read the figures that start at a digit: usually one, two in "14/20", none in a list marker."""
    start, end = match.span()
    text, lowered = scan.text, scan.lowered
    if text.startswith("&#", start - 2):
        return []
    word = in_word(text, start)
    if word is not None and not _currency_word(scan, start):
        return [identifier(word[0], word[1], text[word[0] : word[1]])]
    following = lowered[end : end + 1]
    decade = _read_decade(scan, start, match[0])
    if decade is not None:
        return [decade]
    special = _read_special(scan, start, end, following)
    if special is not None:
        return special
    return _read_plain(scan, start, end, match[0])


def _currency_word(scan: Scan, start: int) -> bool:
    return scan.before(scan.lexicon.money_before, start) is not None


def _read_special(scan: Scan, start: int, end: int, following: str) -> list[Draft] | None:
    """Read what is no plain number: dates, times of day, names, scores, fractions, years with a quarter."""
    lexicon, lowered = scan.lexicon, scan.lowered
    if following and following in " \u00a0/-–.:,×" or following.isalpha():
        clock = _read_clock(scan, start)
        if clock is not None:
            return [clock]
        date = (
            dates.read_numeric_date(lexicon, lowered, start)
            or dates.read_quarter(lexicon, lowered, start)
            or dates.read_worded_date(lexicon, lowered, start)
        )
        if date is not None:
            return [date]
        power = _read_power(scan, start)
        if power is not None:
            return [power]
        named = read_coded_name(scan.text, start)
        if named is not None and named.end > end and not _is_quantity(scan, named, end):
            return [named]
    if following in ("/", "-", "–") or lowered[end : end + 2] in (" /", " -"):
        return _read_slash_or_dash(scan, start, end)
    return None


def _is_quantity(scan: Scan, named: Draft, end: int) -> bool:
    """Tell whether what looks like a name is a number with a unit: "24703m2", "5-USD", "1000-VND2000"."""
    if scan.lexicon.unit_tail.match(scan.lowered, end).end() > end:  # type: ignore[union-attr]
        return True
    last = re.split("[/–-]", scan.text[named.start : named.end])[-1].strip().rstrip("0123456789")
    return scan.lexicon.units_exact.get(last) is not None


_POWER = re.compile(r"(?P<number>[0-9]+(?:[.,][0-9]+)?)(?: ?[x×*] ?10 ?\^? ?|e)(?P<power>[-−–+]?[0-9]{1,3})(?![0-9])")


def _read_power(scan: Scan, start: int) -> Draft | None:
    """Read "2.48×10−5" and "4e14"."""
    match = _POWER.match(scan.lowered, start)
    if match is None:
        return None
    numeral = read_numeral(match["number"], scan.lexicon.style)
    if numeral is None:
        return None
    exponent = int(match["power"].replace("−", "-").replace("–", "-"))
    draft = Draft(start=start, end=match.end(), number_start=start, number_end=match.end(), numeral=numeral)
    draft.scale, draft.scaled = Fraction(10) ** exponent, True
    _finish(scan, draft)
    return draft


_DECADE = re.compile(r"[12][0-9]{2}0['’]?s(?![^\W_])")


def _read_decade(scan: Scan, start: int, written: str) -> Draft | None:
    """Read "1960s" as the years 1960 to 1969."""
    match = _DECADE.match(scan.lowered, start) if len(written) == 4 else None
    if match is None:
        return None
    first = Fraction(int(written))
    return fixed(start, match.end(), first, "calendar year", "year", interval=Interval(first, first + 9))


@lru_cache(maxsize=32)
def _clock_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    clock = lexicon.pack.clock
    marks = "|".join(re.escape(mark) for mark in clock.marks if mark != ".")
    after = any_of(clock.after)
    return re.compile(
        rf"(?:[01]?[0-9]|2[0-4])(?:"
        rf"(?:{marks or '(?!)'}|:){BLANK}?[0-5][0-9](?![0-9]|[.,][0-9])(?::[0-5][0-9])?(?:{BLANK}?(?:{after}))?"
        rf"|(?:[.]?[0-5][0-9])?{BLANK}?(?:{after}))"
    )


def _read_clock(scan: Scan, start: int) -> Draft | None:
    """Read a time of day: 20h30, 11pm, 2:00 pm, "7 giờ 30", "8 giờ sáng"."""
    match = _clock_pattern(scan.lexicon).match(scan.lowered, start)
    if match is None:
        return None
    digits = re.findall("[0-9]+", match[0])
    hours, minutes = (
        (digits[0][:-2], digits[0][-2:]) if len(digits[0]) > 2 else (digits[0], digits[1] if digits[1:] else "0")
    )
    value = int(hours) + Fraction(int(minutes), 60)
    return fixed(start, match.end(), value, "time of day", "identifier")


_PAIR = re.compile(r"(?P<a>[0-9]+) ?(?P<mark>[/–-]) ?(?P<b>[0-9]+)(?![0-9]|[.,][0-9])")


def _read_slash_or_dash(scan: Scan, start: int, end: int) -> list[Draft] | None:
    """Read 14/20, 2/3, 30/4, 6/2016, 2019-2023, 3-0."""
    lexicon, lowered = scan.lexicon, scan.lowered
    month = dates.read_month_year(lexicon, lowered, start)
    if month is not None:
        return [month]
    pair = _PAIR.match(lowered, start)
    if pair is None:
        return None
    if dates.is_year(pair["a"]) and _ends_period(pair["a"], pair["b"]):
        return [_period(start, pair)]
    day = dates.read_day_month(lexicon, lowered, start)
    if day is not None and _is_day(scan, day, pair):
        return [day]
    if pair["mark"] == "/":
        return _read_out_of(scan, start, pair)
    return _read_score(scan, start, pair)


def _ends_period(first: str, second: str) -> bool:
    """Tell whether 2019-2023, 2019-23 or 1992/93 is a period of years."""
    if dates.is_year(second):
        return int(first) < int(second)
    return len(second) == 2 and int(first[:2] + second) > int(first)


def _period(start: int, pair: re.Match[str]) -> Draft:
    first = int(pair["a"])
    second = int(pair["b"]) if len(pair["b"]) == 4 else int(pair["a"][:2] + pair["b"])
    draft = fixed(start, pair.end(), Fraction(first + second, 2), "calendar year", "range")
    draft.ends = (Fraction(first), Fraction(second))
    return draft


def _is_day(scan: Scan, day: Draft, pair: re.Match[str]) -> bool:
    """Tell whether "30-4" or "4/8" is a day and a month, by the word before, its order, and what follows."""
    lexicon = scan.lexicon
    last = scan.drafts[-1] if scan.drafts else None
    if last is not None and last.unit == "day of month" and scan.lowered[last.end : day.start] in ("-", "–", " - "):
        return True
    if scan.before(dates.date_patterns(lexicon).cue, day.start) is not None:
        return lexicon.pack.dates.day_month_dash or pair["mark"] == "/"
    probe = _probe(scan, day.start, pair.end(), "1")
    attach_tail(scan, probe)
    if probe.unit or probe.scaled:
        return False
    attach_noun(scan, probe)
    if pair["mark"] == "/":
        return lexicon.pack.dates.order == "dmy" and not probe.noun and lexicon.pack.dates.day_month_dash
    return lexicon.pack.dates.day_month_dash and int(pair["a"]) >= int(pair["b"]) and not probe.noun


def _probe(scan: Scan, start: int, end: int, digits: str) -> Draft:
    numeral = read_numeral(digits, scan.lexicon.style)
    assert numeral is not None  # it is called with plain digits
    return Draft(start=start, end=end, number_start=start, number_end=end, numeral=numeral, digits=digits)


def _read_out_of(scan: Scan, start: int, pair: re.Match[str]) -> list[Draft]:
    """Read 14/20 as two counts, 2/3 and 1/4 as a fraction."""
    first, second = int(pair["a"][:30]), int(pair["b"][:30])
    probe = _probe(scan, start, pair.end(), "1")
    attach_tail(scan, probe)
    attach_noun(scan, probe)
    counted = probe.unit_kind == "count" or (probe.noun and not probe.unit)
    few = second in (2, 3, 4, 5) and first < second
    if second and (few or not counted) and first <= second and not scan.text.startswith("0", start):
        value = Fraction(first, second)
        numeral = Numeral(value, Fraction(1, 10 * second), Fraction(1, 10 * second))
        draft = Draft(start=start, end=pair.end(), number_start=start, number_end=pair.end(), numeral=numeral)
        _finish(scan, draft)
        return [draft]
    left = _probe(scan, start, pair.end("a"), pair["a"][:30])
    left.unit, left.unit_kind, left.noun, left.exact = probe.unit, probe.unit_kind, probe.noun, True
    right = _probe(scan, pair.start("b"), pair.end("b"), pair["b"][:30])
    _finish(scan, right)
    attach_hedge(scan, left)
    return [left, right]


def _read_score(scan: Scan, start: int, pair: re.Match[str]) -> list[Draft] | None:
    """Read 3-0 and 83-10 as a score: two numbers that fall, with no unit after them."""
    first, second = int(pair["a"][:9]), int(pair["b"][:9])
    if max(first, second) > 200 or scan.before(scan.lexicon.money_before, start) is not None:
        return None
    probe = _probe(scan, start, pair.end(), "1")
    attach_tail(scan, probe)
    if probe.unit or probe.scaled or (first < second and first != 0):
        return None
    return [
        fixed(start, pair.end("a"), first, "goal", "identifier"),
        fixed(pair.start("b"), pair.end("b"), second, "goal", "identifier"),
    ]


def _read_plain(scan: Scan, start: int, end: int, written: str) -> list[Draft]:
    """Read a number with its sign, currency, scale, unit, noun and hedge."""
    written, end = _trimmed(written, start)
    scan.done = max(scan.done, end)
    if _is_list_marker(scan, start, end):
        return []
    numeral = read_numeral(written, scan.lexicon.style)
    if numeral is None:
        return [identifier(start, end, written)] if len(written) < 40 else []
    _vote(scan, written)
    draft = Draft(start=start, end=end, number_start=start, number_end=end, numeral=numeral, digits=written)
    _read_leading_mark(scan, draft)
    _read_mixed(scan, draft)
    _read_sign(scan, draft)
    _finish(scan, draft)
    return _settled(scan, draft)


def _trimmed(written: str, start: int) -> tuple[str, int]:
    """Leave out groups after a blank where they are none: "1234 567"."""
    for blank in BLANKS:
        if blank in written:
            head, *groups = written.split(blank)
            enough = len(groups) > 1 or blank != " "
            if not head.isdigit() or len(head) > 3 or head[0] == "0" or not enough:
                written = head
    return written, start + len(written)


def _is_list_marker(scan: Scan, start: int, end: int) -> bool:
    """Tell whether "1." or "2)" stands first in its line."""
    if end - start > 2 or scan.lowered[end : end + 1] not in (".", ")") or scan.lowered[end + 1 : end + 2] != " ":
        return False
    return _LIST_MARKER.search(scan.lowered, max(0, start - 20), start) is not None or start == 0


def _vote(scan: Scan, written: str) -> None:
    vote = mark_votes(written)
    if vote:
        if vote == scan.lexicon.style.decimal:
            scan.native_votes += 1
        else:
            scan.foreign_votes += 1


def _read_leading_mark(scan: Scan, draft: Draft) -> None:
    """Read ".77" as 0.77."""
    start = draft.start
    mark = scan.text[start - 1 : start]
    if mark == scan.lexicon.style.decimal and draft.digits.isdigit():
        before = scan.text[start - 2 : start - 1] if start > 1 else ""
        if before in ("", " ", "\n", "(", "$", "£", "€"):
            numeral = read_numeral(mark + draft.digits, scan.lexicon.style)
            assert numeral is not None  # a mark and digits
            draft.numeral, draft.digits = numeral, mark + draft.digits
            draft.start = draft.number_start = start - 1


_MIXED = re.compile(
    r"[ \u00a0-]{1,2}(?P<above>[1-9][0-9]?)/(?P<below>[2-9]|[1-9][0-9])(?![0-9/])|[ \u00a0]?(?P<vulgar>[½⅓⅔¼¾⅛⅜⅝⅞])"
)


def _read_mixed(scan: Scan, draft: Draft) -> None:
    """Read "10 1/2" and "2½"."""
    match = _MIXED.match(scan.lowered, draft.end) if draft.digits.isdigit() else None
    if match is None:
        return
    part = Fraction(VULGAR[match["vulgar"]]) if match["vulgar"] else Fraction(int(match["above"]), int(match["below"]))
    if part >= 1:
        return
    unit = Fraction(1, 2 * part.denominator)
    draft.numeral = Numeral(draft.numeral.value + part, unit, unit)
    draft.end = draft.number_end = match.end()
    draft.digits = ""


def _read_sign(scan: Scan, draft: Draft) -> None:
    """Read a minus tight before the number and free on its left."""
    start, text = draft.start, scan.text
    sign = text[start - 1 : start]
    if sign and sign in BLANKS:
        minus = scan.before(scan.lexicon.patterns["minus"], start)
        if minus is not None:
            draft.start, draft.negative = start - minus.end(), True
        return
    if not sign or sign not in _SIGNS:
        return
    before = text[start - 2 : start - 1] if start > 1 else ""
    if before in ("", " ", "\n", "(", "\u00a0", "$", "£", "€", "<", ">", "=") and sign != "–":
        draft.start -= 1
        draft.negative = sign != "+"


def _finish(scan: Scan, draft: Draft) -> None:
    """Attach all that stands around a number."""
    attach_currency(scan, draft)
    if draft.money_before and not draft.negative:
        _read_sign(scan, draft)
    attach_tail(scan, draft)
    if not draft.unit or (draft.scaled and not draft.unit):
        attach_noun(scan, draft)
    attach_hedge(scan, draft)


def _settled(scan: Scan, draft: Draft) -> list[Draft]:
    """Tell ordinals, years and names from numbers."""
    lexicon, lowered = scan.lexicon, scan.lowered
    suffix = lexicon.patterns["ordinal suffix"].match(lowered, draft.number_end)
    if suffix is not None and draft.numeral.value.denominator == 1 and not draft.money_before:
        return [fixed(draft.start, suffix.end(), draft.numeral.value, "", "ordinal")]
    if draft.digits.isdigit() and not draft.money_before and not draft.negative:
        year = _as_year(scan, draft)
        if year is not None:
            return [year]
    if draft.bare and draft.numeral.value < 130 and scan.before(lexicon.patterns["age before"], draft.start):
        draft.unit, draft.unit_kind, draft.noun = "year", "duration", ""
        return [draft]
    if draft.bare and not draft.noun and lowered[draft.end : draft.end + 1].isalpha():
        end = word_end(scan.text, draft.end)
        return [identifier(draft.number_start, end, draft.digits)]
    if draft.bare and draft.digits.isdigit() and scan.before(lexicon.patterns["ordinal before bare"], draft.start):
        return [fixed(draft.start, draft.end, draft.numeral.value, "", "ordinal")]
    named, bare, phone = name_cues(lexicon)
    if not draft.unit and not draft.scaled and scan.before(phone, draft.start):
        return [identifier(draft.start, draft.end, draft.digits)]
    if not draft.money_before and draft.unit_kind not in ("percent", "money", "measure") and not draft.scaled:
        if _cued(scan, named, draft):
            return [identifier(draft.number_start, draft.number_end, draft.digits)]
        if not draft.unit and not draft.hedge and _cued(scan, bare, draft):
            return [identifier(draft.number_start, draft.number_end, draft.digits)]
    return [draft]


def _cued(scan: Scan, cues: re.Pattern[str], draft: Draft) -> bool:
    """Tell whether a word before the number makes it a name, and no word before that one undoes it."""
    match = scan.before(cues, draft.start)
    if match is None:
        return False
    undone = scan.lexicon.pack.identifiers.not_after.get(key_of(match["cue"][::-1]), ())
    earlier = _WORD_BEFORE.match(scan.backwards, match.end())
    return earlier is None or earlier[1][::-1] not in undone


def _as_year(scan: Scan, draft: Draft) -> Draft | None:
    """Return the draft as a year where it is one."""
    if not dates.is_year(draft.digits) or draft.unit or draft.scaled:
        return None
    start, end = draft.number_start, draft.number_end
    first = int(draft.digits)
    cue = scan.before(dates.date_patterns(scan.lexicon).year_cue, start) is not None
    if cue or not draft.noun or 1900 <= first <= 2050:
        if draft.hedge is not None and not cue and not 1900 <= first <= 2050:
            return None
        return fixed(start, end, first, "calendar year", "year", digits=draft.digits)
    return None
