"""Chosen claims → the records of a claims file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.article.anchoring import anchor_all
from factcheck.claims.expression import parse
from factcheck.claims.quotes import parse_quote
from factcheck.draft.naming import Names, claim_id, figure_name, outside_name, plain_name
from factcheck.draft.quoting import may_begin, quotes_of
from factcheck.draft.rationale import confidence_text, why_of
from factcheck.draft.scoring import LOOSELY_TIED
from factcheck.language.messages import load_phrases
from factcheck.model.claim import Check, Claim, ClaimsFile, Ignored, Outside
from factcheck.model.errors import FactcheckError
from factcheck.model.faults import contained

if TYPE_CHECKING:
    from factcheck.draft.annotated_article import AnnotatedArticle, Mention
    from factcheck.draft.candidate import Candidate
    from factcheck.draft.scoring import ScoredCandidate
    from factcheck.model.report import Problem


class Composer:
    """Writes claims one by one, so that a figure is named once and every later claim uses its name."""

    def __init__(self, scene: AnnotatedArticle, claims: Sequence[ScoredCandidate]) -> None:
        """Start a claims file for these claims of one article."""
        self.scene = scene
        self.roles = _telling_roles(claims)
        self.names = Names()
        self.ids = Names()
        self.named: dict[int, str] = {}
        self.outside: list[Outside] = []

    def claim_or_none(self, weighed: ScoredCandidate) -> Claim | None:
        """Return the claim for one chosen candidate; None for words or a check that no claims file can hold.

        Where it comes to nothing, no later claim uses the names that it would have given.
        """
        named, outside = self.named.copy(), self.outside.copy()
        claim = None
        try:
            claim = self.claim(weighed)
        except (ValueError, FactcheckError):
            return None
        finally:
            if claim is None:
                self.named, self.outside = named, outside
        return claim

    def claim(self, weighed: ScoredCandidate) -> Claim:
        """Return the claim for one chosen candidate.

        Raises ValueError for words that no quote can hold, FactcheckError for a check that is too long.
        """
        candidate = weighed.candidate
        own = candidate.stated_mention.sentence
        marked = [
            mention for _, mention in candidate.operands if mention.place not in self.named or mention.sentence == own
        ]
        labels = self._labels(candidate, marked)
        quotes = [parse_quote(written) for written in quotes_of(self.scene, candidate, marked, labels)]
        renaming = {role: self.named[mention.place] for role, mention in candidate.operands}
        if candidate.unprinted:
            renaming[candidate.unprinted] = self._outside_name(weighed)
        source = renamed(candidate.check, renaming)
        return Claim(
            id=claim_id(self.scene, candidate, self.ids),
            quotes=tuple(quotes),
            checks=() if candidate.question else (Check(source, parse(source)),),
            note=f"{source}: {candidate.question}" if candidate.question else "",
            confidence=confidence_text(weighed.confidence),
            why=why_of(self.scene, weighed),
            origin=candidate.origin,
        )

    def _labels(self, candidate: Candidate, marked: Sequence[Mention]) -> dict[int, str]:
        """Return by place what to write into each mark: a new name, or none where an earlier claim names the figure."""
        new = [
            (self.roles.get(mention.place, role), mention)
            for role, mention in candidate.operands
            if mention.place not in self.named
        ]
        plain = Counter(plain_name(self.scene, mention, role) for role, mention in new)
        for role, mention in new:
            is_shared = plain[plain_name(self.scene, mention, role)] > 1
            self.named[mention.place] = figure_name(self.scene, mention, role, self.names, is_shared=is_shared)
        given = {mention.place for _, mention in new}
        return {mention.place: self.named[mention.place] if mention.place in given else "" for mention in marked}

    def _outside_name(self, weighed: ScoredCandidate) -> str:
        """Return the name of the figure that the article does not print, and put it on the list."""
        candidate = weighed.candidate
        level = next(mention for given, mention in candidate.operands if given != candidate.stated)
        name = outside_name(self.scene, level, candidate.stated_mention, candidate.unprinted, self.names)
        note = load_phrases(self.scene.article.language).why["not_printed"]
        self.outside.append(Outside(name=name, unit=level.figure.unit, note=note))
        return name


def compose(
    scene: AnnotatedArticle, claims: Sequence[ScoredCandidate], problems: list[Problem] | None = None
) -> tuple[ClaimsFile, list[ScoredCandidate]]:
    """Return a claims file that makes these claims, in the order of the article, and those that it makes.

    Left out are those that no claims file can hold; one on which the program breaks is added to `problems`, where
    there is such a list.
    """
    composer = Composer(scene, claims)
    written: list[Claim] = []
    made: list[ScoredCandidate] = []
    for weighed in claims:
        with contained(problems, scene.article.path, about=weighed.candidate.kind):
            claim = composer.claim_or_none(weighed)
            if claim is not None:
                written.append(claim)
                made.append(weighed)
    drafted = ClaimsFile(
        path="",
        article=scene.article.path,
        language=scene.article.language,
        claims=tuple(written),
        outside=tuple(composer.outside),
        ignored=tuple(_ignored(scene)),
    )
    return drafted, made


def claims_file_of(scene: AnnotatedArticle, weighed: ScoredCandidate) -> ClaimsFile | None:
    """Return a claims file that makes one claim alone and ignores nothing; None for one that no file can hold."""
    composer = Composer(scene, [weighed])
    claim = composer.claim_or_none(weighed)
    if claim is None:
        return None
    article = scene.article
    return ClaimsFile("", article.path, article.language, (claim,), tuple(composer.outside))


def _telling_roles(claims: Sequence[ScoredCandidate]) -> dict[int, str]:
    """Return, by place, the part in which a figure of several claims is named: none that repeats or only orders it."""
    telling = sorted(claims, key=lambda item: item.candidate.kind in LOOSELY_TIED)
    return {mention.place: role for item in reversed(telling) for role, mention in item.candidate.operands}


def renamed(check: str, names: dict[str, str]) -> str:
    """Return a check with the names of roles replaced; rules, argument names and units stay."""
    return re.sub(
        r"([^\W\d]\w*)(\s*[(=](?![=]))?", lambda found: found[0] if found[2] else names.get(found[1], found[1]), check
    )


def _ignored(scene: AnnotatedArticle) -> list[Ignored]:
    """Return the document numbers and names with digits that are found again, each in the words in front of it."""
    ignored = list(_identifiers(scene))
    anchors = anchor_all([(one.quote,) for one in ignored], scene.article, scene.figures)
    return [one for one, anchor in zip(ignored, anchors, strict=True) if anchor.status != "missing"]


def _identifiers(scene: AnnotatedArticle) -> Iterator[Ignored]:
    """Yield every identifier in the words in front of it."""
    seen: set[str] = set()
    text = scene.article.text
    for mention in scene.asides:
        if mention.family != "identifier" or not mention.figure.text.strip():
            continue
        sentence = scene.sentences[mention.sentence]
        first = max(mention.token - 3, 0)
        while first < mention.token and not may_begin(text, sentence.starts[first]):
            first += 1
        start = sentence.starts[first]
        before, surface = text[start : mention.figure.start], mention.figure.text
        if any(character in before + surface for character in "[]…\n") or before + surface in seen:
            continue
        seen.add(before + surface)
        with suppress(FactcheckError):  # an address: "https:" would be the name of its mark
            yield Ignored(parse_quote(f"{before}[{surface}]"), "")
