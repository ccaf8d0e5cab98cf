"""Readable ids for claims and names for figures, out of the nouns of the article."""

from __future__ import annotations

import keyword
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.draft.annotated_article import FIGURE, WHEN, AnnotatedArticle, Cue, Mention, Sentence

if TYPE_CHECKING:
    from factcheck.draft.candidate import Candidate

LONGEST_HEAD_FIRST = 4
"""Words of a noun with its description after it: Vietnamese writes one word in several ("kim ngạch xuất khẩu")."""
LONGEST_WHOLE = 5
"""So many of them are kept whole, which cuts fewer words in two."""
LONGEST_HEAD_LAST = 2
"""The same where the noun comes last ("retail sales")."""
FARTHEST_NOUN = 40
"""How many tokens back the noun of a figure is looked for."""
LONGEST_RUN = 12
"""Words without a break that are looked at for a noun."""
FARTHEST_PERIOD = 12
"""How many tokens away a year is a figure's own."""
MOST_OWNER_WORDS = 3

NOUN_CUES = frozenset({"rate_noun", "unit_price", "workforce", "stake", "lead", "worth", "plan"})
"""Cues that are nouns: what they name may be the name of a figure, or part of it."""
MOVES = frozenset({"rise", "fall", "total"})
"""Cues that are part of a noun where it follows right after them, in a language that describes from left to right."""
MEANS = frozenset({"each"})
"""Cues between a noun and what it is of, which say how it is counted ("GRDP bình quân đầu người của …")."""
RELATIVE = frozenset({"percent", "times", "point", "fraction"})
"""Families of figures that say something about a quantity: they are named after their part in it, too."""
RELATIVE_ROLES = frozenset({"rate", "percentage", "times", "moved", "mean", "span", "missing", "rest", "amount"})
"""Parts whose figures are no level of what the words around them name."""
SAME_PART = {
    "old": "base", "new": "result", "value": "level", "again": "level", "total": "whole", "each": "price",
    "number": "count", "one": "first", "other": "second", "share": "percentage", "in_all": "rate", "born": "since",
    "age": "span", "on": "until",
}  # fmt: skip
"""What languages call parts that some checks know under another name."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def readable(words: str, joint: str = "-") -> str:
    """Return words as an id in their own letters, joined: "Tỷ lệ" gives "tỷ-lệ"."""
    return joint.join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words).lower()))


def as_name(words: str, role: str = "figure") -> str:
    """Return words as the name of a figure; where they begin with a digit or mean something in checks, after a role."""
    name = readable(words, "_")
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"{role}_{name}".rstrip("_")


def spoken_role(scene: AnnotatedArticle, role: str) -> str:
    """Return what the article's language calls the part that a figure plays in a check ("part_2")."""
    own = _part(role)
    return scene.words.roles.get(own, own)


def _part(role: str) -> str:
    """Return the part that the role of a check is: "part_2" is a part."""
    own = role.rstrip("0123456789").rstrip("_")
    return SAME_PART.get(own, own)


def noun_of(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return what a figure counts or measures, in the article's words; "" where nothing says so.

    It is the counted noun after the figure, or else the subject: the nearest noun before it, and of several that
    "of" or its like ties together the first ("turnover of the group").
    """
    if mention.heads:
        return mention.heads  # of a cell: its row and its column
    return _counted(scene, mention) or _share_of(scene, mention) or _subject(scene, mention)


def _counted(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the counted noun after a figure, with the words that describe it where these follow.

    "14/20 chỉ tiêu" are of one noun.
    """
    words = [word for word in _written_noun(scene, mention).split() if word.lower() not in scene.words.anything]
    if mention.figure.kind not in ("count", "number") or not (words or mention.figure.unit):
        return ""
    if scene.words.names.head_first:
        following = _run_after(scene, mention, LONGEST_HEAD_FIRST)
        is_said = [word.lower() for word in words] == following[: len(words)]  # the figure ends before its noun
        words = (following if is_said else [*words, *following])[:LONGEST_HEAD_FIRST]
    return " ".join(words) or _noun_after_slash(scene, mention)


def _written_noun(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the noun after the digits and the scale of a figure: "passengers" of "1.46 million passengers"."""
    figure = mention.figure
    if figure.noun or figure.kind != "count" or figure.number_end < 0:
        return figure.noun
    words = scene.article.text[figure.number_end : figure.end].split()
    return " ".join(words[1:] if figure.scale != 1 else words)


def _noun_after_slash(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the noun of the figure that a slash joins to one."""
    sentence, position = scene.sentences[mention.sentence], mention.token
    is_joined = sentence.tokens[position + 1 : position + 3] == ("/", FIGURE)
    return _noun_of_figure_at(scene, sentence, position + 2) if is_joined else ""


def _share_of(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return what a percentage is a share of, where it is said right after it: "28% of households"."""
    sentence = scene.sentences[mention.sentence]
    after = mention.token + 1
    if mention.family not in RELATIVE or after >= len(sentence.tokens):
        return ""
    is_linked = sentence.tokens[after] in scene.words.names.links or any(
        cue.first == after and "of" in cue.parts for cue in sentence.cues
    )
    run = list(islice(_run(scene, sentence, after + 1, 1), LONGEST_RUN))
    return " ".join(_ends(scene, run)) if is_linked and run else ""


def _subject(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the noun before a figure that says what it is a figure of."""
    sentence = scene.sentences[mention.sentence]
    position = mention.token - 1
    while position >= 0 and mention.token - position <= FARTHEST_NOUN:
        if sentence.tokens[position] == FIGURE and (noun := _noun_of_figure_at(scene, sentence, position)):
            return noun
        if is_content(scene, sentence, position):
            run, first = _run_before(scene, sentence, position)
            if scene.words.names.head_first and (noun := _noun_of_figure_at(scene, sentence, first - 1)):
                return noun  # what these words describe
            return " ".join(_ends(scene, _through_links(scene, sentence, run, first)))
        position -= 1
    return ""


def _noun_of_figure_at(scene: AnnotatedArticle, sentence: Sentence, position: int) -> str:
    """Return the counted noun of the figure at a token."""
    return next((_counted(scene, one) for one in sentence.mentions if one.token == position), "")


def _through_links(scene: AnnotatedArticle, sentence: Sentence, run: list[str], first: int) -> list[str]:
    """Return the first of the nouns that "of" or its like ties to one another: what a figure is of."""
    while True:
        before = first - 1
        while before >= 0 and sentence.tokens[before] in scene.words.lists.articles:
            before -= 1
        if before < 1 or sentence.tokens[before] not in scene.words.names.links:
            return _with_move(scene, sentence, run, first)
        before = _before_asides(scene, sentence, before - 1)
        if before >= 0 and sentence.tokens[before] == FIGURE:
            return _noun_of_figure_at(scene, sentence, before).split() or run
        if before < 0 or not is_content(scene, sentence, before):
            return _with_move(scene, sentence, run, first)
        run, first = _run_before(scene, sentence, before)


def _before_asides(scene: AnnotatedArticle, sentence: Sentence, position: int) -> int:
    """Return the token before what says when or in brackets how: "GRDP bình quân năm 2023 (giá hiện hành) [của]"."""
    if sentence.tokens[position] == ")":
        while position > 0 and sentence.tokens[position] != "(":
            position -= 1
        position -= 1
    while position >= 0 and (
        sentence.tokens[position] in (WHEN, *scene.words.names.periods) or _plays(sentence, position, MEANS)
    ):
        position -= 1
    return position


def _with_move(scene: AnnotatedArticle, sentence: Sentence, run: list[str], first: int) -> list[str]:
    """Return a noun with the word right before it that makes it a move or a total ("tăng trưởng kinh tế")."""
    cue = _cue_at(sentence, first - 1) if first and scene.words.names.head_first else None
    if cue is None or not MOVES.intersection(cue.parts) or not cue.text[0].isalpha():
        return run
    return [*cue.text.split(), *run]


def _run_before(scene: AnnotatedArticle, sentence: Sentence, last: int) -> tuple[list[str], int]:
    """Return the words that end at a token without a break, and where they begin."""
    run = list(islice(_run(scene, sentence, last, -1), LONGEST_RUN))
    return run[::-1], last - len(run) + 1


def _run_after(scene: AnnotatedArticle, mention: Mention, most: int) -> list[str]:
    """Return at most so many words that follow a figure without a break."""
    sentence = scene.sentences[mention.sentence]
    return list(islice(_run(scene, sentence, mention.token + 1, 1), max(most, 0)))


def _run(scene: AnnotatedArticle, sentence: Sentence, position: int, step: int) -> Iterator[str]:
    """Yield the words that mean something from a token on, until the first that does not."""
    while 0 <= position < len(sentence.tokens) and is_content(scene, sentence, position):
        yield sentence.tokens[position]
        position += step


def is_content(scene: AnnotatedArticle, sentence: Sentence, position: int) -> bool:
    """Return whether a token is a word that may name something: no number, mark, filler, or word of a relation."""
    token, names = sentence.tokens[position], scene.words.names
    if token in (FIGURE, WHEN) or not token[0].isalpha() or token in scene.words.fillers:
        return False
    if token in names.links or token in names.periods:
        return False
    cue = _cue_at(sentence, position)
    return cue is None or not NOUN_CUES.isdisjoint(cue.parts)


def _cue_at(sentence: Sentence, position: int) -> Cue | None:
    """Return the word of a relation that a token belongs to."""
    before = bisect_right(sentence.cues, position, key=lambda cue: cue.first)
    cue = sentence.cues[before - 1] if before else None
    return cue if cue is not None and position < cue.last else None


def _plays(sentence: Sentence, position: int, parts: frozenset[str]) -> bool:
    """Return whether a token belongs to a word of a relation that plays one of some parts."""
    cue = _cue_at(sentence, position)
    return cue is not None and not parts.isdisjoint(cue.parts)


def _ends(scene: AnnotatedArticle, run: list[str]) -> list[str]:
    """Return the words of a run that hold its noun, a verb or an adverb at its end left out."""
    endings = scene.words.names.no_nouns
    while len(run) > 1 and run[-1].endswith(endings):
        run = run[:-1]
    if not scene.words.names.head_first:
        return run[-LONGEST_HEAD_LAST:]
    return run if len(run) <= LONGEST_WHOLE else run[:LONGEST_HEAD_FIRST]


def period_of(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the year that a figure is of: the nearest one in its sentence, with no figure between that could be it."""
    sentence = scene.sentences[mention.sentence]
    levels = [one.token for one in sentence.mentions if one.family not in RELATIVE and one is not mention]
    near = sorted(sentence.asides, key=lambda aside: abs(aside.token - mention.token))
    for aside in near:
        year = YEAR.search(aside.figure.text)
        low, high = sorted((aside.token, mention.token))
        if year and high - low <= FARTHEST_PERIOD and not any(low < level < high for level in levels):
            return year[0]
    return ""


def owner_of(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the name nearest before a figure in its sentence, or else right after it: whose figure it is."""
    sentence = scene.sentences[mention.sentence]
    before = _names_in(scene, sentence, range(mention.token - 1, 0, -1))
    if before:
        return " ".join(before[::-1])
    return " ".join(_names_in(scene, sentence, range(mention.token + 1, len(sentence.tokens))))


def _names_in(scene: AnnotatedArticle, sentence: Sentence, positions: Iterable[int]) -> list[str]:
    """Return the first capitalised words without a break on the way, up to the next figure."""
    found: list[str] = []
    for position in positions:
        token = sentence.tokens[position]
        is_name = token[0].isalpha() and scene.article.text[sentence.starts[position]].isupper()
        if is_name:
            found.append(token)
        if token == FIGURE or (found and not is_name) or len(found) == MOST_OWNER_WORDS:
            break
    return found


class Names:
    """Hands out names that are new in one file."""

    def __init__(self) -> None:
        """Start with no name taken."""
        self._taken: set[str] = set()
        self._last: dict[tuple[str, str], int] = {}

    def fresh(self, wanted: Iterable[str], joint: str) -> str:
        """Return the first of the wanted names that is free, or else the first one with a number, and take it."""
        options = list(wanted)
        name, number = options[0], self._last.get((options[0], joint), 1)
        for option in options:
            if option not in self._taken:
                self._taken.add(option)
                return option
        while name in self._taken:
            number += 1
            name = f"{options[0]}{joint}{number}"
        self._taken.add(name)
        self._last[options[0], joint] = number
        return name


def plain_name(scene: AnnotatedArticle, mention: Mention, role: str) -> str:
    """Return the name of a figure as far as it goes without the others: its noun, or else the part that it plays.

    What says something of a quantity (a rate, a share, a multiple) is named after both.
    """
    spoken = spoken_role(scene, role)
    noun = noun_of(scene, mention)
    if noun and _part(role) in RELATIVE_ROLES and not _counted(scene, mention):
        noun = _joined(scene, noun, spoken)
    return as_name(noun or spoken, as_name(spoken))


def _joined(scene: AnnotatedArticle, noun: str, said: str) -> str:
    """Return a noun with what is said of it, in the order of the language: "revenue change", "tỷ lệ hộ nghèo"."""
    if said in noun:
        return noun
    return f"{said} {noun}" if scene.words.names.head_first else f"{noun} {said}"


def figure_name(scene: AnnotatedArticle, mention: Mention, role: str, names: Names, *, is_shared: bool = False) -> str:
    """Return a new name for a figure; where another has the same noun, with its year, part or owner.

    `is_shared` says that a figure of the same claim has that noun, so that both are to be distinguished.
    """
    plain = plain_name(scene, mention, role)
    part = readable(spoken_role(scene, role), "_")
    one_of_many = role[-1:].isdigit()  # "part_2": the part that it plays tells it from none of the others
    further = ("", part) if one_of_many else (part, "")
    qualifiers = (period_of(scene, mention), further[0], readable(owner_of(scene, mention), "_"), further[1])
    qualified = [f"{plain}_{words}" for words in qualifiers if words and words not in plain]
    return names.fresh([*qualified, plain] if is_shared else [plain, *qualified], "_")


def outside_name(scene: AnnotatedArticle, level: Mention, stated: Mention, role: str, names: Names) -> str:
    """Return a new name for the figure that an article does not print: of what, and when ("grdp_2018")."""
    plain = plain_name(scene, level, "level")
    year, part = year_after(scene, stated), readable(spoken_role(scene, role), "_")
    return names.fresh([f"{plain}_{words}" for words in (year, part) if words], "_")


def year_after(scene: AnnotatedArticle, mention: Mention) -> str:
    """Return the year that follows a figure before the next one: "gấp 1,83 lần [2018]"."""
    sentence = scene.sentences[mention.sentence]
    for aside in sentence.asides:
        if aside.token > mention.token:
            between = sentence.tokens[mention.token + 1 : aside.token]
            year = YEAR.findall(aside.figure.text)
            return year[-1] if year and len(between) <= FARTHEST_PERIOD and FIGURE not in between else ""
    return ""


def claim_id(scene: AnnotatedArticle, candidate: Candidate, names: Names) -> str:
    """Return a new id for a claim: what it is about, and what kind of claim it is."""
    others = [mention for _, mention in candidate.operands if mention is not candidate.stated_mention]
    kind = "share" if candidate.check.startswith("parts(") else candidate.kind  # "14 of 20" is no rank
    return figure_id(scene, candidate.stated_mention, kind, names, others)


def figure_id(scene: AnnotatedArticle, stated: Mention, kind: str, names: Names, others: Sequence[Mention] = ()) -> str:
    """Return a new id for what is said of one figure, named after it or else after the first of others with a noun.

    Among several with the same noun and kind it is distinguished by its year, its owner, or the figure as written.
    """
    noun = next((found for one in (stated, *others) if (found := noun_of(scene, one))), "")
    spoken = scene.words.kinds.get(kind, kind)
    wanted = readable(_joined(scene, noun, spoken) if noun else spoken)
    qualifiers = (period_of(scene, stated), owner_of(scene, stated), stated.figure.text)
    return names.fresh([wanted, *(f"{wanted}-{words}" for one in qualifiers if (words := readable(one)))], "-")
