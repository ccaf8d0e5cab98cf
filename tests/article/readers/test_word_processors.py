"""Word and OpenDocument files: paragraphs, tables as rows of figures, and where in the file they are."""

import pytest

from tests.article.readers.reading import figure_texts, label_of, lines, read
from tests.article.readers.writers import CLOSING, STORY, docx_bytes, odt_bytes

FILES = {"story.docx": docx_bytes, "story.odt": odt_bytes}


@pytest.mark.parametrize("name", FILES)
def test_paragraphs_and_table_rows_are_lines(name):
    article = read(FILES[name](), name)
    rows = ["Xã | Số hộ | Tỷ lệ", "Bình An | 1.250 | 12,5%", "Hòa Lợi | 980 | 9,8%"]
    assert lines(article) == [*STORY, *rows, CLOSING]
    assert article.language == "vi"


@pytest.mark.parametrize("name", FILES)
def test_figures_are_read_in_text_and_table(name):
    figures = figure_texts(read(FILES[name](), name))
    assert figures == ["2021", "1.240 lượt", "24%", "1.000 lượt", "2020", "1.250", "12,5%", "980", "9,8%", "2.230 hộ"]


@pytest.mark.parametrize("name", FILES)
def test_positions_are_paragraph_and_character_or_table_row(name):
    article = read(FILES[name](), name)
    assert label_of(article, "1.240") == "paragraph 2, character 18"
    assert label_of(article, "12,5%") == "table 1, row 2, character 19"


def test_word_counts_empty_paragraphs():
    # heading 1, story 2, the empty one 3; Word numbers what its cursor can be in
    assert label_of(read(docx_bytes(), "story.docx"), "2.230") == "paragraph 4, character 15"


def test_tracked_changes_are_read_as_accepted():
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    from tests.article.readers.writers import saved

    document = Document()
    paragraph = document.add_paragraph("Sales rose ")
    names = nsdecls("w")
    inserted = f'<w:ins {names} w:id="1" w:author="editor"><w:r><w:t>12%</w:t></w:r></w:ins>'
    deleted = f'<w:del {names} w:id="2" w:author="editor"><w:r><w:delText> 21%</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(inserted))
    paragraph._p.append(parse_xml(deleted))
    paragraph.add_run(" to 56 million.")
    assert lines(read(saved(document), "story.docx")) == ["Sales rose 12% to 56 million."]


def test_an_equation_is_read_as_text():
    from docx import Document
    from docx.oxml import parse_xml

    from tests.article.readers.writers import saved

    document = Document()
    paragraph = document.add_paragraph("The density is ")
    names = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    fraction = "<m:f><m:num><m:r><m:t>2,480</m:t></m:r></m:num><m:den><m:r><m:t>16</m:t></m:r></m:den></m:f>"
    paragraph._p.append(parse_xml(f"<m:oMath {names}>{fraction}<m:r><m:t>=155</m:t></m:r></m:oMath>"))
    paragraph.add_run(" people.")
    assert lines(read(saved(document), "story.docx")) == ["The density is 2,480/16=155 people."]


def test_footnotes_of_an_odt_follow_their_paragraph():
    from odf.opendocument import OpenDocumentText
    from odf.text import Note, NoteBody, NoteCitation, P

    from tests.article.readers.writers import saved

    document = OpenDocumentText()
    paragraph = P(text="Turnout was 61%")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="58% in 2016."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" in the city.")
    document.text.addElement(paragraph)
    article = read(saved(document), "story.odt")
    assert lines(article) == ["Turnout was 61% in the city.", "58% in 2016."]
    assert label_of(article, "58%") == "note 1, character 1"
