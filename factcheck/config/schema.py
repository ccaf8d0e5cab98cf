"""The JSON Schema of factcheck.toml, and of the table [tool.factcheck]."""

from __future__ import annotations

from typing import Any

from factcheck.claims.schema import schema_of
from factcheck.config.form import ConfigForm

CONFIG_ID = "urn:factcheck:schema:config:1"


def config_schema() -> dict[str, Any]:
    """Return the schema of a configuration (JSON Schema, draft 2020-12)."""
    schema = schema_of(ConfigForm, CONFIG_ID, "factcheck configuration")
    coverage = schema["properties"]["require_coverage"]
    coverage.pop("anyOf")
    coverage |= {"type": "number", "minimum": 0, "maximum": 100}
    return schema
