import json

import pytest

from factcheck.report import Options, render


@pytest.fixture
def issues_of(problem, validate):
    """The issues of an array that GitLab would take."""

    def issues(reports):
        written = json.loads(render(reports, "gitlab", Options(), [problem]))
        validate(written, "gitlab-code-quality.json")
        return written

    return issues


def test_valid_with_a_fingerprint_each(harbour, tram, issues_of):
    issues = issues_of([harbour, tram])
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 10


def test_severity_shows_what_flips_the_meaning(harbour, issues_of):
    severities = {issue["description"].split(";")[0]: issue["severity"] for issue in issues_of([harbour])}
    assert severities["inconsistent: from 420 to 390 is a fall, not a rise"] == "critical"
    assert severities["inconsistent: 31 and 19 make 50, not 48"] == "major"
    assert severities["error: there is no article"] == "blocker"


def test_nothing_wrong_is_an_empty_array(tram):
    assert json.loads(render([tram], "gitlab")) == []
