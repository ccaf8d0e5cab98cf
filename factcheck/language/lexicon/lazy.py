"""Patterns that are compiled when they are first used.

One article uses a part of a language's patterns only, and compiling all of them takes longer than reading it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from factcheck.language.lexicon.patterns import any_of

Match = re.Match[str]


class LazyPattern:
    """A regular expression with the methods of a compiled one."""

    __slots__ = ("_write", "finditer", "fullmatch", "match", "search")

    match: Callable[..., Match | None]
    search: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]

    def __init__(self, write: Callable[[], str]) -> None:
        """Take the function that writes the expression."""
        self._write = write

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Compile on the first use; from then on the methods are the compiled pattern's own."""
        if name not in LazyPattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._write())
        self.match, self.search = compiled.match, compiled.search
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        return getattr(compiled, name)  # type: ignore[no-any-return]


def by_first_letter(surfaces: Iterable[str]) -> Mapping[str, LazyPattern]:
    """Return patterns of the longest of `surfaces`, by the letter that they start with."""
    groups = defaultdict(list)
    for surface in surfaces:
        groups[surface[0]].append(surface)
    return {letter: LazyPattern(partial(any_of, group)) for letter, group in groups.items()}
