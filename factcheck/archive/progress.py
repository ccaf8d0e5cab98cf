"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from factcheck.archive.request import Totals

LINE_SECONDS = 30.0
"""Where there is no terminal (a log), one line in so many seconds."""


class Watch(Protocol):
    """Is told of every unit."""

    def __call__(self, totals: Totals, weight: int, whole: int) -> None:
        """Take the totals so far, and how much of the whole weight is done."""


class _Rate(ProgressColumn):
    """Articles, articles a second, findings."""

    def render(self, task: Task) -> Text:
        """Return the numbers as text."""
        totals: Totals = task.fields["totals"]
        return Text(told(totals, task.elapsed or 0.0))


def told(totals: Totals, seconds: float) -> str:
    """Return what a run did so far, in words."""
    rate = totals.articles / seconds if seconds > 0 else 0.0
    parts = [f"{totals.articles:,} articles", f"{rate:,.0f}/s", f"{totals.inconsistent:,} errors"]
    if totals.set_aside:
        parts.append(f"{totals.set_aside:,} set aside")
    return " · ".join(parts)


@contextmanager
def shown(console: Console, quiet: bool = False) -> Iterator[Watch]:
    """Show progress on a console, as it can."""
    if quiet:
        yield lambda totals, weight, whole: None
    elif console.is_terminal:
        with _bar(console) as watch:
            yield watch
    else:
        yield _Lines(console)


@contextmanager
def _bar(console: Console) -> Iterator[Watch]:
    """Show a bar with rate, findings and time left."""
    columns = (
        TextColumn("scanning"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=None, totals=Totals())

        def watch(totals: Totals, weight: int, whole: int) -> None:
            progress.update(task, completed=weight, total=whole, totals=totals)

        yield watch


class _Lines:
    """Writes a line from time to time."""

    def __init__(self, console: Console) -> None:
        """Write to a console."""
        self.console = console
        self.started = self.last = time.monotonic()

    def __call__(self, totals: Totals, weight: int, whole: int) -> None:
        """Write a line if it is time."""
        now = time.monotonic()
        if now - self.last < LINE_SECONDS:
            return
        self.last = now
        spent = now - self.started
        left = spent * (whole - weight) / max(weight, 1)
        line = f"{100 * weight / max(whole, 1):.0f} % · {told(totals, spent)} · {left / 60:,.0f} minutes left"
        self.console.print(line, markup=False, highlight=False)
