"""A newsroom's own rule: how full a harbour is."""

from factcheck.plugin import Role, Term, formula_rule


@formula_rule(
    kind="share",
    roles=(Role("taken", "the berths that are taken"), Role("free", "the berths that are free")),
    good=("occupancy(30, 10) = 75 %",),
    bad=("occupancy(10, 30) = 75 %",),
)
def occupancy(taken: Term, free: Term) -> Term:
    """Give what part of a harbour's berths is taken."""
    return taken / (taken + free)
