"""The one way in which files are written: aside first, whole and on the disk, then under their name.

Whoever is killed, runs out of space or meets an error while writing leaves the old file as it was.  A run that reads a
file, changes it and writes it back holds it by `locked` meanwhile, so that two at once lose nothing.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import socket
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import named, said

ASIDE = ".aside-"
"""How a file that is still being written is named; nothing reads such files."""

LONGEST_PART = 60
"""Bytes of the target's and of the host's name in the name aside, which may have 255 in all."""

LEFT_OVER = 24 * 3600
"""Seconds after which a file aside of another machine is one that its writer will never finish."""

WAIT = 10.0
"""Seconds that a run waits for another one to finish with a file: the other only reads, merges and writes meanwhile."""

STREAM = re.compile(r"/(?:dev|proc/self)/(stdout|stderr|fd/\d{1,6})")
"""Names of what the shell has opened for this process."""

STREAM_NUMBERS = {"stdout": "1", "stderr": "2"}

LOCK_BYTE = 1 << 30
"""The byte that is locked on Windows, where it can't be read then: behind the text that says who holds the lock."""


def save(path: str | Path, content: str | bytes, what: str, *, hint: str = "") -> None:
    """Write a text, or bytes, as the whole of a file, line ends as they are.

    Raises FactcheckError where that can't be done; what was there before is then still there.
    """
    try:
        _sweep(Path(os.path.realpath(path)))
        with writing(Path(path)) as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
    except (OSError, ValueError) as error:  # a NUL in the name
        raise _unwritable(error, path, what, hint) from error


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that appears under its name only when it is whole; an error leaves what was there before.

    A link stays a link to the file that is replaced; permissions, and owner and attributes where the system allows,
    stay as they were.  Of several hard links only this name has the new content.  A device or a named pipe is written
    to directly.  Raises OSError.
    """
    target = Path(os.path.realpath(path))
    before = _status(target)
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    inherited = STREAM.fullmatch(str(path))
    if inherited or (before is not None and not stat.S_ISREG(before.st_mode)):
        # a duplicate, not opened anew: where the shell has put a file, both go on writing behind one another
        number = STREAM_NUMBERS.get(inherited[1], inherited[1].rpartition("/")[2]) if inherited else ""
        with os.fdopen(os.dup(int(number)) if number else os.open(target, os.O_WRONLY), "wb") as stream:
            yield stream
        return
    if before is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    mark = f"{_short(socket.gethostname())}-{os.getpid()}-{os.urandom(3).hex()}"
    aside = target.with_name(f"{ASIDE}{_short(target.name)}-{mark}")
    mode = 0o666 if before is None else 0o600  # nobody reads what replaces a private file before it is as private
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            if before is not None:
                _make_like(aside, target, before)
            os.fsync(file.fileno())
        aside.replace(target)
        _flush_folder(target.parent)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def locked(path: str | Path, wait: float = WAIT, name: str = "") -> Iterator[None]:
    """Hold a file that is read, changed and written back; the lock of a killed run is gone with it.

    The lock is a file beside it (`name`, else .NAME.lock), there as long as it is held.  It is not left to the library
    filelock, which leaves its file behind: in a repository it would turn up as a new file after every run.
    Raises FactcheckError, naming who holds it, where it is not free within `wait` seconds, or can't be locked.
    """
    target = Path(os.path.realpath(path))
    if not target.name:
        raise _unwritable(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), path, "file", "name a file")
    lock = target.with_name(name or f".{_short(target.name)}.lock")
    until = time.monotonic() + wait
    try:
        while (descriptor := _taken(lock)) is None:
            if time.monotonic() >= until:
                raise FactcheckError(_held(lock, path))
            time.sleep(0.02)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FactcheckError(Problem(said("file.folder_cant", reason=reason), str(target.parent))) from None
    try:
        yield
    finally:
        _release(lock, descriptor)


def _unwritable(error: Exception, path: str | Path, what: str, hint: str) -> FactcheckError:
    reason = getattr(error, "strerror", None) or str(error)
    return FactcheckError(
        Problem(
            said("file.unwritten_kept" if Path(path).is_file() else "file.unwritten", what=named(what), reason=reason),
            str(path),
            hint=hint,
        )
    )


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _short(name: str) -> str:
    """Return the beginning of a name, whole characters of it."""
    return os.fsencode(name)[:LONGEST_PART].decode("utf-8", "ignore")


def _make_like(aside: Path, target: Path, before: os.stat_result) -> None:
    """Give the new file what the old one has beside its content."""
    if hasattr(os, "chown"):
        with suppress(OSError):  # a group of one's own can be kept
            os.chown(aside, -1, before.st_gid)
        with suppress(OSError):  # but only the superuser gives files away
            os.chown(aside, before.st_uid, -1)
    shutil.copystat(target, aside)
    os.utime(aside)


def _flush_folder(folder: Path) -> None:
    """Have the new name on the disk, on systems that can flush a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some network file systems can't
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove what killed runs left half written of a file."""
    for path in target.parent.glob(f"{ASIDE}*"):
        if path.name.startswith(f"{ASIDE}{_short(target.name)}-") and _is_left_over(path):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _is_left_over(path: Path) -> bool:
    """Return whether nobody will finish a file aside: its process is gone, or it is old."""
    writer = re.fullmatch(r".*-(\d{1,9})-[0-9a-f]{6}", path.name, re.DOTALL)
    try:
        if writer and sys.platform != "win32" and f"-{_short(socket.gethostname())}-" in path.name:
            os.kill(int(writer[1]), 0)
        return path.lstat().st_mtime < time.time() - LEFT_OVER
    except ProcessLookupError:
        return True
    except OSError:
        return False


def _taken(lock: Path) -> int | None:
    """Return the descriptor of a lock that is ours now; None where another run holds it."""
    flags = sum(getattr(os, name, 0) for name in ("O_RDWR", "O_CREAT", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"))
    try:
        descriptor = os.open(lock, flags, 0o666)
    except PermissionError:
        if sys.platform == "win32" and lock.exists():
            return None  # it is just being removed by the run that held it
        raise
    try:
        if _lock(descriptor) and _is_at(descriptor, lock):
            with suppress(OSError):  # a full disk: the lock holds all the same, only without its holder's name
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode())
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _lock(descriptor: int) -> bool:
    """Lock an open file, and return whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, LOCK_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_at(descriptor: int, lock: Path) -> bool:
    """Return whether a lock is still the one at its path, and not one that its holder has removed meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.lstat())
    except FileNotFoundError:
        return False


def _release(lock: Path, descriptor: int) -> None:
    """Remove a lock while it is held, then unlock it; Windows removes no open file, so there it is unlocked first."""
    if sys.platform != "win32":
        lock.unlink(missing_ok=True)
    os.close(descriptor)
    if sys.platform == "win32":
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def _held(lock: Path, path: str | Path) -> Problem:
    """Say who holds a lock."""
    try:
        with lock.open("rb") as file:
            match = re.match(rb"(\d+) ([\w.-]+)\n", file.read(300))
    except OSError:
        match = None
    who = f"process {match[1].decode()} on {match[2].decode()}" if match else "another process"
    return Problem(said("file.another_run", who=who), str(path), hint=said("file.run_again"))
