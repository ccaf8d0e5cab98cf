"""The one way in which the files of a project are opened: articles, claims files, configuration, packs, tables.

Such a file, or the name of one, may come from a stranger: a pull request can turn `claims.toml` into a link to
`/proc/self/environ` or to `/dev/zero`.  So every file that a user, a claims file, a configuration or an article
names is opened here and nowhere else:

* the path is resolved, and what is opened is the resolved path, name by name and without following a link, so that
  nothing can be exchanged between the test and the opening;
* it is a regular file, and lies outside the parts of the file system in which the system shows itself;
* below `root`, where one is given: a file that a folder walk, a configuration or a claims file led to must belong to
  the project.  Without a root the user has named the file himself, and may name any;
* no more than `limit` bytes are read, whatever size the file system reports.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from typing import IO

import msgspec

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import named, said

SYSTEM_FOLDERS = ("/proc", "/sys", "/dev")
"""Where the system shows processes, settings and devices as files: no text of a project is there."""

RAM_DISK = "/dev/shm"
"""The one folder below those that holds ordinary files."""

CHUNK = 1 << 20
"""Bytes asked for at a time: a buffer of the whole limit would be had for nothing by a small file."""

INHERITED = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/\d{1,6}")
"""Names of what the shell has opened for this process: `factcheck scan <(command)`."""

FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))
FOLDER_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_PATH", "O_CLOEXEC", "O_DIRECTORY"))

KINDS = ((stat.S_ISDIR, "file.folder"), (stat.S_ISFIFO, "file.pipe"), (stat.S_ISSOCK, "file.socket"))


class Content(msgspec.Struct, frozen=True, gc=False):
    """What a file holds, and where it really is."""

    data: bytes
    real: Path
    """The path that was opened, all links resolved."""


def open_file(path: str | Path, what: str, *, root: Path | None = None) -> IO[bytes]:
    """Open a regular file for reading bytes.

    `what` names the kind of file in messages ("article").  Raises FactcheckError for a file that is missing, outside
    of `root`, no regular file, or unreadable; never waits on a pipe or a device.
    """
    return _open(path, _real_path(path, what, root), what, root)


def read_file(path: str | Path, what: str, *, limit: int, root: Path | None = None, pipes: bool = False) -> Content:
    """Read a whole file of at most `limit` bytes, once.

    `pipes` says that the user named it on the command line, where `<(command)` stands for a pipe of the shell.
    Raises FactcheckError as `open_file` does, and for more than `limit` bytes.
    """
    if pipes and _is_inherited_pipe(path):
        with Path(path).open("rb") as pipe:
            return Content(read_stream(pipe, str(path), what, limit=limit), Path(path))
    real = _real_path(path, what, root)
    with _open(path, real, what, root) as file:
        return Content(read_stream(file, str(path), what, limit=limit), real)


def read_stream(file: IO[bytes], path: str, what: str, *, limit: int) -> bytes:
    """Read an open file or standard input to its end.  Raises FactcheckError for more than `limit` bytes."""
    chunks: list[bytes] = []
    left = limit
    try:
        while chunk := file.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise too_large(path, what, limit)
            chunks.append(chunk)
    except OSError as error:
        raise _unreadable(error, path, what) from None
    return b"".join(chunks)


def text_of(data: bytes, path: str, what: str) -> str:
    """Return the text of UTF-8 bytes without a byte-order mark; FactcheckError at the line that is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = said("file.no_utf_byte", what=named(what), data=f"{data[error.start]:#04x}", line=str(line))
        raise FactcheckError(Problem(message, path, line, hint=said("file.save_utf"))) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = said("file.no_text_has", what=named(what), line=str(line))
        raise FactcheckError(Problem(message, path, line, hint=said("file.save_plain")))
    return text


def too_large(path: str | Path, what: str, limit: int) -> FactcheckError:
    """Return the error for a file of more than `limit` bytes."""
    message = said("file.too_large", what=named(what), limit=limit)
    return FactcheckError(Problem(message, str(path), hint=said("file.check_split", what=named(what))))


def is_below(path: Path, root: Path) -> bool:
    """Return whether a path, all links resolved, lies in a folder or below it."""
    return path.is_relative_to(_resolved(root))


def _resolved(path: Path) -> Path:
    # realpath, not Path.resolve: a circle of links is the opening's to refuse, not an error of another kind
    return Path(os.path.realpath(path))


def _real_path(path: str | Path, what: str, root: Path | None) -> Path:
    """Return the resolved path of a file, or raise FactcheckError where it may not be read."""
    try:
        real = _resolved(Path(path))
    except (OSError, ValueError) as error:  # a NUL in the name
        raise _unreadable(error, path, what) from None
    if root is not None and not is_below(real, root):
        hint = said("file.no_keep_file")
        message = said("file.lies_outside", what=named(what), name=_resolved(root).name)
        raise FactcheckError(Problem(message, str(path), hint=hint))
    if _is_of_system(real):
        message = said("file.no_device_view", what=named(what))
        raise FactcheckError(Problem(message, str(path), hint=said("file.name_file")))
    return real


def _open(path: str | Path, real: Path, what: str, root: Path | None) -> IO[bytes]:
    """Open the file at a resolved path, which is called `path` in messages."""
    try:
        return os.fdopen(_descriptor(Path(real.anchor) if root is None else _resolved(root), real), "rb")
    except OSError as error:
        raise _unreadable(error, path, what) from None
    except _OtherKindError as error:
        raise _not_a_file(error.mode, path, what) from None


def _is_of_system(real: Path) -> bool:
    if sys.platform == "win32":
        return False
    if real.is_relative_to(RAM_DISK):
        return False
    return any(real.is_relative_to(folder) for folder in SYSTEM_FOLDERS)


class _OtherKindError(Exception):
    """What was found is no regular file."""

    def __init__(self, mode: int) -> None:
        super().__init__(mode)
        self.mode = mode


def _descriptor(base: Path, real: Path) -> int:
    """Open a resolved path from a folder on; any link in it has come since it was resolved, and is not followed."""
    if os.open not in os.supports_dir_fd or not hasattr(os, "O_NOFOLLOW"):
        return _checked(os.open(real, FLAGS))
    *folders, name = real.relative_to(base).parts or (".",)
    folder = os.open(base, FOLDER_FLAGS)
    try:
        for step in folders:
            inner = os.open(step, FOLDER_FLAGS | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):  # to open a device may already do something
            raise _OtherKindError(mode)
        return _checked(os.open(name, FLAGS | os.O_NOFOLLOW, dir_fd=folder))
    finally:
        os.close(folder)


def _checked(descriptor: int) -> int:
    """Return the descriptor of a regular file; close any other."""
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    raise _OtherKindError(mode)


def _is_inherited_pipe(path: str | Path) -> bool:
    """Return whether a path names a pipe that the shell has opened for this process, and nothing else."""
    if not INHERITED.fullmatch(str(path)):
        return False
    try:
        return stat.S_ISFIFO(Path(path).stat().st_mode)
    except OSError:
        return False


def _not_a_file(mode: int, path: str | Path, what: str) -> FactcheckError:
    kind = next((words for test, words in KINDS if test(mode)), "file.device")
    return FactcheckError(
        Problem(said("file.no_file", what=named(what), kind=said(kind)), str(path), hint=said("file.name_file_2"))
    )


def _unreadable(error: Exception, path: str | Path, what: str) -> FactcheckError:
    if isinstance(error, FileNotFoundError):
        return FactcheckError(Problem(said("file.no_such", what=named(what)), str(path), hint=nearest_hint(Path(path))))
    if isinstance(error, NotADirectoryError):
        return FactcheckError(
            Problem(said("file.no_such", what=named(what)), str(path), hint=said("file.no_part_path"))
        )
    reason = getattr(error, "strerror", None) or str(error)
    return FactcheckError(Problem(said("file.cant_read", what=named(what), reason=reason), str(path)))


def nearest_hint(path: Path) -> str:
    """Name the file of the same folder whose name is nearest to the missing one."""
    from factcheck.model.nearest import nearest  # for an error only
    from factcheck.model.suggestion import suggestion

    folder = path.parent
    if not folder.is_dir():
        return said("file.no_folder", folder=str(folder))
    if path.is_symlink():
        return said("file.dead_link")
    names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    near = nearest(path.name, names)
    return (
        suggestion(str(folder / near))
        if near
        else said("file.look_here" if folder == Path() else "file.look_into", folder=str(folder))
    )
