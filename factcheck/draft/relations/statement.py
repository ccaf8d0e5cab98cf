"""Relations as checks: the text that the engine evaluates, for each type of relation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from factcheck.draft.candidate import Candidate
from factcheck.draft.evaluating import evaluated, spellings
from factcheck.model.report import RuleKind

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import Mention
    from factcheck.draft.relations.passage import Passage
    from factcheck.draft.relations.relation import Relation
    from factcheck.engine.evaluation import Evaluation


class Statement(msgspec.Struct, frozen=True):
    """How a type of relation is written as a check: roles in braces, the several parts of one role joined by commas."""

    kind: RuleKind
    check: str
    stated: str
    """The role that the others explain."""
    alike: tuple[str, ...] = ()
    """Roles whose figures measure the same."""


OVERNIGHT = "overnight"
"""The tag of a span past midnight, which no check can say."""
STATEMENTS: dict[str, Statement] = {
    "share": Statement("share", "share({part}, {whole}) ≈ {rate}", "rate", ("part", "whole")),
    "share_beside": Statement("share", "share({part}, {part} + {rest}) ≈ {rate}", "rate", ("part", "rest")),
    "rise": Statement("change", "change({old}, {new}) ≈ {rate}", "rate", ("old", "new")),
    "fall": Statement("change", "change({old}, {new}) ≈ −{rate}", "rate", ("old", "new")),
    "amount_up": Statement("change", "change({new} − {amount}, {new}) ≈ {rate}", "rate", ("amount", "new")),
    "amount_down": Statement("change", "change({new} + {amount}, {new}) ≈ −{rate}", "rate", ("amount", "new")),
    "ratio": Statement("ratio", "ratio({value}, {base}) ≈ {times}", "times", ("value", "base")),
    "repeat": Statement("repeat", "repeat({value}) ≈ {again}", "again", ("value", "again")),
    "more": Statement("comparison", "{one} > {other}", "other", ("one", "other")),
    "less": Statement("comparison", "{one} < {other}", "other", ("one", "other")),
    "add": Statement("sum", "sum({part}) ≈ {total}", "total", ("part", "total")),
    "sum": Statement("sum", "sum({part}) ≈ {total}", "total", ("part", "total")),
    "mean": Statement("mean", "mean({part}) ≈ {mean}", "mean", ("part", "mean")),
    "hundred": Statement("sum", "sum({part}) ≈ 100 %", "part", ("part",)),
    "largest": Statement("rank", "highest({own}, {part})", "own", ("own", "part")),
    "smallest": Statement("rank", "lowest({own}, {part})", "own", ("own", "part")),
    "rank_from_top": Statement("rank", "position({own}, {part}) ≈ {rank}", "rank", ("own", "part")),
    "product": Statement("product", "product({factor}) ≈ {total}", "total"),
    "periods": Statement("product", "{each} × {number} ≈ {total}", "total", ("each", "total")),
    "rate_per": Statement("per_unit", "{part} ÷ {whole} × {number} ≈ {rate}", "rate", ("part", "whole")),
    "growth": Statement("annual_growth", "grown({old}, {rate}, {years}) ≈ {new}", "new", ("old", "new")),
    "shrinking": Statement("annual_growth", "grown({old}, −{rate}, {years}) ≈ {new}", "new", ("old", "new")),
    "growth_in_all": Statement("annual_growth", "compound({rate}, {years}) ≈ {in_all}", "in_all"),
    "conversion": Statement("conversion", "conversion({value}) ≈ {again}", "again"),
    "exchange": Statement("conversion", "same_rate({one}, {its}, {stated}, {last})", "stated"),
    "span": Statement("duration", "duration({since}, {until}) ≈ {span}", "span"),
    "age": Statement("age", "age({since}, {until}) ≈ {span}", "span"),
    "share_left": Statement("share", "share({whole} − {part}, {whole}) ≈ {rate}", "rate", ("part", "whole")),
    "share_among": Statement("share", "share({own}, sum({own}, {part})) ≈ {rate}", "rate", ("own", "part")),
    "points": Statement(
        "points", "points({from}, {to}) ≈ {points} ÷ 1 point × 1 percentage point", "points", ("from", "to")
    ),
    "balance": Statement("sum", "{start} + {in} − {out} ≈ {total}", "total", ("start", "in", "out", "total")),
    "places": Statement("difference", "difference({from}, {to}) ≈ {places}", "places"),
    "next": Statement("difference", "{counted} + 1 ≈ {rank}", "rank"),
    "among": Statement("rank", "{rank} ≤ {counted}", "rank"),
    "league_points": Statement("sum", "league_points({wins}, {draws}) ≈ {total}", "total"),
    "weekday": Statement("weekday", "weekday({date}) ≈ {day}", "day"),
    "listed": Statement("count", "{announced} ≈ {number}", "announced"),
}  # fmt: skip
"""The types that become claims.  What has no check of its own (a span with both ends) only speaks against others."""
BETWEEN_YEARS = {
    "growth": "annual_growth({old}, {new}, {since}, {until}) ≈ {rate}",
    "shrinking": "annual_growth({old}, {new}, {since}, {until}) ≈ −{rate}",
}
"""The checks where two years take the place of their number."""


def candidate_of(passage: Passage, relation: Relation, text_score: int) -> tuple[Candidate, Evaluation] | None:
    """Return a relation as the first check that the engine can evaluate; None where there is none."""
    for candidate in _candidates(passage, relation, text_score):
        evaluation = evaluated(candidate)
        if evaluation is not None:
            return candidate, evaluation
    return None


def _candidates(passage: Passage, relation: Relation, text_score: int) -> Iterator[Candidate]:
    """Yield the check in the article's own units, then with what a text leaves out of them put in."""
    statement = STATEMENTS.get(relation.type)
    if statement is None or relation.tag == OVERNIGHT:
        return
    operands: dict[str, tuple[Mention, ...]] = {}
    for role, index in relation.roles:
        operands[role] = (*operands.get(role, ()), passage.all[index].mention)
    template = statement.check
    if "since" in operands and relation.type in BETWEEN_YEARS:
        template = BETWEEN_YEARS[relation.type]
    if relation.type == "growth_in_all" and "since" in operands:
        template = "compound({rate}, {until} − {since}) ≈ {in_all}"
    if relation.type == "points" and operands["points"][0].figure.kind == "percent":
        template = "points({from}, {to}) ≈ {points}"
    if relation.type == "places" and operands["from"][0].figure.value > operands["to"][0].figure.value:
        template = "difference({to}, {from}) ≈ {places}"
    if "{years}" in template and "years" not in operands:
        return
    names = {
        role: [role] if len(own) == 1 else [f"{role}{number}" for number in range(1, len(own) + 1)]
        for role, own in operands.items()
    }
    flat = tuple(
        (name, mention) for role, own in operands.items() for name, mention in zip(names[role], own, strict=True)
    )
    number = _number(passage, relation)
    for written in spellings(statement.alike, operands, names):
        check = template.format_map({role: ", ".join(own) for role, own in written.items()} | {"number": number})
        yield Candidate(
            kind=statement.kind, check=check, operands=flat, stated=names[statement.stated][-1], text_score=text_score,
        )  # fmt: skip


def _number(passage: Passage, relation: Relation) -> str:
    """Return the number that a check has besides its figures: periods, the base of a rate, the items of a list."""
    if relation.type == "listed":
        return str(round(relation.size * passage.all[relation.members[0]].raw))
    return "".join(char for char in relation.tag if char.isdigit())
