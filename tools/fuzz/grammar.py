"""Random articles, checks and claims files, as people write them and as people would rather not."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import factcheck

if TYPE_CHECKING:
    from random import Random

LANGUAGES = ("vi", "en", "fr", "de", "es", "pt", "it", "nl")

DATA = Path(factcheck.__file__).parent
"""The package; the words of its language packs are the vocabulary of the articles here."""

POINTED = ("vi", "de", "es", "pt", "it", "nl")
"""Languages that write 1.234,5."""

ODD = (
    *("\u00a0", "\u202f", "\u200b", "\u00ad", "\u202e", "\u2066", "\u061c", "\ufeff", "\x00", "\x1b[31m", "\r", "\t"),
    *("\ud800", "\u0301", "\u0323", "\u2044", "\u2212", "\u2011", "–", "—", "−", "-", "…", "½", "⅓", "²", "¹", "①"),
    *("٣", "३", "３", "Ⅻ", "𝟗", "‰", "‱", "%", "°C", "℃", "№", "§", "[1]", "[^1]", "*", "†", "'", "’", "“", "”", "«"),
    *("::warning::", "##[error]", "##vso[task]", "<script>", "&nbsp;", "&#x1d7d7;", "${x}", "`x`", "|", "\n\n", "\n"),
)
"""What stands where nobody expects it."""

STRANGE = ("1E400", "0", "00", "-0", "1e-400", ".5", "5.", "1/0", "1,2,3", "1.2.3")
BEFORE = ("$", "€", "£", "¥", "US$", "+", "-", "−", "~", "≈", "±", "(", "hơn ", "about ", "nearly ", "thứ ")
AFTER = ("%", " %", " tỷ đồng", " triệu USD", " million", "bn", " km", " m²", " người", " people", "/năm", " lần", "th")
"""Numbers that no pack expects, and what stands before and after those that it does."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

TERMS = ("3", "5 %", "12,5", "1.000", "3 km", "1e400", "7.960 USD", "10^9", "0", "2 ^ 70", "1 ngày")
KEYS = (
    "confidence = 0.5",
    "confidence = nan",
    'allow = [{ rule = "share", reason = "x" }]',
    "source = 1",
    'note = "x"',
)
OUTSIDE = ('value = "12 km"', "", 'unit = "USD"', 'value = { query = "select 1" }', "value = 3", "value = 1e999999999")
"""Pieces of claims files: terms of checks, keys of claims, figures from outside."""


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Return the words of a language's pack and of its relations, cleaned of what is no word."""
    texts: set[str] = set()
    for part in ("words", "cldr", "relations"):
        path = DATA / "language" / "data" / language / f"{part}.toml"
        if path.is_file():
            texts.update(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return tuple(sorted(text for text in texts if 0 < len(text) < 40))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield str(key)
            yield from _texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)


def number(random: Random, language: str) -> str:
    """Return a number as the language prints it, now and then one that it does not."""
    if random.random() < 0.04:
        return random.choice((*STRANGE, "9" * random.choice((20, 400, 5000))))
    digits = random.choice((1, 1, 2, 2, 3, 4, 5, 7, 10))
    value = random.randrange(10**digits)
    if random.random() < 0.3:
        value = value // 10 ** (digits // 2) * 10 ** (digits // 2)
    places = random.choice((0, 0, 0, 1, 1, 2, 3))
    written = f"{value:,}" if random.random() < 0.7 else str(value)
    if places:
        written += "." + str(random.randrange(10**places)).rjust(places, "0")
    pointed = (language in POINTED) != (random.random() < 0.1)
    return written.translate(str.maketrans(",.", ".,")) if pointed else written


def figure(random: Random, language: str) -> str:
    """Return a number with words round it that a pack knows: hedges, scales, units, currencies."""
    written = number(random, language)
    if random.random() < 0.5:
        before = random.choice(BEFORE)
        written = before + written if random.random() < 0.4 else written
    if random.random() < 0.75:
        after = random.choice(AFTER) if random.random() < 0.5 else " " + random.choice(vocabulary(language))
        written += after
    return written


def date(random: Random, language: str) -> str:
    """Return a day, possible or not, in one of the usual forms."""
    day, month, year = random.randint(0, 32), random.randint(0, 13), random.choice((1900, 2000, 2023, 2024, 2100, 24))
    name = MONTHS[month % len(MONTHS)]
    return random.choice(
        (
            f"{day}/{month}/{year}",
            f"{day}/{month}",
            f"ngày {day} tháng {month} năm {year}",
            f"{name} {day}, {year}",
            f"{day} {name} {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day}.{month}.{year}",
            f"from {day} to {random.randint(1, 31)} {name} {year}",
            f"{random.randint(0, 25)}:{random.randint(0, 61):02}",
        )
    )


RELATIONS = (
    "{N} rose {F} to {F} from {F}.",
    "{N}: {F} trên {F}, tức {F}.",
    "{N} đạt {F}, tăng {F} so với {F} của năm {F}.",
    "{F} of the {F} {N}, or {F}, were {N}.",
    "{F} + {F} = {F}",
    "{N} was born in {D} and died on {D}, aged {F}.",
    "Of {F}, {F} {N}, {F} {N} and {F} {N}.",
    "Tổng cộng {F}, gồm {F} {N}, {F} {N} và {F} {N}.",
    "{F} ({F})",
    "{N} ({F}), {N} ({F}), {N} ({F})",
    "{F} – {F}",
    "from {D} to {D}, {F}",
    "| {N} | {F} | {F} |\n| {N} | {F} | {F} |",
    "- {N}: {F}\n- {N}: {F}\n- {N}: {F}",
    "{F} goals in {F} games, an average of {F}",
    "t({F}) = {F}, p < {F}",
    "{W} {F} {W} {F} {W}",
    "{W} {W} {D} {W}.",
    "Ranked {F} of {F}, the {W} {F}.",
    "{F} {W} {F} {W} {F} {W} {F}",
)
"""Sentences: N a name, F a figure, D a date, W a word of the pack."""

NAMES = ("Doanh thu", "Revenue", "the town", "Hà Nội", "men", "women", "hộ", "Umsatz", "les ventes", "GRDP", "Q3")


def sentence(random: Random, language: str) -> str:
    """Return a sentence that may state a relation between figures."""
    fill = {
        "F": lambda: figure(random, language),
        "N": lambda: random.choice(NAMES),
        "D": lambda: date(random, language),
        "W": lambda: random.choice(vocabulary(language)),
    }
    pieces = random.choice(RELATIONS).split("{")
    text = pieces[0] + "".join(fill[piece[0]]() + piece[2:] for piece in pieces[1:])
    if random.random() < 0.15:
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(ODD) + text[at:]
    return text


def article(random: Random, language: str = "") -> str:
    """Return an article of a few paragraphs."""
    language = language or random.choice(LANGUAGES)
    count = random.choice((1, 1, 2, 3, 5, 8, 20))
    between = random.choice((" ", " ", "\n\n", "\n", ". "))
    return between.join(sentence(random, language) for _ in range(count))


def check(random: Random, names: tuple[str, ...]) -> str:
    """Return a check over names, by operators and rules."""
    signs = ("≈", "=", "≠", "<", ">", "≤", "≥", "~=", "==", "<=")
    sides = [_term(random, names, 0) for _ in range(random.choice((2, 2, 2, 3)))]
    return "".join(f" {random.choice(signs)} {side}" if index else side for index, side in enumerate(sides))


@cache
def rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each rule with the names of its roles."""
    from factcheck.rules import all_rules

    return tuple((rule.name, tuple(role.name for role in rule.roles)) for rule in all_rules())


def _term(random: Random, names: tuple[str, ...], depth: int) -> str:
    kind = random.random()
    if depth > 4 or kind < 0.35:
        return random.choice(names) if names else "x"
    if kind < 0.45:
        return random.choice(TERMS)
    if kind < 0.65:
        sign = random.choice((*"+-−×÷*/^·", " - "))
        return f"{_term(random, names, depth + 1)} {sign} {_term(random, names, depth + 1)}"
    if kind < 0.72:
        return f"({_term(random, names, depth + 1)})"
    if kind < 0.76:
        return f"−{_term(random, names, depth + 1)}"
    rule, roles = random.choice(rules())
    values = [_term(random, names, depth + 1) for _ in (roles or names)[: random.choice((1, 2, 3, 4))]]
    if roles and random.random() < 0.5:
        return f"{rule}({', '.join(f'{role} = {value}' for role, value in zip(roles, values, strict=False))})"
    return f"{rule}({', '.join(values)})"


def claims_file(random: Random, text: str, language: str = "auto") -> str:
    """Return a claims file for an article that lies beside it as `article.txt`: quotes around its own figures."""
    figures = factcheck.read_figures(text, language)
    names: list[str] = []
    blocks: list[str] = []
    for index in range(random.choice((1, 1, 2, 4))):
        quote = _quote(random, text, [(one.start, one.end) for one in figures], names)
        block = f"[[claim]]\nid = {json.dumps(f'c{index}')}\nquote = {toml_text(quote)}\n"
        blocks.append(block)
    known = tuple(names) or ("x",)
    outside = "out" if random.random() < 0.3 else ""
    for index, block in enumerate(blocks):
        if random.random() < 0.9:
            blocks[index] = block + f"check = {toml_text(check(random, known + ((outside,) if outside else ())))}\n"
        if random.random() < 0.1:
            blocks[index] += random.choice(KEYS) + "\n"
    if outside:
        blocks.append(f"[outside.{outside}]\n{random.choice(OUTSIDE)}\n")
    random.shuffle(blocks)
    return f'article = "article.txt"\nlanguage = "{language}"\n' + "\n".join(blocks)


def _quote(random: Random, text: str, spans: list[tuple[int, int]], names: list[str]) -> str:
    """Return a stretch of a text with some of its figures marked."""
    if not spans:
        return text[: random.randrange(len(text) + 1)] or "x"
    first = random.randrange(len(spans))
    chosen = spans[first : first + random.choice((1, 2, 3, 4))]
    start, end = max(0, chosen[0][0] - random.randrange(30)), min(len(text), chosen[-1][1] + random.randrange(30))
    if random.random() < 0.9:  # whole words, as people quote
        start = text.rfind(" ", 0, start) + 1
        end = text.find(" ", end) % (len(text) + 1)
    quote, at = "", start
    for low, high in chosen:
        name = f"f{len(names)}"
        names.append(name)
        marked = text[low:high] if random.random() < 0.95 else text[low : high + 1]
        quote += f"{text[at:low].replace('[', '[[')}[{name}: {marked}]"
        at = high
    return quote + text[at:end].replace("[", "[[")


def toml_text(text: str) -> str:
    """Return a basic string of TOML; what TOML cannot hold is left as it is, for the parser to refuse."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
