"""Whatever a proposal says, nothing breaks, and no claim has a figure that is not one of the article."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.article import article_from_text
from factcheck.claims.write import claims_toml
from factcheck.draft.annotated_article import read_scene
from factcheck.draft.proposals.forms import FORMS, form_names
from factcheck.draft.proposals.sorts import sorts_of

TEXT = (
    "Sales fell 12% to $88m from $100m in 2023, the firm said on Monday 3 March 2025. Of 4,250 households 1,190, or "
    "28%, grow coffee; 40 were up 3 percentage points, twice as many as in 2018. Nearly 60 people, aged 7 to 70, won."
)
ARTICLE = article_from_text(TEXT, "article.txt", "en")
FIGURES = api.article_figures(ARTICLE)
SCENE = read_scene(ARTICLE, FIGURES)
SORTS = {mention.index: sorts_of(mention) for mention in (*SCENE.mentions, *SCENE.asides)}
TEXTS = {figure.text for figure in FIGURES}

pieces = st.sampled_from([figure.text for figure in FIGURES] + ["sales", "99%", "$5bn", "", "[[", "]]", "3", "\ue000"])


@st.composite
def quotes(draw):
    """A stretch of the article, with marks round some figures, or round anything."""
    start = draw(st.integers(0, len(TEXT) - 2))
    quote = TEXT[start : draw(st.integers(start + 1, len(TEXT)))]
    for surface in draw(st.lists(pieces, max_size=4)):
        quote = quote.replace(surface, f"[[{surface}]]", 1)
    return quote


marks = st.one_of(
    st.integers(-2, 9),
    st.integers(1, 6).map(str),
    st.sampled_from(["12%", "1e9", "", "x", "²"]),
    st.floats(),
    st.none(),
)


@st.composite
def proposals(draw):
    """A proposal that is sound, nearly so, or not at all."""
    form = draw(st.sampled_from(FORMS))
    names = st.sampled_from([role.name for role in form.roles] + ["value", "verdict"])
    return {
        "rule": draw(st.one_of(st.just(form.name), st.sampled_from([*form_names(), "eval", "part_of"]), st.text())),
        "quotes": draw(st.one_of(st.lists(quotes(), max_size=3), quotes(), st.just([TEXT]), st.text(), st.none())),
        "roles": draw(st.dictionaries(names, st.one_of(marks, st.lists(marks, max_size=4)), max_size=5)),
        "verdict": "consistent",
        "value": draw(st.floats()),
    }


@st.composite
def sound(draw):
    """A proposal over figures that are all marked: the roles are filled at random with what fits them."""
    form = draw(st.sampled_from(FORMS))
    whole = TEXT
    for figure in sorted(FIGURES, key=lambda one: -one.start):
        whole = f"{whole[: figure.start]}[[{whole[figure.start : figure.end]}]]{whole[figure.end :]}"
    order = draw(st.permutations(range(len(FIGURES))))
    roles = {}
    for role in form.roles:
        fitting = [place for place in order if not SORTS[place].isdisjoint(role.sorts)]
        chosen = fitting[: draw(st.integers(1, 3)) if role.many else 1]
        order = [place for place in order if place not in chosen]
        roles[role.name] = [str(place + 1) for place in chosen]
    return {"rule": form.name, "quotes": [whole], "roles": roles}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.one_of(proposals(), sound()), max_size=6), st.text(max_size=30), st.booleans())
def test_no_proposal_leads_to_a_figure_that_is_not_the_article_s(given_proposals, noise, as_lines):
    lines = [json.dumps(one) for one in given_proposals]
    text = "\n".join([*lines, noise]) if as_lines else json.dumps({"proposals": given_proposals})[: -1 - len(noise)]
    report, _ = api.scan_with_proposals(ARTICLE, text)
    assert not [problem for problem in report.errors if problem.kind == "internal"]
    assert report.figures == FIGURES
    for claim in report.claims:
        assert all(0 <= index < len(FIGURES) for index in claim.figures)
        assert claim.verdict in ("consistent", "rounding", "inconsistent", "unchecked")
    problems = []
    drafted, _ = api.draft_with_proposals(ARTICLE, text, problems)
    assert not problems
    assert claims_toml(drafted)
    for claim in drafted.claims:
        for quote in claim.quotes:
            assert quote.text in TEXT
            assert all(any(surface in mark.surface for surface in TEXTS) for mark in quote.marks)


@given(st.text())
def test_any_text_is_read(text):
    api.scan_with_proposals(ARTICLE, text)
