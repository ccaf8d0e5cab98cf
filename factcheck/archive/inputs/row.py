"""One article as it comes out of an archive, before anything is read in it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import msgspec


class Row(msgspec.Struct, frozen=True, gc=False):
    """An article's text, or the bytes of a file that holds it, and what the archive says of it."""

    text: str
    id: str
    language: str = ""
    date: str = ""
    desk: str = ""
    place: str = ""
    """Where it stands: a file, a row of a file."""
    further: Mapping[str, str] = {}
    """Every other column."""
    content: bytes | None = None
    """The article as a file (HTML, .docx, …), to be read only under the worker's limits; then `text` is ""."""
    problem: str = ""
    """Why the archive's record is no article; it is set aside with this reason."""
    name: str = ""
    """The file name that tells the format of `content`."""


def content_hash(row: Row) -> str:
    """Return a digest of everything in the row that a verdict can depend on."""
    digest = blake2b(digest_size=16)
    digest.update(f"{row.language}\0{row.name if row.content is not None else ''}\0".encode())
    digest.update(row.text.encode("utf-8", "surrogatepass") if row.content is None else row.content)
    return digest.hexdigest()


def is_sampled(content: str, share: float) -> bool:
    """Tell whether an article belongs to a sample: always the same answer for the same content."""
    return share >= 1 or int(content[:13], 16) < share * 16**13
