"""New quotes for given claims; everything else stays as the person wrote it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.edit import replace_quotes
from factcheck.claims.load import load_text
from factcheck.claims.write import claims_toml
from factcheck.model.errors import FactcheckError
from tests.claims.trees import claims_files, quotes

FILE = '''# The harbour piece.
article  = "harbour.txt"   # first print

[[claim]]
id    = "cargo"            # signed off by Mai
quote = 'rose to [cargo: 5.2 million tonnes]'  # page 1
check = "cargo > 5"

[[claim]]
quote = [
  "[ships: 812 ships] called",   # paragraph 2
  # and later
  """of them [tankers: 90
tankers]""",
]
id = "ships"
'''


def test_one_quote_is_replaced_and_its_comment_stays():
    changed = replace_quotes(FILE, "claims.toml", {"cargo": ["rose to [cargo: 5.3 million tonnes]"]})
    assert changed == FILE.replace("'rose to [cargo: 5.2 million tonnes]'", '"rose to [cargo: 5.3 million tonnes]"')


def test_in_a_list_only_the_quote_that_differs_is_rewritten():
    new = ["[ships: 815 ships] called", "of them [tankers: 90\ntankers]"]
    assert replace_quotes(FILE, "claims.toml", {"ships": new}) == FILE.replace("812", "815")


def test_a_long_text_becomes_one_line():
    new = ["[ships: 812 ships] called", "of them [tankers: 91\ntankers]"]
    changed = replace_quotes(FILE, "claims.toml", {"ships": new})
    assert '  "of them [tankers: 91\\ntankers]",\n' in changed
    assert "# and later" in changed and "# paragraph 2" in changed


def test_more_or_fewer_quotes_replace_the_whole_value():
    changed = replace_quotes(FILE, "claims.toml", {"ships": ["[ships: 812 ships], [tankers: 90]"]})
    assert 'quote = "[ships: 812 ships], [tankers: 90]"\nid = "ships"\n' in changed
    changed = replace_quotes(FILE, "claims.toml", {"cargo": ["rose to [cargo: 5]", "million"]})
    assert [quote.text for quote in load_text(changed, "claims.toml").claims[0].quotes] == ["rose to 5", "million"]


def test_line_ends_are_kept():
    new = {"cargo": ["rose to [cargo: 5]", "million"]}
    changed = replace_quotes(FILE.replace("\n", "\r\n"), "claims.toml", new)
    assert changed.count("\n") == changed.count("\r\n")


def test_a_byte_order_mark_is_kept():
    new = {"ships": ["[ships: 815 ships] called", "of them [tankers: 90\ntankers]"]}
    assert replace_quotes("\ufeff" + FILE, "claims.toml", new) == "\ufeff" + FILE.replace("812", "815")


def test_an_unknown_id_is_reported_with_the_nearest():
    with pytest.raises(FactcheckError) as raised:
        replace_quotes(FILE, "claims.toml", {"crago": ["[5]"]})
    assert "“cargo”" in raised.value.problems[0].hint


def test_a_quote_that_takes_away_a_name_in_use_is_refused():
    with pytest.raises(FactcheckError, match="No figure has the name “cargo”"):
        replace_quotes(FILE, "claims.toml", {"cargo": ["rose to [5.2 million tonnes]"]})


@settings(max_examples=40)
@given(claims_files(), st.lists(quotes(), min_size=1, max_size=3), st.data())
def test_only_the_quotes_of_the_claim_change(claims_file, new, data):
    unused = [claim for claim in claims_file.claims if not claim.checks]
    if not unused:
        return
    claim = data.draw(st.sampled_from(unused))
    changed = replace_quotes(claims_toml(claims_file), "claims.toml", {claim.id: [quote.written for quote in new]})
    before, after = load_text(claims_toml(claims_file), "claims.toml"), load_text(changed, "claims.toml")
    for old, now in zip(before.claims, after.claims, strict=True):
        assert now.quotes == (tuple(new) if old.id == claim.id else old.quotes)
        assert (now.checks, now.note, now.allow) == (old.checks, old.note, old.allow)
    assert [figure.value for figure in after.outside] == [figure.value for figure in before.outside]
