"""LaTeX: the prose of a document, each line where it is in the file; commands, code and what is not printed are out."""

from __future__ import annotations

import re
import unicodedata

from factcheck.article.read import decode
from factcheck.article.readers.extracted import Extracted
from factcheck.article.readers.line_markup import SUPERSCRIPTS, notes_after, replaced, universal, without

COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
PREAMBLE = re.compile(r"\A.*?\\begin[ \t]*\{document\}", re.DOTALL)
APPENDAGE = re.compile(r"\\end[ \t]*\{document\}.*", re.DOTALL)
TITLE = re.compile(r"\\title[ \t]*(?:\[[^\]]*\])?\{(?P<words>(?:[^{}]|\{[^{}]*\}){0,1000}+)\}")

CODE = frozenset(
    {"Verbatim", "algorithm", "algorithmic", "comment", "filecontents", "filecontents*", "lstlisting", "minted"}
    | {"pgfpicture", "thebibliography", "tikzpicture", "verbatim", "verbatim*"}
)
ENVIRONMENT = re.compile(r"\\(begin|end)[ \t]*\{([^{}\n]*)\}")

GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,300}+\}){0,300}+\}){0,3000}+\}"
"""An argument, with groups in it two deep."""
OPTIONS = r"(?:[ \t]*\[[^\[\]]*\])*"

UNSEEN = re.compile(
    r"\\(?:label|ref|eqref|pageref|autoref|[cC]ref|nameref|\w*cite\w*|nocite|includegraphics|include|input|bibliography"
    r"|bibliographystyle|usepackage|documentclass|[vh]space|vskip|hskip|setlength|addtolength|setcounter|addtocounter"
    r"|pagestyle|thispagestyle|hypersetup|graphicspath|color|index|glsadd|cline|cmidrule|url|nolinkurl|hyphenation"
    r"|phantom|hphantom|vphantom|lstinputlisting|DeclareMathOperator|date|pagenumbering|fontsize|todo)\*?"
    rf"(?:\([lr]+\))?{OPTIONS}(?:[ \t]*{GROUP})+"
    r"|\\(?:new|renew|provide)command\*?[^\n]*"
)
"""Commands whose arguments are no words of the text."""

ARGUMENT = rf"[ \t]*{GROUP}"
WIDE = r"tabularx|tabular\*|tabulary"
SET_OUT = r"tabular|array|longtable|minipage|multicols|wrapfigure|columns?"
OPENING = re.compile(
    rf"\\begin[ \t]*\{{(?:{WIDE})\}}{OPTIONS}{ARGUMENT}{OPTIONS}{ARGUMENT}"
    rf"|\\begin[ \t]*\{{(?:{SET_OUT})\}}{OPTIONS}(?:{ARGUMENT})?"
    rf"|\\begin[ \t]*\{{[^{{}}\n]*\}}{OPTIONS}|\\end[ \t]*\{{[^{{}}\n]*\}}"
)
NOTE = re.compile(
    rf"[ \t]*\\(?:footnote|footnotetext|thanks|endnote|sidenote|marginpar){OPTIONS}"
    rf"\{{(?P<note>(?:[^{{}}]|{GROUP}){{0,3000}}+)\}}"
)
MARK = re.compile(r"\\(?:footnotemark|endnotemark)(?:\[[^\]]*\])?")
LINK = re.compile(rf"\\href{OPTIONS}[ \t]*{GROUP}")
MULTICOLUMN = re.compile(rf"\\multi(?:column|row)[ \t]*{GROUP}[ \t]*(?:{GROUP}|\*)(?=[ \t]*\{{)")
COLOURED = re.compile(
    rf"\\(?:textcolor|colorbox|fontsize|hspace|raisebox|scalebox|resizebox)\*?{OPTIONS}[ \t]*{GROUP}(?=[ \t]*\{{)"
)
SECTION = re.compile(r"\\(?:chapter|(?:sub)*section|(?:sub)?paragraph|caption)\*?[ \t]*\[[^\[\]]*\](?=\{)")

NUMBER = re.compile(r"\\num[ \t]*(?:\[[^\]]*\])?\{([^{}]*)\}")
QUANTITY = re.compile(r"\\(?:SI|qty)[ \t]*(?:\[[^\]]*\])?\{([^{}]*)\}[ \t]*(?:\[[^\]]*\])?\{([^{}]*)\}")
QUANTITIES = re.compile(r"\\(?:SIrange|qtyrange)[ \t]*(?:\[[^\]]*\])?\{([^{}]*)\}\{([^{}]*)\}\{([^{}]*)\}")
UNIT = re.compile(r"\\(?:si|unit)[ \t]*(?:\[[^\]]*\])?\{([^{}]*)\}")

UNITS = {
    "percent": "%",
    "degree": "°",
    "celsius": "°C",
    "degreeCelsius": "°C",
    "per": "/",
    "euro": "€",
    "squared": "²",
    "cubed": "³",
    "metre": "m",
    "meter": "m",
    "gram": "g",
    "litre": "l",
    "liter": "l",
    "tonne": "t",
    "second": "s",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "hectare": "ha",
    "watt": "W",
    "joule": "J",
    "hertz": "Hz",
    "volt": "V",
    "ampere": "A",
    "byte": "B",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "milli": "m",
    "micro": "µ",
    "nano": "n",
    "centi": "c",
    "deci": "d",
    "hecto": "h",
    "kilogram": "kg",
    "kelvin": "K",
    "pascal": "Pa",
    "bar": "bar",
    "km": "km",
    "kg": "kg",
    "cm": "cm",
    "mm": "mm",
    "mg": "mg",
    "kWh": "kWh",
    "square": "²",
    "cubic": "³",
}
"""Units of siunitx, by their commands, as people write them."""

SIGNS = {
    "times": "×",
    "pm": "±",
    "approx": "≈",
    "simeq": "≈",
    "sim": "~",
    "le": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "≥",
    "cdot": "·",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "neq": "≠",
    "euro": "€",
    "EUR": "€",
    "texteuro": "€",
    "pounds": "£",
    "textsterling": "£",
    "yen": "¥",
    "textyen": "¥",
    "textdollar": "$",
    "textcent": "¢",
    "textdegree": "°",
    "degree": "°",
    "circ": "°",
    "textpercent": "%",
    "div": "÷",
    "textendash": "–",
    "textemdash": "—",
    "S": "§",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "tabularnewline": " ",
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "dj": "đ",
    "DJ": "Đ",
    "textbackslash": "\\",
    "item": "• ",
    "par": " ",
    "perthousand": "‰",
    "textperthousand": "‰",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textasciitilde": "~",
    "to": "→",
    "lt": "<",
    "gt": ">",
}
"""Commands that print a sign."""

ACCENTS = dict(
    zip(
        "'`^\"~=.uvHcdkr",
        "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u0328\u030a",
        strict=True,
    )
)
ACCENT = re.compile(
    r"\\(?:(?P<sign>['`^\"~=.])[ \t]*|(?P<letter>[uvHcdkr])(?:[ \t]+|(?=\{)))"
    r"(?:\{(?P<group>\\?[A-Za-z])\}|(?P<one>\\?[A-Za-z]))"
)

FRACTION = re.compile(r"\\[dt]?frac[ \t]*\{(\d+)\}[ \t]*\{(\d+)\}|\\[dt]?frac(\d)(\d)")
DEGREES = re.compile(r"\^[ \t]*(?:\\circ|\{\\circ\})")
RAISED = re.compile(r"\^[ \t]*(?:\{([0-9+−-]{1,6})\}|([0-9]))|\\textsuperscript\{([0-9+−-]{1,6})\}")
MARKED = re.compile(r"\^[ \t]*(?:\{[^{}]*\}|[A-Za-z])|_[ \t]*(?:\{[^{}]*\}|[0-9A-Za-z])")
FORMULA = re.compile(r"(?<!\\)\$\$?")
SPACES = re.compile(r"\\[,;:!]")
ROW_END = re.compile(r"\\\\\*?(?:[ \t]*\[[^\]\n]*\])?")
RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|noindent|centering|maketitle|tableofcontents)\b[ \t]*")
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)\*?(?:[ \t]+(?=[^\s])|\{\})?")
ESCAPED = re.compile(r"\\([%$&#_{}])")
PROTECTED = {sign: chr(0xE010 + number) for number, sign in enumerate("%$&#_{}")}
UNPROTECTED = {ord(kept): sign for sign, kept in PROTECTED.items()}
QUOTES = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"))


def extract(data: bytes, path: str) -> Extracted:
    """Return the text of a LaTeX file, line for line."""
    return Extracted(prose(decode(data, path)))


def prose(text: str) -> str:
    """Return what a reader of the printed page sees of a text in LaTeX."""
    text = _body(replaced(COMMENT, r"\1", universal(text)))
    text = _without_code(text)
    text = replaced(ESCAPED, lambda found: PROTECTED[found[1]], text)
    text = notes_after(NOTE, without(UNSEEN, text))
    for pattern in (OPENING, MARK, LINK, MULTICOLUMN, COLOURED, RULE):
        text = without(pattern, text)
    text = replaced(SECTION, lambda found: found[0].partition("[")[0], text)
    text = _numbers(text)
    text = "\n".join(_row(line) if "&" in line else line for line in text.split("\n"))
    text = ROW_END.sub(" ", text)
    text = ACCENT.sub(_accented, text)
    text = SPACES.sub("\u202f", text).replace("\\ ", " ").replace("~", "\u00a0").replace("\\-", "")
    text = COMMAND.sub(_sign, text)
    text = without(FORMULA, text.replace("\\(", "").replace("\\)", "").replace("\\[", "").replace("\\]", ""))
    for written, printed in QUOTES:
        text = text.replace(written, printed)
    return text.replace("{", "").replace("}", "").replace("\\", "").translate(UNPROTECTED)


def _body(text: str) -> str:
    """Return what is printed: the title, and what is between the beginning and the end of the document."""
    if not (preamble := PREAMBLE.match(text)):
        return text
    title = TITLE.search(preamble[0])
    lines = preamble[0].count("\n")
    words = " ".join(title["words"].replace("\\\\", " ").split()) if title else ""
    before = preamble[0][: title.start()].count("\n") if title else 0
    text = "\n" * before + words + "\n" * (lines - before) + text[preamble.end() :]
    return without(APPENDAGE, text)


def _without_code(text: str) -> str:
    """Return a text without the environments that hold code, pictures or sources; their lines stay."""
    kept, at, inside = [], 0, ""
    for found in ENVIRONMENT.finditer(text):
        if not inside and found[1] == "begin" and found[2] in CODE:
            kept.append(text[at : found.start()])
            inside, at = found[2], found.start()
        elif inside and found[1] == "end" and found[2] == inside:
            kept.append("\n" * text.count("\n", at, found.end()))
            inside, at = "", found.end()
    return "".join([*kept, text[at:]])


def _numbers(text: str) -> str:
    """Return a text with its numbers, quantities, fractions and raised digits as people write them."""
    text = QUANTITIES.sub(lambda found: f"{found[1]}–{found[2]} {_unit(found[3])}", text)
    text = QUANTITY.sub(lambda found: f"{_number(found[1])} {_unit(found[2])}", text)
    text = NUMBER.sub(lambda found: _number(found[1]), text)
    text = UNIT.sub(lambda found: _unit(found[1]), text)
    text = FRACTION.sub(lambda found: f"{found[1] or found[3]}/{found[2] or found[4]}", text)
    text = DEGREES.sub("°", text.replace("{,}", ",").replace("{.}", "."))
    text = RAISED.sub(lambda found: (found[1] or found[2] or found[3]).translate(SUPERSCRIPTS), text)
    return MARKED.sub("", text)


def _number(written: str) -> str:
    """Return a number of siunitx: "1.2e6" is "1.2 × 10⁶"."""
    mantissa, sign, exponent = written.replace("+-", " ± ").partition("e")
    return f"{mantissa} × 10{exponent.translate(SUPERSCRIPTS)}" if sign else mantissa


def _unit(written: str) -> str:
    """Return a unit of siunitx as people write it."""
    words = re.findall(r"\\([A-Za-z]+)|([^\\\s~.]+)", written)
    return "".join(UNITS.get(command, command) or plain.translate(PLAIN_UNIT) for command, plain in words)


PLAIN_UNIT = str.maketrans({"^": "", "2": "²", "3": "³", PROTECTED["%"]: "%"})


def _row(line: str) -> str:
    """Return a row of a table with bars between its cells."""
    cells = [cell.strip() for cell in ROW_END.sub("", line).split("&")]
    return " | ".join(cells)


def _accented(found: re.Match[str]) -> str:
    """Return a letter with its accent, composed."""
    letter = (found["group"] or found["one"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + ACCENTS[found["sign"] or found["letter"]])


def _sign(found: re.Match[str]) -> str:
    """Return the sign that a command prints; nothing for one that only changes how words look."""
    return SIGNS.get(found["name"], "")
