"""The configuration of a project, as a record."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from factcheck.model.verdict import Verdict

FAILING: tuple[Verdict, ...] = ("invalid", "missing", "inconsistent", "drifted")
"""The verdicts that fail a run unless the project says otherwise."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a project asks of every run; the defaults hold where it says nothing.

    Paths are resolved against the folder of the file; `claims` and `exclude` are left as written, since they
    may be patterns: they count from `root`.
    """

    path: str = ""
    """The file that the configuration comes from; "" for none."""
    root: str = ""
    """Its folder."""
    project: str = ""
    """The folder that every file which it names must really lie in: the git repository, else `root`."""
    language: str = "auto"
    claims: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: tuple[Verdict, ...] = FAILING
    strict: bool = False
    require_coverage: Fraction | None = None
    """Percent of the article's figures that claims must cover."""
    baseline: str = ""
    plugins: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, object]] = {}
    """For each language, additions to its pack; the reader of packs checks them."""
    format: str = ""
    model: str = ""
    """The language model that `--model auto` prefers; never where it is, and never a reason to ask one."""


# The form of the configuration as TOML: which keys there are, and what each may hold.


class ConfigForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What a project asks of every run of factcheck."""

    language: Annotated[
        str, Meta(description="Language of articles whose claims file names none.", examples=["vi", "en", "auto"])
    ] = "auto"
    claims: Annotated[
        str | list[str],
        Meta(description="Claims files, folders or patterns that verify takes.", examples=["news/**/claims.toml"]),
    ] = []
    exclude: Annotated[
        list[str], Meta(description="Patterns of files that are left out.", examples=[["drafts/**"]])
    ] = []
    fail_on: Annotated[
        list[Verdict] | None,
        Meta(description="Verdicts that fail a run.", examples=[["inconsistent", "drifted", "missing", "invalid"]]),
    ] = None
    strict: Annotated[bool, Meta(description="Whether claims that only generous rounding saves fail too.")] = False
    require_coverage: Annotated[
        int | Decimal | None,
        Meta(description="Percent of an article's figures that claims must cover.", examples=[95]),
    ] = None
    baseline: Annotated[
        str, Meta(description="File with findings that are known and silenced.", examples=["factcheck-baseline.json"])
    ] = ""
    plugins: Annotated[
        list[str], Meta(description="Rule plug-ins to load, by entry point.", examples=[["newsroom_rules"]])
    ] = []
    packs: Annotated[
        list[str], Meta(description="Files with language packs of one's own.", examples=[["packs/lao.toml"]])
    ] = []
    words: Annotated[
        dict[str, dict[str, Any]],
        Meta(description="For each language, words that its pack lacks.", examples=[{"vi": {}}]),
    ] = {}
    format: Annotated[str, Meta(description="Format of reports.", examples=["table", "concise", "json"])] = ""
    model: Annotated[
        str, Meta(description="Language model that --model auto prefers, where it is offered.", examples=["qwen3:8b"])
    ] = ""


EXPECTED = {
    "language": "expected.config_language",
    "claims": "expected.config_claims",
    "exclude": "expected.config_exclude",
    "fail_on": "expected.config_fail_on",
    "strict": "expected.config_strict",
    "require_coverage": "expected.config_require_coverage",
    "baseline": "expected.config_baseline",
    "plugins": "expected.config_plugins",
    "packs": "expected.config_packs",
    "words": "expected.config_words",
    "format": "expected.config_format",
    "model": "expected.config_model",
    "factcheck": "expected.config_factcheck",
}
"""What belongs behind each key, for messages."""


# The JSON Schema of factcheck.toml, and of the table [tool.factcheck].


CONFIG_ID = "urn:factcheck:schema:config:1"


def config_schema() -> dict[str, Any]:
    """Return the schema of a configuration (JSON Schema, draft 2020-12)."""
    from factcheck.claims.claims_schema import schema_of  # only `factcheck schema` asks

    schema = schema_of(ConfigForm, CONFIG_ID, "factcheck configuration")
    coverage = schema["properties"]["require_coverage"]
    coverage.pop("anyOf")
    coverage |= {"type": "number", "minimum": 0, "maximum": 100}
    return schema
