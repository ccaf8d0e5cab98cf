"""What this release is called on the package index, and what to say where an optional library of it is missing.

The index has another project named `factcheck`: only the command and the import are called that here.  The version is
a constant, not read from installed metadata, so that a checkout, a zip file and a test environment agree about it.
"""

from __future__ import annotations

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

DISTRIBUTION = "factcheck-desk"
"""The name on the package index; pyproject.toml has the same, and a test holds every document to it."""

VERSION = "0.1.0"
"""pyproject.toml reads it from here."""

EXTRAS = ("archive", "cloud", "dask", "formats", "html", "lsp", "mcp", "model", "tables", "warc", "watch", "web")
"""The optional groups of libraries that messages name."""


def install_command(extra: str) -> str:
    """Return the command that installs the libraries of an extra."""
    assert extra in EXTRAS, extra
    return f"pip install '{DISTRIBUTION}[{extra}]'"


def missing_extra(needed_by: str, extra: str, path: str = "", *, further: str = "") -> FactcheckError:
    """Return the error where a library is not installed.

    `needed_by` says what needs which library ("archives need pyarrow"); `further` follows the command in the hint.
    """
    hint = said("file.run", command=f"`{install_command(extra)}`{further}")
    return FactcheckError(Problem(said("file.no_which_installed", needed_by=needed_by), path, hint=hint))
