"""The article's own words around the figures of a claim, as quotes with marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.claims.quotes import write_quote
from factcheck.draft.annotated_article import BREAKS, WHEN, AnnotatedArticle, Mention, Sentence
from factcheck.language.bracket_faults import whole_span
from factcheck.model.claim import Mark

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

INSIDE = re.compile(r"[0-9][.,'’/:-]?$", re.ASCII)
"""What comes before the rest of a number."""

MOST_WORDS_BEFORE = 8
"""How far a quote reaches back from its first figure for the words that say what is counted."""

LONGEST_SENTENCE = 1000
"""Characters of a sentence that is quoted whole where its words alone stand elsewhere too.

In a longer one, such as a list without full stops, each claim would quote all the others.
"""


def quotes_of(
    scene: AnnotatedArticle, candidate: Candidate, marked: Sequence[Mention], names: Mapping[int, str]
) -> list[str]:
    """Return one quote a sentence, covering the marked figures and the cues; `names` is by place ("" for a bare mark).

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
    spans = [whole_span(mention.figure) for mention in mentions]
    reach = _row_head(sentence) if any(mention.heads for mention in mentions) else _reach_back(sentence, first, text)
    start = min(sentence.starts[reach], *(span.start for span in spans))
    end = max([span.end for span in spans] + [cue.end for cue in cues])
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    if text.count(text[start:end]) > 1 and sentence.end - sentence.start <= LONGEST_SENTENCE:
        start, end = sentence.start, sentence.end
    marks = [
        Mark(names[mention.place], text[span.start : span.end], span.start - start, span.end - start)
        for mention, span in zip(mentions, spans, strict=True)
    ]
    return write_quote(text[start:end], tuple(marks))


def may_begin(text: str, start: int) -> bool:
    """Return whether a quote may begin here: at a word or a number, not in the midst of a number ("1.461")."""
    return text[start].isalnum() and not (text[start].isdigit() and INSIDE.search(text[max(start - 2, 0) : start]))


def _row_head(sentence: Sentence) -> int:
    """Return the token where the row of a table begins, the mark of a cell before it left out."""
    return next((index for index, token in enumerate(sentence.tokens) if token == WHEN or token[0].isalnum()), 0)


def _reach_back(sentence: Sentence, first: int, text: str) -> int:
    """Return the token where a quote starts: the words in front of its first figure, within the clause."""
    position = first
    while position > 0 and first - position < MOST_WORDS_BEFORE:
        token = sentence.tokens[position - 1]
        if token in BREAKS or not may_begin(text, sentence.starts[position - 1]):
            break
        position -= 1
    return position
