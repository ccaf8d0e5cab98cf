"""Markdown stays as long as the file, so that line and column are the file's own."""

from tests.article.readers.reading import figure_texts, read

PAGE = """---
title: Port 2021
views: 9000
---
# Port grows 8%

It has [14 schools](https://example.org/2021/03/99) and ![a crane](img/crane-7.png).<!-- 13? -->
More at https://example.org/55.[^1]

| Ward | Voters |
|------|--------|
| North | 8,400 |

[^1]: Counted in May.
"""


def test_only_what_a_reader_sees_is_read():
    assert figure_texts(read(PAGE, "story.md")) == ["8%", "14 schools", "8,400"]


def test_every_offset_is_the_files_own():
    article = read(PAGE, "story.md")
    assert len(article.text) == len(PAGE)
    assert article.text.index("8,400") == PAGE.index("8,400")
    assert article.text.count("\n") == PAGE.count("\n")
