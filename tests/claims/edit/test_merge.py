"""A new draft beside a file that a person has edited."""

import pytest
from hypothesis import assume, given, settings
from msgspec.structs import replace

from factcheck.claims.edit import merge_claims
from factcheck.claims.load import load_text
from factcheck.claims.write import claims_toml
from factcheck.model.errors import FactcheckError
from tests.claims.trees import claims_files

DRAFT = """article = "harbour.txt"

[[claim]]
id = "ratio-1"
quote = "rose to [cargo: 5.2 million tonnes], [times: 1.3 times] as much as [before: 4 million tonnes]"
check = "cargo ÷ before ≈ times"

[[claim]]
id = "change-1"
quote = "an increase of [rise: 30 %]"
check = "change(from = before, to = cargo) ≈ rise"

[outside.capacity]
unit = "tonne"
"""


def merged(source: str, draft: str = DRAFT) -> str:
    return merge_claims(source, "claims.toml", load_text(draft, "claims.toml"))


def claims_of(source: str) -> dict[str, tuple[list[str], list[str]]]:
    claims = load_text(source, "claims.toml").claims
    return {
        claim.id: ([quote.written for quote in claim.quotes], [check.source for check in claim.checks])
        for claim in claims
    }


def test_the_same_draft_again_changes_nothing():
    assert merged(DRAFT) == DRAFT


def test_a_claim_that_the_person_deleted_comes_back_at_the_end_and_the_rest_stays():
    edited = DRAFT.split('[[claim]]\nid = "change-1"')[0] + "# the last word\n"
    changed = merged(edited)
    assert changed.startswith(edited + "\n# New claims")
    assert list(claims_of(changed)) == ["ratio-1", "change-1"]
    assert "[outside.capacity]" in changed


def test_what_the_person_renamed_is_used_by_new_claims():
    edited = """article = "harbour.txt"
[[claim]]
id = "cargo"   # better name
quote = "rose to [now: 5.2 million tonnes], [factor: 1.3 times] as much as [then: 4 million tonnes]"
check = "now ÷ then ≈ factor"
"""
    changed = claims_of(merged(edited))
    assert changed["change-1"][1] == ["change(from = then, to = now) ≈ rise"]
    assert list(changed) == ["cargo", "change-1"]


def test_a_person_s_own_check_and_quote_of_a_drafted_claim_are_kept():
    edited = DRAFT.replace("cargo ÷ before ≈ times", "cargo > before").replace("rose to [cargo", "to [cargo")
    assert merged(edited) == edited


def test_figures_that_the_person_left_without_names_bring_the_drafted_claim_back():
    edited = """article = "harbour.txt"
[[claim]]
id = "ratio-1"
quote = "rose to [5.2 million tonnes], [1.3 times] as much as [4 million tonnes]"
"""
    changed = claims_of(merged(edited))
    assert list(changed) == ["ratio-1", "ratio-1-2", "change-1"]


def test_names_and_ids_that_are_taken_get_a_number():
    edited = """article = "harbour.txt"
[[claim]]
id = "change-1"
quote = "[rise: 12 ships] rose above the water"
[[claim]]
id = "ratio-1"
quote = "[times: 3 times] a day"
[outside.cargo]
value = "3"
"""
    changed = claims_of(merged(edited))
    assert changed["ratio-1-2"][1] == ["cargo_2 ÷ before ≈ times_2"]
    assert changed["change-1-2"][1] == ["change(from = before, to = cargo_2) ≈ rise_2"]


def test_numbers_that_the_person_ignores_are_not_claimed_again():
    edited = DRAFT.split('[[claim]]\nid = "change-1"')[0].replace(
        'article = "harbour.txt"', 'article = "harbour.txt"\nignore = ["an increase of [30 %]"]'
    )
    assert list(claims_of(merged(edited))) == ["ratio-1"]


def test_outside_figures_of_the_person_are_kept():
    edited = DRAFT + 'note = "asked the port"\n'
    assert merged(edited) == edited


def test_ignored_numbers_are_added_once():
    draft = DRAFT.replace("\n\n", '\nignore = ["Berth [7]"]\n\n', 1)
    changed = merged(DRAFT, draft)
    assert changed.count("Berth [7]") == 1
    assert merged(changed, draft) == changed


def test_claims_in_one_list_cannot_take_new_ones():
    with pytest.raises(FactcheckError, match="one list"):
        merged('article = "harbour.txt"\nclaim = [{ id = "a", quote = "[5]" }]\n')


def without_ignored(source: str) -> str:
    return source.partition("[[claim]]")[2]


@settings(max_examples=40)
@given(claims_files(), claims_files())
def test_what_the_person_wrote_stays_and_a_second_merge_changes_nothing(edited, drafted):
    source = claims_toml(edited)
    changed = merge_claims(source, "claims.toml", drafted)
    assert without_ignored(changed).startswith(without_ignored(source))
    assert merge_claims(changed, "claims.toml", drafted) == changed


@settings(max_examples=40)
@given(claims_files(), claims_files())
def test_nothing_of_a_draft_is_lost_in_a_file_about_other_figures(edited, drafted):
    other = {mark.surface for claim in edited.claims for quote in claim.quotes for mark in quote.marks}
    own = {mark.surface for claim in drafted.claims for quote in claim.quotes for mark in quote.marks}
    assume(not other & own)
    present = replace(edited, ignored=())
    after = load_text(merge_claims(claims_toml(present), "claims.toml", drafted), "claims.toml")
    new = after.claims[len(edited.claims) :]
    assert [[quote.text for quote in claim.quotes] for claim in new] == [
        [quote.text for quote in claim.quotes] for claim in drafted.claims
    ]
    assert [len(claim.checks) for claim in new] == [len(claim.checks) for claim in drafted.claims]
