"""Comments and tracked changes in the XML of a Word document."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.run import Run

Element = Any
"""An element of lxml, which carries no types."""

AUTHOR = "factcheck"
INITIALS = "fc"

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def isolate(text: Element, start: int, end: int) -> Element:
    """Split a run so that a stretch of one of its texts is a run of its own, and return that.

    The run keeps what comes before; so several stretches of one text are isolated from its end to its beginning.
    """
    run = text.getparent()
    written = text.text or ""
    if end < len(written) or text.getnext() is not None:
        rest = _split_after(run, text)
        if end < len(written):
            rest.insert(_first_place(rest), _text(written[end:]))
            _write(text, written[:end])
    if start > 0 or _has_before(run, text):
        own = _split_after(run, text)
        own.insert(_first_place(own), _text(written[start:end]))
        _write(text, written[:start])
        if start == 0:
            run.remove(text)
        return own
    return run


def _split_after(run: Element, child: Element) -> Element:
    """Move what follows a child of a run to a new run behind it, of the same format; return the new run."""
    new = OxmlElement("w:r")
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        new.append(copy.deepcopy(properties))
    for following in list(child.itersiblings()):
        new.append(following)
    run.addnext(new)
    return new


def _first_place(run: Element) -> int:
    return 1 if run.find(qn("w:rPr")) is not None else 0


def _has_before(run: Element, child: Element) -> bool:
    before: int = run.index(child)
    return before > _first_place(run)


def _text(written: str, tag: str = "w:t") -> Element:
    element = OxmlElement(tag)
    _write(element, written)
    return element


def _write(element: Element, written: str) -> None:
    element.text = written
    element.set(SPACE, "preserve")


def comment(document: Any, first: Element, last: Element, text: str) -> None:  # noqa: ANN401 - of python-docx
    """Add a comment at a stretch of runs; each line of its text is a paragraph."""
    ends = [Run(first, document), Run(last, document)]
    document.add_comment(ends, text=text, author=AUTHOR, initials=INITIALS)


class Suggestions:
    """Writes tracked changes, each with a number that no other one has."""

    def __init__(self, root: Element) -> None:
        """Number from the highest one in the document on."""
        numbers = [value for element in root.iter() if (value := element.get(qn("w:id"))) and value.isdecimal()]
        self._next = max((int(number) for number in numbers if len(number) < 10), default=0) + 1
        self._date = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def replace(self, first: Element, last: Element, new: str) -> bool:
        """Suggest other words for a stretch of runs; return whether that can be: all are in one place."""
        parent = first.getparent()
        if parent is None or last.getparent() is not parent:
            return False
        stretch = [first]
        while stretch[-1] is not last:
            following = stretch[-1].getnext()
            if following is None:
                return False
            stretch.append(following)
        runs = [element for element in stretch if element.tag == qn("w:r")]
        behind = [self._deleted(run) for run in runs][-1]
        if parent.tag == qn("w:ins"):  # words that are a suggestion themselves: ours comes between its two halves
            behind = _split_insertion(parent, behind)
        behind.addnext(self._inserted(runs[0], new))
        return True

    def _change(self, tag: str) -> Element:
        change = OxmlElement(tag)
        for name, value in (("w:id", str(self._next)), ("w:author", AUTHOR), ("w:date", self._date)):
            change.set(qn(name), value)
        self._next += 1
        return change

    def _deleted(self, run: Element) -> Element:
        deletion = self._change("w:del")
        run.addprevious(deletion)
        deletion.append(run)
        for text in list(run.iter(qn("w:t"))):
            text.getparent().replace(text, _text(text.text or "", "w:delText"))
        return deletion

    def _inserted(self, like: Element, new: str) -> Element:
        insertion, run = self._change("w:ins"), OxmlElement("w:r")
        properties = like.find(qn("w:rPr"))
        if properties is not None:
            run.append(copy.deepcopy(properties))
        run.append(_text(new))
        insertion.append(run)
        return insertion


def _split_insertion(insertion: Element, last: Element) -> Element:
    """Move what follows an element of a tracked insertion to a second one behind it; return the first."""
    rest = copy.copy(insertion)
    for child in list(rest):
        rest.remove(child)
    for following in list(last.itersiblings()):
        rest.append(following)
    if len(rest):
        insertion.addnext(rest)
    return insertion
