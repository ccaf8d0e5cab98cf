"""`factcheck pack check`: what is wrong with a language, and whether its examples come out as they say."""

from __future__ import annotations

from typing import Annotated

from factcheck.cli.options import Argument


def check(
    paths: Annotated[
        list[str], Argument(metavar="PATH…", help="Folders of a language, pack files, or folders of these.")
    ],
) -> int:
    """Check all files of a language, and read back its examples."""
    from factcheck.cli.output import failures

    with failures():
        from factcheck.cli.pack_check import check_languages

        return check_languages(paths)
