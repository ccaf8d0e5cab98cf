"""A rich console that writes into a string."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.model.safe import without_commands
from factcheck.report.words import Words, verdict_words

if TYPE_CHECKING:
    from factcheck.model.verdict import Verdict
    from factcheck.report.options import Options

UNWRAPPED = 10_000
"""Columns that mean "as wide as the text is"."""

STYLES: dict[Verdict, str] = {
    "invalid": "bold red",
    "missing": "bold red",
    "inconsistent": "bold red",
    "drifted": "bold magenta",
    "rounding": "yellow",
    "implied": "cyan",
    "unchecked": "dim",
    "consistent": "green",
}


def string_console(options: Options) -> Console:
    """Return a console whose output is read with `written`; it interprets no markup, emoji or highlighting."""
    return Console(
        file=StringIO(),
        width=options.width or UNWRAPPED,
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def written(console: Console) -> str:
    """Return what was printed, without the spaces that pad lines to the console's width."""
    assert isinstance(console.file, StringIO)
    return without_commands("".join(line.rstrip() + "\n" for line in console.file.getvalue().splitlines()))


def verdict_text(verdict: Verdict, words: Words) -> Text:
    """Return sign and word of a verdict; colour is added to them, never instead of them."""
    return Text(verdict_words(verdict, words), style=STYLES[verdict], no_wrap=True)


def new_table(*headings: str) -> Table:
    """Return an empty table: a rule under the headings, no frame, long words folded rather than cut."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
