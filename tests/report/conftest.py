"""Reports built by hand, so that each format is tested on every verdict whatever the engine does."""

import json
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from factcheck.model.article import Article, Span
from factcheck.model.claim import Location
from factcheck.model.errors import Problem
from factcheck.model.figure import Figure, Hedge
from factcheck.model.interval import Interval
from factcheck.model.report import Change, CheckResult, Coverage, Finding, OutsideResult, Repair, Report, Step

HARBOUR = """Lenmouth harbour had a good year
The port handled 4.2 million tonnes of freight in 2023, up 12% from 3.75 million tonnes a year before.
Of its 48 berths 31 are let and 19 stand empty.
Dues came to £4,000 for each of the 3,150 boats, about £12.9 million in all.
Profit was 1.8 times that of 2018. The dredging will cost £86 million, the board said.
The new crane lifts 65 tonnes, 13 times what the old one (5 tonnes) could.
Staff numbers rose from 420 to 390.
A notice said <b onclick="alert(1)">[red]"44 metres"[/red]</b> \x1b[31mand\u202e no more.
"""

CLAIMS = "harbour.claims.toml"


def article_of(text, path="harbour.txt", language="en"):
    starts = (0, *(index + 1 for index, character in enumerate(text) if character == "\n"))
    whole = (Span(0, len(text)),)
    return Article(path, text, language, starts, whole, whole)


def figure_in(text, surface, value, unit="", kind="number", half="0", **more):
    start = text.index(surface)
    exact, step = Fraction(value), Fraction(half)
    return Figure(
        text=surface,
        start=start,
        end=start + len(surface),
        kind=kind,
        value=exact,
        interval=Interval(exact - step, exact + step),
        unit=unit,
        **more,
    )


def finding_in(text, quote, **more):
    start = text.find(quote)
    return Finding(quote=quote, start=start, end=start + len(quote) if start >= 0 else -1, **more)


def harbour_figures():
    about = Hedge("about", "about", HARBOUR.index("about"), HARBOUR.index("about") + 5)
    return (
        figure_in(HARBOUR, "4.2 million tonnes", 4_200_000_000, "kilogram", "measure", 50_000_000),
        figure_in(HARBOUR, "2023", 2023, "calendar year", "year"),
        figure_in(HARBOUR, "12%", 12, "percent", "percent", "1/2"),
        figure_in(HARBOUR, "3.75 million tonnes", 3_750_000_000, "kilogram", "measure", 5_000_000),
        figure_in(HARBOUR, "48", 48, "", "count"),
        figure_in(HARBOUR, "31", 31, "", "count"),
        figure_in(HARBOUR, "19", 19, "", "count"),
        figure_in(HARBOUR, "£4,000", 4000, "GBP", "money", "1/2"),
        figure_in(HARBOUR, "3,150", 3150, "", "count"),
        figure_in(HARBOUR, "£12.9 million", 12_900_000, "GBP", "money", 100_000, hedge=about),
        figure_in(HARBOUR, "1.8 times", "1.8", "times", "ratio", "1/20"),
        figure_in(HARBOUR, "£86 million", 86_000_000, "GBP", "money", 500_000),
        figure_in(HARBOUR, "65 tonnes", 65_000, "kilogram", "measure", 500),
        figure_in(HARBOUR, "13 times", 13, "times", "ratio", "1/2"),
        figure_in(HARBOUR, "5 tonnes)", 5_000, "kilogram", "measure", 500),
        figure_in(HARBOUR, "420", 420, "person", "count"),
        figure_in(HARBOUR, "390", 390, "person", "count"),
        figure_in(HARBOUR, "44 metres", 44, "metre", "measure", "1/2"),
    )


def change_check():
    return CheckResult(
        source="change(before, freight) ≈ growth",
        rule="change",
        verdict="consistent",
        stated="12%",
        computed=Interval(Fraction("10.53"), Fraction("13.49")),
        computed_unit="percent",
        explanation="from 3.75 to 4.2 million tonnes is 10.53 to 13.49%, which 12% allows.",
        steps=(Step("(4.2 − 3.75) ÷ 3.75"), Step("= 10.53 to 13.49%")),
    )


def berths_check():
    return CheckResult(
        source="let + empty = berths",
        rule="sum",
        verdict="inconsistent",
        stated="48",
        computed=Interval(Fraction(50), Fraction(50)),
        difference=Fraction(2),
        explanation="31 and 19 make 50, not 48.",
        repairs=(Repair(6, "19", "17", "one digit"), Repair(4, "48", "50", "recomputed")),
        steps=(Step("31 + 19"), Step("= 50")),
        figures=(5, 6, 4),
    )


def findings():
    at = 1
    checks = {
        "freight-growth": ("4.2 million tonnes of freight in 2023, up 12% from 3.75 million tonnes", change_check()),
        "berths": ("Of its 48 berths 31 are let and 19 stand empty", berths_check()),
    }
    for identifier, (quote, check) in checks.items():
        at += 4
        yield finding_in(
            HARBOUR,
            quote,
            id=identifier,
            verdict=check.verdict,
            figures=(0, 2, 3) if check.rule == "change" else (4, 5, 6),
            checks=(check,),
            location=Location(CLAIMS, at, 1),
        )
    yield from other_findings()


def other_findings():
    yield finding_in(
        HARBOUR,
        "£4,000 for each of the 3,150 boats, about £12.9 million in all",
        id="dues-per-boat",
        verdict="rounding",
        figures=(7, 8, 9),
        location=Location(CLAIMS, 13, 1),
        checks=(
            CheckResult(
                source="dues ÷ boats ≈ each",
                rule="per_unit",
                verdict="rounding",
                stated="£4,000",
                computed=Interval(Fraction(4063), Fraction(4128)),
                computed_unit="GBP",
                reading="trailing zeros",
                explanation="£12.9 million over 3,150 boats is £4,063 to £4,128; £4,000 fits to the nearest thousand.",
            ),
        ),
    )
    yield finding_in(
        HARBOUR,
        "Profit was 1.8 times that of 2018",
        id="profit",
        verdict="implied",
        figures=(10,),
        location=Location(CLAIMS, 17, 1),
        checks=(
            CheckResult(
                source="profit ÷ profit_2018 ≈ times",
                rule="ratio",
                verdict="implied",
                stated="1.8 times",
                explanation="rests on profit_2018, which the article does not print.",
            ),
        ),
    )
    yield finding_in(
        HARBOUR,
        "The dredging will cost £86 million",
        id="dredging",
        verdict="unchecked",
        figures=(11,),
        explanation="recorded without a check; source: harbour board.",
        location=Location(CLAIMS, 21, 1),
    )
    yield finding_in(
        HARBOUR,
        "The new crane lifts 65 tonnes, 13 times what the old one (5 tonnes) could",
        id="crane",
        verdict="drifted",
        figures=(12, 13, 14),
        drift=(Change("lifts", "60 tonnes", "65 tonnes"), Change("factor", "12 times", "13 times")),
        checks=(
            CheckResult(
                source="lifts ÷ old ≈ factor",
                rule="ratio",
                verdict="consistent",
                stated="13 times",
                computed=Interval(Fraction("11.72"), Fraction("14.56")),
                computed_unit="times",
                explanation="65 over 5 is 11.72 to 14.56 times.",
            ),
        ),
        location=Location(CLAIMS, 25, 1),
    )
    yield Finding(
        id="ferries",
        quote="Ferries carried 1.3 million passengers",
        verdict="missing",
        explanation="the quote is nowhere in the article.",
        location=Location(CLAIMS, 29, 1),
    )
    yield finding_in(
        HARBOUR,
        "Staff numbers rose from 420 to 390",
        id="staff",
        verdict="inconsistent",
        figures=(15, 16),
        checks=(
            CheckResult(
                source="staff_before < staff",
                rule="comparison",
                verdict="inconsistent",
                severity="decision",
                explanation="from 420 to 390 is a fall, not a rise.",
                repairs=(Repair(-1, "rose", "fell", "direction"),),
            ),
        ),
        location=Location(CLAIMS, 33, 1),
    )
    yield finding_in(
        HARBOUR,
        '<b onclick="alert(1)">[red]"44 metres"[/red]</b> \x1b[31mand\u202e no more',
        id="notice",
        verdict="invalid",
        figures=(17,),
        checks=(
            CheckResult(
                source="length + growth ≈ length",
                rule="sum",
                verdict="invalid",
                explanation="[red]metre[/red] and percent can't be added.",
            ),
        ),
        location=Location(CLAIMS, 37, 1),
    )


COVER = (
    *("freight-growth", "", "freight-growth", "freight-growth"),
    *("berths", "berths", "berths"),
    *("dues-per-boat", "dues-per-boat", "dues-per-boat", "profit", "dredging"),
    *("crane", "crane", "crane", "staff", "staff", "notice"),
)


@pytest.fixture
def harbour():
    """A report in which every verdict occurs."""
    return Report(
        article=article_of(HARBOUR),
        figures=harbour_figures(),
        claims=tuple(findings()),
        outside=(
            OutsideResult(
                name="profit_2018",
                unit="GBP",
                known=False,
                interval=Interval(Fraction(1_100_000), Fraction(1_250_000)),
                claims=("profit",),
                note="profit of the year before the strike",
            ),
            OutsideResult(
                name="old_dues",
                unit="GBP",
                known=True,
                interval=Interval(Fraction(12), Fraction(12)),
                value="£12",
                source="board minutes, 2019",
            ),
        ),
        coverage=Coverage(18, 17, 0, (1,)),
        claims_path=CLAIMS,
        cover=COVER,
    )


@pytest.fixture
def tram():
    """A small Vietnamese report in which all is well."""
    text = "Tuyến xe điện dài 12,6 km, gấp 1,5 lần tuyến cũ (8,4 km).\n"
    check = CheckResult(
        source="new ÷ old ≈ times",
        rule="ratio",
        verdict="consistent",
        stated="1,5 lần",
        computed=Interval(Fraction("1.48"), Fraction("1.52")),
        computed_unit="times",
        explanation="12,6 ÷ 8,4 là 1,48 đến 1,52 lần.",
    )
    figures = (
        figure_in(text, "12,6 km", 12600, "metre", "measure", 50),
        figure_in(text, "1,5 lần", "1.5", "times", "ratio", "1/20"),
        figure_in(text, "8,4 km", 8400, "metre", "measure", 50),
    )
    finding = finding_in(
        text,
        text.strip().rstrip("."),
        id="tram-length",
        verdict="consistent",
        figures=(0, 1, 2),
        checks=(check,),
        location=Location("tram.claims.toml", 4, 1),
    )
    return Report(
        article=article_of(text, "tin/xe-dien.txt", "vi"),
        figures=figures,
        claims=(finding,),
        coverage=Coverage(3, 3, 0),
        claims_path="tram.claims.toml",
        cover=("tram-length",) * 3,
    )


@pytest.fixture
def moved(harbour):
    """The harbour report after two lines were put before the article."""
    shift = len("News\n\n")
    return msgspec.structs.replace(
        harbour,
        article=article_of("News\n\n" + HARBOUR),
        figures=tuple(
            msgspec.structs.replace(figure, start=figure.start + shift, end=figure.end + shift)
            for figure in harbour.figures
        ),
        claims=tuple(
            msgspec.structs.replace(finding, start=finding.start + shift, end=finding.end + shift)
            if finding.start >= 0
            else finding
            for finding in harbour.claims
        ),
    )


@pytest.fixture
def tram_broken(tram):
    """The tram report with a factor that its lengths do not give."""
    text = tram.article.text.replace("1,5 lần", "1,6 lần")
    figures = (tram.figures[0], figure_in(text, "1,6 lần", "1.6", "times", "ratio", "1/20"), tram.figures[2])
    check = msgspec.structs.replace(
        tram.claims[0].checks[0],
        verdict="inconsistent",
        stated="1,6 lần",
        difference=Fraction("0.03"),
        explanation="12,6 ÷ 8,4 là 1,48 đến 1,52 lần, không phải 1,6 lần.",
        repairs=(Repair(1, "1,6 lần", "1,5 lần", "one digit"),),
    )
    finding = msgspec.structs.replace(tram.claims[0], verdict="inconsistent", checks=(check,))
    return msgspec.structs.replace(
        tram, article=article_of(text, "tin/xe-dien.txt", "vi"), figures=figures, claims=(finding,)
    )


@pytest.fixture
def problem():
    """A file that could not be used."""
    return Problem(
        "there is no article", path="gone.toml", line=2, column=1, source_line='article = "x"', hint="name one"
    )


@pytest.fixture
def validate():
    """Hold a document against one of the schemas."""
    validators = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    folder = Path(__file__).parent / "schemas"

    def check(document, name):
        schema = json.loads((folder / name).read_text("utf-8"))
        validators.Draft202012Validator(schema).validate(document)

    return check


@pytest.fixture
def overlapping(harbour):
    """The harbour report with two claims that share a figure."""
    quotes = ("Of its 48 berths 31 are let", "31 are let and 19 stand empty")
    claims = tuple(finding_in(HARBOUR, quote, id=quote[:2], verdict="consistent") for quote in quotes)
    return msgspec.structs.replace(harbour, claims=claims)
