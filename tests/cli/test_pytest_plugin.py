"""The pytest plug-in, in runs of pytest of its own on a small newsroom."""

import pytest

from tests.cli.command import COMMAND
from tests.newsroom import BAD_EDIT, edit, lay_out

pytest_plugins = ["pytester"]


@pytest.fixture
def newsroom(pytester, monkeypatch):
    """A folder with an article and its claims, and pytest with this plug-in alone."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    lay_out(pytester.path)
    pytester.makeini("[pytest]\naddopts = -p factcheck\n")
    return pytester


def test_every_claim_is_a_test(newsroom):
    result = newsroom.runpytest_subprocess("-v", "-rs")
    result.assert_outcomes(passed=2, skipped=1)
    result.stdout.fnmatch_lines(["claims.toml::berths PASSED*", "claims.toml::freight PASSED*", "*Recorded without*"])


def test_it_is_found_by_its_entry_point(newsroom, monkeypatch):
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    newsroom.makeini("[pytest]\n")
    newsroom.runpytest_subprocess("claims.toml::berths").assert_outcomes(passed=1)


def test_a_bad_edit_fails_at_its_line_with_the_repair(newsroom):
    edit(newsroom.path, *BAD_EDIT)
    result = newsroom.runpytest_subprocess("-rf")
    result.assert_outcomes(passed=1, failed=1, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "harbour.txt:2:1: inconsistent [[]sum[]] *",
            "*29 for 31 (as it was accepted)*",
            "FAILED claims.toml::berths*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_quote_that_is_gone_fails(newsroom):
    edit(newsroom.path, "harbour.txt", "Of its 48 berths 29 are let and 19 stand empty. ", "")
    result = newsroom.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1, skipped=1)
    result.stdout.fnmatch_lines(["claims.toml:*: missing *"])


def test_a_mistake_in_the_claims_file_is_reported_with_its_line(newsroom):
    edit(newsroom.path, "claims.toml", 'id = "cost"', 'idd = "cost"')
    result = newsroom.runpytest_subprocess()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["error: claims.toml:15:1: *idd*"])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize("broken", ["article = ", f'article = "harbour.txt"\nx = {"1" * 5000}', "\0", "[[claim]]"])
def test_a_file_that_cannot_be_read_keeps_no_other_test_from_being_run(newsroom, broken):
    (newsroom.path / "a.claims.toml").write_text(broken, "utf-8")
    result = newsroom.runpytest_subprocess()
    result.assert_outcomes(passed=2, skipped=1, failed=1)
    result.stdout.no_fnmatch_line("*Traceback*")


def test_an_article_that_is_gone_fails_every_claim_without_a_traceback(newsroom):
    (newsroom.path / "harbour.txt").unlink()
    result = newsroom.runpytest_subprocess()
    result.assert_outcomes(failed=3)
    result.stdout.no_fnmatch_line("*Traceback*")


def test_what_fails_can_be_chosen(newsroom):
    edit(newsroom.path, *BAD_EDIT)
    newsroom.makeini("[pytest]\naddopts = -p factcheck\nfactcheck_fail_on = missing\n")
    newsroom.runpytest_subprocess().assert_outcomes(passed=2, skipped=1)


def test_what_the_baseline_knows_is_expected_to_fail(newsroom):
    edit(newsroom.path, *BAD_EDIT)
    (newsroom.path / "factcheck.toml").write_text('baseline = "known.json"\n', "utf-8")
    newsroom.run(COMMAND, "verify", "claims.toml", "--baseline", "known.json", "--write-baseline")
    newsroom.runpytest_subprocess().assert_outcomes(passed=1, skipped=1, xfailed=1)


def test_which_files_are_claims_files_can_be_chosen(newsroom):
    (newsroom.path / "claims.toml").rename(newsroom.path / "checks.toml")
    assert newsroom.runpytest_subprocess().ret == pytest.ExitCode.NO_TESTS_COLLECTED
    newsroom.makeini("[pytest]\naddopts = -p factcheck\nfactcheck_files = checks.toml\n")
    newsroom.runpytest_subprocess().assert_outcomes(passed=2, skipped=1)


def test_without_claims_files_nothing_is_loaded(newsroom):
    (newsroom.path / "claims.toml").unlink()
    newsroom.makepyfile(
        """
        import sys

        def test_nothing_is_loaded():
            loaded = {name for name in sys.modules if name.startswith("factcheck.")}
            assert loaded == {"factcheck.integrations", "factcheck.integrations.pytest_plugin"}
            assert not {"msgspec", "typer", "rich"} & set(sys.modules)
        """
    )
    newsroom.runpytest_subprocess().assert_outcomes(passed=1)
