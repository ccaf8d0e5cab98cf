"""What a language pack says of numbers: marks, number words, fractions, ordinals, multiples."""

from __future__ import annotations

import msgspec

from factcheck.model.kinds import HedgeSense

Surfaces = tuple[str, ...]
"""Ways to write one thing.  Case is ignored unless the string starts with "=": "=km" is never "KM"."""


class PackSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; unknown keys are refused."""


class Marks(PackSection, frozen=True, kw_only=True):
    """How digits are written."""

    decimal: str
    groups: Surfaces
    """Marks between groups of three digits; the first one is used in writing."""
    percent: str = "%"
    """What follows a percentage in writing, its space included ("\\u00a0%" in French)."""


class NumberWords(PackSection, frozen=True, kw_only=True):
    """Numbers in words.  A pack lists morphemes; the reader composes them."""

    values: dict[str, int]
    """Words with a value of their own: digits, teens, tens."""
    multipliers: dict[str, int] = {}
    """Words that multiply the words before them and never digits ("mươi")."""
    scales: dict[str, int] = {}
    """Words that multiply words and digits alike ("triệu", "million", "dozen")."""
    scale_suffixes: dict[str, int] = {}
    """Scales written tight after digits ("bn", "k"); case is ignored unless "=" comes first."""
    not_scales: Surfaces = ()
    """Other words that begin with a scale ("tỷ lệ", "triệu phú")."""
    vague: dict[str, tuple[int, int]] = {}
    """Words for a few ("vài" = [2, 9]), read only before a scale: "vài chục" is 20 to 90."""
    approximate: Surfaces = ()
    """Words for about so many: "une vingtaine" are some 20."""
    alone: Surfaces = ()
    """Scales that mean one of themselves without a number before ("mille", "hundert")."""
    plural_scales: dict[str, int] = {}
    """Scales that, alone, mean an unknown number of them ("hàng nghìn" = 1000, "dozens" = 12)."""
    joiners: Surfaces = ()
    """Words inside a number that add nothing ("and", "linh")."""
    minus: Surfaces = ()
    negative_after: Surfaces = ()
    """Words right before a sum in brackets that make it one below zero ("was ($12m)"), as accounts write it."""
    either_sign: Surfaces = ()
    """Words for "±": a margin of plus or minus 3 points is 3, not -3."""
    point: Surfaces = ()
    """The decimal mark as a word ("phẩy", "point")."""
    articles: Surfaces = ()
    """Words that mean 1 only before a scale or a unit ("a" in "a million", "an hour")."""
    groups: Surfaces = ()
    """Number words for so many together ("quartet"): a unit after them is none, and what they are of is counted."""
    weak: Surfaces = ()
    """Number words that are often something else ("năm", "ba"): alone, read only before a known unit or noun."""
    needs_unit: Surfaces = ()
    """Number words that alone are read only before a unit that the pack knows, and 1 not as a count ("một")."""
    supported_by: Surfaces = ()
    """Words right after a weak number that make it one ("trong số": "ba trong số hàng trăm người")."""
    silent: Surfaces = ()
    """Number words that alone are hardly ever numbers ("không", "tư"): read only inside a longer number."""
    not_before: dict[str, tuple[str, ...]] = {}
    """Word → following words with which it is no number ("một" before "số", "one" before "another")."""
    not_after: dict[str, tuple[str, ...]] = {}
    """Word → preceding words with which it is no number ("one" after "no")."""
    written_together: bool = False
    """Number words run together without spaces (German, Dutch, Italian)."""
    bound: Surfaces = ()
    """Forms that occur only before another morpheme of their word ("vent" in "ventotto"), where they run together."""
    endings: Surfaces = ()
    """What may be written to a number word and is read as a unit ("fach", "jährige"), where they run together."""
    units_before_tens: bool = False
    """Five-and-forty (German, Dutch)."""
    after_tens: Surfaces = ()
    """Forms of digits that only follow tens ("lăm"): a digit right before them counts tens."""
    units_too: Surfaces = ()
    """Digits that are units as well ("năm": five, year): what ends a number of several words is the unit."""
    idioms: Surfaces = ()
    """Phrases that hold a number word and no number ("at one point", "một lần nữa")."""
    elliptic: bool = False
    """A digit after a scale counts its tenths: "một triệu hai" is 1.2 million."""
    tens_joined: tuple[int, ...] = ()
    """Values that a joiner binds to tens ("treinta y dos quintos" is 32/5, where "thirty and two fifths" is 30.4)."""
    wide_tens: tuple[int, ...] = ()
    """Tens that take up to 19 more (60 and 80 in French)."""


class Fractions(PackSection, frozen=True, kw_only=True):
    """Parts of one."""

    words: dict[str, str] = {}
    """Words that are fractions by themselves: "half" = "1/2"."""
    hedged: dict[str, HedgeSense] = {}
    """Those of them that say themselves on which side they lie ("già nửa": over half)."""
    denominators: dict[str, int] = {}
    """Words that follow a number word: "thirds" = 3."""
    out_of_named: bool = False
    """What is counted may come before these words ("une famille sur cinq")."""
    every: Surfaces = ()
    """Words before an ordinal that make a share of it ("jeder fünfte")."""
    stroke_before: Surfaces = ()
    """Words right before "1/12" that make it a fraction and no day ("bằng")."""
    stroke_after: Surfaces = ()
    """The same right after it ("của")."""
    out_of: Surfaces = ()
    """Words between a part and its whole, each given as a number ("in" in "one in ten")."""
    between: Surfaces = ()
    """Words between numerator and denominator ("phần" in "ba phần tư")."""
    bare: bool = False
    """A fraction may follow a whole number without "and" ("drie een vijfde" is 3.2)."""
    ordinals: bool = False
    """Ordinals that are number words with an ending are denominators too ("een eenentwintigste")."""
    after: Surfaces = ()
    """Words after a number that make it a denominator ("avos" in "três vinte avos")."""
    not_before: dict[str, tuple[str, ...]] = {}
    not_after: dict[str, tuple[str, ...]] = {}
    """Word → neighbours with which it is no number ("half" after "second")."""
    needs_unit: Surfaces = ()
    """Words that are a fraction only before a scale or a unit ("media hora", but "la media")."""
    added: dict[str, str] = {}
    """Words that add to the number, scale or unit before them: "rưỡi", "and a half" = "1/2"."""


class Ordinals(PackSection, frozen=True, kw_only=True):
    """Places in an order."""

    words: dict[str, int] = {}
    before: Surfaces = ()
    """Words that make the number after them an ordinal ("thứ")."""
    before_bare: Surfaces = ()
    """As `before`, where no unit or noun follows the number ("lần 3")."""
    suffixes: Surfaces = ()
    """What is tight after digits ("st", "nd", "rd", "th")."""
    endings: Surfaces = ()
    """What is written to a number word and makes it an ordinal ("ste"), where number words run together."""
    compound: bool = False
    """Whether tens and units are two ordinals in a row ("vigésimo quinto")."""
    stop_after: Surfaces = ()
    """Words after which a full stop makes an ordinal of the digits before it ("der" in "der 3. Platz")."""
    roman_after: Surfaces = ()
    """Words after which a Roman numeral is an ordinal ("thế kỷ")."""
    roman_before: Surfaces = ()
    """Words before which a Roman numeral is an ordinal ("century")."""
    not_before: dict[str, tuple[str, ...]] = {}
    not_after: dict[str, tuple[str, ...]] = {}


class Times(PackSection, frozen=True, kw_only=True):
    """Multiples."""

    before: Surfaces = ()
    """Words that make a multiple of the bare number after them ("gấp" in "gấp ba năm 2018")."""
    words: dict[str, str] = {}
    """Words that are a multiple by themselves: "gấp đôi" = "2", "halved" = "1/2"."""
    not_after: dict[str, tuple[str, ...]] = {}
    """Word → preceding words with which it is no multiple ("doubles" after "the")."""
    only_beside: dict[str, tuple[str, ...]] = {}
    """Word → words of which one must come right before or after it ("double" as in "to double", "double what")."""
