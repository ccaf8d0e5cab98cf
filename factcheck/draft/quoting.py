"""The article's own words around the figures of a claim, as quotes with marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.quotes import write_quote
from factcheck.draft.annotated_article import WHEN
from factcheck.draft.naming import is_content
from factcheck.language.bracket_faults import whole_span
from factcheck.model.article import Span
from factcheck.model.claim import Mark

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention, Sentence
    from factcheck.draft.candidate import Candidate

INSIDE = re.compile(r"[0-9][.,'’/:-]?$", re.ASCII)
"""What comes before the rest of a number."""

CLAUSE_ENDS = frozenset(';:—–…“”"')
"""Marks that end a clause wherever they are."""
COMMAS = frozenset(",，、،")
MOST_WORDS = 30
"""How many tokens beyond its figures a quote takes in on either side; a person would underline no more."""
LONGEST_SENTENCE = 1000
"""Characters of a sentence that is quoted whole where its words alone are elsewhere too.

In a longer one, such as a list without full stops, each claim would quote all the others.
"""
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
OPENING = "".join(opening for opening, _ in PAIRS) + "$€£¥#"
CLOSING = "".join(closing for _, closing in PAIRS) + "%°‰!?"
"""What a quote may begin and end with, beside letters and digits."""


def quotes_of(
    scene: AnnotatedArticle, candidate: Candidate, marked: Sequence[Mention], names: Mapping[int, str]
) -> list[str]:
    """Return one quote a sentence, the clauses of the marked figures and the cues; `names` is by place ("" for none).

    Raises ValueError for words that no quote can hold.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for mention in sorted(marked, key=lambda mention: mention.figure.start):
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return [
        _quote(scene, scene.sentences[index], mentions, candidate, names) for index, mentions in by_sentence.items()
    ]


def _quote(
    scene: AnnotatedArticle,
    sentence: Sentence,
    mentions: Sequence[Mention],
    candidate: Candidate,
    names: Mapping[int, str],
) -> str:
    """Return the written quote of one sentence's figures."""
    text = scene.article.text
    cues = [cue for cue in candidate.cues if sentence.start <= cue.start and cue.end <= sentence.end]
    first = min([mention.token for mention in mentions] + [cue.first for cue in cues])
    last = max([mention.token for mention in mentions] + [cue.last - 1 for cue in cues])
    spans = [whole_span(mention.figure) for mention in mentions]
    held = Span(min(span.start for span in spans), max(span.end for span in spans))
    is_row = any(mention.heads for mention in mentions)
    begin = _row_head(sentence) if is_row else _clause_start(scene, sentence, first, mentions[0].token)
    clause = Span(
        sentence.starts[begin],
        sentence.ends[_clause_end(sentence, last)],
    )
    whole = _unlike_any_other(scene, sentence, clause, held)
    marks = [
        Mark(names[mention.place], text[span.start : span.end], span.start - whole.start, span.end - whole.start)
        for mention, span in zip(mentions, spans, strict=True)
    ]
    return write_quote(text[whole.start : whole.end], tuple(marks))


def may_begin(text: str, start: int) -> bool:
    """Return whether a quote may begin here: at a word or a number, not in the midst of a number ("1.461")."""
    return text[start].isalnum() and not (text[start].isdigit() and INSIDE.search(text[max(start - 2, 0) : start]))


def _row_head(sentence: Sentence) -> int:
    """Return the token where the row of a table begins, the mark of a cell before it left out."""
    return next((index for index, token in enumerate(sentence.tokens) if token == WHEN or token[0].isalnum()), 0)


def _clause_start(scene: AnnotatedArticle, sentence: Sentence, first: int, figure: int) -> int:
    """Return the token where the clause of a token starts.

    A comma ends a clause only where its subject is on the near side: "Sales were 56 tonnes, up 12%" is one.
    """
    names_subject = False
    for position in range(figure - 1, max(first - MOST_WORDS, 0) - 1, -1):
        token = sentence.tokens[position]
        names_subject = names_subject or is_content(scene, sentence, position)
        if position < first and (token in CLAUSE_ENDS or (token in COMMAS and names_subject)):
            return position + 1
    return max(first - MOST_WORDS, 0)


def _clause_end(sentence: Sentence, last: int) -> int:
    """Return the last token of the clause of a token."""
    final = min(last + MOST_WORDS, len(sentence.tokens) - 1)
    for position in range(last + 1, final + 1):
        if sentence.tokens[position] in CLAUSE_ENDS or sentence.tokens[position] in COMMAS:
            return position - 1
    return final


def _unlike_any_other(scene: AnnotatedArticle, sentence: Sentence, clause: Span, held: Span) -> Span:
    """Return a clause, or where its words are elsewhere too, its sentence, or that with what leads to it.

    Where none of them is unlike all others, it is the clause: `verify` gives like quotes to the claims in their order.
    """
    text, article = scene.article.text, scene.article
    number = bisect_right(article.sentences, sentence.start, key=lambda span: span.start) - 1
    paragraph = article.paragraphs[sentence.paragraph] if article.paragraphs else Span(0, len(text))
    starts = [
        sentence.start,
        *(article.sentences[before].start for before in range(number - 1, number - 4, -1) if before >= 0),
    ]
    wider = (Span(start, sentence.end) for start in starts if start >= paragraph.start)
    plain = _whole(scene, clause, held)
    for option in (plain, *(_whole(scene, one, held) for one in wider if one.end - one.start <= LONGEST_SENTENCE)):
        if text.find(text[option.start : option.end], text.find(text[option.start : option.end]) + 1) < 0:
            return option
    return plain


def _whole(scene: AnnotatedArticle, stretch: Span, held: Span) -> Span:
    """Return a stretch of the article without half words, half figures, half brackets, and blanks at its ends.

    What is `held` stays in it.
    """
    text = scene.article.text
    start, end = min(stretch.start, held.start), max(stretch.end, held.end)
    while start < held.start and not (text[start].isalnum() or text[start] in OPENING):
        start += 1
    while end > held.end and not (text[end - 1].isalnum() or text[end - 1] in CLOSING):
        end -= 1
    start, end = _clear_of_figures(scene, start, end)
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    start, end = _clear_of_figures(scene, start, end)
    inside = text[start:end]
    for opening, closing in PAIRS:
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
        elif inside.count(closing) > inside.count(opening) and start and text[start - 1] == opening:
            start -= 1
    return Span(start, end)


def _clear_of_figures(scene: AnnotatedArticle, start: int, end: int) -> tuple[int, int]:
    """Return the ends of a stretch moved outwards so that they cut through no figure."""
    figures = scene.figures
    after = bisect_left(figures, start, key=lambda figure: figure.start)
    for figure in figures[max(after - 2, 0) : after]:
        start = min(start, whole_span(figure).start) if figure.end > start else start
    before = bisect_right(figures, end - 1, key=lambda figure: figure.start)
    for figure in figures[max(before - 2, 0) : before]:
        end = max(end, whole_span(figure).end) if figure.start < end < figure.end else end
    return start, end
