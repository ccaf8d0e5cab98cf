"""Pages and PDF files that take far more time or memory than their size says: read, or refused in one sentence."""

import zlib

import pytest

from factcheck.article import article_from_bytes
from factcheck.article.readers import bounds
from factcheck.model.errors import FactcheckError
from tests.article.readers.writers import pdf_bytes

SAYS = "Sales rose 12% to 56 million."
DEEP = 100_000

MULTIPLIES = "".join(f"<b id=a{number}><p>" for number in range(4000))
"""64 KB: a tree of twenty million elements."""

REFUSED = {
    "div": "<div>" * DEEP + SAYS,
    "list": "<ul><li><div>" * DEEP + SAYS,
    "closed": "<div>" * DEEP + SAYS + "</div>" * DEEP,
    "bold": MULTIPLIES + SAYS,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(DEEP)) + f">{SAYS}",
}

READ = {
    "tags": "<p>12 people</p>" * 100_000 + SAYS,
    "line breaks": "<br>" * DEEP + SAYS,
    "one attribute": f"<p title='{'a' * 4_000_000}'>{SAYS}",
    "style": f"<style>{'@' * 2_000_000}</style>{SAYS}",
    "comments": SAYS + "<!--" * 1_000_000,
    "entities": f"<p>{'&amp;' * 1_000_000} {SAYS}",
}


@pytest.fixture
def little(monkeypatch):
    """Bounds that are reached soon."""
    monkeypatch.setattr(bounds, "MAXIMUM_SECONDS", {"pdf": 1, "html": 1})
    monkeypatch.setattr(bounds, "MAXIMUM_MEMORY", 1 << 30)


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_takes_too_much_is_refused(name, little):
    with pytest.raises(FactcheckError, match=r"reading the file takes more than|the file holds too much") as caught:
        article_from_bytes(REFUSED[name].encode(), "page.html", "en")
    assert caught.value.problems[0].path == "page.html"
    assert "check that this is the article" in caught.value.problems[0].hint


@pytest.mark.parametrize("name", READ)
def test_a_large_page_is_read(name):
    assert SAYS in article_from_bytes(READ[name].encode(), "page.html", "en").text


def test_a_page_is_read_the_same_in_a_process_of_its_own(monkeypatch):
    page = f"<nav>Home</nav><article><h1>Bến cá Hòn Sóng</h1><p>{SAYS}<table><tr><td>Xã<td>12</table></article>"
    here = article_from_bytes(page.encode(), "page.html", "en", bounded=True)
    monkeypatch.setattr(bounds, "SMALL_PAGE", 0)
    assert article_from_bytes(page.encode(), "page.html", "en") == here


def pdf(objects):
    """Return a PDF of these objects by number; the first is its catalogue."""
    parts, places = [b"%PDF-1.4\n"], {}
    for number, body in objects.items():
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    size = max(objects) + 1
    table = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)]
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, sum(map(len, parts)))
    return b"".join([*parts, b"xref\n0 %d\n" % size, *table, end])


def stream(data, filters=b""):
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), filters, data)


FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources" + FONT + b"/Contents 4 0 R>>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Sales rose 12%) Tj ET\n"
FLATE = b"/Filter/FlateDecode"


def of_one_page(content):
    return pdf({1: CATALOGUE, 2: ONE_PAGE, 3: PAGE, 4: content})


def many_times(data, times=1):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def tree(kids):
    """Return a PDF with a tree of pages: for each node what is below it."""
    nodes = {n: b"<</Type/Pages/Kids[%b]/Count 1>>" % b" ".join(b"%d 0 R" % kid for kid in kids[n]) for n in kids}
    return pdf({1: CATALOGUE, **nodes, 3: PAGE, 4: stream(TEXT)})


def forms():
    """Return a PDF whose page draws a form that draws two, and so on, thirty levels down."""
    draws = b"/Type/XObject/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>"
    levels = {n: stream(b"/X Do /X Do ", draws % (n + 1)) for n in range(5, 35)}
    page = b"<</Type/Page/Parent 2 0 R/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    last = stream(TEXT, b"/Type/XObject/Subtype/Form/Resources" + FONT)
    return pdf({1: CATALOGUE, 2: ONE_PAGE, 3: page, 4: stream(b"/X Do"), **levels, 35: last})


PDFS = {
    "stream of 100 MB": lambda: of_one_page(stream(many_times(b" " * (100 << 20)), FLATE)),
    "stream in a stream": lambda: of_one_page(
        stream(many_times(b" " * (100 << 20), 2), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "10,000 filters": lambda: of_one_page(stream(many_times(TEXT), b"/Filter[" + b"/FlateDecode" * 10_000 + b"]")),
    "operators": lambda: of_one_page(stream(many_times(b"BT (a) Tj ET\n" * 2_000_000), FLATE)),
    "one page 900 times": lambda: pdf(
        {
            1: CATALOGUE,
            2: b"<</Type/Pages/Kids[%b]/Count 900>>" % (b"3 0 R " * 900),
            3: PAGE,
            4: stream(many_times(TEXT * 20_000), FLATE),
        }
    ),
    "5,000 pages": lambda: pdf(
        {1: CATALOGUE, 2: b"<</Type/Pages/Kids[%b]/Count 5000>>" % (b"3 0 R " * 5000), 3: PAGE, 4: stream(TEXT)}
    ),
    "pages in a circle": lambda: tree({2: [2]}),
    "pages that hold what holds them": lambda: tree({2: [3, 5], 5: [2, 3]}),
    "pages doubled thirty times": lambda: tree({2: [10, 10]} | {n: [n + 1, n + 1] for n in range(10, 40)} | {40: [3]}),
    "5,000 levels of pages": lambda: tree({2: [10]} | {n: [n + 1] for n in range(10, 5010)} | {5010: [3]}),
    "forms doubled thirty times": forms,
    "a stream of itself": lambda: of_one_page(b"4 0 R"),
    "nested arrays": lambda: of_one_page(stream(TEXT)).replace(b"/Catalog", b"/Catalog/X" + b"[" * DEEP + b"]" * DEEP),
    "a table of five thousand million objects": lambda: of_one_page(stream(TEXT)).replace(
        b"xref\n0 5", b"xref\n0 5000000000"
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_takes_too_much_is_read_or_refused(name, little):
    try:
        text = article_from_bytes(PDFS[name](), "report.pdf", "en").text
    except FactcheckError as error:
        problem = error.problems[0]
        assert problem.kind == "input"
        assert problem.path == "report.pdf"
        assert problem.hint
        assert len(problem.message) < 300
    else:
        assert "Sales rose 12%" in text


def test_a_pdf_is_read_the_same_in_a_process_of_its_own():
    data = pdf_bytes([(SAYS, "Năm 2021"), ("Page two: 960 pupils.",)])
    assert article_from_bytes(data, "a.pdf", "en") == article_from_bytes(data, "a.pdf", "en", bounded=True)
