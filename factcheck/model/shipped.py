"""The tables of words that come with factcheck: TOML for people, and JSON beside it where it is installed.

Installing writes each file a second time as JSON (setup.py), which is read twenty times as fast.  In a tree under
development there is no JSON, so an edited file counts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

Tree = dict[str, Any]


def read_shipped(path: Path) -> Tree:
    """Return what a TOML file of the package says."""
    try:
        written: Tree = msgspec.json.decode(path.with_suffix(".json").read_bytes())
    except FileNotFoundError:
        import tomllib

        return tomllib.loads(path.read_text(encoding="utf-8"))
    return written
