"""M-12 to M-18: how fast, how lasting and how well complaints are answered (handbook 06 §6.2, §6.3). Pure.

Integers in, `Decimal` out, rounded half up at the end only; a denominator of nothing is None, never 0 % or 100 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PENCE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, 90th percentile (nearest rank) and mean of minutes, and of how many."""

    median: Decimal | None
    p90: int | None
    mean: Decimal | None
    count: int


def rounded(value: Decimal) -> Decimal:
    """Two decimals, half up."""
    return value.quantize(PENCE, ROUND_HALF_UP)


def share(part: int, whole: int) -> Decimal | None:
    """Per cent with two decimals."""
    return rounded(Decimal(100 * part) / whole) if whole else None


def spread(minutes: Sequence[int]) -> Spread:
    """M-12 and M-13: the minutes of cases."""
    ordered = sorted(minutes)
    if not ordered:
        return Spread(None, None, None, 0)
    count = len(ordered)
    middle = Decimal(ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    rank = -(-9 * count // 10)
    return Spread(middle, ordered[rank - 1], rounded(Decimal(sum(ordered)) / count), count)


def first_contact(is_first: Sequence[bool]) -> Decimal | None:
    """M-14: closed cases (without merged and withdrawn) that their taker resolved alone and for good."""
    return share(sum(is_first), len(is_first))


def attainment(met: int, breached: int) -> Decimal | None:
    """M-15: steps done in time of those that were due."""
    return share(met, met + breached)


def reopen_rate(reopened: int, resolved: int) -> Decimal | None:
    """M-16: cases opened again of those resolved."""
    return share(reopened, resolved)


def per_hundred(complaints: int, nights: int) -> Decimal | None:
    """M-17: complaints for each hundred occupied room nights."""
    return rounded(Decimal(100 * complaints) / nights) if nights else None


def recovery_rate(satisfied: Sequence[int]) -> Decimal | None:
    """M-18: calls answered with 4 or 5 of those answered."""
    return share(sum(sat >= 4 for sat in satisfied), len(satisfied))


def recovery_gain(satisfied: Sequence[int], moods: Sequence[int]) -> Decimal | None:
    """M-18: mean satisfaction after less mean mood before."""
    if not satisfied or not moods:
        return None
    return rounded(Decimal(sum(satisfied)) / len(satisfied) - Decimal(sum(moods)) / len(moods))
