"""A claims file that somebody else wrote can ask for much; it gets an answer in bounded time and a clear word."""

import json

import pytest

from tests.cli.command import factcheck

ARTICLE = "It rose to 12.5% from 10.0% of 40.0 km in 2019, and 99999999999 more.\n"
MARKS = "rose to [b: 12.5%] from [a: 10.0%] of [k: 40.0 km] in 2019, and [huge: 99999999999]"


def verify(folder, checks, unknowns=0):
    """Verify one claim for each check, with unknown outside figures u0, u1, …"""
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    claims = ['article = "article.txt"', 'language = "en"', f'[[claim]]\nid = "marks"\nquote = "{MARKS}"']
    claims += [
        f'[[claim]]\nid = "c{number}"\nquote = "in [2019]"\ncheck = "{check}"' for number, check in enumerate(checks)
    ]
    claims += [f'[outside.u{number}]\nunit = "kilometre"' for number in range(unknowns)]
    (folder / "claims.toml").write_text("\n".join(claims), encoding="utf-8")
    done = factcheck("verify", "--format", "json", cwd=folder)
    assert "Traceback" not in done.stderr
    return done, json.loads(done.stdout)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("(" * 10_000 + "a" + ")" * 10_000 + " ≈ b", "inside one another"),
        ("-" * 10_000 + "a ≈ b", "inside one another"),
        ("a" + " + a" * 10_000 + " ≈ b", "additions in one check"),
        ("a" + " × a" * 10_000 + " ≈ b", "operations in one check"),
        ("a ^ 1000000000 ≈ b", "exponent"),
        ("9" * 10_000 + " ≈ b", "digits"),
        ("((((1 + a) ^ 1000) ^ 1000) ^ 1000) ^ 1000 ≈ b", "too large to compute"),
        ("(1 + a) ^ huge ≈ b", "too large to compute"),
        ("(1 + a) ^ (huge × huge × huge) ≈ b", "too large to compute"),
        ("huge ^ huge ≈ b", "too large to compute"),
        ("1 ÷ (a - a) ≈ b", "divides by zero"),
        ("(a - b) ^ 0.5 ≈ b", "root or a logarithm of a negative number"),
    ],
)
def test_what_is_too_much_is_reported(tmp_path, check, said):
    done, document = verify(tmp_path, [check])
    assert done.returncode == 2
    assert said in json.dumps(document["errors"], ensure_ascii=False)


def nested(call, depth, innermost):
    """Return a rule called on itself, "@" being where it is called again."""
    for _ in range(depth):
        innermost = call.replace("@", innermost)
    return innermost


DEAR = {
    "an argument that a rule looks at before it uses it": nested("annual_growth(a, b, @)", 45, "3"),
    "an argument that a formula uses twice": nested("weighted_mean(a, @, b, a)", 45, "b"),
    "a change of a change": nested("change(b, @)", 45, "a"),
    "high powers of figures that repeat": "(a × b - a) ^ 300 ÷ (a - b) ^ 300",
    "compounding that is all but taken back": "compound(a, 1000) - compound(a, 999)",
    "roots of figures that repeat": " × ".join(f"(a + {number}) ^ (b ÷ {number + 2})" for number in range(20)),
    "long series": " + ".join(f"p_of_t(b, {number * 200 + 1})" for number in range(1, 15)),
}


@pytest.mark.parametrize("term", DEAR.values(), ids=DEAR)
def test_what_takes_long_to_settle_is_answered(tmp_path, term):
    done, document = verify(tmp_path, [f"{term} ≈ b"])
    assert done.returncode in (0, 1, 2)
    assert document["claims"][1]["verdict"] in ("inconsistent", "unchecked", "invalid")


def test_a_number_of_thousands_of_digits_is_reported_by_its_first(tmp_path):
    _, document = verify(tmp_path, ["2 ^ (a × 200_000) ≈ b"])
    claim = document["claims"][1]
    assert claim["computed"]["low"].startswith("3.1398")
    assert claim["computed"]["low"].endswith("E+5992")
    assert " × 10^6022" in claim["explanation"]


def test_a_check_that_algebra_and_halving_cannot_settle_is_answered(tmp_path):
    term = "(a - b) × (a + b) ^ 3 ÷ (a × a + b × b) - (a ^ b - b ^ a) × (a - b) ^ 2"
    _, document = verify(tmp_path, [f"{term} ≈ 0.02"])
    assert document["claims"][1]["verdict"] in ("inconsistent", "unchecked")


def test_a_long_chain_of_unknowns_is_solved_in_any_order(tmp_path):
    checks = [f"u{number + 1} - u{number} ≈ 1 km" for number in reversed(range(600))]
    _, document = verify(tmp_path, [*checks, "u0 ≈ k"], unknowns=601)
    last = next(one for one in document["outside"] if one["name"] == "u600")
    assert (last["low"], last["high"]) == ("639.95", "640.05")


def test_solving_that_only_creeps_on_is_stopped_and_reported(tmp_path):
    squares = ["u0 × u0 ≈ u1 × u1 × 0.99999", "u1 × u1 ≈ u0 × u0 × 0.99999"]
    checks = ["u0 > 0 km", "u1 > 0 km", "u1 < 900 km", *squares]
    _, document = verify(tmp_path, checks, unknowns=2)
    assert "only crept closer" in document["outside"][0]["explanation"]


def test_a_conflict_of_hundreds_of_claims_is_reported(tmp_path):
    checks = [f"u{number} ÷ u{(number + 1) % 300} ≈ 2" for number in range(300)]
    done, document = verify(tmp_path, [*checks, "u0 ≈ k"], unknowns=300)
    assert done.returncode == 1
    assert {claim["verdict"] for claim in document["claims"][1:]} == {"inconsistent"}


def test_more_conflicts_than_are_reported_apart_leave_none_out(tmp_path):
    done, document = verify(tmp_path, [f"u0 ≈ {number} km" for number in range(200)], unknowns=1)
    assert done.returncode == 1
    assert {claim["verdict"] for claim in document["claims"][1:]} == {"inconsistent"}
    assert "No value of “u0” fits" in document["outside"][0]["explanation"]


def test_outside_figures_have_a_bound(tmp_path):
    done, document = verify(tmp_path, ["a ≈ a"], unknowns=20_001)
    assert done.returncode == 2
    assert "More than 20,000 outside figures" in document["errors"][0]["message"]
