"""Options of `factcheck scan` that only concern archives: each of them says that the path is one."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import Option


def column_option(role: str, what: str, *others: str) -> Option:
    """Return the option that names the column of a role; `others` are older names of it."""
    return Option(f"--{role}", *others, metavar="COLUMN", help=f"Archive: the column of {what}.")


IdOption = Annotated[str, column_option("id", "an article's id")]
TextOption = Annotated[str, column_option("text", "its text")]
DateOption = Annotated[str, column_option("date", "its day of publication")]
SectionOption = Annotated[str, column_option("section", "the section it comes from", "--desk")]
TableOption = Annotated[str, Option("--table", metavar="NAME", help="Archive: the table of a database.")]
QueryOption = Annotated[str, Option("--query", metavar="SQL", help="Archive: ask a database for the articles.")]
ResultsOption = Annotated[
    str, Option("--results", metavar="FOLDER", help="Archive: where the results go (a folder or an address).")
]
ResumeOption = Annotated[
    bool, Option("--resume", help="Archive: go on with results that are there; only what changed is done again.")
]
RetryOption = Annotated[bool, Option("--retry", help="Archive: with --resume, also scan again what was skipped.")]
EngineOption = Annotated[
    str,
    Option("--engine", metavar="ADDRESS", help="Archive: a Dask scheduler (dask://host:8786) to do the work."),
]
WorkersOption = Annotated[
    int, Option("--workers", "-j", minimum=0, help="Archive: processes on this machine; 0 is one a processor.")
]
LimitOption = Annotated[int, Option("--limit", metavar="N", help="Archive: only the first N articles.")]
SampleOption = Annotated[
    str, Option("--sample", metavar="SHARE", help="Archive: only a share of the articles, such as 1% or 0.01.")
]
SecondsOption = Annotated[
    float, Option("--seconds", metavar="N", help="Archive: skip an article that takes longer, and say so.")
]
MemoryOption = Annotated[
    int, Option("--memory", metavar="MIB", help="Archive: skip an article that needs more memory, and say so.")
]
