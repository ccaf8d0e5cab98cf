import pytest

from factcheck.article import article_from_text, place


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("Một\nHai ba", "ba", 2, 5),
        ("Một\r\nHai ba", "ba", 2, 5),
        ("Một\rHai ba", "ba", 2, 5),
        ("Một\n\n\nHai", "Hai", 4, 1),
        ("\ufeffMột hai", "Một", 1, 1),
    ],
)
def test_line_and_column_count_from_one(text, word, line, column):
    article = article_from_text(text, "a.txt", "vi")
    found = place(article, article.text.index(word))
    assert (found.line, found.column, found.label) == (line, column, "")


def test_a_label_holds_until_the_next_one():
    places = ((0, "page 1"), (4, "page 2"))
    article = article_from_text("one\ntwo", "a.pdf", "en", "pdf", places)
    assert [place(article, offset).label for offset in (0, 3, 4, 6)] == ["page 1", "page 1", "page 2", "page 2"]


def test_word_processors_count_characters_within_the_paragraph():
    article = article_from_text("one\ntwo", "a.docx", "en", "docx", ((0, "paragraph 1"), (4, "paragraph 2")))
    assert place(article, 6).label == "paragraph 2, character 3"
