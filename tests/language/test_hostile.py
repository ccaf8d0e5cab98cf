"""Time grows with the length of a text and no faster, whatever is in it."""

import time

import pytest

from factcheck.language import read_figures

SIZE = 30_000

TEXTS = {
    "digits": "7",
    "commas": ",",
    "digits and commas": "1,",
    "groups": "123.",
    "scales": "tỷ ",
    "number words": "một trăm ",
    "tens": "mươi ",
    "combining marks": "a\u0301\u0301",
    "heaps of marks": "\u0323",
    "dashes": "1-",
    "strokes": "1/",
    "brackets": "(1 ",
    "currencies": "$",
    "blanks": " ",
    "capitals": "A1-",
    "hedges": "khoảng ",
    "points": "1.1.",
    "addresses": "www.",
    "apostrophes": "1'",
    "articles": "a half ",
    "ordinals": "thứ ",
    "quotations": '1" ',
    "list markers": "(1) ",
    "names": "Ab 1, ",
    "lists of names": "quận 1, 2, ",
    "codes": "a1-2-3-",
}

MOST = 10
"""Times as long as for a quarter of the text: 4 where time is linear, 16 where it grows with the square."""

SHORTEST = 0.002
"""Seconds; below this the clock shows nothing."""


def seconds(text, language):
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        read_figures(text, language)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_four_times_as_long_takes_four_times_as_long(name, language):
    piece = TEXTS[name]
    read_figures(piece * 20, language)
    short = piece * (SIZE // 4 // len(piece))
    few, many = seconds(short, language), seconds(short * 4, language)
    assert many <= MOST * max(few, SHORTEST)
