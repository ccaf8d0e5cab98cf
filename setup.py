"""Build factcheck; all that is declared stands in pyproject.toml.

What is added here: each TOML file of the package is installed as JSON as well, which `factcheck.model.shipped` reads
in its place.  An editable install (`pip install -e`) has the TOML alone.
"""

import json
import tomllib
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTables(build_py):
    """Copy the package, then write its tables a second time."""

    def run(self) -> None:
        """Build as usual and add the JSON files."""
        super().run()
        if self.editable_mode:
            return
        for file in Path(self.build_lib, "factcheck").rglob("*.toml"):
            tree = tomllib.loads(file.read_text(encoding="utf-8"))
            file.with_suffix(".json").write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


setup(cmdclass={"build_py": BuildWithTables})
