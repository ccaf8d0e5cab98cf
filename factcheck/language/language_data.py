"""All data of one language, checked: what words.toml, relations.toml, explanations.toml and report.toml say."""

from __future__ import annotations

import msgspec

from factcheck.language.pack import Pack
from factcheck.language.pack_numbers import PackSection
from factcheck.language.relation_data import Phrases, RelationData
from factcheck.model.shipped import Tree


class Example(PackSection, frozen=True, kw_only=True):
    """A sentence with what must be found in it; `factcheck pack check` reads it back."""

    text: str
    figures: Phrases | None = None
    """Each figure as it is read: its value and unit, or its kind where it has none ("12.6 percent", "1989 date")."""
    finds: Phrases | None = None
    """The statements found in it: each its kind ("share"), with its verdict where it must have one
    ("share inconsistent")."""


class Examples(PackSection, frozen=True, kw_only=True):
    """The file examples.toml."""

    example: tuple[Example, ...] = ()


class LanguageData(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A newsroom's own language."""

    pack: Pack
    relations: RelationData | None = None
    """None where the language has no words for relations."""
    explanations: Tree = {}
    """Messages of explanations by section; English where one is missing."""
    report: Tree = {}
    """Words of reports by section; English where one is missing."""
    examples: tuple[Example, ...] = ()
