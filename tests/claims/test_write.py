"""What is written is read back, and reads well."""

from hypothesis import given
from msgspec.structs import replace

from factcheck.claims.load import load_text
from factcheck.claims.quotes import parse_quote
from factcheck.claims.write import claim_toml, claims_toml
from factcheck.language.messages import load_words
from factcheck.model.claim import Claim, ClaimsFile, Location
from tests.claims.trees import claims_files

ENGLISH = load_words("en")


def without_places(claims_file: ClaimsFile) -> ClaimsFile:
    """Return the records without lines, which only a read file has."""
    return replace(
        claims_file,
        claims=tuple(replace(claim, location=Location("")) for claim in claims_file.claims),
        outside=tuple(replace(figure, location=Location("")) for figure in claims_file.outside),
        ignored=tuple(replace(entry, location=Location("")) for entry in claims_file.ignored),
    )


@given(claims_files())
def test_what_is_written_is_read_back(claims_file):
    read = load_text(claims_toml(claims_file), "claims.toml")
    assert without_places(read) == claims_file


@given(claims_files())
def test_claims_and_outside_figures_know_their_lines(claims_file):
    text = claims_toml(claims_file)
    lines = text.split("\n")
    read = load_text(text, "claims.toml")
    for claim in read.claims:
        assert lines[claim.location.line - 1] == "[[claim]]"
        assert lines[claim.location.line].startswith("id = ") and claim.id in lines[claim.location.line]
    for figure in read.outside:
        assert (
            lines[figure.location.line - 1].startswith("[outside.") and figure.name in lines[figure.location.line - 1]
        )


def test_an_unsure_claim_asks_for_a_second_look():
    claim = Claim("rise", (parse_quote("rose [5 %]"),), confidence="0.55")
    assert claim_toml(claim, ENGLISH).startswith("# Unsure (0.55)")
    assert not claim_toml(replace(claim, confidence="0.9"), ENGLISH).startswith("#")


def test_a_text_with_quote_marks_stays_readable():
    claim = Claim("rise", (parse_quote('"rose" [5 %]'),))
    assert """quote = '"rose" [5 %]'\n""" in claim_toml(claim, ENGLISH)


def test_claims_with_one_heading_are_written_below_it_once():
    claims = [Claim(f"c{number}", (parse_quote("rose [5 %]"),), heading="Adds up.") for number in range(2)]
    text = claims_toml(ClaimsFile("claims.toml", "story.txt", "en", (replace(claims[0], heading="Wrong."), *claims)))
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# Wrong.", "# Adds up."]


def test_comments_are_in_the_language_that_is_asked_for():
    claim = Claim("rise", (parse_quote("rose [5 %]"),), confidence="0.55")
    drafted = ClaimsFile("claims.toml", "story.txt", "en", (claim,))
    assert "# Chưa chắc (0.55)" in claims_toml(drafted, "vi")
    assert "# Unsure (0.55)" in claims_toml(drafted)
