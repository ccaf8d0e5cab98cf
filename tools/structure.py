"""The shape of the package in figures: `python -m tools.structure [FOLDER]`.

Prints files, lines, the median and the largest file, the longest import chain, modules that only one other imports, and
cycles.  Imports inside functions count, imports for type checking alone do not.  Needs the extra `lint` (grimp).
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from statistics import median

import grimp

FEW_LINES = 60
"""A module that one other imports and that is shorter than this may belong into that one."""


class Structure:
    """The modules of the package in a folder, their lines, and who imports whom."""

    def __init__(self, folder: Path) -> None:
        """Read the imports of the package `factcheck` in this folder."""
        sys.path.insert(0, str(folder))
        self.graph = grimp.build_graph("factcheck", exclude_type_checking_imports=True, cache_dir=None)
        self.lines = {module: self._lines_of(folder, module) for module in sorted(self.graph.modules)}

    def _lines_of(self, folder: Path, module: str) -> int:
        path = folder / module.replace(".", "/")
        file = path.with_suffix(".py")
        file = file if file.is_file() else path / "__init__.py"
        return len(file.read_text("utf-8").splitlines())

    def alone(self) -> list[str]:
        """Return the modules that exactly one other module imports."""
        return [module for module in self.lines if len(self.graph.find_modules_that_directly_import(module)) == 1]

    def cycles(self) -> list[set[str]]:
        """Return the groups of modules that import each other, directly or by way of others (Tarjan 1972)."""
        order: dict[str, int] = {}
        lowest: dict[str, int] = {}
        stack: list[str] = []
        found: list[set[str]] = []

        def visit(module: str) -> None:
            order[module] = lowest[module] = len(order)
            stack.append(module)
            for other in sorted(self.graph.find_modules_directly_imported_by(module)):
                if other not in order:
                    visit(other)
                if other in stack:
                    lowest[module] = min(lowest[module], lowest[other])
            if lowest[module] == order[module]:
                at = stack.index(module)
                group = set(stack[at:])
                del stack[at:]
                if len(group) > 1:
                    found.append(group)

        for module in self.lines:
            if module not in order:
                visit(module)
        return found

    def longest_chain(self, start: str, without: str = "") -> list[str]:
        """Return the longest chain of imports from a module; none is followed within a cycle.

        `without` is the package to leave out, by its full name.
        """
        inside = {module: group for group in map(frozenset, self.cycles()) for module in group}

        def below(module: str) -> bool:
            return bool(without) and f"{module}.".startswith(f"{without}.")

        @cache
        def chain(module: str) -> list[str]:
            imported = self.graph.find_modules_directly_imported_by(module)
            others = [
                other
                for other in sorted(imported)
                if other not in inside.get(module, frozenset())
                and not (without and f"{other}.".startswith(f"{without}."))
            ]
            return [module, *max((chain(other) for other in others), key=len, default=[])]

        return chain(start)


def main() -> None:
    """Print the figures of one folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.structure", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=".", help="the folder that holds the package")
    structure = Structure(Path(parser.parse_args().folder).resolve())
    lines = structure.lines
    largest = max(lines, key=lambda module: lines[module])
    alone = structure.alone()
    print(f"files {len(lines)}, lines {sum(lines.values())}, median {median(lines.values()):.0f}")
    print(f"largest {lines[largest]}: {largest}")
    short = sum(lines[module] < FEW_LINES for module in alone)
    print(f"modules with one importer {len(alone)}, of these under {FEW_LINES} lines {short}")
    for named, without in (("", ""), (", draft left out,", "factcheck.draft")):
        chain = structure.longest_chain("factcheck.api", without)
        written = " > ".join(module.removeprefix("factcheck.") for module in chain)
        print(f"longest chain of imports from the api{named} {len(chain)}: {written}")
    cycles = structure.cycles()
    print(f"cycles {len(cycles)}", *(", ".join(sorted(group)) for group in cycles), sep="\n  ")


if __name__ == "__main__":
    main()
