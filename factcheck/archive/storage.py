"""Files on this machine and in object storage, behind the few verbs that an archive needs.

A plain path goes through the standard library; an address with a scheme ("s3://…", "https://…") through
fsspec, imported only then.  Writing is always aside and then renamed, so that a name that exists is whole.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from factcheck.claims.project import project_root
from factcheck.model import saving
from factcheck.model.distribution import missing_extra
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.opening import open_file, read_stream
from factcheck.model.said import said

RESULTS_MARK = "factcheck-scan.json"
"""The file that makes a folder one of results: no archive, even where it lies inside of one."""

STAMP_FIELDS = ("ETag", "etag", "version_id", "generation", "mtime", "LastModified", "last_modified", "updated")
"""What object stores call the mark that changes when a file changes."""


def is_remote(path: str) -> bool:
    """Return whether a location is an address with a scheme, and not a path."""
    return "://" in path


def filesystem(address: str) -> tuple[Any, str]:
    """Return the fsspec filesystem of an address, and the path inside it."""
    try:
        import fsspec  # only for addresses
    except ImportError:
        further = ", and the library of the storage itself (s3fs, gcsfs, adlfs)"
        raise missing_extra("an address needs fsspec", "cloud", address, further=further) from None
    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise FactcheckError(Problem(said("archive.no_way", error=str(error)), address)) from None
    return found


def join(folder: str, name: str) -> str:
    """Return the path or address of a name in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder) / name)


def absolute(path: str) -> str:
    """Return a path of this machine from its root, for workers that run in another folder; an address as it is."""
    return path if is_remote(path) else str(Path(path).resolve())


def open_input(path: str) -> IO[bytes]:
    """Open a file of an archive for reading, with seeking.

    A link in an archive's folder may lead to files of the same project; raises FactcheckError for any other.
    """
    if not is_remote(path):
        return open_file(path, "file", root=project_root(Path(path).parent))
    return open_result(path)


def open_result(path: str) -> IO[bytes]:
    """Open a file that factcheck has written itself, for reading, with seeking."""
    if not is_remote(path):
        return Path(path).open("rb")
    files, inside = filesystem(path)
    return cast("IO[bytes]", files.open(inside, "rb"))


def size_of(path: str) -> int:
    """Return the size of a file in bytes."""
    if not is_remote(path):
        return Path(path).stat().st_size
    files, inside = filesystem(path)
    return int(files.size(inside) or 0)


def stamp(path: str) -> str:
    """Return what changes when a file changes: its size and time, or the store's own mark."""
    if not is_remote(path):
        status = Path(path).stat()
        return f"{status.st_size} {status.st_mtime_ns}"
    files, inside = filesystem(path)
    details = files.info(inside)
    return f"{details.get('size')} " + " ".join(str(details[name]) for name in STAMP_FIELDS if name in details)


def exists(path: str) -> bool:
    """Return whether a file or folder is there."""
    if not is_remote(path):
        return Path(path).exists()
    files, inside = filesystem(path)
    return bool(files.exists(inside))


def is_folder(path: str) -> bool:
    """Return whether a path names a folder."""
    if not is_remote(path):
        return Path(path).is_dir()
    files, inside = filesystem(path)
    return bool(files.isdir(inside))


def walk(folder: str) -> Iterator[str]:
    """Yield every file under a folder, each folder's names in order; without hidden ones and results of scans."""
    if is_remote(folder):
        files, inside = filesystem(folder)
        found = sorted(files.find(inside))
        results = tuple(name.removesuffix(RESULTS_MARK) for name in found if name.endswith(f"/{RESULTS_MARK}"))
        yield from (str(files.unstrip_protocol(name)) for name in found if not name.startswith(results))
        return
    for here, folders, names in os.walk(folder):
        if RESULTS_MARK in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here) / name) for name in sorted(names) if not name.startswith("."))


def names(folder: str) -> list[str]:
    """Return the names in a folder that are whole, in order; none where there is no such folder."""
    if not is_remote(folder):
        found = [entry.name for entry in Path(folder).iterdir()] if Path(folder).is_dir() else []
    else:
        files, inside = filesystem(folder)
        entries = files.ls(inside, detail=False) if files.exists(inside) else []
        found = [str(entry).rpartition("/")[2] for entry in entries]
    return sorted(name for name in found if not name.startswith("."))


@contextmanager
def writing(path: str) -> Iterator[IO[bytes]]:
    """Open a file that appears under its name only when it is whole; an error leaves what was there before."""
    mark = f"{socket.gethostname()}-{os.getpid()}-{os.urandom(3).hex()}"
    if is_remote(path):
        folder, _, name = path.rpartition("/")
        files, inside = filesystem(f"{folder}/{saving.ASIDE}{name}-{mark}")
        files.makedirs(inside.rpartition("/")[0], exist_ok=True)
        with files.open(inside, "wb") as file:
            yield file
        files.mv(inside, filesystem(path)[1])
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with saving.writing(Path(path)) as file:
        yield file


def write(path: str, content: bytes) -> None:
    """Write a whole small file."""
    with writing(path) as file:
        file.write(content)


def read(path: str) -> bytes:
    """Return what a file that factcheck has written holds."""
    with open_result(path) as file:
        return file.read()


def read_input(path: str, limit: int) -> bytes:
    """Return what a file of an archive holds; FactcheckError for more than `limit` bytes."""
    with open_input(path) as file:
        return read_stream(file, path, "article", limit=limit)


def remove(path: str) -> None:
    """Remove a file; one that is gone already is no error."""
    if not is_remote(path):
        Path(path).unlink(missing_ok=True)
        return
    files, inside = filesystem(path)
    if files.exists(inside):
        files.rm_file(inside)


def sweep(folder: str) -> None:
    """Remove what a killed run left half written."""
    if is_remote(folder):
        files, inside = filesystem(folder)
        leftovers = files.ls(inside, detail=False) if files.exists(inside) else []
        for name in (name for name in leftovers if str(name).rpartition("/")[2].startswith(saving.ASIDE)):
            files.rm_file(name)
        return
    for path in Path(folder).glob(f"{saving.ASIDE}*"):
        path.unlink(missing_ok=True)
