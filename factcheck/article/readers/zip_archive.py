"""Zip archives as document formats use them, with bounds against zip bombs and against entities that grow."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from factcheck.article.readers.extracted import broken, too_large
from factcheck.model.errors import FactcheckError, Problem
from factcheck.model.said import said

MAXIMUM_PARTS = 10_000
MAXIMUM_TEXT_BYTES = 24 * 1024 * 1024
"""All XML and HTML parts together, unpacked: some 3,000 pages."""

TEXT_PARTS = (".xml", ".rels", ".html", ".htm")

XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How XML begins, after white space: a sign of UTF-8, a byte-order mark, a sign of UTF-16."""

ENCRYPTED_FLAG = 0x1

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How Office files of before 2007 begin, and password-protected ones of today."""

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for a part that can't be unpacked."""


def open_archive(data: bytes, kind: str, path: str) -> zipfile.ZipFile:
    """Return the archive in `data`; raise FactcheckError when it is none, or would unpack to too much.

    Sizes are those the archive declares; zipfile never reads more of a part than it declares.
    """
    if data.startswith(OLD_OFFICE):
        message = said("article.no_password_protected", kind=kind)
        raise FactcheckError(Problem(message, path, hint=said("article.save_copy_without")))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise broken(kind, path, error) from None
    parts = archive.infolist()
    if len(parts) > MAXIMUM_PARTS:
        raise too_large(said("large.parts", size=len(parts), most=MAXIMUM_PARTS), path)
    size = sum(part.file_size for part in parts if _may_be_text(archive, part, kind, path))
    if size > MAXIMUM_TEXT_BYTES:
        raise too_large(said("large.unpacked", size=size, most=MAXIMUM_TEXT_BYTES), path)
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise FactcheckError(Problem(said("article.encrypted", kind=kind), path, hint=said("article.save_copy")))
    return archive


def _may_be_text(archive: zipfile.ZipFile, part: zipfile.ZipInfo, kind: str, path: str) -> bool:
    """Return whether a part may be XML or HTML: its name is free, so its first bytes are looked at as well."""
    if part.filename.lower().endswith(TEXT_PARTS):
        return True
    if part.is_dir() or part.flag_bits & ENCRYPTED_FLAG:
        return False
    try:
        with archive.open(part) as file:
            return file.read(64).lstrip(b" \t\r\n\0").startswith(XML_STARTS)
    except DAMAGED as error:
        raise broken(kind, path, error) from None


def xml_parts_alone(
    archive: zipfile.ZipFile, kind: str, path: str, rewrite: Callable[[bytes], bytes] = bytes
) -> io.BytesIO:
    """Return an archive with the XML parts of another, for a library that opens parts of any name.

    Media are left out; `rewrite` may change each part.  FactcheckError where a part has a document type: it is what
    declares entities.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, part in archive.NameToInfo.items():
            if _may_be_text(archive, part, kind, path):
                target.writestr(name, rewrite(read_xml_part(archive, name, kind, path)))
    file.seek(0)
    return file


def read_xml_part(archive: zipfile.ZipFile, name: str, kind: str, path: str) -> bytes:
    """Return one XML part; FactcheckError where it is missing or damaged, or has a document type."""
    content = read_part(archive, name, kind, path)
    if _has_document_type(content):
        raise broken(kind, path, said("broken.doctype", name=name))
    return content


class _PrologEndError(Exception):
    """The first element begins: nothing can be declared any more."""


class _DocumentTypeError(Exception):
    """A document type begins."""


def _has_document_type(content: bytes) -> bool:
    """Return whether XML has a document type, in whatever encoding the parser itself will read it.

    Searching the bytes for "<!ENTITY" misses UTF-16.  Only what precedes the first element is parsed.
    """
    parser = expat.ParserCreate()

    def stop(*_: object) -> None:
        raise _PrologEndError

    def refuse(*_: object) -> None:
        raise _DocumentTypeError

    parser.StartElementHandler = stop
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except _DocumentTypeError:
        return True
    except (_PrologEndError, expat.ExpatError):
        return False  # what is no XML, the reader of the format reports
    return False


def read_part(archive: zipfile.ZipFile, name: str, kind: str, path: str) -> bytes:
    """Return one part of an archive; raise FactcheckError where it is missing or damaged."""
    try:
        return archive.read(name)
    except KeyError:
        raise broken(kind, path, said("broken.lacks", name=name)) from None
    except DAMAGED as error:
        raise broken(kind, path, error) from None
