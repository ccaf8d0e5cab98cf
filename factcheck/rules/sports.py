"""Scores, series and league tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.model.rule import Operand, PredicateResult, Role
from factcheck.model.said import said
from factcheck.rules.define import formula_rule, predicate_rule, verdict_of
from factcheck.rules.operand_bounds import pure

if TYPE_CHECKING:
    from factcheck.model.expression import Term

WINS = Role("wins", "games won")
LOSSES = Role("losses", "games lost")


@formula_rule(
    kind="sum",
    roles=(WINS, LOSSES, Role("draws", "games drawn", optional=True)),
    good=("games_played(3, 2) = 5", "games_played(10, 4, 6) = 20"),
    bad=("games_played(3, 2) = 7", "games_played(10, 4, 6) = 14"),
)
def games_played(wins: Term, losses: Term, draws: Term | None = None) -> Term:
    """Give how many games a record or a series means: a series won 3–2 ended with game five."""
    return wins + losses if draws is None else wins + losses + draws


@formula_rule(
    kind="sum",
    roles=(WINS, Role("draws", "games drawn"), Role("per_win", "points for a win; 3 where left out", optional=True)),
    good=("league_points(10, 4) = 34", "league_points(10, 4, 2) = 24"),
    bad=("league_points(10, 4) = 24", "league_points(10, 4, 2) = 34"),
)
def league_points(wins: Term, draws: Term, per_win: Term | None = None) -> Term:
    """Give the points of a league table: three for a win (or as stated), one for a draw."""
    return wins * (3 if per_win is None else per_win) + draws


@predicate_rule(
    kind="count",
    roles=(Role("against", "what the losing side scored"),),
    good=("shutout(0)",),
    bad=("shutout(1)",),
)
def shutout(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether a game can be a shutout (a clean sheet): the other side has not scored."""
    low = pure(operands[0]).low
    return verdict_of(low is None or low <= 0, said("reason.other_scored"))


@predicate_rule(
    kind="comparison",
    roles=(Role("winner", "the score of the side said to have won"), Role("loser", "the score of the other side")),
    good=("won(3, 1)", "won(98, 97)"),
    bad=("won(1, 3)", "won(2, 2)"),
)
def won(operands: Sequence[Operand]) -> PredicateResult:
    """Return whether the side that is said to have won has the higher score."""
    winner, loser = (pure(operand) for operand in operands)
    holds = winner.high is None or loser.low is None or winner.high > loser.low
    return verdict_of(holds, said("reason.score_otherwise"))
