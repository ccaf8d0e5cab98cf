"""What stands before a number: its sign, its currency, its hedge, and words that make it something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.language.lexicon import Lexicon, UnitEntry
from factcheck.language.lexicon.build import HEDGE_SIGNS
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numerals.digits import BLANKS, ONE
from factcheck.language.pack import HedgeWords
from factcheck.language.reader_state import Draft, Scan
from factcheck.model.figure import Hedge

# The counted noun after a number, where it is no unit that the pack knows.


Match = re.Match[str]


def attach_noun(scan: Scan, draft: Draft) -> None:
    """Note the counted noun after the number, where no unit was read."""
    if draft.unit:
        return
    match = scan.lexicon.noun.match(scan.lowered, draft.end)
    if match is None and draft.scaled:
        match = _noun_of(scan, draft.end)
    if match is not None:
        draft.noun = scan.text[match.start() + 1 : match.end()]


def _noun_of(scan: Scan, end: int) -> Match | None:
    """Read "sacs" in "54 millions de sacs"."""
    if scan.lowered[end : end + 1] not in BLANKS:
        return None
    filler = scan.lexicon.unit_filler.match(scan.lowered, end + 1)
    if filler is None or scan.lowered[filler.end() - 1] not in BLANKS:
        return None
    return scan.lexicon.noun.match(scan.lowered, filler.end() - 1)


_WORD_BEFORE = re.compile(r"[ \u00a0\u2009-]+([^\W\d_]+)")

_SIGNS = "-−–+"

_FREE = ("", " ", "\n", "\t", "(", "\u00a0", "$", "£", "€", "<", ">", "=", "|", ":", "“", '"')
"""What may stand left of a sign; after a letter or digit it is a hyphen."""

_APART_AGAIN = re.compile(r"[^.!?\n]{0,120}?[^\s\d–]–(?=[\s,.;:)])")
"""After a dash that begins a remark: the one that ends it ("–40 de ellos–")."""

_SURELY_SIGNED = re.compile(r"[0-9.,]+[ \u00a0]?[%°‰]")
"""After a dash at the start of a line, where a list may begin."""


def word_before(scan: Scan, offset: int) -> str:
    """Return the word right before `offset`, in lower case; "" where none is."""
    match = scan.before(_WORD_BEFORE, offset)
    return match[1][::-1] if match is not None else ""


def attach_sign(scan: Scan, draft: Draft) -> None:
    """Read a minus tight before the number and free on its left, or as a word."""
    start, text = draft.start, scan.text
    sign = text[start - 1] if start else ""
    if sign in BLANKS and sign:
        attach_minus(scan, draft)
    elif sign and sign in _SIGNS and text[max(start - 2, 0) : start - 1] in _FREE:
        if sign == "–" and not _is_minus(scan, start):
            return
        draft.start -= 1
        draft.negative = sign != "+"


def _is_minus(scan: Scan, start: int) -> bool:
    """Return whether an en dash tight before a number is its sign, and neither a bullet nor the dash of a remark."""
    before = scan.text[max(start - 2, 0) : start - 1]
    if before in ("", "\n"):
        line = scan.text[start:].partition("\n")[0]
        return _SURELY_SIGNED.match(scan.text, start) is not None or not line.strip("0123456789., \u00a0")
    if scan.drafts and start - 2 <= scan.drafts[-1].end:
        return False  # "5 –7"
    return _APART_AGAIN.match(scan.text, start) is None


def attach_minus(scan: Scan, draft: Draft) -> None:
    """Read a word for the minus sign; in "al menos 14" it is part of a hedge."""
    minus = scan.before(scan.lexicon.minus, draft.start)
    if minus is not None and scan.before(scan.lexicon.hedge_before, draft.start) is None:
        draft.start, draft.negative = draft.start - _length(minus), True


_OPENS_A_CELL, _CLOSES_A_CELL = re.compile(r"(?:^|[\t\n]|\| ?)$"), re.compile(r"[ \u00a0]?(?:$|[\t\n|])")


def is_in_accounting_brackets(scan: Scan, draft: Draft) -> bool:
    """Return whether brackets right around a number say that it is below zero: "was ($12m)", "| (1,234) |".

    A remark in brackets stands after a noun or another figure, never after a verb or a preposition.
    """
    start, end, text = draft.start, draft.end, scan.text
    if draft.negative or draft.hedge is not None or text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    if not (draft.unit_kind in ("money", "percent") or draft.scaled or not draft.digits.isdigit()):
        return False
    if word_before(scan, start - 1) in scan.lexicon.pack.numbers.negative_after:
        return True
    is_cell = _OPENS_A_CELL.search(text, max(0, start - 3), start - 1) and _CLOSES_A_CELL.match(text, end + 1)
    return bool(is_cell) and draft.unit_kind != "percent"


def _length(match: re.Match[str]) -> int:
    return match.end() - match.start()


def attach_currency(scan: Scan, draft: Draft) -> None:
    """Read a currency before the number: "$", "US$", "VND"."""
    start, lowered = draft.start, scan.lowered
    last = lowered[start - 1] if start else ""
    if last in BLANKS and start > 1:
        last = lowered[start - 2]
    if not last or last not in scan.lexicon.sign_ends:
        return
    match = scan.before(scan.lexicon.money_before, start)
    if match is None:
        return
    begin = start - _length(match)
    if draft.negative and match["sign"].isalpha():
        return  # "RS -28" is a name, and no rupees
    entry = _currency(scan.lexicon, scan.text[begin : begin + len(match["sign"])])
    if entry is not None and not (scan.drafts and begin < scan.drafts[-1].end):
        draft.start = begin
        draft.unit, draft.unit_kind, draft.money_before = entry.name, "money", True
        if entry.scale is not ONE:
            draft.scale, draft.scaled = entry.scale, True


def _currency(lexicon: Lexicon, surface: str) -> UnitEntry | None:
    if surface.lower() in lexicon.pack.signs:
        return UnitEntry(lexicon.pack.signs[surface.lower()], "money")
    entry = lexicon.units_exact.get(surface)
    return entry if entry is not None and entry.kind == "money" and surface.isupper() else None


def has_currency_before(scan: Scan, offset: int) -> bool:
    """Tell whether a currency stands right before `offset`."""
    match = scan.before(scan.lexicon.money_before, offset)
    if match is None:
        return False
    begin = offset - _length(match)
    return _currency(scan.lexicon, scan.text[begin : begin + len(match["sign"])]) is not None


def _may_end(scan: Scan, kind: str, offset: int) -> bool:
    """Tell by its last letter whether a word of a kind may end right before `offset`, or before a blank there."""
    if not offset:
        return False
    last = scan.lowered[offset - 1]
    if last in BLANKS:
        last = scan.lowered[offset - 2 : offset - 1]
    return last in scan.lexicon.lasts[kind] or not last.isalpha()


def attach_hedge(scan: Scan, draft: Draft) -> None:
    """Read a hedge right before the figure, or right after it."""
    lexicon = scan.lexicon
    match = scan.before(lexicon.hedge_before, draft.start) if _may_end(scan, "hedge", draft.start) else None
    if match is not None:
        part = "hedge" if match["hedge"] is not None else "sign"
        end = draft.start - match.start(part) + match.start()
        start = end - len(match[part])
        word = match[part][::-1]
        sense = HEDGE_SIGNS[word] if part == "sign" else lexicon.hedges_before[key_of(word)]
        if part == "sign" or not _is_other_word(scan, draft, lexicon.pack.hedges[sense], match, start):
            draft.hedge = Hedge(sense, scan.text[start:end], start, end)
            return
    following = scan.lowered[draft.end : draft.end + 2]
    if following[:1] not in lexicon.firsts["hedge"] and following[-1:] not in lexicon.firsts["hedge"]:
        return
    after = lexicon.hedge_after.match(scan.lowered, draft.end)
    if after is not None:
        start, end = after.span("hedge")
        sense = lexicon.hedges_after[key_of(after["hedge"])]
        draft.hedge = Hedge(sense, scan.text[start:end], start, end)


def _is_other_word(scan: Scan, draft: Draft, hedge: HedgeWords, match: re.Match[str], start: int) -> bool:
    """Return whether the words of a hedge, which start at `start`, are something else here."""
    word, neighbour = key_of(match["hedge"][::-1]), (match["neighbour"] or "")[::-1]
    if neighbour in hedge.not_after and not (draft.unit_kind == "measure" and neighbour in hedge.measured):
        return True  # a comparison: "cao hơn 21 lần"
    if word in hedge.during and draft.unit_kind == "duration":
        following = _WORD_AFTER.match(scan.lowered, draft.end)
        last = scan.lowered[draft.start : draft.end].rpartition(" ")[2]  # an age: "over four years old" is one figure
        goes_on = last in hedge.during_not_before or (following and following[1] in hedge.during_not_before)
        return neighbour not in hedge.during_not_after and not goes_on
    if draft.unit_kind == "duration" and match["article"] is not None:
        return True
    if word in hedge.between and (neighbour in scan.lexicon.values or _is_whole(scan, draft, start)):
        return True
    return word in hedge.towards and (_is_right_after_a_figure(scan, start) or _tells_a_change(scan, hedge, start))


def _is_whole(scan: Scan, draft: Draft, offset: int) -> bool:
    """Return whether a number that is no more, and counts the same, ends right before `offset`: "8 trên 10 điểm"."""
    if not _is_right_after_a_figure(scan, offset):
        return False
    part = scan.drafts[-1]
    counted = not part.unit_kind or part.unit_kind == draft.unit_kind
    same = (not part.unit or not draft.unit or part.unit == draft.unit) and (
        not part.noun or not draft.noun or part.noun == draft.noun
    )
    return part.is_quantity and counted and same and part.value <= draft.value


_WORD_AFTER = re.compile(r"[ \u00a0\u2009-]+([^\W\d_]+)")

_CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")

LONGEST_CLAUSE = 80
"""Characters before a hedge in which its verb is looked for."""


def _tells_a_change(scan: Scan, hedge: HedgeWords, offset: int) -> bool:
    """Return whether a verb of change stands in the clause before `offset`."""
    clause = _CLAUSE_END.split(scan.lowered[max(offset - LONGEST_CLAUSE, 0) : offset])[-1]
    return not set(re.findall(r"[^\W\d_]+", clause)).isdisjoint(hedge.changes)


def _is_right_after_a_figure(scan: Scan, offset: int) -> bool:
    """Return whether only brackets close between the last figure and `offset`: "£960m ($1.8bn) over 15 years"."""
    return bool(scan.drafts) and not scan.lowered[scan.drafts[-1].end : offset].strip(") ")


def cue_before(scan: Scan, offset: int) -> str:
    """Return what a word before a number makes of it: "name", "bare", "phone", "age", "ordinal", or ""."""
    match = scan.before(scan.lexicon.cue_before, offset) if _may_end(scan, "cue", offset) else None
    if match is None:
        return ""
    kind = match.lastgroup or ""
    undone = scan.lexicon.pack.identifiers.not_after.get(key_of(match[kind][::-1]), ())
    if undone:
        earlier = _WORD_BEFORE.match(scan.backwards, match.end())
        if earlier is not None and earlier[1][::-1] in undone:
            return ""
    return kind


# The words around a word, which may make it no number.


_AFTER = re.compile(r"[ \u00a0-]+([^\W\d_'’]+)(?:[ \u00a0]+([^\W\d_]+))?")

Neighbours = Mapping[str, tuple[str, ...]]
"""Word → words with which it is no number."""


def words_after(scan: Scan, end: int) -> tuple[str, str]:
    """Return the next word, and the next two together; "" where there are none."""
    match = _AFTER.match(scan.lowered, end)
    if match is None:
        return "", ""
    return match[1], f"{match[1]} {match[2]}" if match[2] else ""


def barred_after(scan: Scan, word: str, end: int, not_before: Neighbours, phrases: bool = False) -> bool:
    """Tell whether what follows makes a word no number; `phrases`: two words only, since a unit was read."""
    barring = not_before.get(word)
    if not barring:
        return False
    one, two = words_after(scan, end)
    return two in barring or (not phrases and one in barring)


def barred_before(scan: Scan, word: str, start: int, not_after: Neighbours) -> bool:
    """Tell whether the word before makes a word no number."""
    barring = not_after.get(word)
    return bool(barring) and word_before(scan, start) in not_after[word]


_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\"“”‘'(\[•*–—-])[ \u00a0\"“‘'(\[]*$")


def is_part_of_a_name(scan: Scan, start: int) -> bool:
    """Tell whether a number word is capitalised within a sentence: "World War Two", "Six Nations", "Ba La"."""
    text = scan.text
    if not text[start].isupper() or text[start : start + 3].isupper():
        return False  # in a heading of capitals they tell nothing
    return not starts_sentence(scan, start)


def starts_sentence(scan: Scan, start: int) -> bool:
    """Tell whether a sentence, a line or a quotation starts at an offset: a capital there tells nothing."""
    return _SENTENCE_START.search(scan.text, max(0, start - 4), start) is not None


def is_all(scan: Scan, draft_start: int, draft_end: int) -> bool:
    """Tell whether a figure is all the text there is, as in a cell of a table."""
    rest = len(scan.lowered) - draft_end
    return draft_start == 0 and rest < 3 and not scan.lowered[draft_end:].strip()


LONGEST_HEADING = 120
"""Characters; a longer line is no heading."""

FEWEST, MOST = 4, 0.6
"""Words of a heading, short ones too, and the part of them with capitals ("Police Arrest 11 in Raid on Bank")."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def is_heading(scan: Scan, position: int) -> bool:
    """Tell whether most words of the line are capitalised: there capitals tell nothing."""
    first, last = max(0, position - LONGEST_HEADING), position + LONGEST_HEADING
    before, after = scan.text[first:position].rpartition("\n"), scan.text[position:last].partition("\n")
    begins, ends = bool(before[1]) or not first, bool(after[1]) or last >= len(scan.text)
    line = before[2] + after[0]
    words = _WORD.findall(line) if begins and ends and len(line) < LONGEST_HEADING else []
    return len(words) > FEWEST and sum(word[0].isupper() for word in words) > MOST * len(words)
