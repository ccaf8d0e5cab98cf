"""What precedes a number: its sign, its currency, its hedge, and words that make it something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.language.context.words_around import WORD_BEFORE, word_before
from factcheck.language.lexicon.lexicon_record import HEDGE_SIGNS, Lexicon, UnitEntry
from factcheck.language.lexicon.patterns import key_of
from factcheck.language.numerals.digits import BLANKS, ONE
from factcheck.model.figure import Hedge

if TYPE_CHECKING:
    from factcheck.language.pack import HedgeWords
    from factcheck.language.reader_state import PartialFigure, ReaderState

# The counted noun after a number, where it is no unit that the pack knows.


Match = re.Match[str]


def attach_noun(state: ReaderState, partial: PartialFigure) -> None:
    """Note the counted noun after the number, where no unit was read."""
    if partial.unit:
        return
    match = state.lexicon.noun.match(state.lowered, partial.end)
    if match is None and partial.scaled:
        match = _noun_of(state, partial.end)
    if match is not None:
        partial.noun = state.text[match.start() + 1 : match.end()]


def _noun_of(state: ReaderState, end: int) -> Match | None:
    """Read "sacs" in "54 millions de sacs"."""
    if state.lowered[end : end + 1] not in BLANKS:
        return None
    filler = state.lexicon.unit_filler.match(state.lowered, end + 1)
    if filler is None or state.lowered[filler.end() - 1] not in BLANKS:
        return None
    return state.lexicon.noun.match(state.lowered, filler.end() - 1)


_SIGNS = "-−–+"

_FREE = ("", " ", "\n", "\t", "(", "\u00a0", "$", "£", "€", "<", ">", "=", "|", ":", "“", '"')
"""What may be left of a sign; after a letter or digit it is a hyphen."""

_APART_AGAIN = re.compile(r"[^.!?\n]{0,120}?[^\s\d–]–(?=[\s,.;:)])")
"""After a dash that begins a remark: the one that ends it ("–40 de ellos–")."""

_SURELY_SIGNED = re.compile(r"[0-9.,]+[ \u00a0]?[%°‰]")
"""After a dash at the start of a line, where a list may begin."""


def attach_sign(state: ReaderState, partial: PartialFigure) -> None:
    """Read a minus tight before the number and free on its left, or as a word."""
    start, text = partial.start, state.text
    sign = text[start - 1] if start else ""
    if sign in BLANKS and sign:
        attach_minus(state, partial)
    elif sign and sign in _SIGNS and text[max(start - 2, 0) : start - 1] in _FREE:
        if sign == "–" and not _is_minus(state, start):
            return
        partial.start -= 1
        partial.negative = sign != "+"


def _is_minus(state: ReaderState, start: int) -> bool:
    """Return whether an en dash tight before a number is its sign, and neither a bullet nor the dash of a remark."""
    before = state.text[max(start - 2, 0) : start - 1]
    if before in ("", "\n"):
        line = state.text[start:].partition("\n")[0]
        return _SURELY_SIGNED.match(state.text, start) is not None or not line.strip("0123456789., \u00a0")
    if state.partials and start - 2 <= state.partials[-1].end:
        return False  # "5 –7"
    return _APART_AGAIN.match(state.text, start) is None


def attach_minus(state: ReaderState, partial: PartialFigure) -> None:
    """Read a word for the minus sign; in "al menos 14" it is part of a hedge."""
    minus = state.before(state.lexicon.minus, partial.start)
    if minus is not None and state.before(state.lexicon.hedge_before, partial.start) is None:
        partial.start, partial.negative = partial.start - _length(minus), True


_OPENS_A_CELL, _CLOSES_A_CELL = re.compile(r"(?:^|[\t\n]|\| ?)$"), re.compile(r"[ \u00a0]?(?:$|[\t\n|])")


def is_in_accounting_brackets(state: ReaderState, partial: PartialFigure) -> bool:
    """Return whether brackets right around a number say that it is below zero: "was ($12m)", "| (1,234) |".

    A remark in brackets comes after a noun or another figure, never after a verb or a preposition.
    """
    start, end, text = partial.start, partial.end, state.text
    if partial.negative or partial.hedge is not None or text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    if not (partial.unit_kind in ("money", "percent") or partial.scaled or not partial.digits.isdigit()):
        return len(partial.digits) == LEAST_IN_BRACKETS and not partial.noun and _is_in_a_cell(text, start, end)
    if word_before(state, start - 1) in state.lexicon.pack.numbers.negative_after:
        return True
    return _is_in_a_cell(text, start, end) and partial.unit_kind != "percent"


LEAST_IN_BRACKETS = 3
"""Digits of a whole number in brackets that is below zero in a cell of a table; shorter ones count, or refer to notes,
and four are a year where no comma groups them."""


def _is_in_a_cell(text: str, start: int, end: int) -> bool:
    """Return whether nothing but brackets around a number, from start to end, is in its cell."""
    opens = _OPENS_A_CELL.search(text, max(0, start - 3), start - 1)
    return opens is not None and _CLOSES_A_CELL.match(text, end + 1) is not None


def _length(match: re.Match[str]) -> int:
    return match.end() - match.start()


def attach_currency(state: ReaderState, partial: PartialFigure) -> None:
    """Read a currency before the number: "$", "US$", "VND"."""
    start, lowered = partial.start, state.lowered
    last = lowered[start - 1] if start else ""
    if last in BLANKS and start > 1:
        last = lowered[start - 2]
    if not last or last not in state.lexicon.sign_ends:
        return
    match = state.before(state.lexicon.money_before, start)
    if match is None:
        return
    begin = start - _length(match)
    if partial.negative and match["sign"].isalpha():
        return  # "RS -28" is a name, and no rupees
    entry = _currency(state.lexicon, state.text[begin : begin + len(match["sign"])])
    if entry is not None and not (state.partials and begin < state.partials[-1].end):
        partial.start = begin
        partial.unit, partial.unit_kind, partial.money_before = entry.name, "money", True
        if entry.scale is not ONE:
            partial.scale, partial.scaled = entry.scale, True


def _currency(lexicon: Lexicon, surface: str) -> UnitEntry | None:
    if surface.lower() in lexicon.pack.signs:
        return UnitEntry(lexicon.pack.signs[surface.lower()], "money")
    entry = lexicon.units_exact.get(surface)
    return entry if entry is not None and entry.kind == "money" and surface.isupper() else None


def has_currency_before(state: ReaderState, offset: int) -> bool:
    """Return whether a currency comes right before `offset`."""
    match = state.before(state.lexicon.money_before, offset)
    if match is None:
        return False
    begin = offset - _length(match)
    return _currency(state.lexicon, state.text[begin : begin + len(match["sign"])]) is not None


def _may_end(state: ReaderState, kind: str, offset: int) -> bool:
    """Return whether, by its last letter, a word of a kind may end right before `offset`, or before a blank there."""
    if not offset:
        return False
    last = state.lowered[offset - 1]
    if last in BLANKS:
        last = state.lowered[offset - 2 : offset - 1]
    return last in state.lexicon.last_letters[kind] or not last.isalpha()


def attach_hedge(state: ReaderState, partial: PartialFigure) -> None:
    """Read a hedge right before the figure, or right after it."""
    lexicon = state.lexicon
    match = state.before(lexicon.hedge_before, partial.start) if _may_end(state, "hedge", partial.start) else None
    if match is not None:
        part = "hedge" if match["hedge"] is not None else "sign"
        end = partial.start - match.start(part) + match.start()
        start = end - len(match[part])
        word = match[part][::-1]
        sense = HEDGE_SIGNS[word] if part == "sign" else lexicon.hedges_before[key_of(word)]
        if part == "sign" or not _is_other_word(state, partial, lexicon.pack.hedges[sense], match, start):
            partial.hedge = Hedge(sense, state.text[start:end], start, end)
            return
    following = state.lowered[partial.end : partial.end + 2]
    if following[:1] not in lexicon.first_letters["hedge"] and following[-1:] not in lexicon.first_letters["hedge"]:
        return
    after = lexicon.hedge_after.match(state.lowered, partial.end)
    if after is not None:
        start, end = after.span("hedge")
        sense = lexicon.hedges_after[key_of(after["hedge"])]
        partial.hedge = Hedge(sense, state.text[start:end], start, end)


def _is_other_word(
    state: ReaderState, partial: PartialFigure, hedge: HedgeWords, match: re.Match[str], start: int
) -> bool:
    """Return whether the words of a hedge, which start at `start`, are something else here."""
    word, neighbour = key_of(match["hedge"][::-1]), (match["neighbour"] or "")[::-1]
    if _compares(state, partial, hedge, word, neighbour, start):
        return True
    if word in hedge.during and partial.unit_kind == "duration":
        following = _WORD_AFTER.match(state.lowered, partial.end)
        last = state.lowered[partial.start : partial.end].rpartition(" ")[
            2
        ]  # an age: "over four years old" is one figure
        goes_on = last in hedge.during_not_before or (following and following[1] in hedge.during_not_before)
        return neighbour not in hedge.during_not_after and not goes_on
    if partial.unit_kind == "duration" and match["article"] is not None:
        return True
    if word in hedge.between and (neighbour in state.lexicon.values or _is_whole(state, partial, start)):
        return True
    return word in hedge.towards and (
        _is_right_after_a_figure(state, start) or _has_verb_of_change(state, hedge, start)
    )


def _compares(
    state: ReaderState, partial: PartialFigure, hedge: HedgeWords, word: str, neighbour: str, start: int
) -> bool:
    """Return whether a hedge compares: "cao hơn 21 lần", "thấp hơn 8 USD so với", "3 degrees above 35 °C"."""
    if neighbour in hedge.not_after and not (partial.unit_kind == "measure" and neighbour in hedge.measured):
        return True
    if (word in hedge.compares or neighbour in hedge.not_after) and _is_beside_another(state, partial, hedge):
        return True
    return word in map(key_of, hedge.against) and _is_after_a_difference(state, partial, start)


WORDS_BETWEEN = 24
"""Characters between a number and what it is compared with: "nhiều hơn 20 hộ nghèo so với"."""


def _is_beside_another(state: ReaderState, partial: PartialFigure, hedge: HedgeWords) -> bool:
    """Return whether what a number is compared with follows in its clause."""
    following = _PAUSE.split(state.lowered[partial.end : partial.end + WORDS_BETWEEN])[0]
    return any(f" {words} " in following for words in hedge.beside)


def _is_after_a_difference(state: ReaderState, partial: PartialFigure, offset: int) -> bool:
    """Return whether a figure that says how far a number is exceeded, or missed, ends right before `offset`."""
    before = state.partials[-1] if state.partials else None
    if before is None or not before.is_quantity or state.lowered[before.end : offset].strip(BLANKS):
        return False
    if before.unit_kind == "percent" or before.unit in POINTS:
        return bool(partial.unit or partial.scaled)
    if before.unit != partial.unit or before.unit_kind == "ratio":
        return before.unit_kind in ("ratio", partial.unit_kind) and bool(before.unit_kind)
    return before.value <= partial.value


POINTS = ("point", "percentage point", "basis point")


def _is_whole(state: ReaderState, partial: PartialFigure, offset: int) -> bool:
    """Return whether a number that is no more, and counts the same, ends right before `offset`: "8 trên 10 điểm"."""
    if not _is_right_after_a_figure(state, offset):
        return False
    part = state.partials[-1]
    counted = not part.unit_kind or part.unit_kind == partial.unit_kind
    same = (not part.unit or not partial.unit or part.unit == partial.unit) and (
        not part.noun or not partial.noun or part.noun == partial.noun
    )
    return part.is_quantity and counted and same and part.value <= partial.value


_WORD_AFTER = re.compile(r"[ \u00a0\u2009-]+([^\W\d_]+)")

_PAUSE = re.compile(r"[.,;:!?()](?=\s|$)|\n")

_CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")

LONGEST_CLAUSE = 80
"""Characters before a hedge in which its verb is looked for."""


def _has_verb_of_change(state: ReaderState, hedge: HedgeWords, offset: int) -> bool:
    """Return whether a verb of change is in the clause before `offset`."""
    clause = _CLAUSE_END.split(state.lowered[max(offset - LONGEST_CLAUSE, 0) : offset])[-1]
    return not set(re.findall(r"[^\W\d_]+", clause)).isdisjoint(hedge.changes)


def _is_right_after_a_figure(state: ReaderState, offset: int) -> bool:
    """Return whether only brackets close between the last figure and `offset`: "£960m ($1.8bn) over 15 years"."""
    return bool(state.partials) and not state.lowered[state.partials[-1].end : offset].strip(") ")


def cue_before(state: ReaderState, offset: int) -> str:
    """Return what a word before a number makes of it: "name", "bare", "phone", "age", "ordinal", or ""."""
    match = state.before(state.lexicon.cue_before, offset) if _may_end(state, "cue", offset) else None
    if match is None:
        return ""
    kind = match.lastgroup or ""
    undone = state.lexicon.pack.identifiers.not_after.get(key_of(match[kind][::-1]), ())
    if undone:
        earlier = WORD_BEFORE.match(state.backwards, match.end())
        if earlier is not None and earlier[1][::-1] in undone:
            return ""
    return kind
