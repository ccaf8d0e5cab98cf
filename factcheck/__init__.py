"""Checks the arithmetic of articles: recomputes what they say, knowing what rounding allows.

`read_figures(text)`, `scan_text(text)` and `verify(path)` are the Python interface, with the types that they return;
docs/python.md says what is stable.
"""

# Nothing is imported here, not even typing: `python -m factcheck` runs this file before `__main__` takes the current
# folder off the path, and a typing.py of that folder would run.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.api import read_figures, scan_text, verify
    from factcheck.model.article import Article
    from factcheck.model.distribution import VERSION as __version__  # noqa: N811 - the name that tools look for
    from factcheck.model.errors import FactcheckError, Problem
    from factcheck.model.figure import Figure
    from factcheck.model.interval import Interval
    from factcheck.model.report import Coverage, Finding, OutsideResult, Repair, Report

__all__ = [
    "Article",
    "Coverage",
    "FactcheckError",
    "Figure",
    "Finding",
    "Interval",
    "OutsideResult",
    "Problem",
    "Repair",
    "Report",
    "__version__",
    "read_figures",
    "scan_text",
    "verify",
]

PLACES = {
    "factcheck.api": ("read_figures", "scan_text", "verify"),
    "factcheck.model.article": ("Article",),
    "factcheck.model.errors": ("FactcheckError", "Problem"),
    "factcheck.model.figure": ("Figure",),
    "factcheck.model.interval": ("Interval",),
    "factcheck.model.report": ("Coverage", "Finding", "OutsideResult", "Repair", "Report"),
}
"""Where each public name is defined."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import factcheck` stays light."""
    if name == "__version__":
        from factcheck.model.distribution import VERSION

        return VERSION
    for module, names in PLACES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(module), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, too, which interactive shells complete."""
    return sorted({*globals(), *__all__})
