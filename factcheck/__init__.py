"""The arithmetic desk of a newsroom: recomputes the numbers of an article, knowing what rounding allows.

`factcheck.read_figures(text)`, `factcheck.scan_text(text)` and `factcheck.verify(path)` are the Python
interface; `factcheck.api` holds the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import read_figures, scan_text, verify

__all__ = ["read_figures", "scan_text", "verify"]


def __getattr__(name: str) -> object:
    """Load the interface when it is first asked for, so that `import factcheck` stays light."""
    if name in __all__:
        from factcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
