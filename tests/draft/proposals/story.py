"""The story that the tests of proposals ask about: a bill that does not add up, and a share that does."""

TEXT = (
    "The scouts chose a tent that sleeps six at £85. They need 12 of them, the leader said. On the first of 14 "
    "days at sea 3 went home. The parents have promised to pay the bill of £1,220. "
    "The choir sold 640 tickets, of which 128, or 20%, went to children.\n"
)
BILL = {
    "rule": "product",
    "quotes": ["sleeps six at [[£85]]", "They need [[12]] of them", "to pay the bill of [[£1,220]]"],
    "roles": {"factors": ["1", "2"], "result": "3"},
}
"""The proposal that a reader of it makes; what `scan` finds by itself leaves it out."""
