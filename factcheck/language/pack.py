"""What a language pack may say: one TOML file a language, checked against these records."""

from __future__ import annotations

from typing import Literal

import msgspec

from factcheck.model.figure import HedgeSense

UnitKind = Literal["percent", "money", "measure", "duration", "count", "ratio"]

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
    """Scales written tight after digits ("bn", "k"); case is ignored unless "=" stands first."""
    vague: dict[str, tuple[int, int]] = {}
    """Words for a few ("vài" = [2, 9]), read only before a scale: "vài chục" is 20 to 90."""
    alone: Surfaces = ()
    """Scales that mean one of themselves without a number before ("mille", "hundert")."""
    plural_scales: dict[str, int] = {}
    """Scales that stand alone for an unknown number of them ("hàng nghìn" = 1000, "dozens" = 12)."""
    joiners: Surfaces = ()
    """Words inside a number that add nothing ("and", "linh")."""
    minus: Surfaces = ()
    point: Surfaces = ()
    """The decimal mark as a word ("phẩy", "point")."""
    articles: Surfaces = ()
    """Words that mean 1 only before a scale or a unit ("a" in "a million", "an hour")."""
    weak: Surfaces = ()
    """Number words that are often something else ("năm", "ba"): alone, read only before a known unit or noun."""
    needs_unit: Surfaces = ()
    """Number words that alone are read only before a unit that the pack knows, and 1 not as a count ("một")."""
    silent: Surfaces = ()
    """Number words that alone are hardly ever numbers ("không", "tư"): read only inside a longer number."""
    not_before: dict[str, tuple[str, ...]] = {}
    """Word → following words with which it is no number ("một" before "số", "one" before "another")."""
    not_after: dict[str, tuple[str, ...]] = {}
    """Word → preceding words with which it is no number ("one" after "no")."""
    written_together: bool = False
    """Number words run together without spaces (German, Dutch, Italian)."""
    bound: Surfaces = ()
    """Forms that stand only before another morpheme of their word ("vent" in "ventotto"), where they run together."""
    endings: Surfaces = ()
    """What may be written to a number word and is read as a unit ("fach", "jährige"), where they run together."""
    units_before_tens: bool = False
    """Five-and-forty (German, Dutch)."""
    after_tens: Surfaces = ()
    """Forms of digits that only follow tens ("lăm"): a digit right before them counts tens."""
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
    denominators: dict[str, int] = {}
    """Words that follow a number word: "thirds" = 3."""
    out_of: Surfaces = ()
    """Words between a part and its whole, each told as a number ("in" in "one in ten")."""
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

    words: dict[str, str] = {}
    """Words that are a multiple by themselves: "gấp đôi" = "2", "halved" = "1/2"."""
    cues: Surfaces = ()
    """Words near before "3 times" that make it a ratio and not a number of occasions."""
    after: Surfaces = ()
    """Words right after "3 times" that do the same ("higher", "so với")."""


class HedgeWords(PackSection, frozen=True, kw_only=True):
    """Words that loosen a number."""

    before: Surfaces = ()
    after: Surfaces = ()
    not_after: Surfaces = ()
    """Words right before the hedge that make it a comparison ("cao" in "cao hơn 21 lần")."""
    measured: Surfaces = ()
    """Those of them that name a dimension: before a measure they compare nothing ("rộng hơn 1.000 m2")."""
    not_before: Surfaces = ()
    """Words right after a hedge that follows its number, with which it is none ("than" in "5 or more than 6")."""
    width: str = ""
    """How far the true value may lie beyond rounding, as a part of the number ("5 %"); "" as the reader's default."""


class Dates(PackSection, frozen=True, kw_only=True):
    """Days, months, quarters, years."""

    order: Literal["dmy", "mdy"] = "dmy"
    """What 3/9/1991 means."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    """Monday is 0."""
    month_before: Surfaces = ()
    """Words before the number of a month ("tháng")."""
    year_before: Surfaces = ()
    """Words that make four digits after them a year even where a noun follows ("năm", "in")."""
    year_words: Surfaces = ()
    """The word for a year: after it four digits are one, whatever noun follows ("năm")."""
    year_after: Surfaces = ()
    day_before: Surfaces = ()
    """Words before a day of a month ("ngày", "the")."""
    day_suffixes: Surfaces = ()
    """What may be tight after the day ("th", ".")."""
    between: Surfaces = ()
    """Words between day and month or month and year ("of", "de", "năm")."""
    quarter_before: Surfaces = ()
    quarter_after: Surfaces = ()
    quarter_words: dict[str, int] = {}
    """Quarters that are words ("premier trimestre"), read where their year follows."""
    decade_before: Surfaces = ()
    """Words that make a decade of the year after them ("années" in "années 1960")."""
    decade_words: dict[str, int] = {}
    """Decades that are words ("neunziger Jahre" = 1990)."""
    decade_after: Surfaces = ()
    """What is tight after a year and makes a decade of it ("s", "er")."""
    day_month_dash: bool = False
    """30-4 may be a day and a month."""


class Clock(PackSection, frozen=True, kw_only=True):
    """Times of day."""

    marks: Surfaces = ()
    """Between hour and minute, tight: "h" in 20h30."""
    after: Surfaces = ()
    """After the time: "pm", "giờ sáng"."""
    before: Surfaces = ()
    """Before the time: "lúc", "at"."""
    hour: Surfaces = ()
    """Words for the hour of a clock that are also a duration ("giờ", "Uhr")."""


class Identifiers(PackSection, frozen=True, kw_only=True):
    """Numbers that are names."""

    before: Surfaces = ()
    """Words after which a number names something ("số", "Nghị quyết", "No.", "Route")."""
    before_bare: Surfaces = ()
    """As `before`, but only where no unit or noun follows ("khóa", "group")."""
    phone_before: Surfaces = ()
    scores_before: Surfaces = ()
    """Words after which "3-1" is a score and no day ("tỷ số")."""
    names: Surfaces = ()
    """Names in digits that look like a fraction or a score: "9/11", "24/7"."""
    not_after: dict[str, tuple[str, ...]] = {}
    """Cue → preceding words that undo it ("số" after "tổng": a total, no name)."""


class Ranges(PackSection, frozen=True, kw_only=True):
    """Two ends told together."""

    between: tuple[tuple[str, str], ...] = ()
    """(before, between): ("between", "and"), ("giữa", "và")."""
    joiners: Surfaces = ()
    """Words between two numbers that share what follows the second ("to", "đến", "and", "lên", "và")."""
    through: Surfaces = ()
    """The words among them that make one range where both numbers are bare or share a unit ("to", "đến")."""


class Nouns(PackSection, frozen=True, kw_only=True):
    """How a counted noun is recognised."""

    stop: Surfaces = ()
    """Function words: never a counted noun."""
    plural: bool = False
    """A count above one takes its noun in the plural, so that a singular one after it belongs to what follows
    ("two match points", "a 1973 film")."""
    raced: Surfaces = ()
    """Plurals after a distance ("hurdles"), which make no million of "400m"."""
    lower_case: bool = False
    """Counted nouns are written in lower case: a capital after a number begins a name."""
    words: int = 1
    """How many words a noun has at most (Vietnamese: 2)."""


class Words(PackSection, frozen=True, kw_only=True):
    """Words for computed values in a report."""

    to: str = "–"
    """Between the ends of an interval: "12.5–12.7"."""
    at_least: str = "at least {}"
    at_most: str = "at most {}"
    any: str = "any value"
    scales: dict[str, int] = {}
    """Scale words that large computed values are written with ("million", "tỷ")."""
    scale_of: tuple[str, str] = ("", "")
    """Between a scale and a unit, before a consonant and before a vowel ("millions de tonnes", "millions d'euros")."""
    units: dict[str, str] = {}
    """Words to write a unit with, where the first it is read by will not do ("VND" = "đồng")."""
    money_before: dict[str, str] = {}
    """Signs of currencies that are written before the number ("USD" = "$")."""


class Pack(PackSection, frozen=True, kw_only=True, eq=False):
    """One language."""

    code: str
    name: str
    frequent: Surfaces
    """Frequent function words, by which the language is known."""
    letters: str = ""
    """Letters that few other languages have."""
    accents_optional: bool = False
    """Whether words are also read without their accents ("milhoes")."""
    marks: Marks
    numbers: NumberWords
    fractions: Fractions = Fractions()
    ordinals: Ordinals = Ordinals()
    times: Times = Times()
    units: dict[UnitKind, dict[str, Surfaces]] = {}
    """kind → name of the unit → how it is written."""
    rival_units: dict[str, str] = {}
    """Word for money → the measure that it may be ("pounds" → "pound mass"), read so where all sums of the article
    are of other currencies."""
    rival_money: dict[str, str] = {}
    """Word for a measure → the currency that it is in millions, or in an article with sums of it ("Pfund" → "GBP")."""
    cents_unsaid: bool = False
    """Two digits after an amount are its hundredths: "15 euros 50"."""
    signs: dict[str, str] = {}
    """Currency signs before or after a number → ISO code; overrides the common ones."""
    adjectives: Surfaces = ()
    """Words between a number and its currency or noun that change nothing ("US" in "10 US dollars")."""
    before_unit: Surfaces = ()
    """Words between a number and its unit ("of" in "two thirds of a mile", "de" in "dos millones de euros")."""
    doubtful_units: Surfaces = ()
    """Units that are often another word ("in"): read only where no word follows."""
    per: Surfaces = ()
    """Words for "/": "per", "mỗi"."""
    per_number: Surfaces = ()
    """Words for "/" before a number of units only ("trên" in "5 ca trên 100.000 người")."""
    per_article: Surfaces = ()
    """Words for "/" before a unit only ("a" in "5 dollars a share")."""
    ago: Surfaces = ()
    """Words that make "a year" a time of its own: "$5 a year earlier" is not so much per year."""
    hedges: dict[HedgeSense, HedgeWords] = {}
    dates: Dates = Dates()
    clock: Clock = Clock()
    identifiers: Identifiers = Identifiers()
    ranges: Ranges = Ranges()
    nouns: Nouns = Nouns()
    bare_money: str = ""
    """The currency of a scaled number without a unit where the article names none ("5 tỷ" is VND)."""
    age_before: Surfaces = ()
    """Words that make a bare number after them an age in years ("aged")."""
    age_decade_before: Surfaces = ()
    """Words that make "40s" after them an age ("her")."""
    age: Surfaces = ()
    """Words after a duration that make it an age ("old", "tuổi")."""
    words: Words = Words()
