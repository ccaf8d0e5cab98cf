"""An article as a Word document with the findings as comments at its figures, and corrections as tracked changes.

A .docx article is copied: its text, formats, notes and images stay.  For any other article a document is made of its
text.  Accepting a suggestion in the word processor corrects the figure; the original file is never written to.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from factcheck.article import running_text
from factcheck.article.readers.docx import KIND
from factcheck.article.readers.extracted import broken
from factcheck.article.readers.zip_archive import open_archive, xml_parts_alone
from factcheck.model.distribution import missing_extra
from factcheck.model.report import Finding, Repair
from factcheck.model.safe import visible_line
from factcheck.model.said import said
from factcheck.model.verdict import WORST_FIRST
from factcheck.report.message import reason_lines
from factcheck.report.words import Words, verdict_words, words_for

if TYPE_CHECKING:
    from factcheck.model.report import Report
    from factcheck.report.word.placing import Element, Piece, Placed

LONGEST_COMMENT = 4_000
"""Characters; what is longer is no help in a margin."""


def annotated(report: Report, findings: Sequence[Finding], data: bytes | None, language: str = "") -> bytes:
    """Return a Word document with these findings of a report as comments.

    `data` is the .docx file that the article was read from, or none: then a document is made of the article's text.
    Comments are in `language`, by default the article's own.  Raises FactcheckError where python-docx is not
    installed, or the document can't be followed.
    """
    try:
        import docx
    except ImportError:
        raise missing_extra(said("report.word_needs"), "formats", report.article.path) from None
    words = words_for([report], language)
    if data is None:
        document, placed, parts = _made(docx.Document(), report)
    else:
        document, placed, parts = _opened(data, report)
    notes = _notes(report, findings)
    _write(document, placed, parts, notes, report, words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _made(document: Any, report: Report) -> tuple[Any, Placed, dict[str, Element]]:  # noqa: ANN401 - of python-docx
    """Return a new document with the article's paragraphs."""
    from factcheck.report.word.placing import MAIN, composed

    article = report.article
    paragraphs, placed = composed(running_text(article), [(span.start, span.end) for span in article.paragraphs])
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document, placed, {MAIN: document.element}


def _opened(data: bytes, report: Report) -> tuple[Any, Placed, dict[str, Element]]:
    """Return the article's document, and where its words are."""
    import docx

    from factcheck.report.word.placing import parts_of, place_words

    path = report.article.path
    xml_parts_alone(open_archive(data, KIND, path), KIND, path)  # bounds, and no entities
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # a part that is missing or damaged makes the library raise anything
        raise broken(KIND, path, error) from error
    parts = parts_of(document, path)
    placed = place_words(data, path, parts, report.article.text)
    return document, placed, {role: root for role, (_, root) in parts.items()}


# What is said, and at which figure.


class Note(msgspec.Struct, frozen=True, gc=False):
    """The findings at one stretch of the article, and the correction that is suggested there."""

    start: int
    end: int
    findings: tuple[Finding, ...]
    repair: Repair | None = None


def _notes(report: Report, findings: Iterable[Finding]) -> list[Note]:
    """Return what is to be written, in the order of the article; findings without a place are at its beginning."""
    worst_first = sorted(findings, key=lambda finding: WORST_FIRST.index(finding.verdict))
    notes: dict[tuple[int, int], Note] = {}
    for finding in worst_first:
        place = _place(finding, report)
        note = notes.get(place, Note(*place, ()))
        notes[place] = msgspec.structs.replace(
            note, findings=(*note.findings, finding), repair=note.repair or suggested(finding, report)
        )
    return sorted(notes.values(), key=lambda note: note.start)


def suggested(finding: Finding, report: Report) -> Repair | None:
    """Return the likeliest correction of a figure; none where only words would change, or nothing must."""
    check = finding.decisive
    if check is None or finding.verdict != "inconsistent" or not check.repairs:
        return None
    repair = check.repairs[0]
    if repair.figure < 0:
        return None
    figure = report.figures[repair.figure]
    return repair if report.article.text[figure.start : figure.end] == repair.before else None


def _place(finding: Finding, report: Report) -> tuple[int, int]:
    """Return where a finding is commented on: at the figure to correct, at the stated one, or at its quote."""
    repair = suggested(finding, report)
    index = repair.figure if repair else stated_figure(finding, report)
    if index >= 0:
        return report.figures[index].start, report.figures[index].end
    return (finding.start, finding.end) if finding.start >= 0 else (0, 0)


def stated_figure(finding: Finding, report: Report) -> int:
    """Return the index of the figure that a finding is about; -1 for none."""
    check = finding.decisive
    indices = (check.figures if check else ()) or finding.figures
    named = [index for index in indices if check and report.figures[index].text == check.stated]
    return (named or list(indices) or [-1])[-1]


def comment_text(finding: Finding, report: Report, words: Words) -> str:
    """Return what the comment on a finding says: verdict and claim, then the reason and the corrections."""
    head = f"{verdict_words(finding.verdict, words)}: {visible_line(finding.id)}"
    text = "\n".join((head, *reason_lines(finding, report, words)))
    return text if len(text) <= LONGEST_COMMENT else f"{text[:LONGEST_COMMENT]}…"


# Writing it.


def _write(
    document: Any,  # noqa: ANN401 - of python-docx
    placed: Placed,
    parts: dict[str, Element],
    notes: Sequence[Note],
    report: Report,
    words: Words,
) -> None:
    from factcheck.report.word.editing import Suggestions, comment

    stretches = _stretches(document, placed, parts, notes)
    suggestions = Suggestions(document.element)
    for note, (first, last, is_exact) in zip(notes, stretches, strict=True):
        for finding in note.findings:
            comment(document, first, last, comment_text(finding, report, words))
        if note.repair and is_exact:
            suggestions.replace(first, last, visible_line(note.repair.after))


Stretch = tuple[Any, Any, bool]
"""First and last run, and whether they hold just the words meant, so that these can be replaced."""


def _stretches(
    document: Any,  # noqa: ANN401 - of python-docx
    placed: Placed,
    parts: dict[str, Element],
    notes: Sequence[Note],
) -> list[Stretch]:
    """Return the runs of each note; taken from the end to the beginning, as what is before stays where it is."""
    from factcheck.report.word.placing import texts_of

    texts = {role: texts_of(root) for role, root in parts.items()}
    found: list[Stretch] = []
    taken: dict[tuple[str, int], int] = {}
    for note in reversed(notes):
        pieces = placed.pieces(note.start, note.end)
        runs = [_run(piece, texts, parts, taken) for piece in pieces]
        stretch = [run for run, _ in runs if run is not None] or [_any_run(document)]
        found.append((stretch[0], stretch[-1], bool(runs) and all(exact for _, exact in runs)))
    return found[::-1]


def _run(
    piece: Piece, texts: dict[str, list[Element]], parts: dict[str, Element], taken: dict[tuple[str, int], int]
) -> tuple[Element | None, bool]:
    """Return the run of a piece, split off; for a note or a text box the run in the text that it hangs on."""
    from docx.oxml.ns import qn

    from factcheck.report.word.editing import isolate
    from factcheck.report.word.placing import MAIN

    text = texts[piece.part][piece.text]
    if piece.part != MAIN:
        return _reference(text, piece.part, parts[MAIN]), False
    runs = list(text.iterancestors(qn("w:r")))
    if len(runs) != 1 or text.getparent() is not runs[0]:
        return (runs[-1] if runs else None), False
    key = (piece.part, piece.text)
    if piece.end > taken.get(key, piece.end):  # two notes overlap: the second is made at the whole run
        return runs[0], False
    taken[key] = piece.start
    return isolate(text, piece.start, piece.end), True


def _reference(text: Element, part: str, main: Element) -> Element | None:
    """Return the run of the main text that refers to the footnote or endnote of a text element."""
    from docx.oxml.ns import qn

    from factcheck.report.word.placing import FOOTNOTES

    kind = "footnote" if part == FOOTNOTES else "endnote"
    for note in text.iterancestors(qn(f"w:{kind}")):
        for reference in main.iter(qn(f"w:{kind}Reference")):
            if reference.get(qn("w:id")) == note.get(qn("w:id")):
                return reference.getparent()
    return None


def _any_run(document: Any) -> Element:  # noqa: ANN401 - of python-docx
    """Return a run at the beginning of a document, for what has no place in it."""
    from docx.oxml.ns import qn

    found = next(iter(document.element.body.iter(qn("w:r"))), None)
    outer = [found, *found.iterancestors(qn("w:r"))][-1] if found is not None else None
    return outer if outer is not None else document.add_paragraph().add_run()._r
