"""Write operands of a check so that their units meet: what a text leaves out is put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.proximity import WORKFORCE
from factcheck.units import compatible

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import Mention


def in_unit_of(role: str, mention: Mention, other: Mention) -> str:
    """Return `role` as it must be in a check beside `other`.

    "against 2.7bn" beside "4.3bn rupees" is `base × 1 INR`; "33m dong per person and year" stated elsewhere as
    "33m dong" is `rate × 1 person × 1 year`.
    """
    own, wanted = mention.figure.unit, other.figure.unit
    if own == wanted or own.startswith("percent") or wanted.startswith("percent"):
        return role
    if not own:
        return f"{role} × 1 {wanted}"
    head, *per = own.split("/")
    wanted_head, *wanted_per = wanted.split("/")
    if not (head == wanted_head or compatible(head, wanted_head)) or per[: len(wanted_per)] != wanted_per:
        return role
    return " × ".join([role, *(f"1 {unit}" for unit in per[len(wanted_per) :])])


def as_level_of(role: str, mention: Mention, amount: Mention) -> str:
    """Return a level beside an amount that lies between two such: beside "1.2m a tael", "66.2m" is a tael's."""
    head, *per = amount.figure.unit.split("/")
    if per and mention.figure.unit == head:
        return " ÷ ".join([role, *(f"1 {unit}" for unit in per)])
    return in_unit_of(role, mention, amount)


def as_part_of(role: str, mention: Mention, whole: Mention) -> str:
    """Return `role` as a part of a whole that counts it by another name: 1,700 jobs of 24,300 people."""
    own, wanted = mention.figure.unit, whole.figure.unit
    return f"{role} ÷ 1 {own} × 1 {wanted}" if {own, wanted} == WORKFORCE else role
