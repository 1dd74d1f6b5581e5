"""M-31, what a rapid response team is worth: how much faster somebody is there than before there was one (handbook 06)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

LEAST = 10
"""Cases of a type that there have to be on either side."""


class Response(NamedTuple):
    """A case of a type, and the seconds until somebody was there."""

    type: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Effect:
    """Medians in minutes before and after, and by how many per cent it is faster; None where nothing can be said."""

    types: tuple[str, ...]
    cases_before: int
    cases_after: int
    median_before: Decimal | None
    median_after: Decimal | None
    faster: Decimal | None


def effect(before: Iterable[Response], after: Iterable[Response]) -> Effect:
    """Compare like with like: only types with at least ten cases on either side count."""
    sides = _by_type(before), _by_type(after)
    types = tuple(
        sorted(name for name in sides[0] if all(len(side.get(name, ())) >= LEAST for side in sides))
    )
    old, new = ([seconds for name in types for seconds in side[name]] for side in sides)
    if not types:
        return Effect((), 0, 0, None, None, None)
    was, now = median(old), median(new)
    faster = _rounded((was - now) / was * 100, "0.01") if was else None
    return Effect(types, len(old), len(new), _rounded(was / 60, "0.1"), _rounded(now / 60, "0.1"), faster)


def median(values: list[int]) -> Fraction:
    """The middle value; of an even number of them the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    if len(values) % 2:
        return Fraction(ordered[half])
    return Fraction(ordered[half - 1] + ordered[half], 2)


def _by_type(cases: Iterable[Response]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for case in cases:
        found[case.type].append(case.seconds)
    return dict(found)


def _rounded(value: Fraction, step: str) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(
        Decimal(step), rounding=ROUND_HALF_UP
    )
