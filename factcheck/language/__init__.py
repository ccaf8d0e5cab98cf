"""Reads the figures of a text, and writes numbers as its language writes them.  A language is a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from fractions import Fraction
    from pathlib import Path

    from factcheck.language.load_languages import Words
    from factcheck.language.pack import Pack
    from factcheck.model.figure import Figure
    from factcheck.model.interval import Interval


def read_figures(
    text: str,
    language: str | Pack = "auto",
    *,
    packs: Sequence[str | Path] = (),
    words: Words | None = None,
) -> tuple[Figure, ...]:
    """Return every figure of `text` in the order it is written.

    `language` is a pack's code, "auto", or a pack; `packs` (files or folders) and `words` (for each language what its
    pack lacks) are a newsroom's own.  FactcheckError where there is no such pack, or one's own is faulty.
    """
    from factcheck.language.reader import figures_of

    if not packs and not words:
        return figures_of(text, _pack(text, language))
    with packs_in_use(packs, words):
        return figures_of(text, _pack(text, language))


__all__ = [
    "detect_language",
    "install_packs",
    "load_pack",
    "packs_in_use",
    "read_figures",
    "read_surface",
    "write_interval",
    "write_number",
    "write_quantity",
]  # fmt: skip


def packs_in_use(
    packs: Sequence[str | Path] = (), words: Words | None = None, path: str = ""
) -> AbstractContextManager[None]:
    """Use languages and words of one's own for all that is read and written inside; see `load_languages`."""
    from factcheck.language import load_languages

    return load_languages.packs_in_use(packs, words, path)


def install_packs(
    packs: Sequence[str | Path] = (), words: Words | None = None, path: str = "", *, root: Path | None = None
) -> None:
    """Use languages and words of one's own for the rest of the run; see `load_languages`."""
    from factcheck.language import load_languages

    load_languages.install_packs(packs, words, path, root=root)


def read_surface(surface: str, language: str | Pack = "auto") -> Figure:
    """Return the one figure that `surface` is ("4.284,5 USD"); ValueError where it is none, or more than one."""
    figures = read_figures(surface, language)
    if len(figures) != 1:
        found = "no figure" if not figures else f"{len(figures)} figures"
        raise ValueError(f'"{surface}" holds {found}, not one')
    return figures[0]


def detect_language(text: str) -> str:
    """Return the code of the language that `text` is most likely in."""
    from factcheck.language.detect import detect_language as detect

    return detect(text)


def load_pack(code: str) -> Pack:
    """Return the pack of a language by its code; FactcheckError where there is none or it is faulty."""
    from factcheck.language.load_languages import load_pack as load

    return load(code)


def write_number(value: Fraction, like: Figure, language: str) -> str:
    """Return the figure's own text with another value: its precision and style, its scale and unit words."""
    from factcheck.language.writing import write_number as write

    return write(value, like, language)


def write_quantity(value: Fraction, unit: str, language: str, digits: int | None = None) -> str:
    """Write a computed value with its unit in the language's style; `digits` decimals, or as many as it needs."""
    from factcheck.language.writing import write_quantity as write

    return write(value, unit, language, digits)


def write_interval(interval: Interval, unit: str, language: str) -> str:
    """Write an interval in the language's style, its ends rounded outward."""
    from factcheck.language.writing import write_interval as write

    return write(interval, unit, language)


def _pack(text: str, language: str | Pack) -> Pack:
    if not isinstance(language, str):
        return language
    return load_pack(detect_language(text) if language == "auto" else language)
