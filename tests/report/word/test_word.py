"""Findings as Word comments: at the very figures, however Word has cut them up, and everything else as it was."""

import io
import shutil
import subprocess
import zipfile

import pytest

from factcheck import api
from factcheck.article import article_from_bytes
from factcheck.model.errors import FactcheckError
from factcheck.report.word import annotated
from tests.article.readers.writers import docx_bytes
from tests.report.word.documents import docx_of, paragraph, part_of, rejected, run

docx = pytest.importorskip("docx", reason="python-docx is not installed")
pytest.importorskip("mammoth", reason="mammoth is not installed")

LEAD, TAIL = "Cars made up 342,000 of the 418,000 vehicles on board, or ", " of all."
WRONG = f"{LEAD}88.1%{TAIL}"
OTHER = "Lorries came to 61,000 and coaches to 15,000. Sales rose 12% to $105m from $100m."


def report_on(data, name="story.docx"):
    return api.scan_article(article_from_bytes(data, name))


def missed(report):
    return [finding for finding in report.claims if finding.verdict == "inconsistent"]


def annotate(data, findings=None):
    report = report_on(data)
    found = missed(report) if findings is None else findings
    assert found, "the scan finds the error that the test is about"
    return annotated(report, found, data)


def text_of(data):
    return article_from_bytes(data, "story.docx").text


def comments_of(data):
    """Return each comment of a document, with the words that it is at."""
    from docx.oxml.ns import qn

    document = docx.Document(io.BytesIO(data))
    at = {}
    open_now = set()
    for element in document.element.body.iter():
        number = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(number)
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(number)
        elif element.tag in (qn("w:t"), qn("w:delText")):
            inserted = any(one.get(qn("w:author")) == "factcheck" for one in element.iterancestors(qn("w:ins")))
            for one in open_now if not inserted else ():
                at[one] = at.get(one, "") + (element.text or "")
    return [(at.get(str(comment.comment_id), ""), comment.text) for comment in document.comments]


SPLIT = docx_of(
    paragraph(run(LEAD), run("8", "<w:b/>"), run("8.1", "<w:i/>"), run("%", "<w:b/>"), run(TAIL)),
    "",
)


def in_a_table():
    return docx_bytes(
        paragraphs=("Hòn Sóng", "Năm 2021 bến đón 1.240 lượt tàu."),
        table=(("Town", "Cars"), ("Lenmouth", "342"), ("Ashby", "76"), ("Total", "481")),
        closing="That is all.",
    )


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:txbx><w:txbxContent>{}"
    "</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    "<w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)

NOTE = '<w:footnote w:id="2">{}</w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'

DOCUMENTS = {
    "one run": docx_of(paragraph(run(WRONG))),
    "split over runs": SPLIT,
    "two texts and a tab in a run": docx_of(
        f'<w:p><w:r><w:t xml:space="preserve">{LEAD}</w:t><w:t>88.</w:t><w:t xml:space="preserve">1%{TAIL}</w:t>'
        "<w:tab/><w:t>The end.</w:t></w:r></w:p>"
    ),
    "in a link": docx_of(paragraph(run(LEAD), f'<w:hyperlink r:id="link">{run("88.1%")}</w:hyperlink>', run(TAIL))),
    "inserted by a colleague": docx_of(
        paragraph(run(LEAD), f'<w:ins w:id="7" w:author="Lan">{run("88.1% of all")}</w:ins>', run("."))
    ),
    "beside what a colleague deleted": docx_of(
        paragraph(
            run(LEAD),
            '<w:del w:id="3" w:author="Lan"><w:r><w:delText>77.7%</w:delText></w:r></w:del>',
            run("88.1%"),
            run(TAIL),
        )
    ),
    "in a content control": docx_of(
        paragraph(run(LEAD), f"<w:sdt><w:sdtContent>{run('88.1%')}</w:sdtContent></w:sdt>", run(TAIL))
    ),
    "several in a paragraph": docx_of(paragraph(run(f"{OTHER} {WRONG} {OTHER}"))),
    "with entities and odd blanks": docx_of(paragraph(run(f"A &amp; B &lt;b&gt;  say: {WRONG}"))),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_comment_is_at_the_figure_and_the_suggestion_corrects_it(name):
    data = DOCUMENTS[name]
    written = annotate(data)
    places = comments_of(written)
    assert "88.1%" in [at for at, _ in places]
    assert any("81.8%" in text and "transposed" in text for _, text in places)
    assert text_of(written) == text_of(data).replace("88.1%", "81.8%").replace("12% to $105m", "5% to $105m")
    assert text_of(rejected(written)) == text_of(data)


def test_formats_of_the_pieces_stay():
    xml = part_of(annotate(SPLIT), "word/document.xml")
    for piece in (
        '<w:b/></w:rPr><w:delText xml:space="preserve">8<',
        '<w:i/></w:rPr><w:delText xml:space="preserve">8.1<',
    ):
        assert piece in xml


def test_a_total_in_a_table():
    data = in_a_table()
    written = annotate(data)
    assert [at for at, _ in comments_of(written)] == ["481"]
    assert text_of(rejected(written)) == text_of(data)


def test_a_text_box_is_commented_on_where_it_hangs():
    inner = paragraph(run(WRONG))
    data = docx_of(paragraph(run("Before. "), BOX.format(inner, inner)) + paragraph(run("After.")))
    written = annotate(data)
    ((at, text),) = comments_of(written)
    assert WRONG in at
    assert "81.8%" in text
    assert text_of(written) == text_of(data)


def test_a_footnote_is_commented_on_at_its_number():
    data = docx_of(paragraph(run("The ferry is full."), REFERENCE), NOTE.format(paragraph(run(WRONG))))
    written = annotate(data)
    xml = part_of(written, "word/document.xml")
    start, end = xml.index("w:commentRangeStart"), xml.index("w:commentRangeEnd")
    assert start < xml.index("w:footnoteReference") < end
    assert text_of(written) == text_of(data)
    assert part_of(written, "word/footnotes.xml").count("<w:footnote ") == 1


def test_comments_that_were_there_stay():
    document = docx.Document()
    paragraph_ = document.add_paragraph(WRONG)
    document.add_comment(paragraph_.runs, text="Is that so?", author="Lan", initials="L")
    file = io.BytesIO()
    document.save(file)
    written = annotate(file.getvalue())
    assert [text.split("\n")[0] for _, text in comments_of(written)] == [
        "Is that so?",
        "✗ inconsistent: vehicles-share",
    ]


def test_a_missing_claim_is_commented_on_at_the_beginning(tmp_path):
    (tmp_path / "story.docx").write_bytes(docx_of(paragraph(run("The ferry is full."))))
    (tmp_path / "claims.toml").write_text(
        'article = "story.docx"\nlanguage = "en"\n[[claim]]\nid = "gone"\nquote = "Profit rose [a: 5%]"\n', "utf-8"
    )
    report = api.verify(tmp_path / "claims.toml")
    written = annotated(report, report.claims, (tmp_path / "story.docx").read_bytes(), "vi")
    assert comments_of(written)[0][1].startswith("? không còn: gone")


def test_a_document_is_made_for_what_is_none():
    text = f"Harbour\n\n{WRONG}\nA notice said \x1b[31m<b>stop</b>\u202e now.\n"
    report = api.scan_text(text)
    written = annotated(report, missed(report), None)
    assert (
        text_of(written)
        == "Harbour\n" + WRONG.replace("88.1%", "81.8%") + "\nA notice said ␛[31m<b>stop</b>⟨U+202E⟩ now."
    )
    assert [at for at, _ in comments_of(written)] == ["88.1%"]


def test_private_characters_and_a_changed_document_are_errors():
    with pytest.raises(FactcheckError, match="can't be followed"):
        annotate(docx_of(paragraph(run(WRONG + "\U00100001"))))
    report = report_on(docx_of(paragraph(run(WRONG))))
    with pytest.raises(FactcheckError, match="not what was checked"):
        annotated(report, missed(report), docx_of(paragraph(run("Something else."))))


def test_a_document_type_and_a_damaged_part_are_errors():
    report = report_on(DOCUMENTS["one run"])
    good = DOCUMENTS["one run"]
    for name, content in (
        ("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>'),
        ("word/document.xml", "<w:document"),
        ("_rels/.rels", "<Relationships/>"),
    ):
        with pytest.raises(FactcheckError):
            annotated(report, missed(report), exchanged(good, name, content))


def exchanged(data, name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for one in source.namelist():
            target.writestr(one, content if one == name else source.read(one))
    return file.getvalue()


def test_very_many_findings_take_no_time_to_speak_of():
    data = docx_of("".join(paragraph(run(f"{WRONG} Line {number}.")) for number in range(60)))
    report = report_on(data)
    written = annotated(report, missed(report), data)
    assert len(comments_of(written)) == len(missed(report)) >= 60


@pytest.mark.parametrize("name", ["split over runs", "inserted by a colleague", "several in a paragraph"])
def test_libreoffice_opens_it_with_comments_and_suggestions(name, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-writer)")
    written = annotate(DOCUMENTS[name])
    (tmp_path / "story.docx").write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "story.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = part_of((tmp_path / "story.odt").read_bytes(), "content.xml")
    assert content.count("<office:annotation ") == len(comments_of(written))
    assert "<dc:creator>factcheck</dc:creator>" in content
    assert "text:deletion" in content
    assert "text:insertion" in content
