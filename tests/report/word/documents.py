"""Word documents written part by part, so that a test says exactly how its figures are spread over the XML."""

import io
import zipfile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def docx_of(body, footnotes=""):
    """Return a .docx file with these paragraphs of WordprocessingML, and footnotes where there are any."""
    overrides = f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    relations = f'<Relationship Id="link" Type="{R}/hyperlink" Target="https://example.com/" TargetMode="External"/>'
    parts = {}
    if footnotes:
        overrides += f'<Override PartName="/word/footnotes.xml" ContentType="{WORD}.footnotes+xml"/>'
        relations += f'<Relationship Id="notes" Type="{R}/footnotes" Target="footnotes.xml"/>'
        parts["word/footnotes.xml"] = f"{HEAD}<w:footnotes {SPACES}>{footnotes}</w:footnotes>"
    types = (
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}'
    )
    parts["[Content_Types].xml"] = f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{types}</Types>'
    start = f'<Relationship Id="main" Type="{R}/officeDocument" Target="word/document.xml"/>'
    parts["_rels/.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{start}</Relationships>'
    rels = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    parts["word/_rels/document.xml.rels"] = rels
    parts["word/document.xml"] = f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def part_of(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def rejected(data):
    """Return a document after all of factcheck's suggestions are rejected: insertions go, deletions come back."""
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    document = docx.Document(io.BytesIO(data))
    root = document.element
    for change in [*root.iter(qn("w:ins")), *root.iter(qn("w:del"))]:
        if change.get(qn("w:author")) != "factcheck":
            continue
        if change.tag == qn("w:del"):
            for child in list(change):
                change.addprevious(child)
            for text in root.iter(qn("w:delText")):
                text.tag = qn("w:t")
        change.getparent().remove(change)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
