"""The rules that a proposal may name: the one table that ties a proposal's roles to a check.

Names, roles and their meanings are those of `factcheck rules`; what is added is the role of the stated figure, which
a check has on its other side, and what must be true of figures and words before a proposal is taken seriously.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from factcheck.rules import find_rule

if TYPE_CHECKING:
    from factcheck.model.report import RuleKind

Sort = Literal["amount", "percent", "points", "times", "date", "span", "count", "rank", "any"]
"""What a figure must be to take a role; `validate` says of each figure which it is."""


class ProposalRole(msgspec.Struct, frozen=True):
    """One role of a rule, as a proposal fills it."""

    name: str
    meaning: str
    sorts: tuple[Sort, ...]
    many: bool = False
    optional: bool = False


class Form(msgspec.Struct, frozen=True):
    """A rule as proposals use it."""

    name: str
    sorts: Mapping[str, tuple[Sort, ...]]
    """What may take each role; roles of the rule that are not here are not offered."""
    stated: str = ""
    """The role of what the text states as the result; "" where the rule only says yes or no."""
    stated_meaning: str = ""
    alike: tuple[str, ...] = ()
    """Roles whose figures measure the same."""
    cues: tuple[str, ...] = ()
    """Parts of the language data of which one must be near before a miss is an error (any where empty: never one)."""
    needs: tuple[str, ...] = ()
    """Parts of which one must be near before the proposal counts at all: the relation is trivial without the word."""
    signed: bool = False
    """The stated figure is written without its sign, which the words around it tell."""
    swaps: tuple[tuple[str, str], ...] = ()
    """Pairs of roles that are tried the other way round before an error is reported."""
    bases: tuple[str, ...] = ()
    """Roles for which other figures of the passage are tried before an error is reported."""
    hundred: str = ""
    """The role that is 100 % where it is not given."""
    leads: tuple[str, ...] = ()
    """Parts that count as the needed word where they stand right before the figure of the first role: "of the 12"."""
    words: str = ""
    """The role whose marks may be words that are no figures: they are counted."""
    counted: int = 0
    """How many such words are marked, in one proposal."""
    ones: int = 0
    """How many single things without a figure ("a Dane") are marked among the parts of a sum, in one proposal."""
    ranked: int = 0
    """How many are ranked, where a place is counted from the lowest, in one proposal."""
    least: int = 1
    """How many figures a role that takes a list needs at least."""
    hint: str = ""
    """What to remember when proposing it."""

    @property
    def kind(self) -> RuleKind:
        """Return the kind of finding that it makes."""
        return "comparison" if self.name == COMPARISON else find_rule(self.name).kind

    @property
    def summary(self) -> str:
        """Return what the rule says, in one line."""
        return "Say that one figure is more than another." if self.name == COMPARISON else find_rule(self.name).summary

    @property
    def roles(self) -> tuple[ProposalRole, ...]:
        """Return its roles, the stated one last."""
        if self.name == COMPARISON:
            own = [ProposalRole(name, f"the {name} one", sorts) for name, sorts in self.sorts.items()]
        else:
            own = [
                ProposalRole(role.name, role.meaning, self.sorts[role.name], role.many, self._may_miss(role.name))
                for role in find_rule(self.name).roles
                if role.name in self.sorts
            ]
        if BY in self.sorts:
            own.append(ProposalRole(BY, "the amount of the change", self.sorts[BY], optional=True))
        if self.stated:
            own.append(ProposalRole(self.stated, self.stated_meaning, self.sorts[self.stated]))
        return tuple(own)

    def _may_miss(self, name: str) -> bool:
        return name == self.hundred or (name in OPTIONAL.get(self.name, ()))

    def check(self, written: Mapping[str, Sequence[str]], sign: str = "") -> str:
        """Return the check, with each role as it is to be written; `sign` goes before the stated figure."""
        if self.name == COMPARISON:
            return f"{written['larger'][0]} > {written['smaller'][0]}"
        if self.counted:
            return f"{written[self.stated][0]} ≈ {self.counted}"
        if BY in written:
            return f"{_change_by(written, sign)} ≈ {sign}{written[self.stated][0]}"
        arguments: list[str] = []
        for role in find_rule(self.name).roles:
            if role.name == self.hundred and role.name not in written:
                arguments.append("100 %")
            elif role.name in written:
                arguments += written[role.name]
        call = f"{self.name}({', '.join(arguments)})" + (f" + {self.ones}" if self.ones else "")
        if self.ranked:
            return f"{call} ≈ {self.ranked + 1} − {written[self.stated][0]}"
        return f"{call} ≈ {sign}{written[self.stated][0]}" if self.stated else call


def _change_by(written: Mapping[str, Sequence[str]], sign: str) -> str:
    """Return a change of which one end is not printed: the amount of the change takes its place."""
    by = written[BY][0]
    if "from" in written:
        return f"{sign}share({by}, {written['from'][0]})"
    end = written["to"][0]
    return f"change(from = {end} {'+' if sign else '−'} {by}, to = {end})"


BY = "by"
"""The role of an amount of change, which takes the place of one end."""
COMPARISON = "comparison"
"""A plain order of two figures, for which checks need no rule: `larger > smaller`."""
OPTIONAL: dict[str, tuple[str, ...]] = {
    "change": ("from", "to"),
    "per_unit": ("each",), "annual_growth": ("until",), "duration": ("to",), "within": ("to",),
    "margin_of_error": ("share",),
}  # fmt: skip

AMOUNT: tuple[Sort, ...] = ("amount", "count", "percent", "points", "span", "times")
FRACTION: tuple[Sort, ...] = ("percent", "times", "count")
MEASURED: tuple[Sort, ...] = ("amount", "count", "span")
LEVEL: tuple[Sort, ...] = (*AMOUNT, "rank", "date")
DATE: tuple[Sort, ...] = ("date",)
SPAN: tuple[Sort, ...] = ("span", "count", "rank")
COUNT: tuple[Sort, ...] = ("count", "amount", "span", "rank")
MOVES = ("rise", "fall", "more", "fewer", "from", "up_from", "down_from", "versus", "to", "up_to", "down_to", "lead")
WHOLES = ("total", "closed", "open", "part_of", "detail", "includes")

FORMS: tuple[Form, ...] = (
    Form(
        "share", {"part": AMOUNT, "whole": AMOUNT, "percent": FRACTION}, "percent", "the percentage or the fraction",
        alike=("part", "whole"), swaps=(("part", "whole"),), bases=("whole", "part"),
        cues=("share", "strict_share", "takes_up", "rate_noun", "of", "among", "equals", "part_of", "open", "most"),
    ),
    Form(
        "one_in", {"part": AMOUNT, "whole": AMOUNT, "count": COUNT}, "count", "the 5 of “one in 5”",
        alike=("part", "whole"), swaps=(("part", "whole"),), bases=("whole", "part"), cues=("of", "among", "share"),
    ),
    Form(
        "majority", {"part": AMOUNT, "whole": AMOUNT}, alike=("part", "whole"), needs=("most",), cues=("most",),
        swaps=(("part", "whole"),), bases=("whole",), hint="only where the text says “most” or “a majority”",
    ),
    Form(
        "remainder", {"whole": AMOUNT, "parts": AMOUNT, "rest": AMOUNT}, "rest", "what is left", hundred="whole",
        alike=("whole", "parts", "rest"), bases=("whole",), cues=("rest", "others", "missing", "lead", "part_of"),
        hint="without a whole: what is left of 100 %",
    ),
    Form(
        "ratio", {"value": AMOUNT, "base": AMOUNT, "times": ("times", "count", "percent")}, "times",
        "how many times: “twice”, “2.4 times”", alike=("value", "base"), swaps=(("value", "base"),),
        bases=("base", "value"), cues=("times", "rise", "fall", "more", "fewer", "higher", "lower", "from", "versus"),
    ),
    Form(
        "change", {"from": AMOUNT, "to": AMOUNT, "by": AMOUNT, "percent": FRACTION}, "percent", "the change in percent",
        alike=("from", "to", "by"), signed=True, swaps=(("from", "to"),), bases=("from", "to"), cues=MOVES,
        hint="rises and falls alike; two of “from”, “to” and “by”, the amount of the change",
    ),
    Form(
        "difference", {"from": AMOUNT, "to": AMOUNT, "amount": AMOUNT}, "amount", "by how much it changed or differs",
        alike=("from", "to", "amount"), signed=True, swaps=(("from", "to"),), bases=("from", "to"),
        cues=(*MOVES, "missing", "higher", "lower", "most"), 
        hint="of two levels in one unit; also a lead, a gap, a profit",
    ),
    Form(
        "points", {"from": ("percent",), "to": ("percent",), "points": ("points", "percent", "count")}, "points",
        "the percentage points", signed=True, swaps=(("from", "to"),), bases=("from", "to"), cues=MOVES,
    ),
    Form(
        "successive", {"changes": FRACTION, "total": FRACTION}, "total", "what they come to", cues=("total",), least=2,
    ),
    Form(
        "sum", {"parts": AMOUNT, "total": AMOUNT}, "total", "the total", alike=("parts", "total"), bases=("total",),
        cues=("total", "closed", "detail", "conclusion"), least=2,
    ),
    Form(
        "parts", {"whole": AMOUNT, "parts": AMOUNT}, alike=("whole", "parts"), needs=WHOLES, leads=("of", "among"),
        hint="only where the text says “of which”, “including”, “four of the 12”",
    ),
    Form(
        "product", {"factors": (*AMOUNT, "rank"), "result": AMOUNT}, "result", "what they come to", least=2,
        cues=("each", "price", "worth", "unit_price", "times", "total"), bases=("result",),
    ),
    Form("mean", {"values": AMOUNT, "average": AMOUNT}, "average", "the average", cues=("each",), least=2),
    Form(
        "per_unit", {"total": AMOUNT, "count": COUNT, "each": COUNT, "rate": AMOUNT}, "rate", "how much for each",
        bases=("total", "count"), cues=("each", "price", "unit_price"),
        hint="each: only a number of them, the 100,000 of “7 per 100,000”",
    ),
    Form(
        "over_period", {"rate": AMOUNT, "period": COUNT, "total": AMOUNT}, "total", "the total over the period",
        bases=("total",), cues=("each", "total", "worth"),
    ),
    Form(
        "same_rate", {"pairs": AMOUNT}, least=4,
        hint="two amounts an object: an amount, the same in other money, the next amount, its like",
    ),
    Form(
        "annual_growth",
        {"from": AMOUNT, "to": AMOUNT, "years": ("span", "date", "count"), "until": DATE,
            "rate": ("percent", "times")}, "rate",
        "the average growth a year", alike=("from", "to"), swaps=(("from", "to"),), cues=("each",),
    ),
    Form("compound", {"rate": ("percent",), "periods": SPAN, "growth": FRACTION}, "growth", "the whole growth",
        cues=("each",)),
    Form(
        "grown", {"from": AMOUNT, "rate": ("percent",), "periods": SPAN, "result": AMOUNT}, "result",
        "the value it leads to", alike=("from", "result"), cues=("rise", "fall", "each"),
    ),
    Form(
        "conversion", {"value": MEASURED, "converted": MEASURED}, "converted", "the same in another unit",
        cues=("equals", "share"), hint="feet and metres, hectares and acres; money is `same_rate`",
    ),
    Form(
        "temperature_difference", {"difference": AMOUNT, "converted": AMOUNT}, "converted", "the same in another unit",
    ),
    Form("rank", {"rank": ("rank", "count"), "of": ("count", "amount")}, hint="“third of five”"),
    Form(
        "position", {"value": AMOUNT, "others": AMOUNT, "rank": ("rank", "count")}, "rank", "the stated place",
        alike=("value", "others"), hint="only where all that are ranked are printed",
    ),
    Form(
        "highest", {"value": AMOUNT, "others": AMOUNT}, alike=("value", "others"),
        needs=("highest", "extreme", "superlative"), cues=("highest", "superlative"),
    ),
    Form(
        "lowest", {"value": AMOUNT, "others": AMOUNT}, alike=("value", "others"),
        needs=("lowest", "extreme", "superlative"), cues=("lowest", "superlative"),
    ),
    Form(
        "comparison", {"larger": LEVEL, "smaller": LEVEL}, alike=("larger", "smaller"),
        needs=("higher", "lower", "more", "fewer", "only", "passes", "followed", "versus", "rise", "fall", "from",
            "contrast"),
        cues=("higher", "lower", "passes", "more", "fewer"), bases=("larger", "smaller"),
        hint="only with a comparative: “more than”, “below”",
    ),
    Form(
        "repeat", {"value": ("any",), "again": ("any",)}, "again", "the same figure at another place",
        hint="one fact at two places, such as headline and body; not two words that merely recur",
    ),
    Form(
        "listed", {"items": ("any",), "count": COUNT}, "count", "how many are announced", least=2, words="items",
        hint="here each item is marked by any of its own words, a name too",
    ),
    Form(
        "weekday", {"date": DATE, "day": DATE}, "day", "the day of the week", cues=("*",),
    ),
    Form(
        "duration", {"from": DATE, "to": DATE, "length": SPAN}, "length", "how long", bases=("from", "to"),
        cues=("elapsed", "began", "anniversary", "each"), hint="between dates, years, or times of day",
    ),
    Form(
        "anniversary", {"from": DATE, "to": DATE, "number": SPAN}, "number", "which anniversary",
        bases=("from", "to"), cues=("anniversary",),
    ),
    Form(
        "age", {"born": DATE, "on": DATE, "years": SPAN}, "years", "the stated age", bases=("on", "born"),
        cues=("born",),
    ),
    Form("within", {"moment": DATE, "from": DATE, "to": DATE}, hint="only where the text says that it lies within"),
    Form("won", {"winner": ("any",), "loser": ("any",)}, needs=("winning", "losing"), cues=("winning",)),
    Form(
        "league_points", {"wins": COUNT, "draws": COUNT, "points": (*COUNT, "points")}, "points",
        "the points in a league, three for a win", cues=("winning", "total", "conclusion"),
    ),
    Form("games_played", {"wins": COUNT, "losses": COUNT, "draws": COUNT, "games": COUNT}, "games", "games in all"),
    Form(
        "margin_of_error", {"asked": COUNT, "share": ("percent",), "margin": ("points", "percent")}, "margin",
        "the stated margin of error",
    ),
)  # fmt: skip
"""Every rule that a proposal may name.  A test holds it complete: what is not here is in `NOT_OFFERED`."""

NOT_OFFERED = frozenset(
    {
        "part_of",
        "times_more",
        "decrease",
        "value_before",
        "possible_decrease",
        "percent_not_points",
        "successive_not_added",
        "weighted_mean",
        "inverse_conversion",
        "whole_share",
        "whole_mean",
        "whole_base",
        "date",
        "valid_date",
        "before",
        "nominal_age",
        "shutout",
        "p_of_t",
        "p_of_r",
        "p_of_z",
        "p_of_f",
        "p_of_chi2",
    }
)
"""The rules that no proposal may name; the catalogue of messages has what to propose instead, or why."""

_BY_NAME = {form.name: form for form in FORMS}


def find_form(name: str) -> Form | None:
    """Return the rule of this name as proposals use it; None where there is none."""
    return _BY_NAME.get(name)


def form_names() -> tuple[str, ...]:
    """Return the names of all rules that a proposal may use."""
    return tuple(_BY_NAME)
