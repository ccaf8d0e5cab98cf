import pytest

from factcheck.report import Options, render


@pytest.fixture
def suites_of(problem):
    """The suites as a build server's library reads them."""
    parser = pytest.importorskip("junitparser", reason="junitparser is not installed")

    def suites(reports, **options):
        return parser.JUnitXml.fromstring(render(reports, "junit", Options(**options), [problem]).encode())

    return suites


def test_counts_are_what_a_build_server_shows(harbour, tram, suites_of):
    suites = suites_of([harbour, tram])
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (11, 4, 2, 1)
    assert [suite.name for suite in suites] == ["factcheck", "harbour.txt", "tin/xe-dien.txt"]


def test_a_failure_says_where_and_why(harbour, suites_of):
    case = list(list(suites_of([harbour]))[1])[1]
    assert case.name == "berths"
    assert case.result[0].message.startswith("31 and 19 make 50, not 48")
    assert case.result[0].text.startswith("harbour.txt:3:1: inconsistent [sum]")


def test_control_characters_of_the_article_keep_the_xml_well_formed(harbour, suites_of):
    case = list(list(suites_of([harbour]))[1])[8]
    assert "␛[31m" in case.result[0].text


def test_strict_fails_what_only_rounding_saves(harbour, suites_of):
    assert suites_of([harbour], failing=("rounding",)).failures == 1
