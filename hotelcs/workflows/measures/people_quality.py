"""M-32 to M-34, M-36: people and quality (handbook 06 §6.5). Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hotelcs.workflows.measures.figures import Figure, half_up, median, quotient, share

UPHELD = 5
"""M-33: points taken off for an upheld complaint."""


@dataclass(frozen=True, slots=True)
class Star:
    """What the score of a person is made of: a mean of 1 to 5, compliments, shares in per cent, a peer grade of 0 to 10."""

    csat_mean: Decimal
    compliments: int
    sla: Decimal
    audit: Decimal
    training: Decimal
    peer: Decimal
    upheld: int = 0


def audit_score(points: Iterable[tuple[int, int, int]]) -> Decimal | None:
    """M-32: points × weight of the most × weight, in per cent; lines that do not apply are left out by the caller."""
    listed = list(points)
    reached = sum(got * weight for got, _, weight in listed)
    return quotient(reached, sum(most * weight for _, most, weight in listed), scale=100)


def star_score(star: Star) -> Decimal:
    """M-33: a hundred points of six parts, less five for each upheld complaint."""
    parts = (
        25 * (Fraction(star.csat_mean) - 1) / 4,
        Fraction(20 * min(star.compliments, 6), 6),
        20 * max(Fraction(0), (Fraction(star.sla) - 80) / 20),
        Fraction(15) * Fraction(star.audit) / 100,
        Fraction(10) * Fraction(star.training) / 100,
        Fraction(10) * Fraction(star.peer) / 10,
    )
    return half_up(sum(parts) - UPHELD * star.upheld)


def training(covered: int, staff: int, passed: int, assessed: int) -> tuple[Figure, Figure]:
    """M-34: people with every course they must have; those who passed of those assessed."""
    return share("covered", covered, staff), share("passed", passed, assessed)


def assistant(sessions: int, solved: int, handed: int, left: int) -> tuple[Figure, ...]:
    """M-36: solved without a person, of all and of those that were not left; handed to a person."""
    return (
        share("deflection", solved, sessions),
        share("containment", solved, sessions - left),
        share("handed", handed, sessions),
    )


def minutes_saved(solved: int, human_minutes: Sequence[int]) -> Decimal | None:
    """M-36: sessions solved × the median minutes that people take for one."""
    usual = median(human_minutes)
    return None if usual is None else solved * usual
