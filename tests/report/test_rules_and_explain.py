import json

import pytest

from factcheck.language.messages import load_phrases
from factcheck.model.rule import Role, Rule
from factcheck.report import Options, UnknownFormatError
from factcheck.report.explain_report import render_finding
from factcheck.report.rule_list import render_rule, render_rules
from factcheck.rules import all_rules

SHARE = Rule(
    name="x.part_of",
    kind="share",
    roles=(Role("whole", "the total"), Role("parts", "what it is made of", many=True), Role("unit", "", optional=True)),
    documentation="How much of a whole its parts are.\n\nParts may be figures of any claim.",
    good=("x.part_of(50, 20) ≈ 40 %",),
    bad=("x.part_of(50, 20) ≈ 50 %",),
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
    assert "x.part_of(whole, parts…, [unit])" in "\n".join(lines)


def test_rules_as_json():
    (rule,) = json.loads(render_rules([SHARE], "json", Options()))["rules"]
    assert rule["name"] == "x.part_of"
    assert rule["summary"] == "How much of a whole its parts are."
    assert [role["name"] for role in rule["roles"]] == ["whole", "parts", "unit"]
    assert rule["good"] == ["x.part_of(50, 20) ≈ 40 %"]


def test_rules_have_no_other_format():
    with pytest.raises(UnknownFormatError, match="there is no format") as caught:
        render_rules([SHARE], "xml", Options())
    assert caught.value.hint == "one of table, json"


def test_one_rule_is_its_documentation_with_examples():
    text = render_rule(SHARE, Options(language="vi"))
    assert text.startswith("x.part_of(whole, parts…, [unit])  [share]\n\nHow much of a whole its parts are.\n")
    assert "Đúng:\n  x.part_of(50, 20) ≈ 40 %" in text
    assert "Sai:\n  x.part_of(50, 20) ≈ 50 %" in text
    assert "parts…: what it is made of" in text


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_of_ours_is_said_in_vietnamese(rule):
    lines = render_rule(rule, Options(language="vi")).splitlines()
    assert lines[2] == load_phrases("vi").summary[rule.name]
    meanings = {role.meaning for role in rule.roles}
    assert [line for line in lines if line.partition(": ")[2] in meanings] == []
