"""The languages of a newsroom's own packs, in use for all of a run or a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.language.language_data import LanguageData

CUSTOM: ContextVar[Mapping[str, LanguageData]] = ContextVar("custom languages", default={})  # noqa: B039 - never changed


def custom_languages() -> Mapping[str, LanguageData]:
    """Return the languages in use beside or instead of those that come with factcheck, by code."""
    return CUSTOM.get()
