"""Packages that are installed beside factcheck and offer rules or formats, looked for only when a project names one.

A package offers them as entry points; each entry point's name is the plug-in's name:

    [project.entry-points."factcheck.rules"]
    newsroom = "newsroom_rules"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.metadata import EntryPoint

GROUPS = ("factcheck.rules", "factcheck.formats")
"""The groups of entry points: what a plug-in may offer."""


plugin_formats: dict[str, Callable[..., str]] = {}
"""The report formats of the plug-ins that were loaded, each by “plugin.format”."""


def offered(group: str, plugin: str) -> EntryPoint | None:
    """Return what a plug-in offers in a group of `GROUPS`; None where it only offers something in the other.

    Raises FactcheckError for a plug-in that no installed package offers.
    """
    from importlib.metadata import entry_points  # 28 ms, spent only where a plug-in is wanted

    installed = {each: {entry.name: entry for entry in entry_points(group=each)} for each in GROUPS}
    known = {name for entries in installed.values() for name in entries}
    if plugin not in known:
        raise _not_installed(plugin, known)
    return installed[group].get(plugin)


def loaded(entry: EntryPoint) -> object:
    """Import what an entry point names; whatever its module raises is reported with the plug-in's name."""
    try:
        return entry.load()
    except Exception as error:
        message = said("plugin.unimportable", name=entry.name, kind=type(error).__name__, error=str(error))
        raise FactcheckError(Problem(message, hint=f"It is {entry.value}.")) from error


def load_formats(plugins: Sequence[str]) -> None:
    """Make the report formats of these plug-ins known.

    An entry point names a table of format names and render functions, or a module with one named FORMATS.  Raises
    FactcheckError for a plug-in that is not installed, can't be imported, or whose formats are no functions.
    """
    for plugin in plugins:
        entry = offered("factcheck.formats", plugin)
        if entry is None:
            continue
        offer = loaded(entry)
        formats = getattr(offer, "FORMATS", offer)
        if not isinstance(formats, dict) or not formats or not all(map(callable, formats.values())):
            hint = said("plugin.entry_formats")
            raise FactcheckError(Problem(said("plugin.no_formats", plugin=plugin), hint=hint))
        plugin_formats.update({f"{plugin}.{name}": renderer for name, renderer in formats.items()})


def _not_installed(name: str, known: set[str]) -> FactcheckError:
    from factcheck.model.suggestion import did_you_mean

    hint = did_you_mean(name, known, f"Installed: {', '.join(sorted(known)) or 'none'}.")
    return FactcheckError(Problem(said("plugin.not_installed", name=name), hint=hint))
