"""`factcheck pack`: write and check the data of a language of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from factcheck.cli.options import Argument
from factcheck.cli.spoken import message_language
from factcheck.model.said import in_language, said


def new(
    code: Annotated[str, Argument(metavar="CODE", help="The language: sv, or with its region pt-BR.")],
    folder: Annotated[Path, Argument(metavar="FOLDER", help="Where its files go; a new folder.")],
) -> None:
    """Write commented templates of all files of a language."""
    from factcheck.cli.output import failures, write
    from factcheck.language.template import template_of
    from factcheck.model.errors import FactcheckError, Problem
    from factcheck.model.saving import save
    from factcheck.report.places import shown_path

    with failures():
        files = template_of(code)
        there = [name for name in files if (folder / f"{name}.toml").exists()]
        if there:
            message = said("pack.there_already", file=there[0])
            raise FactcheckError(Problem(message, path=str(folder), hint=said("pack.new_folder")))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = said("pack.folder_unmade", reason=str(error.strerror))
            raise FactcheckError(Problem(message, path=str(folder))) from None
        for name, text in files.items():
            save(folder / f"{name}.toml", text, "language pack")
        shown = shown_path(str(folder))
        lines = [f"{shown}: {', '.join(f'{name}.toml' for name in files)}"]
        lines += [in_language(said("pack.fill_in", folder=shown), message_language())]
        write("\n".join(lines), None)


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


ACTIONS = (new, check)
"""The commands, in the order in which help lists them."""
