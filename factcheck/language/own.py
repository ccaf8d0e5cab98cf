"""A newsroom's own languages, in force for a stretch of a run."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.language.language_data import LanguageData

OWN: ContextVar[Mapping[str, LanguageData]] = ContextVar("own languages", default={})  # noqa: B039 - never changed


def current() -> Mapping[str, LanguageData]:
    """Return the languages in force beside or instead of those that come with factcheck, by code."""
    return OWN.get()
