"""Files as real programs write them: Word and OpenDocument texts, PDF."""

import io

STORY = ("Bến cá Hòn Sóng", "Năm 2021 bến đón 1.240 lượt tàu, tăng 24% so với 1.000 lượt của năm 2020.")
TABLE = (("Xã", "Số hộ", "Tỷ lệ"), ("Bình An", "1.250", "12,5%"), ("Hòa Lợi", "980", "9,8%"))
CLOSING = "Toàn huyện có 2.230 hộ."


def docx_bytes(paragraphs=STORY, table=TABLE, closing=CLOSING):
    """Return a Word document: a heading, paragraphs, an empty one, a table, a closing paragraph."""
    from docx import Document

    document = Document()
    document.add_heading(paragraphs[0])
    for paragraph in (*paragraphs[1:], ""):
        document.add_paragraph(paragraph)
    written = document.add_table(len(table), len(table[0]))
    for row, cells in zip(written.rows, table, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(closing)
    return saved(document)


def saved(document):
    """Return the bytes of a document that saves itself into a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt_bytes(paragraphs=STORY, table=TABLE, closing=CLOSING):
    """Return an OpenDocument text: a heading, paragraphs, a table, a closing paragraph."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, P

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=paragraphs[0]))
    for paragraph in paragraphs[1:]:
        document.text.addElement(P(text=paragraph))
    written = Table()
    for cells in table:
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        written.addElement(row)
    document.text.addElement(written)
    document.text.addElement(P(text=closing))
    return saved(document)


def pdf_bytes(pages, password=""):
    """Return a PDF with so many pages, each a list of lines."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password) if password else None)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
