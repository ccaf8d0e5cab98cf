"""An article as the relation finders see it: sentences of words, cues and figures."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set

import msgspec

from factcheck.article.tables import tables_of
from factcheck.draft.cells import Cell, numbers_of
from factcheck.language.relations import RelationWords, relation_words
from factcheck.model.article import Article
from factcheck.model.figure import Figure
from factcheck.model.table import Table

_WORD = r"\w[\w\u0300-\u036f]*"  # with the marks that are separate from their letters in NFD
TOKEN = re.compile(rf"{_WORD}(?:[-'’]{_WORD})*|\.{{2,}}|[^\w\s]")
BREAKS = frozenset(',;:()[]–—-…"“”')
FIGURE = "\0"
"""The token that stands for a figure."""
CALENDAR = frozenset({"calendar year", "date", "day of month", "month of year", "weekday"})
NO_QUANTITY = CALENDAR | {"identifier", "ordinal"}
MOST_FIGURES = 52
"""Figures of a sentence that are related with one another: a list of fifty states with its total fits.

Finders compare every figure of a sentence with every other, some in threes, so that a page without full stops would
take hours.  Of 11,385 sentences with figures in 1,500 news articles the longest has 16.
"""
ASIDE = 10**6
IN_TABLE = 10**9
WHEN = "\1"
"""The token that stands for a date, a rank or a name with digits: words reach across it."""


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A phrase that states a relation: the parts it plays and where it is, in tokens and in the article."""

    parts: tuple[str, ...]
    text: str
    first: int
    last: int
    """Token after its last one."""
    start: int
    end: int


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A figure in its sentence."""

    index: int
    """Index into the article's figures."""
    figure: Figure
    sentence: int
    """Index into the scene's sentences."""
    token: int
    family: str
    """Figures of one family can be added and compared: "percent", "money USD", "share", "count ship"…"""
    place: int
    """Index into the scene's mentions; names and dates count on from ASIDE, so that amounts are neighbours.

    The numbers of tables count on from IN_TABLE.
    """
    heads: str = ""
    """Of a number in a table: the words of its row and its column."""

    @property
    def wording(self) -> str:
        """Return the figure as it is written, in lower case and composed, as the tokens around it are."""
        return unicodedata.normalize("NFC", self.figure.text.lower())


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence that holds figures, as tokens."""

    start: int
    end: int
    paragraph: int
    number: int
    """Which sentence of the article this is, those without figures counted too."""
    tokens: tuple[str, ...]
    """Lower case; FIGURE where a figure is, WHEN where a date is."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[int, ...]
    """weights[n] is how many of the first n tokens are words that mean something (no filler, no mark)."""
    breaks: tuple[int, ...]
    """breaks[n] is how many of the first n tokens are punctuation marks."""
    cues: tuple[Cue, ...]
    parts: frozenset[str]
    """All parts that its cues play."""
    mentions: tuple[Mention, ...]
    """The amounts."""
    asides: tuple[Mention, ...]
    """Ranks, dates and years, identifiers."""


class AnnotatedArticle(msgspec.Struct, frozen=True, gc=False):
    """Everything that the finders read."""

    article: Article
    figures: tuple[Figure, ...]
    words: RelationWords
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    asides: tuple[Mention, ...]
    tables: tuple[Table, ...]
    cells: dict[Cell, Mention]
    """The numbers of the tables; they are no mentions of the sentences, so that a row is not read as running text."""


def read_scene(article: Article, figures: Sequence[Figure]) -> AnnotatedArticle:
    """Lay out the sentences of `article` that hold figures."""
    words = relation_words(article.language)
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    asides: list[Mention] = []
    paragraph_starts = [span.start for span in article.paragraphs]
    tables = tables_of(article)
    numbers = numbers_of(article.text, tables, figures)
    cells: dict[Cell, Mention] = {}
    position = 0
    for number, span in enumerate(article.sentences):
        inside: list[int] = []
        while position < len(figures) and figures[position].start < span.end:
            if figures[position].start >= span.start:
                inside.append(position)
            position += 1
        for start, end, held in _stretches(span.start, span.end, inside, figures):
            in_cells = [index for index in held if index in numbers]
            sentence = _sentence(
                article.text,
                start,
                end,
                held,
                frozenset(in_cells),
                figures,
                words,
                len(sentences),
                (len(mentions), ASIDE + len(asides)),
                number,
                bisect_right(paragraph_starts, span.start) - 1,
            )
            for index in in_cells:
                figure = figures[index]
                token = bisect_left(sentence.starts, figure.start)
                place = IN_TABLE + len(cells)
                cells[numbers[index]] = Mention(index, figure, len(sentences), token, family_of(figure), place)
            sentences.append(sentence)
            mentions.extend(sentence.mentions)
            asides.extend(sentence.asides)
    return AnnotatedArticle(
        article, tuple(figures), words, tuple(sentences), tuple(mentions), tuple(asides), tables, cells
    )


def _stretches(
    start: int, end: int, inside: Sequence[int], figures: Sequence[Figure]
) -> Iterator[tuple[int, int, Sequence[int]]]:
    """Yield a sentence with its figures; in stretches where it has more of them than a sentence can relate."""
    for first in range(0, len(inside), MOST_FIGURES):
        following = inside[first + MOST_FIGURES : first + MOST_FIGURES + 1]
        stop = max(_hedged_start(figures[following[0]]), start) if following else end
        yield start, stop, inside[first : first + MOST_FIGURES]
        start = stop


def _sentence(
    text: str,
    start: int,
    end: int,
    inside: Sequence[int],
    in_cells: Set[int],
    figures: Sequence[Figure],
    words: RelationWords,
    index: int,
    placed: tuple[int, int],
    number: int,
    paragraph: int,
) -> Sentence:
    """Cut one sentence into tokens, with its cues and figures."""
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: list[Mention] = []
    asides: list[Mention] = []
    at = start
    for figure_index in inside:
        figure = figures[figure_index]
        family = family_of(figure)
        _cut(text, at, _hedged_start(figure), tokens, starts, ends)
        is_aside = family in NO_QUANTITY or figure_index in in_cells
        group, first = (asides, placed[1]) if is_aside else (mentions, placed[0])
        if figure_index not in in_cells:
            group.append(Mention(figure_index, figure, index, len(tokens), family, first + len(group)))
        tokens.append(WHEN if is_aside else FIGURE)
        starts.append(figure.start)
        ends.append(figure.end)
        at = max(at, figure.end, figure.hedge.end if figure.hedge else 0)
    _cut(text, at, end, tokens, starts, ends)
    weights, breaks = _measure(tokens, words)
    cues = _cues(text, tokens, starts, ends, words)
    return Sentence(
        start,
        end,
        paragraph,
        number,
        tuple(tokens),
        tuple(starts),
        tuple(ends),
        weights,
        breaks,
        cues,
        frozenset(part for cue in cues for part in cue.parts),
        tuple(mentions),
        tuple(asides),
    )


def _hedged_start(figure: Figure) -> int:
    """Return where a figure starts with its hedge: "hơn", "nearly" are no words between a cue and its figure."""
    return min(figure.start, figure.hedge.start) if figure.hedge else figure.start


def _cut(text: str, start: int, end: int, tokens: list[str], starts: list[int], ends: list[int]) -> None:
    """Append the tokens of a stretch of text that holds no figure."""
    for match in TOKEN.finditer(text, start, end):
        token = match[0].lower()
        tokens.append(token if token.isascii() else unicodedata.normalize("NFC", token))
        starts.append(match.start())
        ends.append(match.end())


def _measure(tokens: Sequence[str], words: RelationWords) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the running counts of meaningful words and of marks."""
    weights, breaks = [0], [0]
    for token in tokens:
        is_mark = not (token[0].isalnum() or token == FIGURE)  # a date weighs nothing
        breaks.append(breaks[-1] + (token in BREAKS))
        weights.append(weights[-1] + (not is_mark and token not in words.fillers))
    return tuple(weights), tuple(breaks)


def _cues(
    text: str, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int], words: RelationWords
) -> tuple[Cue, ...]:
    """Find the cues of a sentence, the longest phrase at each place."""
    found: list[Cue] = []
    position, phrases = 0, words.phrases
    while position < len(tokens):
        step = 1
        for phrase, parts in phrases.get(tokens[position], ()):
            if len(phrase) == 1 and position and text[starts[position]].isupper() and "born" not in parts:
                continue  # a name: "Mễ Trì Hạ"; but "(SN 1985)" is a birth
            if tuple(tokens[position : position + len(phrase)]) == phrase:
                step = len(phrase)
                last = position + step
                found.append(Cue(parts, " ".join(phrase), position, last, starts[position], ends[last - 1]))
                break
        position += step
    return tuple(found)


def family_of(figure: Figure) -> str:
    """The key of the other figures a figure can be added to or compared with."""
    unit = figure.unit
    if figure.kind == "identifier":
        return "identifier"
    if figure.kind == "ordinal":
        return "ordinal"
    if unit in CALENDAR:
        return unit
    if unit == "time of day":
        return "identifier"
    if unit.startswith("percent/") or unit == "percent":
        return "percent"
    if not unit and 0 < figure.value < 1 and ("/" in figure.text or not figure.text[0].isdigit()):
        return "fraction"
    if figure.kind in ("count", "number"):
        return f"count {unit or figure.noun.lower()}".rstrip()
    return unit or "count"
