"""What a measure comes to: exact arithmetic on whole numbers, rounded half up at the end only (handbook 06 §6.0)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = int | Fraction | Decimal
MONEY = "money"
"""The unit of amounts in minor units; every other unit is what is written behind the number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a measure: its key, its value (None when there is nothing to divide by), unit, numerator and denominator."""

    key: str
    value: Decimal | None
    unit: str = ""
    part: Decimal | None = None
    whole: Decimal | None = None


def half_up(value: Number, places: int = 2) -> Decimal:
    """`value` with so many decimals; a half goes away from zero."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def quotient(part: Number, whole: Number, *, scale: int = 1, places: int = 2) -> Decimal | None:
    """`part` ÷ `whole` × `scale`; None of nothing, never 0 or 100."""
    return half_up(Fraction(part) / Fraction(whole) * scale, places) if whole else None


def share(key: str, part: int, whole: int) -> Figure:
    """A share in per cent with its two sides."""
    return Figure(key, quotient(part, whole, scale=100), "%", Decimal(part), Decimal(whole))


def ratio(key: str, part: Number, whole: int, unit: str = "", *, scale: int = 1, places: int = 2) -> Figure:
    """One number for each of `whole`; amounts in minor units have no decimals."""
    value = quotient(part, whole, scale=scale, places=0 if unit == MONEY else places)
    counted = Decimal(part) if isinstance(part, int) else half_up(part)
    return Figure(key, value, unit, counted, Decimal(whole))


def count(key: str, value: int, unit: str = "") -> Figure:
    """A plain number of things, or an amount in minor units."""
    return Figure(key, Decimal(value), unit)


def median(values: Sequence[int]) -> Decimal | None:
    """The middle value; of an even number of them the mean of the two in the middle."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = Fraction(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2], 2)
    return half_up(middle, 0 if middle.denominator == 1 else 1)


def nearest_rank(values: Sequence[int], percent: int) -> Decimal | None:
    """The percentile by nearest rank: element number ⌈p·n⌉ of the sorted list."""
    ordered = sorted(values)
    return Decimal(ordered[-(-percent * len(ordered) // 100) - 1]) if ordered else None


def spread(values: Sequence[int], unit: str, *, prefix: str = "", mean: bool = True) -> tuple[Figure, ...]:
    """Median, 90th percentile and mean of minutes or seconds."""
    size = Decimal(len(values))
    found = [
        Figure(f"{prefix}median", median(values), unit, whole=size),
        Figure(f"{prefix}p90", nearest_rank(values, 90), unit, whole=size),
    ]
    if mean:
        found.append(ratio(f"{prefix}mean", sum(values), len(values), unit))
    return tuple(found)
