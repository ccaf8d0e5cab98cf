"""The form of a claims file as TOML: which keys there are, and what may stand behind each.

The structs serve twice: msgspec reads tables into them, refusing unknown keys and wrong types, and makes the
JSON Schema out of them, with these descriptions and examples.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct


class AllowanceForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Silences one kind of finding on this claim."""

    rule: Annotated[str, Meta(description="The rule whose finding is silenced.", examples=["share", "change"])]
    reason: Annotated[str, Meta(description="Why the finding is no error.", examples=["shares of different years"])]
    until: Annotated[
        datetime.date | None,
        Meta(description="The last day on which the finding is silenced.", examples=["2026-12-31"]),
    ] = None


class QueryForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A question to a table file under the project root."""

    query: Annotated[
        str,
        Meta(
            description="A SELECT that DuckDB answers with one number, read-only.",
            examples=["select value from 'gso.csv' where year = 2023"],
        ),
    ]


class ClaimForm(Struct, frozen=True, forbid_unknown_fields=True):
    """One numeric statement of the article."""

    id: Annotated[
        str,
        Meta(description="What reports call the claim; unique in the file.", examples=["growth-vs-country"]),
    ]
    quote: Annotated[
        str | list[str],
        Meta(
            description=(
                "The article's own words with the figures marked: [name: surface] or [surface]. "
                "A list where the statement spans sentences; … skips words; double a bracket of the article."
            ),
            examples=["gấp [times: 2,44 lần] bình quân cả nước ([growth_vn: 5,16%/năm])"],
        ),
    ]
    check: Annotated[
        str | list[str],
        Meta(
            description="What must hold between the figures. None: the statement is recorded but not recomputed.",
            examples=["growth ÷ growth_vn ≈ times"],
        ),
    ] = []
    source: Annotated[
        str, Meta(description="Where the statement comes from.", examples=["Statistics Office, 2023"])
    ] = ""
    note: Annotated[str, Meta(description="For the next reader of this file.")] = ""
    allow: Annotated[
        list[AllowanceForm], Meta(description="Findings on this claim that are silenced, with reasons.")
    ] = []
    confidence: Annotated[
        Decimal | int | None,
        Meta(description="Of a drafted claim: how sure the draft is, from 0 to 1.", examples=[0.85]),
    ] = None
    why: Annotated[str, Meta(description="Of a drafted claim: the words and the arithmetic behind it.")] = ""


class OutsideForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that the article leans on but does not print."""

    value: Annotated[
        str | QueryForm | None,
        Meta(
            description=(
                "The figure as the article would write it, or { query = … }. None: it is unknown, and solved."
            ),
            examples=["4.284,5 USD"],
        ),
    ] = None
    unit: Annotated[str, Meta(description="The unit of a figure that has no value.", examples=["USD"])] = ""
    source: Annotated[str, Meta(description="Where the value comes from.", examples=["Statistics Office, 2023"])] = ""
    note: Annotated[str, Meta(description="For the next reader of this file.")] = ""


class IgnoredForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers that state nothing."""

    quote: Annotated[
        str,
        Meta(description="The article's words with the numbers marked.", examples=["Nghị quyết số [35/2021/QH15]"]),
    ]
    reason: Annotated[str, Meta(description="Why they need no check.", examples=["number of a document"])] = ""


class ClaimsFileForm(Struct, frozen=True, forbid_unknown_fields=True):
    """Claims of one article."""

    article: Annotated[
        str,
        Meta(
            description="The article's file, from the folder of this file, inside the project.",
            examples=["articles/growth.txt"],
        ),
    ]
    language: Annotated[
        str, Meta(description="Language of the article; auto finds out.", examples=["vi", "en", "auto"])
    ] = "auto"
    ignore: Annotated[
        list[str | IgnoredForm],
        Meta(description="Numbers that state nothing: document numbers, names, telephone numbers."),
    ] = []
    claim: Annotated[list[ClaimForm], Meta(description="The claims, one [[claim]] each.")] = []
    outside: Annotated[
        dict[str, OutsideForm],
        Meta(description="Figures that the article does not print, one [outside.NAME] each."),
    ] = {}


EXPECTED = {
    "article": 'the path of the article: article = "articles/growth.txt"',
    "language": 'the code of a language: language = "vi"',
    "ignore": 'a list of quotes: ignore = ["Resolution [35/2021]"]',
    "claim": "claims that start with [[claim]], in double brackets",
    "outside": "tables with a name: [outside.gdp_2018]",
    "id": 'a short text: id = "growth-2023"',
    "quote": 'the article\'s words: quote = "rose to [sales: 5.2 million]", or a list of such texts',
    "check": 'a relation: check = "a ÷ b ≈ c", or a list of such texts',
    "source": 'a text: source = "Statistics Office, 2023"',
    "note": 'a text: note = "…"',
    "why": 'a text: why = "…"',
    "allow": 'a list: allow = [{ rule = "share", reason = "…" }]',
    "rule": 'the name of a rule: rule = "share"',
    "reason": 'a text: reason = "…"',
    "until": "a day without quotes: until = 2026-12-31",
    "confidence": "a number from 0 to 1: confidence = 0.85",
    "value": 'the figure as the article would write it, in quotes: value = "4.284,5 USD", or { query = "select …" }',
    "unit": 'the name of a unit: unit = "USD"',
    "query": "a SELECT in quotes: query = \"select value from 'table.csv'\"",
}
"""What belongs behind each key, for messages."""
