"""A newsroom's own packs and words, in force for a stretch of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.language.pack import Pack

Words = Mapping[str, Mapping[str, Any]]
"""For each language what its pack lacks, as the tables of a pack file: {"vi": {"units": {"count": {…}}}}."""

_OWN: ContextVar[Mapping[str, Pack]] = ContextVar("own packs", default={})  # noqa: B039 - it is never changed


def current() -> Mapping[str, Pack]:
    """Return the packs in force beside or instead of those that come with factcheck, by code."""
    return _OWN.get()


@contextmanager
def using(packs: Sequence[str | Path] = (), words: Words | None = None, path: str = "") -> Iterator[None]:
    """Put packs and words of one's own in force for all that is read and written inside.

    `packs` are pack files, or folders of them; a pack with the code of a language that factcheck knows takes its
    place.  `words` are added to the packs that are there then; `path` is the file they come from, for messages.
    Raises FactcheckError with the line and key that is wrong.
    """
    token = _OWN.set(own_packs(packs, words or {}, path))
    try:
        yield
    finally:
        _OWN.reset(token)


def put_in_force(
    packs: Sequence[str | Path] = (), words: Words | None = None, path: str = "", *, root: Path | None = None
) -> None:
    """Put packs and words of one's own in force for the rest of the run; doing so again changes nothing.

    `root` is the folder that the files must really lie in, where a configuration names them.
    """
    _OWN.set(own_packs(packs, words or {}, path, root=root))


def own_packs(
    packs: Sequence[str | Path], words: Words, path: str = "", *, root: Path | None = None
) -> dict[str, Pack]:
    """Return the packs that `packs` and `words` make, by their code, on top of those in force."""
    from factcheck.language.load import extend_pack, load_pack, read_pack, read_source

    own = dict(current())
    for file in _files(packs):
        pack = read_pack(file, root=root)
        own[pack.code] = pack
    source = partial(read_source, Path(path), "configuration", root=root) if path else str
    for code, added in words.items():
        pack = extend_pack(own.get(code) or load_pack(code), added, path, source)
        _check_units(pack, added, path, source)
        own[code] = pack
    return own


def _files(packs: Sequence[str | Path]) -> Iterator[Path]:
    for path in map(Path, packs):
        yield from sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _check_units(pack: Pack, added: Mapping[str, Any], path: str, source: Callable[[], str]) -> None:
    """Refuse names of units that nothing can be computed with."""
    from factcheck.units import UnknownUnit, unit

    for kind, names in added.get("units", {}).items():
        for name in names:
            try:
                unit(name)
            except UnknownUnit as error:
                _refuse_unit((pack.code, "units", kind, name), error.nearest, path, source())


def _refuse_unit(keys: tuple[str, ...], nearest: Sequence[str], path: str, source: str) -> None:
    from factcheck.language.problems import line_of
    from factcheck.model.errors import FactcheckError
    from factcheck.model.report import Problem

    line, text = line_of(source, ("words", *keys))
    hint = f"did you mean {' or '.join(nearest)}?" if nearest else "the names of units are English, in the singular"
    raise FactcheckError(Problem(f'no unit is called "{keys[-1]}"', path=path, line=line, source_line=text, hint=hint))
