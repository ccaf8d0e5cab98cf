import json

import pytest

from factcheck.model.rule import Role, Rule
from factcheck.report import Options, UnknownFormatError
from factcheck.report.explain_report import render_finding
from factcheck.report.rule_list import render_rule, render_rules

SHARE = Rule(
    name="part_of",
    kind="share",
    roles=(Role("whole", "the total"), Role("parts", "what it is made of", many=True), Role("unit", "", optional=True)),
    documentation="How much of a whole its parts are.\n\nParts may be figures of any claim.",
    good=("part_of(50, 20) ≈ 40 %",),
    bad=("part_of(50, 20) ≈ 50 %",),
)


def test_a_finding_is_reported_step_by_step(harbour):
    text = render_finding(harbour, harbour.claims[1], Options())
    shown = ["✗ inconsistent  berths", "harbour.txt:3:1", "let + empty = berths", "31 + 19", "= 50", "17 for 19"]
    places = [text.index(part) for part in shown]
    assert places == sorted(places)


def test_nothing_of_the_article_reaches_the_terminal_raw(harbour):
    text = render_finding(harbour, harbour.claims[8], Options(colour=True))
    assert "\x1b[31mand" not in text
    assert "␛[31mand" in text
    assert "[red]metre[/red]" in text


def test_rules_as_a_table_fit_the_width():
    lines = render_rules([SHARE], "table", Options()).splitlines()
    assert max(map(len, lines)) <= 80
    assert "part_of(whole, parts…, [unit])" in "\n".join(lines)


def test_rules_as_json():
    (rule,) = json.loads(render_rules([SHARE], "json", Options()))["rules"]
    assert rule["name"] == "part_of"
    assert rule["summary"] == "How much of a whole its parts are."
    assert [role["name"] for role in rule["roles"]] == ["whole", "parts", "unit"]
    assert rule["good"] == ["part_of(50, 20) ≈ 40 %"]


def test_rules_have_no_other_format():
    with pytest.raises(UnknownFormatError, match="there is no format") as caught:
        render_rules([SHARE], "xml", Options())
    assert caught.value.hint == "one of table, json"


def test_one_rule_is_its_documentation_with_examples():
    text = render_rule(SHARE, Options(language="vi"))
    assert text.startswith("part_of(whole, parts…, [unit])  [share]\n\nHow much of a whole its parts are.\n")
    assert "Đúng:\n  part_of(50, 20) ≈ 40 %" in text
    assert "Sai:\n  part_of(50, 20) ≈ 50 %" in text
