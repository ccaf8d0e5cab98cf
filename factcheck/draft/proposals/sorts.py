"""What a figure can be taken for, and which figures may be of one relation: the checks of units and kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import CALENDAR, Mention
from factcheck.draft.evaluating import POINT, Operands
from factcheck.draft.proposals.record import LONGEST_SHOWN, Reason
from factcheck.units import UnknownUnitError, compatible

if TYPE_CHECKING:
    from factcheck.draft.proposals.forms import Form, Sort

TIME_OF_DAY = "time of day"
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})
POINTS = frozenset({"percentage point", "basis point", POINT})


class RejectedError(Exception):
    """A proposal fails a step."""

    def __init__(self, reason: Reason, key: str = "", **values: object) -> None:
        """Say which reason it is, and what the message that says what would be right is filled with.

        `key` names the message where a reason has several.
        """
        super().__init__(reason, key, values)
        self.reason = reason
        self.key = key or reason
        self.values = values


def sorts_of(mention: Mention) -> frozenset[Sort]:
    """Return what a figure can be taken for."""
    figure, unit = mention.figure, mention.figure.unit
    head = unit.split("/")[0]
    if unit in CALENDAR or unit == TIME_OF_DAY or figure.kind in ("date", "year"):
        return frozenset({"date", "any"})
    if figure.kind == "ordinal":
        return frozenset({"rank", "any"})
    if figure.kind == "identifier":
        return frozenset({"count", "rank", "any"})
    if unit in POINTS:
        return frozenset({"points", "any"} if unit != POINT else {"points", "amount", "any"})
    if head == "percent" or mention.family == "fraction":
        return frozenset({"percent", "any"})
    if head == "times":
        return frozenset({"times", "any"})
    if head in TIMES:
        return frozenset({"span", "amount", "any"})
    if figure.kind in ("count", "number") or not unit:
        return frozenset({"count", "amount", "rank", "any"})
    return frozenset({"amount", "any"})


def check_sorts(form: Form, operands: Operands) -> None:
    """Refuse a figure that its role cannot be: a date for an amount.

    Raises:
        RejectedError: where there is one.
    """
    for role in form.roles:
        for mention in operands.get(role.name, ()):
            if sorts_of(mention).isdisjoint(role.sorts):
                wanted = [f"sort.{sort}" for sort in role.sorts]
                text = short(mention.figure.text)
                raise RejectedError("units", "sorts", role=role.name, rule=form.name, wanted=wanted, figure=text)


def check_alike(form: Form, operands: Operands) -> None:
    """Refuse figures of different measures in roles that must measure the same.

    Raises:
        RejectedError: where there are some.
    """
    alike = [mention for role in form.alike for mention in operands.get(role, ())]
    first = alike[0] if alike else None
    for mention in alike[1:]:
        if first is not None and not are_alike(first, mention):
            texts = {"first": short(first.figure.text), "second": short(mention.figure.text)}
            raise RejectedError("units", "alike", **texts, rule=form.name, roles=", ".join(form.alike))


def are_alike(first: Mention, second: Mention) -> bool:
    """Return whether two figures may measure the same: one unit, units that convert, or one that is left out."""
    own, other = first.figure.unit, second.figure.unit
    if own == other or not own or not other:
        return True
    shares = ("percent", "fraction")
    if first.family in shares and second.family in shares:
        return True
    if _is_counted(first) and _is_counted(second):
        return True
    try:
        return compatible(own.split("/")[0], other.split("/")[0])
    except UnknownUnitError:
        return False


def _is_counted(mention: Mention) -> bool:
    return mention.figure.kind in ("count", "number", "identifier")


def check_apart(form: Form, operands: Operands) -> None:
    """Refuse one figure in two roles.

    Raises:
        RejectedError: where there is one.
    """
    seen: set[int] = set()
    for mentions in operands.values():
        for mention in mentions:
            if mention.place in seen:
                raise RejectedError("same figure", figure=short(mention.figure.text), rule=form.name)
            seen.add(mention.place)


def short(text: str) -> str:
    """Return a text on one line, cut to what a message shows of it."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
