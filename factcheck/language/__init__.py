"""Reads the figures of a text, and writes numbers as its language writes them.  A language is a data file.

These names are for users of the package; modules of factcheck import each from where
it is defined, which says what they need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.language.detect import detect_language
    from factcheck.language.load_languages import install_packs, load_pack, packs_in_use
    from factcheck.language.reader import read_figures, read_surface
    from factcheck.language.writing import write_interval, write_number, write_quantity

__all__ = [
    "detect_language",
    "install_packs",
    "load_pack",
    "packs_in_use",
    "read_figures",
    "read_surface",
    "write_interval",
    "write_number",
    "write_quantity",
]

PLACES = {
    "detect": ("detect_language",),
    "load_languages": ("install_packs", "load_pack", "packs_in_use"),
    "reader": ("read_figures", "read_surface"),
    "writing": ("write_interval", "write_number", "write_quantity"),
}
"""Where each name is defined."""


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for: whoever writes a number needs no reader."""
    for module, names in PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
