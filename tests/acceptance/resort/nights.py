"""What the resort's file says of each night: rooms, ledger, no-shows, computed from the file alone (handbook 06 M-01 to M-07, M-41).

Nothing of hotelcs is used. Guests pay when they leave, day use on the day; nobody is charged for not coming, because no
booking of the file is guaranteed by a card (the file's deposits are another hotel's business).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.acceptance.resort.oracle import Row, is_reject


@dataclass(frozen=True, slots=True)
class Night:
    """The figures of a business date, money in cents."""

    sold: int
    occupancy: float | None
    room_minor: int
    day_use_minor: int
    adr_minor: int | None
    revpar_minor: int | None
    due: int
    no_shows: int
    no_show_rate: float | None
    cancelled: int
    opening_minor: int
    charges_minor: int
    payments_minor: int
    closing_minor: int


def nights(rows: Iterable[Row], rooms: int, first: date, last: date) -> dict[date, Night]:
    """Every date from `first` to `last`."""
    sold, room, hours, paid, due, missed, gone = (Counter[date]() for _ in range(7))
    for row in rows:
        if is_reject(row):
            continue
        if row.status == "Canceled":
            gone[row.arrival] += 1
            continue
        due[row.arrival] += 1
        if not row.stayed:
            missed[row.arrival] += 1
            continue
        for number in range(row.nights):
            sold[row.arrival + timedelta(number)] += 1
            room[row.arrival + timedelta(number)] += row.rate_minor
        if not row.nights:
            hours[row.arrival] += row.rate_minor
        paid[row.departure] += row.rate_minor * max(row.nights, 1)
    found, owed, day = {}, 0, first
    while day <= last:
        charges = room[day] + hours[day]
        found[day] = Night(
            sold[day], share(sold[day], rooms), room[day], hours[day], each(room[day], sold[day]),
            each(room[day] + hours[day], rooms), due[day], missed[day], share(missed[day], due[day]), gone[day],
            owed, charges, paid[day], owed + charges - paid[day],
        )  # fmt: skip
        owed += charges - paid[day]
        day += timedelta(1)
    return found


def each(amount: int, count: int) -> int | None:
    """The amount for each, halves up."""
    return None if not count else (2 * amount + count) // (2 * count)


def share(part: int, whole: int) -> float | None:
    """Per cent with two decimals, halves up."""
    return None if not whole else int(Fraction(part * 10_000, whole) + Fraction(1, 2)) / 100
