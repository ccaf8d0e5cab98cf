"""The arithmetic desk of a newsroom: recomputes the numbers of an article, knowing what rounding allows.

`factcheck.read_figures(text)`, `factcheck.scan_text(text)` and `factcheck.verify(path)` are the Python
interface; `factcheck.api` holds the rest.
"""

# Nothing is imported here, not even typing: `python -m factcheck` runs this file before `__main__` takes the current
# folder off the path, and a typing.py of that folder would run.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.api import read_figures, scan_text, verify

__all__ = ["read_figures", "scan_text", "verify"]


def __getattr__(name: str) -> object:
    """Load the interface when it is first asked for, so that `import factcheck` stays light."""
    if name in __all__:
        from factcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
