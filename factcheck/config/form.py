"""The form of the configuration as TOML: which keys there are, and what may stand behind each."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from msgspec import Meta, Struct

from factcheck.model.verdict import Verdict


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


EXPECTED = {
    "language": 'the code of a language: language = "vi"',
    "claims": 'paths or patterns: claims = ["news/**/claims.toml"]',
    "exclude": 'a list of patterns: exclude = ["drafts/**"]',
    "fail_on": 'a list of verdicts: fail_on = ["inconsistent", "missing"]',
    "strict": "true or false, without quotes",
    "require_coverage": "a number from 0 to 100, without quotes: require_coverage = 95",
    "baseline": 'a path: baseline = "factcheck-baseline.json"',
    "plugins": 'a list of names: plugins = ["newsroom_rules"]',
    "packs": 'a list of paths: packs = ["packs/lao.toml"]',
    "words": "a table for each language: [words.vi]",
    "format": 'the name of a format: format = "concise"',
    "factcheck": "a table: [tool.factcheck]",
}
"""What belongs behind each key, for messages."""
