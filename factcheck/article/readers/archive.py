"""Zip archives as document formats use them, with bounds against zip bombs."""

from __future__ import annotations

import io
import zipfile
import zlib

from factcheck.article.readers.problems import broken, too_large
from factcheck.model.errors import FactcheckError
from factcheck.model.report import Problem

MAXIMUM_PARTS = 10_000
MAXIMUM_TEXT_BYTES = 24 * 1024 * 1024
"""All XML and HTML parts together, unpacked: some 3,000 pages."""

TEXT_PARTS = (".xml", ".rels", ".html", ".htm")

ENCRYPTED_FLAG = 0x1

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How Office files of before 2007 begin, and password-protected ones of today."""


def open_archive(data: bytes, kind: str, path: str) -> zipfile.ZipFile:
    """Return the archive in `data`; raise FactcheckError when it is none, or would unpack to too much.

    Sizes are those the archive declares; zipfile never reads more of a part than it declares.
    """
    if data.startswith(OLD_OFFICE):
        message = f"this is no {kind}: it is password-protected, or in the format of Office before 2007"
        raise FactcheckError(Problem(message, path, hint="save a copy without a password, as .docx"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise broken(kind, path, error) from None
    parts = archive.infolist()
    if len(parts) > MAXIMUM_PARTS:
        raise too_large(f"{len(parts):,} parts; at most {MAXIMUM_PARTS:,} are read", path)
    size = sum(part.file_size for part in parts if part.filename.lower().endswith(TEXT_PARTS))
    if size > MAXIMUM_TEXT_BYTES:
        raise too_large(f"{size:,} bytes of text unpacked; at most {MAXIMUM_TEXT_BYTES:,} are read", path)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise FactcheckError(Problem(f"this {kind} is encrypted", path, hint="save a copy without a password"))
    return archive


def read_part(archive: zipfile.ZipFile, name: str, kind: str, path: str) -> bytes:
    """Return one part of an archive; raise FactcheckError where it is missing or damaged."""
    try:
        return archive.read(name)
    except KeyError:
        raise broken(kind, path, f"it has no {name}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise broken(kind, path, error) from None
