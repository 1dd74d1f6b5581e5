"""How ready the hotel is, and how a drill went (handbook 06 M-37, M-38): shares in per cent, of two places."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

YEAR = 365


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in per cent, half up to two places; None of nothing."""
    if whole <= 0:
        return None
    return (Decimal(100) * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def drill_score(points: Iterable[int], criteria: int = 12) -> Decimal | None:
    """M-37: points of a drill in per cent of four for each criterion."""
    return percent(sum(points), 4 * criteria)


def readiness(items: Iterable[bool]) -> Decimal | None:
    """M-38: how many of the items are true, in per cent."""
    listed = list(items)
    return percent(sum(listed), len(listed))


def drill_due(last: date | None, since: date, per_year: int) -> date | None:
    """By when the next drill of a type is to be held: an even share of the year after the last, or after `since`."""
    if per_year <= 0:
        return None
    return (last or since) + timedelta(days=YEAR // per_year)
