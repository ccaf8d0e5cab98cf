"""Hypothesis strategies for checks, quotes and whole claims files, in the forms that parsing gives."""

import datetime
import unicodedata
from fractions import Fraction

from hypothesis import strategies as st

from factcheck.claims.expression import parse
from factcheck.claims.quotes import parse_quote, write_quote
from factcheck.model.claim import Allowance, Check, Claim, ClaimsFile, Ignored, Mark, Outside, Query
from factcheck.model.expression import Binary, Call, Comparison, Name, Negation, Number, Term

WORDS = ["growth", "tỷ_lệ", "năm_2018", "số_hộ", "x", "μ", "Größe", "from", "percent"]
UNITS = ["", "percent", "percent/year", "kilometre", "USD/person", "square kilometre", "percentage point"]

names = st.sampled_from(WORDS)
numbers = st.builds(
    lambda digits, places, unit: Number(Fraction(digits, 10**places), unit),
    st.integers(0, 10**12),
    st.integers(0, 6),
    st.sampled_from(UNITS),
)
exponents = st.builds(lambda value: Number(Fraction(value)), st.integers(0, 9))


def _deeper(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), terms, terms),
        st.builds(Binary, st.just("^"), terms, st.one_of(exponents, names.map(Name), exponents.map(Negation))),
        st.builds(Negation, terms),
        st.builds(
            lambda rule, arguments, named: Call(rule, tuple(arguments), tuple(named.items())),
            names,
            st.lists(terms, max_size=3),
            st.dictionaries(names, terms, max_size=2),
        ),
    )


terms = st.recursive(st.one_of(numbers, names.map(Name)), _deeper, max_leaves=12)
comparisons = st.lists(terms, min_size=2, max_size=4).flatmap(
    lambda found: st.builds(
        lambda relations: Comparison(tuple(found), tuple(relations)),
        st.lists(st.sampled_from("≈=≠<>≤≥"), min_size=len(found) - 1, max_size=len(found) - 1),
    )
)


def without_columns(node):
    """Return a tree with every column set to 0, so that trees from different texts compare."""
    match node:
        case Comparison():
            return Comparison(tuple(map(without_columns, node.terms)), node.relations)
        case Number():
            return Number(node.value, node.unit)
        case Name():
            return Name(node.name)
        case Negation():
            return Negation(without_columns(node.term))
        case Binary():
            return Binary(node.operator, without_columns(node.left), without_columns(node.right))
        case Call():
            named = tuple((name, without_columns(value)) for name, value in node.named)
            return Call(node.rule, tuple(map(without_columns, node.arguments)), named)


plain_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="[]\"'\\\n\t"), max_size=20
)
surfaces = st.from_regex(r"[0-9]{1,3}([.,][0-9]{1,3})?( ?%| tỷ đồng| USD)?", fullmatch=True)


no_label = st.just("")


@st.composite
def quotes(draw, labels=no_label):
    """Draw a quote with one to three marks."""
    text, marks = "", []
    for _ in range(draw(st.integers(1, 3))):
        text += draw(plain_texts)
        surface = draw(surfaces)
        marks.append(Mark(draw(labels), surface, len(text), len(text) + len(surface)))
        text += surface
    text += draw(plain_texts)
    return parse_quote(write_quote(text, tuple(marks)))


lines = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@st.composite
def claims_files(draw):
    """Draw a sound claims file; its names are numbered, so none comes twice."""
    labels = iter(f"{draw(names)}_{number}" for number in range(100))
    claims = []
    for index in range(draw(st.integers(0, 4))):
        quote_list = tuple(draw(st.lists(quotes(st.builds(lambda: next(labels))), min_size=1, max_size=2)))
        own = [mark.name for quote in quote_list for mark in quote.marks]
        source = f"{own[0]} ÷ {own[-1]} ≈ {draw(st.integers(1, 9))} %"
        claims.append(
            Claim(
                id=f"claim {index}",
                quotes=quote_list,
                checks=(Check(source, parse(source)),) * draw(st.integers(0, 2)),
                source=draw(lines),
                note=draw(plain_texts),
                allow=tuple(draw(st.lists(allowances, max_size=2))),
                confidence=draw(st.sampled_from(["", "0", "1", "0.5", "0.85"])),
                why=draw(lines),
            )
        )
    values = st.one_of(st.none(), surfaces, st.builds(Query, st.just("select 'x' from \"y\"")))
    outside = tuple(
        Outside(f"{draw(names)}_out_{index}", draw(values), draw(st.sampled_from(UNITS)), draw(lines), draw(lines))
        for index in range(draw(st.integers(0, 3)))
    )
    ignored = tuple(draw(st.lists(st.builds(Ignored, quotes(), lines), max_size=3)))
    return ClaimsFile("claims.toml", "articles/bài báo.txt", "vi", tuple(claims), outside, ignored)


allowances = st.builds(
    Allowance,
    st.sampled_from(["share", "change"]),
    lines,
    st.one_of(st.none(), st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))),
)


def decomposed(text: str) -> str:
    """Return a text in NFD, letters and marks apart."""
    return unicodedata.normalize("NFD", text)
