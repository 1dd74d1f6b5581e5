"""M-01 to M-05: rooms and their revenue, night by night (handbook 06 §6.1).

A night counts when it was booked for a stay that had come by then and left later, as the night audit charges it; of the open
date, which is provisional, at what is booked for it now. Who stays on past the departure is sold the night when the date is
closed (`hotelcs.workflows.night.staying_on`); nothing is added to it afterwards. Rooms by the hour are never nights. Rooms out of order are those that the database held on the night.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import MONEY, Figure, count, ratio, share
from hotelcs.workflows.views import Asking

BY_DAY = "('day_use','hourly')"
_PAID = "r.kind NOT IN ('complimentary','house_use')"
SLEPT = (
    "reservation_night n JOIN reservation r ON r.id = n.reservation_id JOIN stay s ON s.reservation_id = r.id "
    f"AND s.status <> 'voided' AND r.kind NOT IN {BY_DAY} AND n.night BETWEEN :first AND :last "
    "AND s.date_in <= n.night AND (s.date_out IS NULL OR s.date_out > n.night)"
)
"""Every night that a stay slept or is about to, from `:first` to `:last`; what the audit of a date counts too."""
_STAYS = f"SELECT n.night, r.kind, count(*) FROM {SLEPT} GROUP BY n.night, r.kind"
_LISTED = f"SELECT n.night, r.kind, s.no, m.no FROM {SLEPT} JOIN room m ON m.id = s.room_id ORDER BY n.night, m.no, s.id"
_OUT = "SELECT night, count(*) FROM room_night WHERE block_id IS NOT NULL AND night BETWEEN :first AND :last GROUP BY night"
_OUT_ROOMS = (
    "SELECT n.night, m.no FROM room_night n JOIN room m ON m.id = n.room_id "
    "WHERE n.block_id IS NOT NULL AND n.night BETWEEN :first AND :last ORDER BY n.night, m.no"
)
_TONIGHT = (
    "FROM stay s JOIN reservation_night n ON n.reservation_id = s.reservation_id AND n.night = :today "
    f"JOIN reservation r ON r.id = s.reservation_id WHERE s.status = 'in_house' AND {_PAID}"
)
_KIND = "CASE WHEN l.kind = 'room' THEN 'night' ELSE 'hours' END"
_REVENUE_OF = (
    "FROM folio_line l JOIN folio b ON b.id = l.folio_id AND b.kind <> 'house' LEFT JOIN line_source o ON o.line_id = l.id "
    "JOIN reservation r ON r.id = coalesce(o.reservation_id, b.reservation_id) "
    "WHERE l.business_date BETWEEN :first AND :last AND ((l.kind = 'room' AND l.night IS NOT NULL "
    f"AND {_PAID}) "
    f"OR (l.kind IN ('room_hour','room_half') AND r.kind IN {BY_DAY}))"
)
_REVENUE = (
    f"SELECT l.business_date, {_KIND}, sum(l.amount_minor) {_REVENUE_OF} GROUP BY l.business_date, {_KIND}"
)
_LINES = f"SELECT b.no, l.business_date, {_KIND}, l.amount_minor {_REVENUE_OF} ORDER BY l.id LIMIT :limit"
_RENTALS = (
    "SELECT s.date_in, count(*) FROM stay s JOIN reservation r ON r.id = s.reservation_id "
    f"WHERE s.status <> 'voided' AND r.kind IN {BY_DAY} AND s.date_in BETWEEN :first AND :last GROUP BY s.date_in"
)
_RENTED = (
    "SELECT s.no, s.date_in, m.no FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    f"WHERE s.status <> 'voided' AND r.kind IN {BY_DAY} AND s.date_in BETWEEN :first AND :last ORDER BY s.id LIMIT :limit"
)

REVENUE_KEPT = "revenue"
"""Under this name the totals of a closed date keep what `revenue` says of it."""
NO_REVENUE = {"night": 0, "hours": 0}


@dataclass(slots=True)
class Night:
    """The rooms of a night: all, out of order, of the house, sold, free of charge; revenue in minor units; rentals by the hour."""

    day: str
    total: int = 0
    out_of_order: int = 0
    house_use: int = 0
    paid: int = 0
    complimentary: int = 0
    room_minor: int = 0
    hours_minor: int = 0
    rentals: int = 0

    @property
    def sellable(self) -> int:
        """M-01: all rooms but those out of order and those that the house uses."""
        return self.total - self.out_of_order - self.house_use

    @property
    def occupied(self) -> int:
        """Paid and complimentary rooms overnight."""
        return self.paid + self.complimentary


def revenue(reader: Reader, first: str, last: str) -> dict[str, dict[str, int]]:
    """What nights and day use earned on each date from `first` to `last`, in minor units; dates without either are left out.

    A late check-out is neither, however it is posted: it has no night, and its booking is none by the hour.
    """
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict(NO_REVENUE))
    for day, kind, amount in reader.rows(_REVENUE, first=first, last=last):
        found[day][kind] = int(amount)
    return dict(found)


def nights(asking: Asking, dates: Span) -> list[Night]:
    """Every date of the span that the hotel has, up to the open one; the rooms of the hotel are those of today."""
    today = asking.business_date()
    rooms = int(value(asking.reader, "SELECT count(*) FROM room"))
    begins = str(value(asking.reader, "SELECT min(day) FROM business_day"))
    dates = replace(dates, first=max(dates.first, begins))
    found = {day: Night(day, rooms) for day in _days(dates.first, min(dates.last, today))}
    _count_rooms(asking, dates, found, today)
    _count_money(asking, dates, found, today)
    return list(found.values())


def _count_rooms(asking: Asking, dates: Span, found: dict[str, Night], today: str) -> None:
    span = {"first": dates.first, "last": min(dates.last, today)}
    for night, many in asking.rows(_OUT, **span):
        found[night].out_of_order = many
    for night, kind, many in asking.rows(_STAYS, **span):
        field = {"house_use": "house_use", "complimentary": "complimentary"}.get(kind, "paid")
        setattr(found[night], field, getattr(found[night], field) + many)
    for day, many in asking.rows(_RENTALS, **span):
        found[day].rentals = many


def _count_money(asking: Asking, dates: Span, found: dict[str, Night], today: str) -> None:
    for day, earned in revenue(asking.reader, dates.first, min(dates.last, today)).items():
        found[day].room_minor, found[day].hours_minor = earned["night"], earned["hours"]
    if today in found:
        found[today].room_minor += (
            value(asking.reader, f"SELECT sum(n.rate_minor) {_TONIGHT}", today=today) or 0
        )


def _days(first: str, last: str) -> list[str]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(begin + timedelta(days=n)).isoformat() for n in range((end - begin).days + 1)]


def summed(asking: Asking, dates: Span) -> Night:
    """The whole span as if it were one night."""
    whole = Night(dates.first)
    for night in nights(asking, dates):
        for name in (
            "total",
            "out_of_order",
            "house_use",
            "paid",
            "complimentary",
            "room_minor",
            "hours_minor",
            "rentals",
        ):
            setattr(whole, name, getattr(whole, name) + getattr(night, name))
    return whole


def sellable(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-01."""
    return of_sellable(summed(asking, dates))


def occupancy(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-02 with its two variants."""
    return of_occupancy(summed(asking, dates))


def rate(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-03."""
    return of_rate(summed(asking, dates))


def revenue_per_room(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-04 with its variant."""
    return of_revenue_per_room(summed(asking, dates))


def hours(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-05."""
    return of_hours(summed(asking, dates))


def of_sellable(night: Night) -> tuple[Figure, ...]:
    """M-01 of a night, with what it is made of."""
    return (
        count("sellable", night.sellable, "rooms"),
        count("total", night.total, "rooms"),
        count("out_of_order", night.out_of_order, "rooms"),
        count("house_use", night.house_use, "rooms"),
    )


def of_occupancy(night: Night) -> tuple[Figure, ...]:
    """M-02 of a night."""
    return (
        share("occ", night.occupied, night.sellable),
        share("paid", night.paid, night.sellable),
        share("inventory", night.occupied, night.total),
    )


def of_rate(night: Night) -> tuple[Figure, ...]:
    """M-03 of a night."""
    return (ratio("adr", night.room_minor, night.paid, MONEY),)


def of_revenue_per_room(night: Night) -> tuple[Figure, ...]:
    """M-04 of a night."""
    return (
        ratio("revpar", night.room_minor + night.hours_minor, night.sellable, MONEY),
        ratio("overnight", night.room_minor, night.sellable, MONEY),
    )


def of_hours(night: Night) -> tuple[Figure, ...]:
    """M-05 of a night."""
    return (
        ratio("average", night.hours_minor, night.rentals, MONEY),
        count("rentals", night.rentals, "rentals"),
    )


# --- rows behind the numbers


def rooms_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Nights of rooms: sold or given away (counted), of the house or out of order (not)."""
    span = {"first": dates.first, "last": min(dates.last, asking.business_date())}
    found = defaultdict(list)
    for night, kind, no, room in asking.rows(_LISTED, **span):
        found[night].append(Behind(no, night, f"{room} {kind}", None, kind != "house_use"))
    for night, room in asking.rows(_OUT_ROOMS, **span):
        found[night].append(Behind(room, night, f"{room} out_of_order", None, counted=False))
    return [row for day in sorted(found) for row in found[day]][:limit]


def revenue_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Lines of bills: nights are counted, hours beside them."""
    rows = asking.rows(_LINES, first=dates.first, last=dates.last, limit=limit)
    found = [Behind(no, day, kind, amount, kind == "night") for no, day, kind, amount in rows]
    today = asking.business_date()
    if dates.first <= today <= dates.last:
        coming = asking.rows(f"SELECT s.no, n.rate_minor {_TONIGHT} ORDER BY s.id", today=today)
        found += [Behind(no, today, "tonight", rate, counted=True) for no, rate in coming]
    return found[:limit]


def hours_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Rooms rented by the hour or for the day."""
    rows = asking.rows(_RENTED, first=dates.first, last=dates.last, limit=limit)
    return [Behind(no, day, room, None, counted=True) for no, day, room in rows]
