"""What must hold of every input: one target for each way in and out, and the inputs that suit it."""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tools.fuzz import documents, grammar, mutate

if TYPE_CHECKING:
    from random import Random

    from factcheck.model.figure import Figure
    from factcheck.model.report import Report

SEPARATOR = "\n=====\n"
"""Between the parts of an input that has more than one: an article and its claims file, a suffix and a document."""

COMMAND = re.compile(r"^\s*(::|##\[|##vso\[)")
"""A line that a CI service would take for a command."""

UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal or a reader's eye would obey."""

FOR_PROGRAMS = ("json", "jsonl", "sarif", "gitlab", "rdjson")

LONGEST = 60_000
"""Bytes of an input; longer ones are for `benchmarks/`, which measure growth."""


class BrokenPromiseError(AssertionError):
    """A property that must hold of every input does not."""


def require(holds: object, promise: str) -> None:
    """Raise `BrokenPromiseError` unless a promise holds; unlike `assert`, also under -O."""
    if not holds:
        raise BrokenPromiseError(promise)


@dataclass(frozen=True)
class Target:
    """A way in: how inputs are made, how they are changed, and what is tried with them."""

    name: str
    generate: Callable[[Random], bytes]
    run: Callable[[bytes, Path], None]
    """Takes the input and an empty folder; raises anything but FactcheckError where a promise is broken."""
    mutate: mutate.Mutate = mutate.mutated_text


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def check_figures(text: str, figures: list[Figure] | tuple[Figure, ...]) -> None:
    """Require that figures lie in a text, in order, and that their intervals hold their values."""
    last = 0
    for figure in figures:
        require(0 <= figure.start < figure.end <= len(text), f"offsets {figure.start}:{figure.end} lie in the text")
        require(figure.start >= last, f"{figure.text!r} starts after the figure before it ends")
        last = figure.start
        interval = figure.interval
        if interval is not None and interval.low is not None and interval.high is not None:
            require(interval.low <= interval.high, f"the interval of {figure.text!r} has its ends in order")


def check_report(report: Report) -> None:
    """Require that a report's figures lie in its article, and that no error in it is one of factcheck's own.

    What breaks in one finder or claim is contained, so that the rest goes on: it raises nothing here.
    """
    check_figures(report.article.text, report.figures)
    broken = [problem.message for problem in report.errors if problem.kind != "input"]
    require(not broken, f"no error of factcheck's own: {broken[:1]}")


def read_figures(data: bytes, folder: Path) -> None:
    """Read a text in a language that its first letter chooses; twice, now and then, with the same result."""
    import factcheck

    text = _text(data)
    language = ("auto", *grammar.LANGUAGES)[len(text) % 9]
    figures = factcheck.read_figures(text, language)
    check_figures(text, figures)
    for figure in figures:
        require(text[figure.start : figure.end] == figure.text, f"the text at the offsets is {figure.text!r}")
    if len(text) % 7 == 0:
        require(figures == factcheck.read_figures(text, language), "reading twice gives the same")


def scan(data: bytes, folder: Path) -> None:
    """Scan a text; the record must be valid JSON with its places in the text."""
    import factcheck

    text = _text(data)
    report = factcheck.scan_text(text)
    check_report(report)
    json.dumps(report.to_dict())
    for claim in report.claims:
        require(-1 <= claim.start <= claim.end <= len(report.article.text), "a claim lies in the text")
        require(all(-1 <= index < len(report.figures) for index in claim.figures), "a claim's figures exist")
    if len(text) % 7 == 0:
        require(report.to_dict() == factcheck.scan_text(text).to_dict(), "scanning twice gives the same")


def expression(data: bytes, folder: Path) -> None:
    """Parse a check; what was parsed is written so that it parses to the same."""
    from factcheck.claims.expression import parse, write

    tree = parse(_text(data))
    written = write(tree)
    require(write(parse(written)) == written, f"{written!r} parses to what it was written from")


def claims_text(data: bytes, folder: Path) -> None:
    """Load a claims file: records or problems, nothing else."""
    from factcheck import api

    (folder / "article.txt").write_text("12 USD", encoding="utf-8")
    (folder / "claims.toml").write_bytes(data)
    check_report(api.verify(folder / "claims.toml"))


def verify(data: bytes, folder: Path) -> None:
    """Verify an article and its claims file; claims in another order get the same verdicts."""
    from factcheck import api

    article, _, claims = _text(data).partition(SEPARATOR)
    (folder / "article.txt").write_bytes(article.encode("utf-8", "surrogateescape"))
    (folder / "claims.toml").write_bytes(claims.encode("utf-8", "surrogateescape"))
    report = api.verify(folder / "claims.toml", explain_all=True)
    document = report.to_dict()
    json.dumps(document)
    check_report(report)
    _render_all([report])
    of_whole_words = all(re.search(rf"(?<![\w.,]){re.escape(claim.quote)}(?!\w)", article) for claim in report.claims)
    if len(article) % 3 == 0 and of_whole_words and (turned := _turned(claims)):
        (folder / "claims.toml").write_bytes(turned.encode("utf-8", "surrogateescape"))
        again = api.verify(folder / "claims.toml")
        before = {claim.id: claim.verdict for claim in report.claims}
        after = {claim.id: claim.verdict for claim in again.claims}
        require(before == after, f"the order of claims changes no verdict: {before} {after}")


def _turned(claims: str) -> str:
    """Return a claims file with its claims in reverse; "" where their headings do not separate them."""
    head, *blocks = claims.split("[[claim]]\n")
    if len(blocks) < 2 or "[outside" in claims or "'''" in claims or '"""' in claims:
        return ""
    with_end = [block if block.endswith("\n") else block + "\n" for block in blocks]
    ids = [re.search(r'^id = "(\w+)"$', block, re.MULTILINE) for block in with_end]
    if len({found[1] for found in ids if found}) != len(blocks):
        return ""
    quotes = [str(entry.get("quote")) for entry in tomllib.loads(claims)["claim"]]
    if any(quotes.count(quote) > 1 for quote in quotes):
        return ""  # of two equal quotes the first stands for the first place
    return head + "".join(f"[[claim]]\n{block}" for block in reversed(with_end))


def document(data: bytes, folder: Path) -> None:
    """Read an article of any format, and scan what was read."""
    from factcheck import api
    from factcheck.article import article_from_bytes

    suffix, _, content = data.partition(SEPARATOR.encode())
    article = article_from_bytes(content, f"article.{_text(suffix)[:8]}")
    check_figures(article.text, api.article_figures(article))
    report = api.scan_article(article)
    check_report(report)
    _render_all([report], ("concise", "json"))


def outputs(data: bytes, folder: Path) -> None:
    """Render what was found in every format, with names and notes that would like to be commands."""
    import msgspec

    from factcheck import api
    from factcheck.article import article_from_text
    from factcheck.model.errors import Problem

    name, _, text = _text(data).partition(SEPARATOR)
    report = api.scan_article(article_from_text(text, path=name))
    check_report(report)
    report = msgspec.structs.replace(report, claims_path=name)
    _render_all([report], problems=(Problem(name, name, 1, 1, text[:200], name),))


def _render_all(reports: list[Report], formats: tuple[str, ...] = (), problems: tuple = ()) -> None:  # type: ignore[type-arg]
    from factcheck.report import FORMATS, render

    for name in formats or FORMATS:
        shown = render(reports, name, problems=problems)
        if name in FOR_PROGRAMS:
            for line in shown.splitlines() if name == "jsonl" else [shown]:
                json.loads(line)
        elif name == "junit":
            ElementTree.fromstring(shown.encode("utf-8"))
        if name != "html":
            found = UNSAFE.search(shown.replace("\r\n", "\n") if name == "csv" else shown)
            require(not found, f"{name} holds no {found and found[0]!r}")
        if name in ("table", "concise", "markdown"):
            found = next((line for line in shown.splitlines() if COMMAND.match(line)), None)
            require(found is None, f"no line of {name} begins a command of a CI service: {found!r}")


def harmless_edits(data: bytes, folder: Path) -> None:
    """Scan a text again after edits that change nothing it says: the same statements get the same verdicts."""
    import factcheck

    text = _text(data)
    if UNSAFE.search(text) or re.search("[\\ud800-\\udfff]", text) or not unicodedata.is_normalized("NFC", text):
        return
    plain = _verdicts(factcheck.scan_text(text, "en"))
    for what, edited in (
        ("a paragraph without figures after it", f"{text}\n\nNobody was there to comment."),
        ("decomposed letters", unicodedata.normalize("NFD", text)),
        ("another kind of line end", text.replace("\n", "\r\n")),
    ):
        again = _verdicts(factcheck.scan_text(edited, "en"))
        require(plain == again, f"{what}: {plain} becomes {again}")


def _verdicts(report: Report) -> list[tuple[str, str]]:
    check_report(report)
    return sorted((check.rule, claim.verdict) for claim in report.claims for check in claim.checks)


def number_style(data: bytes, folder: Path) -> None:
    """Read one list of figures written in the English and in the Vietnamese style: the values are the same."""
    import factcheck

    words = [word for word in _text(data).split() if re.fullmatch(r"\d{1,3}(,\d{3})*(\.\d{1,2})?", word)]
    english = "; ".join(f"{word} USD" for word in words)
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    values = [figure.value for figure in factcheck.read_figures(english, "en")]
    again = [figure.value for figure in factcheck.read_figures(vietnamese, "vi")]
    require(values == again, f"{english!r} and {vietnamese!r} are the same values")
    require(len(values) == len(words), f"{english!r} has {len(words)} figures")


def configuration(data: bytes, folder: Path) -> None:
    """Load a configuration and what it names."""
    from factcheck.config.load_config import load_config
    from factcheck.language import packs_in_use

    (folder / "factcheck.toml").write_bytes(data)
    config = load_config(folder)
    with packs_in_use(config.packs, config.words, config.path):
        pass


def pack(data: bytes, folder: Path) -> None:
    """Load a newsroom's own language pack and read with it."""
    import factcheck
    from factcheck.language import packs_in_use

    (folder / "own.toml").write_bytes(data)
    with packs_in_use([folder / "own.toml"]):
        factcheck.read_figures("12 km, 3,5 million, hơn 20% so với 2023", "en")


def command(data: bytes, folder: Path) -> None:
    """Run commands on an article and a claims file: exit codes as documented, no traceback, valid JSON."""
    article, _, claims = _text(data).partition(SEPARATOR)
    (folder / "article.txt").write_bytes(article.encode("utf-8", "surrogateescape"))
    (folder / "claims.toml").write_bytes(claims.encode("utf-8", "surrogateescape"))
    for line in (
        ["verify", "claims.toml", "--format", "json"],
        ["scan", "article.txt", "--format", "json"],
        ["figures", "article.txt", "--format", "json"],
        ["draft", "article.txt", "--output", "drafted.toml"],
        ["update", "--all", "claims.toml"],
    ):
        code, out, err = _called(line, folder)
        require(code in (0, 1, 2), f"{line}: exit code {code}")
        require("Traceback" not in err and "internal error" not in err + out, f"{line}: {err[-2000:]} {out[-2000:]}")
        if "json" in line and out:
            json.loads(out)
    if (folder / "drafted.toml").exists():
        code, out, err = _called(["verify", "drafted.toml", "--format", "json"], folder)
        require(code in (0, 1), f"what was drafted can be verified: {code} {err[-2000:]} {out[-2000:]}")


def _called(line: list[str], folder: Path) -> tuple[object, str, str]:
    from factcheck.cli.app import main

    before = str(Path.cwd()), sys.argv
    out, err = StringIO(), StringIO()
    try:
        os.chdir(folder)
        sys.argv = ["factcheck", *line]
        with redirect_stdout(out), redirect_stderr(err), _unchanged_collector():
            main()
        code: object = 0
    except SystemExit as end:
        code = end.code or 0
    finally:
        os.chdir(before[0])
        sys.argv = before[1]
    return code, out.getvalue(), err.getvalue()


@contextmanager
def _unchanged_collector() -> Iterator[None]:
    """Undo what the command does to the garbage collector, since this process goes on."""
    import gc

    threshold = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()


def _article(random: Random) -> bytes:
    return _bytes(grammar.article(random))


def _article_and_claims(random: Random) -> bytes:
    language = random.choice(grammar.LANGUAGES)
    text = grammar.article(random, language).encode("utf-8", "ignore").decode("utf-8").replace("\r", "")
    return _bytes(text + SEPARATOR + grammar.claims_file(random, text, language))


def _claims(random: Random) -> bytes:
    return _article_and_claims(random).partition(SEPARATOR.encode())[2]


def _check(random: Random) -> bytes:
    return _bytes(grammar.check(random, ("a", "b", "tỷ_lệ", "x1")))


def _document(random: Random) -> bytes:
    suffix, content = documents.document(random)
    return suffix.encode() + SEPARATOR.encode() + content


def _hostile_name(random: Random) -> bytes:
    start = random.choice(("::warning file=x,line=1::", "##[error]", "a\n::set-output name=x::", "--output=x", "<b>"))
    return _bytes(start + random.choice(grammar.ODD) + "x.txt" + SEPARATOR + grammar.article(random))


def _numbers(random: Random) -> bytes:
    return " ".join(grammar.number(random, "en") for _ in range(random.choice((1, 3, 9)))).encode()


def _configuration(random: Random) -> bytes:
    values = ('"vi"', "12", "nan", "1e99999", "[]", '["/abs/*"]', '["**"]', "true", '"x"', "{}", "-1", '"\\u0000"')
    keys = ("language", "claims", "exclude", "fail_on", "strict", "require_coverage", "baseline", "packs", "words")
    chosen = random.sample(keys, random.choice((1, 2, 4)))
    return "".join(f"{key} = {random.choice(values)}\n" for key in chosen).encode()


def _pack(random: Random) -> bytes:
    packs = [path.read_bytes() for path in sorted(grammar.DATA.rglob("*.toml"))]
    return random.choice([pack for pack in packs if pack.startswith(b"code =")])


def _with_document(data: bytes, random: Random) -> bytes:
    suffix, _, content = data.partition(SEPARATOR.encode())
    return suffix + SEPARATOR.encode() + mutate.mutated_document(content, random)


TARGETS = (
    Target("figures", _article, read_figures),
    Target("scan", _article, scan),
    Target("expression", _check, expression),
    Target("claims", _claims, claims_text),
    Target("verify", _article_and_claims, verify),
    Target("document", _document, document, _with_document),
    Target("outputs", _hostile_name, outputs),
    Target("harmless", _article, harmless_edits),
    Target("style", _numbers, number_style),
    Target("config", _configuration, configuration),
    Target("pack", _pack, pack),
    Target("command", _article_and_claims, command),
)
"""Every target; the name is the first line of its inputs."""

BY_NAME = {target.name: target for target in TARGETS}


def split(data: bytes) -> tuple[Target | None, bytes]:
    """Return the target that an input is for, and what follows its first line."""
    name, _, rest = data.partition(b"\n")
    return BY_NAME.get(name.decode("ascii", "replace")), rest


def joined(target: Target, content: bytes) -> bytes:
    """Return an input as `split` takes it apart."""
    return target.name.encode() + b"\n" + content[:LONGEST]


def run(data: bytes, folder: Path) -> str:
    """Run the target that an input names in a folder; return "ok", "refused" or, for no target, "".

    Raises whatever breaks a promise.
    """
    from factcheck.model.errors import FactcheckError

    target, content = split(data)
    if target is None:
        return ""
    try:
        target.run(content, folder)
    except FactcheckError as error:
        require(error.problems and all(problem.message for problem in error.problems), "an error says what is wrong")
        return "refused"
    return "ok"
