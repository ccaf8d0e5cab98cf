"""The quick decision of a search never contradicts a full recomputation."""

import os
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.expression import parse
from factcheck.engine.evaluate import evaluate_figures
from factcheck.engine.quick import expanded, generous_readings, holds_on, strictly, with_rounded_counts
from factcheck.language import read_surface
from factcheck.model.claim import Check

RUNS = int(os.environ.get("FACTCHECK_PROPERTY_RUNS", "300"))

CHECKS = {
    "a ÷ b ≈ c": "abc",
    "a + b ≈ c": "abc",
    "a - b ≈ c": "abc",
    "sum(a, b, d) ≈ c": "abcd",
    "change(a, b) ≈ p": "abp",
    "share(a, b) ≈ p": "abp",
    "a < b": "ab",
    "a ≥ b": "ab",
}

amount = st.one_of(
    st.integers(1, 2_000_000).map("{:,}".format),
    st.decimals("0.1", "900", places=1).map(str),
    st.sampled_from(["about 300", "nearly 5,000", "more than 40", "1.2 million", "7,000", "12.5", "100", "250"]),
)
percent = st.decimals("0.1", "300", places=1).map("{}%".format)


@st.composite
def statements(draw):
    """Draw a check, and figures of which the stated one is often near to what the others give."""
    check = draw(st.sampled_from(sorted(CHECKS)))
    texts = {name: draw(percent if name == "p" else amount) for name in CHECKS[check]}
    return check, {name: read_surface(text, "en") for name, text in texts.items()}


@settings(max_examples=RUNS)
@given(statements(), st.booleans(), st.integers(0, 3))
def test_the_quick_decision_never_contradicts_a_recomputation(drawn, is_near, places):
    check, figures = drawn
    if is_near:
        figures = near(check, figures, places)
    verdict = evaluate_figures(Check(check, parse(check)), figures).verdict
    comparison = expanded(check)
    taken = with_rounded_counts(comparison, figures)
    if holds_on(comparison, taken, strictly):
        assert verdict == "consistent", (check, figures)
    elif any(holds_on(comparison, taken, reading) for reading in generous_readings(comparison, taken)):
        assert verdict == "rounding", (check, figures)
    else:
        assert verdict == "inconsistent", (check, figures)


def near(check, figures, places):
    """Replace the stated figure by the others' result, rounded, so that both sides of the border are tried."""
    a, b = figures["a"].value, figures["b"].value
    results = {
        "a ÷ b ≈ c": lambda: a / b,
        "a + b ≈ c": lambda: a + b,
        "a - b ≈ c": lambda: a - b,
        "sum(a, b, d) ≈ c": lambda: a + b + figures["d"].value,
        "change(a, b) ≈ p": lambda: (b - a) / a * 100,
        "share(a, b) ≈ p": lambda: a / b * 100,
    }
    if check not in results:
        return figures
    result = round(Fraction(results[check]()), places)
    stated = "p" if "≈ p" in check else "c"
    text = f"{float(result):,.{places}f}".replace("-", "−") + ("%" if stated == "p" else "")
    return {**figures, stated: read_surface(text, "en")}
