"""Positions of the protocol and offsets in a text, in every encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lsprotocol", reason="pygls is not installed")

from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from factcheck.integrations.lsp.positions import ENCODINGS, IndexedText

TEXTS = st.text(st.sampled_from("aế😀🎟\u0301\r\n\u2028\x0c\x85 1%"), max_size=30)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def position_by_codec(text, offset, encoding):
    """Return the position of an offset by Python's own codecs and a list of line ends."""
    before = text[:offset]
    line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        line -= 1  # between CR and LF the line has not ended
        start = max(before[:-1].rfind("\n"), before[:-1].rfind("\r")) + 1
    else:
        start = max(before.rfind("\n"), before.rfind("\r")) + 1
    codec, size = CODECS[encoding]
    return Position(line, len(text[start:offset].encode(codec)) // size)


@given(TEXTS, st.integers(0, 30), st.sampled_from(ENCODINGS))
def test_an_offset_has_the_position_that_the_codec_gives(text, offset, encoding):
    offset = min(offset, len(text))
    indexed = IndexedText(text, encoding)
    position = indexed.position(offset)
    assert position == position_by_codec(text, offset, encoding)
    if text[max(offset - 1, 0) : offset + 1] != "\r\n":
        assert indexed.offset(position) == offset


@given(TEXTS, st.integers(0, 30), st.integers(0, 30), TEXTS, st.sampled_from(ENCODINGS))
def test_a_change_replaces_exactly_its_range(text, first, second, added, encoding):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    if "\r\n" in (text[max(start - 1, 0) : start + 1], text[max(end - 1, 0) : end + 1]):
        return  # no editor points between CR and LF
    where = Range(position_by_codec(text, start, encoding), position_by_codec(text, end, encoding))
    changed = IndexedText(text, encoding).changed(TextDocumentContentChangePartial(where, added))
    assert changed.text == text[:start] + added + text[end:]


@given(TEXTS, TEXTS, st.sampled_from(ENCODINGS))
def test_the_edit_between_two_texts_leads_from_one_to_the_other(before, after, encoding):
    indexed = IndexedText(before, encoding)
    text = indexed
    for edit in indexed.edits_to(after):
        text = text.changed(TextDocumentContentChangePartial(edit.range, edit.new_text))
    assert text.text == after


def test_half_a_character_and_places_behind_the_end_are_no_error():
    indexed = IndexedText("a😀b\nc")
    assert indexed.offset(Position(0, 2)) == 1
    assert indexed.offset(Position(0, 99)) == 3
    assert indexed.offset(Position(9, 0)) == 5
