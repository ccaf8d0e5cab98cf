"""What a language pack may say: one TOML file a language, checked against these records."""

from __future__ import annotations

from typing import Literal

from factcheck.language.pack_numbers import Fractions, Marks, NumberWords, Ordinals, PackSection, Surfaces, Times
from factcheck.model.kinds import HedgeSense  # noqa: TC001 - msgspec reads it from the annotations

UnitKind = Literal["percent", "money", "measure", "duration", "count", "ratio"]


class HedgeWords(PackSection, frozen=True, kw_only=True):
    """Words that loosen a number."""

    before: Surfaces = ()
    after: Surfaces = ()
    not_after: Surfaces = ()
    """Words right before the hedge that make it a comparison ("cao" in "cao hơn 21 lần")."""
    during: Surfaces = ()
    """Those of its words that mean "during" before a duration ("paid over four years")."""
    during_not_after: Surfaces = ()
    """Words right before those of `during` with which they are hedges all the same ("for over four years")."""
    during_not_before: Surfaces = ()
    """Words right after the duration with which they are ("over four years old")."""
    between: Surfaces = ()
    """Those that mean "out of" between a part and its whole ("8 trên 10 điểm")."""
    towards: Surfaces = ()
    """Those that mean "to" where a verb of `changes` is in the clause or a figure right before ("subió hasta 5 %")."""
    changes: Surfaces = ()
    """Verbs of change, in all their forms."""
    measured: Surfaces = ()
    """Those of them that name a dimension: before a measure they compare nothing ("rộng hơn 1.000 m2")."""
    compares: Surfaces = ()
    """Those that, before words of `beside`, say by how much something differs ("thấp hơn 8 USD so với tháng trước")."""
    beside: Surfaces = ()
    """Words after the number that say what it is compared with ("so với")."""
    against: Surfaces = ()
    """Those that, right after a difference, say what it is counted from ("3 °C above 35 °C", "20 more than 300")."""
    through: Surfaces = ()
    """Words that may stand between a hedge and its number ("gấp" in "gần gấp 3 lần")."""
    not_before: Surfaces = ()
    """Words right after a hedge that follows its number, with which it is none ("than" in "5 or more than 6")."""
    close: Surfaces = ()
    """Those of its words that reach half as far as the others ("just over", "just under")."""


class Dates(PackSection, frozen=True, kw_only=True):
    """Days, months, quarters, years."""

    order: Literal["dmy", "mdy"] = "dmy"
    """What 3/9/1991 means."""
    months: dict[str, int] = {}
    small_words: Surfaces = ()
    """Months' names that are other words where they are written small ("may")."""
    weekdays: dict[str, int] = {}
    """Monday is 0."""
    weekday_after: Surfaces = ()
    """Words between a date and its weekday ("1/9/2025, nhằm thứ Hai")."""
    month_before: Surfaces = ()
    """Words before the number of a month ("tháng")."""
    year_before: Surfaces = ()
    """Words that make four digits after them a year even where a noun follows ("năm", "in")."""
    year_words: Surfaces = ()
    """The word for a year: after it four digits are one, whatever noun follows ("năm")."""
    day_words: Surfaces = ()
    """Words for a day: after them a bare number is a day of a month ("ngày")."""
    day_after: Surfaces = ()
    """Feasts that days are counted to: "25 Tết" is a day."""
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
    before_bare: Surfaces = ()
    """Before a whole hour that nothing follows ("alle 17")."""
    before: Surfaces = ()
    """Before the time: "lúc", "at"."""
    morning: Surfaces = ()
    """After the time, of the morning: twelve is midnight ("am", "sáng")."""
    afternoon: Surfaces = ()
    """After the time, of the hours from noon on: twelve are added to what is below ("pm", "chiều")."""
    night: Surfaces = ()
    """After the time, of the evening and the night after it: twelve are added from six on ("đêm")."""
    hour: Surfaces = ()
    """Words for the hour of a clock that are also a duration ("giờ", "Uhr")."""
    before_words: Surfaces = ()
    """As `before`, where the hour is a word, or minutes are counted to it ("at" in "at ten to nine")."""
    offsets_before: dict[str, int] = {}
    """Words right before an hour → the minutes that they add to it ("half past" = 30, "halb" = -30)."""
    offsets_after: dict[str, int] = {}
    """The same right after it ("et demie" = 30, "menos cuarto" = -15)."""
    minutes_before: dict[str, int] = {}
    """Words between minutes and the hour after them → 1, or -1 where they are taken off it ("to" = -1)."""
    minutes_after: dict[str, int] = {}
    """Words between an hour and the minutes after it, likewise ("kém" = -1, "moins" = -1)."""


class Identifiers(PackSection, frozen=True, kw_only=True):
    """Numbers that are names."""

    before: Surfaces = ()
    """Words after which a number names something ("số", "Nghị quyết", "No.", "Route")."""
    before_bare: Surfaces = ()
    """As `before`, but only where no unit or noun follows ("khóa", "group")."""
    phone_before: Surfaces = ()
    scores_before: Surfaces = ()
    """Words after which "3-1" is a score and no day ("tỷ số")."""
    before_alone: Surfaces = ()
    """As `before_bare`, but only where nothing at all is counted after the number ("cấp 3", no "cấp 3 giấy phép")."""
    after_names: bool = False
    """A bare number right after a capitalised word belongs to a name ("Mazda 3"); not where all nouns have capitals."""
    house_before: Surfaces = ()
    """Words before the number of a house, where the street's name in capitals follows it ("tại 12 Lê Lợi")."""
    streets: Surfaces = ()
    """What a street's name in capitals after a number ends with ("10 Downing Street")."""
    names: Surfaces = ()
    """Names in digits that look like a fraction or a score: "9/11", "24/7"."""
    not_after: dict[str, tuple[str, ...]] = {}
    """Cue → preceding words that undo it ("số" after "tổng": a total, no name)."""


class Temperatures(PackSection, frozen=True, kw_only=True):
    """Words that say whether degrees are read off a thermometer or lie between two readings."""

    differences: Surfaces = ()
    """Words that make any temperature after them in their clause a difference ("warming", "mức tăng")."""
    moves: Surfaces = ()
    """Words for a rise or a fall: a temperature right after them is how much ("rose 2 °C")."""
    to: Surfaces = ()
    """Words between a move and the level that it reaches ("rose to 20 °C")."""
    limits: Surfaces = ()
    """Words with which what follows even those is a difference ("limit the rise to 1.5 °C")."""
    at: Surfaces = ()
    """Words right before a reading of a thermometer, whatever moved ("from", "a temperature of")."""
    compared_after: Surfaces = ()
    """Words right after a difference ("warmer", "above average")."""


class Ranges(PackSection, frozen=True, kw_only=True):
    """Two ends stated together."""

    articles: Surfaces = ()
    """Articles that may come before the second end ("entre el 5 y el 7 %")."""

    joiners: Surfaces = ()
    """Words between two numbers that share what follows the second ("to", "đến", "and", "lên", "và")."""
    through: Surfaces = ()
    """Those before which a number word that alone is none begins a range ("một đến 15 tấn")."""


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
    counted: Surfaces = ()
    """Nouns before which a number word that is mostly another word is a number ("năm gương mặt")."""
    words: int = 1
    """How many words a noun has at most (Vietnamese: 2)."""


class Words(PackSection, frozen=True, kw_only=True):
    """Words for computed values in a report."""

    to: str = "–"
    """Between the ends of an interval: "12.5–12.7"."""
    to_below_zero: str = " to "
    """The same where an end is below zero: "-2 to 3", as "-2–3" can't be read."""
    date: str = "{day}/{month}/{year}"
    """How a day is written; `{month_name}` is the month by its name."""
    capitals: bool = False
    """Names of days and months begin with a capital letter."""
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
    abbreviations: Surfaces = ()
    """Words before a full stop that ends no sentence ("Dr"); without any, those of all languages count."""
    accents_optional: bool = False
    """Whether words are also read without their accents ("milhoes")."""
    marks: Marks
    numbers: NumberWords
    fractions: Fractions = Fractions()
    ordinals: Ordinals = Ordinals()
    times: Times = Times()
    units: dict[UnitKind, dict[str, Surfaces]] = {}
    """kind → name of the unit → how it is written."""
    several_units: dict[str, dict[str, int]] = {}
    """Words for so many of a unit: "Viertelstunde" = { minute = 15 }."""
    listed_with: dict[str, Surfaces] = {}
    """Words for units that only name what is counted where the figure before counts one of these ("17 đồng" after
    "9 bạc": medals of bronze)."""
    rival_units: dict[str, str] = {}
    """Word for money → the measure that it may be ("pounds" → "pound mass"), read so where all sums of the article
    are of other currencies."""
    rival_cues: dict[str, Surfaces] = {}
    """That measure → words before it in its clause that say that it is one ("weighs", "lost")."""
    rival_of: dict[str, Surfaces] = {}
    """That measure → what a number of it is "of", and of what there is no money ("of butter")."""
    rival_money: dict[str, str] = {}
    """Word for a measure → the currency that it is in millions, or in an article with sums of it ("Pfund" → "GBP")."""
    rival_measures: dict[str, dict[str, Surfaces]] = {}
    """Word for a measure → another measure that it is → words before it in its clause that say so."""
    cents_unsaid: bool = False
    """Two digits after an amount are its hundredths: "15 euros 50"."""
    doubtful_signs: dict[str, str] = {}
    """Capital letters that are a currency's sign where they are written to an amount with a scale, groups or decimals
    ("R441 million"); alone they begin a name ("R2")."""
    signs: dict[str, str] = {}
    """Currency signs before or after a number → ISO code; overrides the common ones."""
    no_units: Surfaces = ()
    """Words that begin with a unit and are none ("đồng phạm": accomplices, no money)."""
    adjectives: Surfaces = ()
    """Words between a number and its currency or noun that change nothing ("US" in "10 US dollars")."""
    before_unit: Surfaces = ()
    """Words between a number and its unit ("of" in "two thirds of a mile", "de" in "dos millones de euros")."""
    of_one: Surfaces = ()
    """Words between a part and the one unit that it is of ("of a" in "three quarters of a mile")."""
    dimensions: Surfaces = ()
    """Words after a measure that say of what it is, and keep a doubtful unit one ("2 1/2 in thick")."""
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
    temperatures: Temperatures = Temperatures()
    nouns: Nouns = Nouns()
    numbers_of: Surfaces = ()
    """Words that announce a number of things ("lượng khách"): a large number after them is no money."""
    bare_money: str = ""
    """The currency of a scaled number without a unit where the article names none ("5 tỷ" is VND)."""
    age_before: Surfaces = ()
    """Words that make a bare number after them an age in years ("aged")."""
    nominal_age_before: Surfaces = ()
    """Words before an age that counts the year of birth as the first ("hưởng thọ")."""
    age_alone_before: Surfaces = ()
    """As `age_before`, but only where the clause ends with the number, or goes on with a function word ("she was")."""
    age_alone_after: Surfaces = ()
    """Function words that may follow such an age ("and", "when")."""
    age_decade_before: Surfaces = ()
    """Words that make "40s" after them an age ("her")."""
    age_in_commas: bool = False
    """A number between commas after a name is that person's age ("Ann Lee, 49, said")."""
    age: Surfaces = ()
    """Words after a duration that make it an age ("old", "tuổi")."""
    words: Words = Words()
