"""From a scene to weighed claims: ask every finder, weigh, choose."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.draft.choose import choose
from factcheck.draft.relations import FINDERS
from factcheck.draft.scene import Scene
from factcheck.draft.weigh import Weighed, weigh


def find_claims(scene: Scene) -> tuple[Weighed, ...]:
    """Return what the article states of its figures, as far as words and arithmetic carry it."""
    return choose(_weighed(scene))


def _weighed(scene: Scene) -> Iterator[Weighed]:
    """Yield what is left of all candidates after weighing, the same check on the same figures again only if surer."""
    seen: dict[tuple[str, tuple[int, ...]], int] = {}
    for find in FINDERS:
        for candidate in find(scene):
            if len(candidate.places) < len(candidate.operands):
                continue  # a figure explains nothing of itself
            key = (candidate.check, tuple(mention.place for _, mention in candidate.operands))
            if candidate.wording <= seen.get(key, -1):
                continue
            seen[key] = candidate.wording
            weighed = weigh(candidate, scene.article.language)
            if weighed is not None:
                yield weighed
