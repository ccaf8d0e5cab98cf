"""The JSON Schema of a list of proposals, for servers that hold a model to one and for editors."""

from __future__ import annotations

from typing import Any

from factcheck.draft.proposals.forms import FORMS, Form
from factcheck.draft.proposals.record import LONGEST_QUOTE, MOST_MARKS, MOST_PROPOSALS, MOST_QUOTES

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PROPOSALS_ID = "urn:factcheck:schema:proposals:1"
MARK: Schema = {"$ref": "#/$defs/mark"}
DEFINITIONS: Schema = {
    "mark": {
        "type": "string",
        "pattern": "^[1-9][0-9]?$",
        "description": "The number of a mark, counted over all quotes.",
    },
    "quotes": {
        "type": "array",
        "items": {"type": "string", "maxLength": LONGEST_QUOTE},
        "minItems": 1,
        "maxItems": MOST_QUOTES,
        "description": "The article's own words, with each [[figure]] marked.",
    },
}


BOUNDS = ("maxLength", "maxItems", "pattern", "description", "title")


def proposals_schema() -> Schema:
    """Return the schema of {"proposals": […]}: one kind of entry for each rule, no field in which a number fits."""
    entries = {"anyOf": [_entry(form) for form in FORMS]}
    return {
        "$schema": DRAFT,
        "$id": PROPOSALS_ID,
        "title": "factcheck proposals",
        **_closed({"proposals": {"type": "array", "maxItems": MOST_PROPOSALS, "items": entries}}),
        "$defs": DEFINITIONS,
    }


def model_schema() -> Schema:
    """Return the schema for servers that make a grammar of it, where bounds of texts are slow or not understood."""
    return {key: _plain(value) for key, value in proposals_schema().items() if key not in ("$schema", "$id")}


def _plain(value: object) -> object:
    """Return a schema without the bounds that `record` holds to anyway."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _plain(inner) for key, inner in value.items() if key not in BOUNDS}


def _entry(form: Form) -> Schema:
    """Return the schema of a proposal of one rule."""
    roles: Schema = {}
    for role in form.roles:
        many = {"type": "array", "items": MARK, "minItems": form.least, "maxItems": MOST_MARKS}
        roles[role.name] = many if role.many else MARK
    return _closed(
        {
            "rule": {"type": "string", "const": form.name},
            "quotes": {"$ref": "#/$defs/quotes"},
            "roles": _closed(roles, [role.name for role in form.roles if not role.optional]),
        }
    )


def _closed(properties: Schema, required: list[str] | None = None) -> Schema:
    """Return an object of these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }
