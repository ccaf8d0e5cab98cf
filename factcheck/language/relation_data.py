"""What relations.toml of a language may say: the words by which it states relations between figures."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from factcheck.language.pack_numbers import PackSection
from factcheck.model.kinds import RuleKind  # noqa: TC001 - msgspec reads it from the annotations

Phrases = tuple[Annotated[str, msgspec.Meta(pattern=r"\S")], ...]
"""Words, or several words with blanks between them.  The longest phrase at a place counts; list all inflected forms."""

Role = Literal[
    "part", "whole", "percentage", "base", "result", "rate", "moved", "level", "larger", "smaller", "times", "rest",
    "count", "price", "amount", "mean", "first", "second", "since", "until", "span", "announced", "missing", "measure",
    "converted", "sum", "other_part", "other_percentage", "taken_off", "side",
]  # fmt: skip
"""The parts that figures play in drafted checks."""


class Cues(PackSection, frozen=True, kw_only=True, rename={"from_": "from", "with_": "with"}):
    """Phrases by what they state.  A phrase may be in several lists."""

    rise: Phrases = ()
    """A quantity rose: "rose", "up", "growth"."""
    fall: Phrases = ()
    """A quantity fell: "fell", "down", "cut"."""
    more: Phrases = ()
    """The same as `rise`, but only after the figure: "26% more"."""
    fewer: Phrases = ()
    """The same as `fall`, but only after the figure: "10% less"."""
    higher: Phrases = ()
    """One figure is above another: "more than", "exceeds", "ahead of"."""
    lower: Phrases = ()
    """One figure is below another: "less than", "short of"."""
    from_: Phrases = ()
    """Where a change starts: "from"."""
    up_from: Phrases = ()
    """Where a rise starts: "up from"."""
    down_from: Phrases = ()
    """Where a fall starts: "down from"."""
    to: Phrases = ()
    """Where a change ends: "to", "reached"."""
    up_to: Phrases = ()
    """Where a rise ends."""
    down_to: Phrases = ()
    """Where a fall ends: "to just"."""
    versus: Phrases = ()
    """What a figure is compared with: "compared with", "against", "than"."""
    only: Phrases = ()
    """What follows is less than what came before: "only", "a mere"."""
    share: Phrases = ()
    """A percentage is a part of a whole: "accounting for", "representing", "or"."""
    takes_up: Phrases = ()
    """Those of `share` that are verbs with the part as subject: "makes up"."""
    strict_share: Phrases = ()
    """Those of `share` that mean nothing else: "or" is not among them."""
    rate_noun: Phrases = ()
    """Nouns for a percentage of something: "rate", "proportion"."""
    of: Phrases = ()
    """Between a part and its whole: "of", "out of"."""
    among: Phrases = ()
    """Between some of those counted and all of them: "of", "among"."""
    amount_of: Phrases = ()
    """Between a noun of change and how much: "of" in "a drop of 6.8%"."""
    equals: Phrases = ()
    """The same quantity in other words: "or", "equivalent to"."""
    respectively: Phrases = ()
    """Lists that answer each other, one for one."""
    workforce: Phrases = ()
    """All who work for somebody: "staff", "employees"."""
    with_: Phrases = ()
    """What comes with something: "with"."""
    stake: Phrases = ()
    """Nouns for a part of a company: "stake"."""
    owns: Phrases = ()
    """Verbs for having or buying one: "owns", "acquired"."""
    holding: Phrases = ()
    """What a percentage before it is a part of: "stake", "of the company"."""
    conclusion: Phrases = ()
    """What begins a sentence that follows from the figures before it: "so", "that makes"."""
    neutral: Phrases = ()
    """Phrases that hold a word of another list and state nothing: "set up", "total war"."""
    total: Phrases = ()
    """A whole of several parts: "in total", "together", "combined"."""
    closed: Phrases = ()
    """What leads to all parts of a whole: "made up of"."""
    open: Phrases = ()
    """What leads to some parts of a whole: "including", "of which"."""
    detail: Phrases = ()
    """What says a total again, part by part: "namely"."""
    part_of: Phrases = ()
    """What leads to one part of what was named before: "of which"."""
    rest: Phrases = ()
    """What is left of a whole: "the rest", "remaining"."""
    others: Phrases = ()
    """Those that a share leaves, in weaker words: "while", "the others"."""
    most: Phrases = ()
    """More than half: "most", "the majority of"."""
    elapsed: Phrases = ()
    """How long something took or how long ago it was: "after", "within", "ago"."""
    times: Phrases = ()
    """The word for a multiple: "times"."""
    each: Phrases = ()
    """For one of many, or an average: "each", "on average"."""
    unit_price: Phrases = ()
    """Nouns for the price of one: "share price"."""
    price: Phrases = ()
    """What leads to the price of one: "at", "priced at"."""
    worth: Phrases = ()
    """What leads to the sum of all: "worth", "raising"."""
    winning: Phrases = ()
    """Before a score: who won ("beat", "victory")."""
    losing: Phrases = ()
    """Before a score: who lost, or drew ("defeat")."""
    rank: Phrases = ()
    """A place in an order: "ranked", "finished"."""
    stands: Phrases = ()
    """Where something is: "at"."""
    lead: Phrases = ()
    """How far two figures are apart: "a lead of", "margin", "deficit"."""
    missing: Phrases = ()
    """How much is lacking: "short of"."""
    remaining: Phrases = ()
    """What is left of a year: "left in the year"."""
    beginning: Phrases = ()
    """The first of a period: "first"."""
    plan: Phrases = ()
    """What is not yet so: "forecast", "target"."""
    contrast: Phrases = ()
    """What sets one clause against another: "but", "while"."""
    extreme: Phrases = ()
    """Levels that no change starts from: "record", "high"."""
    highest: Phrases = ()
    """Levels that nothing has passed: "highest", "peak"."""
    lowest: Phrases = ()
    """Levels that nothing was below: "lowest", "record low"."""
    away: Phrases = ()
    """What holds a figure away from such a level: "below", "off"."""
    passes: Phrases = ()
    """What says that a figure passed it: "beat", "surpassed"."""
    began: Phrases = ()
    """What began in a year: "since", "founded in"."""
    born: Phrases = ()
    """Who was born in a year: "born in"."""
    followed: Phrases = ()
    """What comes next in a list by size: "followed by"."""
    includes: Phrases = ()
    """What singles out some of those counted: "including"."""
    superlative: Phrases = ()
    """What is said of the first or the last of its like, without a figure: "the biggest"."""
    anniversary: Phrases = ()
    """A day so many years after: "anniversary"."""
    clause: Phrases = ()
    """What begins another clause: "while", "and"."""


class Directions(PackSection, frozen=True, kw_only=True):
    """Which way words go that are in none of the lists of cues, for edits of an article that turn a figure around."""

    up: Phrases = ()
    down: Phrases = ()
    denials: Phrases = ()
    """Words that deny: "not", "never"."""
    additions: Phrases = ()
    """Words after a denial with which it denies nothing: "only" in "not only"."""
    rises: Phrases = ()
    falls: Phrases = ()
    """Words right before a change that say which way a level went ("fell 5 %"), of no other meaning: no "improved", for
    a time improves when it gets shorter."""
    rises_after: Phrases = ()
    falls_after: Phrases = ()
    """Those of them that may follow the change: "a 5 % drop"."""
    between: Phrases = ()
    """Words that may be between such a word and its change: "by", "about"."""


class SmallWords(PackSection, frozen=True, kw_only=True):
    """Function words and classes of words."""

    fillers: Phrases = ()
    """Words that may be between a cue and its figure, or that name no subject: "the", "is", "about"."""
    classifiers: Phrases = ()
    """Words that stand for any counted thing: "people", "units"."""
    anything: Phrases = ()
    """Those of `classifiers` that say nothing of what they count: "units"."""
    conjunctions: Phrases = ()
    """Between parts that are added: "and", "plus"."""
    ones: Phrases = ()
    """Words for one thing that are no figures: "a"."""
    until: Phrases = ()
    """Between the two ends of a period: "to"."""
    age_endings: Phrases = ()
    """How a span of years ends that is somebody's age: "old"."""
    date_links: Phrases = ()
    """Between a day of the week and its date: "the"."""
    against: Phrases = ()
    """Between the numbers of two sides: "to" in "by 344 votes to 226"."""
    more_items: Phrases = ("…", "...")
    """Marks of a list that goes on: "etc"."""


class ListWords(PackSection, frozen=True, kw_only=True):
    """How a language joins the items of a list, and what leads to one."""

    joints: Phrases = ()
    """Words that join the last item to those before it ("and")."""
    leads: Phrases = ()
    """Words between what is counted and its list ("namely", "gồm")."""
    copulas: Phrases = ()
    """Words for "are" that may lead to a list of three or more short things."""
    clauses: Phrases = ()
    """Words after which no list follows: they begin a clause ("two men who …")."""
    ones: Phrases = ()
    """What names the first of several apart ("one")."""
    others: Phrases = ()
    """What names each further one ("another", "the other")."""
    articles: Phrases = ()
    """What an item of a list begins with ("a", "một")."""
    taken_up_before: Phrases = ()
    """Words before a count that take it up again ("the", "cả")."""
    taken_up_after: Phrases = ()
    """The same after it ("này")."""
    labels: Phrases = ()
    """Words before the number that labels an item ("số 1", "No 2"), besides what is counted itself."""
    numbering: Phrases = ()
    """Words that, after a number, make it the number of an item ("một là …, hai là …")."""


class NameWords(PackSection, frozen=True, kw_only=True):
    """How figures are named after the nouns of the text."""

    head_first: bool = False
    """Whether a noun comes before the words that describe it ("doanh thu bán lẻ"), not after them ("retail sales")."""
    links: Phrases = ()
    """Words that tie a noun to one before it, which is the one that a figure is of: "of" in "sales of the group"."""
    periods: Phrases = ()
    """Words that say when, and name nothing: "year", "last"."""
    no_nouns: Phrases = ()
    """How words end that are hardly nouns: verbs, adverbs ("ed")."""


class StatisticsWords(PackSection, frozen=True, kw_only=True):
    """Words around the results of statistical tests and around means.  The letters (t, F, p, M, N) need none."""

    chi_square: Phrases = ()
    """Names of the test that are written in place of χ²: "chi-square"."""
    degrees: Phrases = ()
    """What comes before the degrees of freedom where they follow the statistic: "df"."""
    p_value: Phrases = ()
    """Longer names of p: "p-value"."""
    not_significant: Phrases = ()
    """What takes the place of a p-value above .05: "n.s."."""
    one_sided: Phrases = ()
    """What says that a test looked one way only: "one-tailed"."""
    corrected: Phrases = ()
    """What says that p-values are larger than their test gives, for many tests were made: "Bonferroni"."""
    mean: Phrases = ()
    """What leads to a mean, with all words up to the number: "mean of", "averaged"."""
    people: Phrases = ()
    """Who answers, right after the number of answers: "respondents"."""
    whole_numbers: Phrases = ()
    """What says that single answers are whole numbers or counts."""
    items: Phrases = ()
    """What says that an answer is itself a mean of several: "items"."""


class RelationData(PackSection, frozen=True, kw_only=True, eq=False):
    """The whole file."""

    cues: Cues = Cues()
    directions: Directions = Directions()
    words: SmallWords = SmallWords()
    lists: ListWords = ListWords()
    names: NameWords = NameWords()
    statistics: StatisticsWords = StatisticsWords()
    roles: dict[Role, str] = {}
    """What a figure is called in a drafted check where its own words give no name; English where one is missing."""
    kinds: dict[RuleKind, str] = {}
    """What a drafted claim's id ends with; English where one is missing."""
