"""The JSON Schema of the claims file, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from factcheck.claims.records import ClaimsFileForm

DRAFT = "https://json-schema.org/draft/2020-12/schema"
CLAIMS_ID = "urn:factcheck:schema:claims:1"

NAME = r"^[^\s\d!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$"
"""A name: no spaces, no ASCII punctuation but “_”, no digit first.  `\\w` would be ASCII alone in some validators."""

Schema = dict[str, Any]


def claims_schema() -> Schema:
    """Return the schema of a claims file (JSON Schema, draft 2020-12)."""
    schema = schema_of(ClaimsFileForm, CLAIMS_ID, "factcheck claims file")
    definitions = schema["$defs"]
    claim = definitions["Claim"]["properties"]
    del claim["confidence"]["anyOf"]
    claim["confidence"] |= {"type": "number", "minimum": 0, "maximum": 1}
    for text in ("id", "quote", "check"):
        _refuse_empty(claim[text])
    schema["properties"]["outside"]["propertyNames"] = {"pattern": NAME}
    return schema


def schema_of(form: type, identity: str, title: str) -> Schema:
    """Return the schema of a form as one object with definitions beside it, without what TOML can't say.

    TOML has no null, so a key that may be left out is simply not required.
    """
    import msgspec

    (top,), definitions = msgspec.json.schema_components([form], ref_template="#/$defs/{name}")
    names = {name: name.removesuffix("Form") for name in definitions}
    plain = {names[name]: _plain(definition, names) for name, definition in definitions.items()}
    body = plain.pop(names[top["$ref"].rpartition("/")[2]])
    head = {"$schema": DRAFT, "$id": identity, **body, "title": title}
    return {**head, "$defs": plain} if plain else head


def _plain(schema: Schema, names: dict[str, str]) -> Schema:
    """Return a part of a schema with short names, and without null and empty defaults."""
    result: Schema = {}
    for key, value in schema.items():
        if isinstance(value, dict):
            result[key] = _plain(value, names)
        elif isinstance(value, list):
            result[key] = [_plain(entry, names) if isinstance(entry, dict) else entry for entry in value]
        elif key == "$ref":
            result[key] = "#/$defs/" + names[value.rpartition("/")[2]]
        else:
            result[key] = names.get(value, value) if key == "title" else value
    if not result.get("default", True):
        del result["default"]
    return _without_null(result)


def _without_null(schema: Schema) -> Schema:
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if not choices or len(choices) == len(schema["anyOf"]):
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest, **choices[0]} if len(choices) == 1 else {**rest, "anyOf": choices}


def _refuse_empty(schema: Schema) -> None:
    for choice in schema.get("anyOf", [schema]):
        if choice.get("type") == "string":
            choice["minLength"] = 1
