"""Rooms and their revenue night by night, in groups, and the nights to come (handbook 05 `report occupancy`, `report revenue`)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.measures import house
from hotelcs.workflows.measures.figures import MONEY, Figure, ratio, share
from hotelcs.workflows.measures.house import Night
from hotelcs.workflows.measures.metrics_view import period
from hotelcs.workflows.overbooking import no_shows, shortage, shortage_view
from hotelcs.workflows.reception import balances
from hotelcs.workflows.views import Asking

GROUPS = {"type": "t.code", "channel": "r.channel", "segment": "r.segment"}
MOST_AHEAD = 60
_STAYED = (
    f"SELECT {{by}}, count(*) FROM {house.SLEPT} JOIN room m ON m.id = s.room_id JOIN room_type t ON t.id = m.type_id "
    "WHERE r.kind <> 'house_use' GROUP BY {by}"
)
_EARNED = (
    "SELECT {by}, sum(l.amount_minor) FROM folio_line l JOIN folio b ON b.id = l.folio_id AND b.kind <> 'house' "
    "LEFT JOIN line_source o ON o.line_id = l.id JOIN reservation r ON r.id = coalesce(o.reservation_id, b.reservation_id) "
    "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' LEFT JOIN room m ON m.id = s.room_id "
    "JOIN room_type t ON t.id = coalesce(m.type_id, r.type_id) WHERE l.business_date BETWEEN :first AND :last "
    "AND l.kind = 'room' AND l.night IS NOT NULL AND r.kind NOT IN ('complimentary','house_use') GROUP BY {by}"
)
_TONIGHT = (
    "SELECT {by}, sum(n.rate_minor) FROM stay s JOIN reservation_night n ON n.reservation_id = s.reservation_id AND n.night = :today "
    "JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id JOIN room_type t ON t.id = m.type_id "
    "WHERE s.status = 'in_house' AND r.kind NOT IN ('complimentary','house_use') GROUP BY {by}"
)
_CHARGED = (
    "SELECT l.kind, count(*), sum(l.amount_minor) FROM folio_line l JOIN folio b ON b.id = l.folio_id AND b.kind <> 'house' "
    "WHERE l.business_date BETWEEN :first AND :last GROUP BY l.kind ORDER BY 3 DESC, 1"
)
_PAID = (
    "SELECT p.method, count(*), sum(p.amount_minor) FROM payment p JOIN folio b ON b.id = p.folio_id AND b.kind <> 'house' "
    f"WHERE p.business_date BETWEEN :first AND :last AND {balances.moves('p')} "
    "GROUP BY p.method ORDER BY 3 DESC, 1"
)


@dataclass(frozen=True, slots=True)
class OccupancyRow:
    """A date: rooms by what they were, occupancy in per cent, rates and revenue in minor units (None: no right, or no rooms)."""

    day: str
    total: int
    out_of_order: int
    house_use: int
    sellable: int
    paid: int
    complimentary: int
    occupied: int
    occupancy: str
    rentals: int
    room_minor: int | None
    hours_minor: int | None
    adr_minor: int | None
    revpar_minor: int | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A type, channel or segment: its nights, their share of all in per cent, room revenue and rate in minor units."""

    group: str
    nights: int
    share: str
    room_minor: int | None
    adr_minor: int | None


@dataclass(frozen=True, slots=True)
class AheadRow:
    """A night to come: who stays, who comes, rooms expected after no-shows, rooms to sell, expected occupancy in per cent."""

    night: str
    stayovers: int
    arrivals: int
    expected: str
    sellable: int
    occupancy: str
    short: int


@dataclass(frozen=True, slots=True)
class RevenueRow:
    """What was charged of a kind, or paid by a method (`side`): how often, how much in minor units; opposites taken off."""

    side: str
    kind: str
    count: int
    amount_minor: int


def occupancy(asking: Asking, from_: str | None = None, to: str | None = None) -> list[OccupancyRow]:
    """One row a date from → to, up to the open one. Raises Usage."""
    money, today = asking.may("folio.read"), asking.business_date()
    return [_row(night, today, money=money) for night in house.nights(asking, period(asking, from_, to))]


def _row(night: Night, today: str, *, money: bool) -> OccupancyRow:
    occupied = house.of_occupancy(night)[0]
    return OccupancyRow(
        night.day, night.total, night.out_of_order, night.house_use, night.sellable, night.paid, night.complimentary,
        night.occupied, _text(occupied), night.rentals, night.room_minor if money else None, night.hours_minor if money else None,
        _minor(house.of_rate(night)[0]) if money else None, _minor(house.of_revenue_per_room(night)[0]) if money else None,
        night.day >= today,
    )  # fmt: skip


def _minor(figure: Figure) -> int | None:
    return None if figure.value is None else int(figure.value)


def _text(figure: Figure) -> str:
    return "" if figure.value is None else str(figure.value)


def occupancy_groups(
    asking: Asking, by: str = "type", from_: str | None = None, to: str | None = None
) -> list[GroupRow]:
    """Nights and revenue by type, channel or segment, the most nights first. Raises Usage."""
    if by not in GROUPS:
        raise Usage(
            N_("Nights are grouped by one of {choices}, not {by}."), choices=", ".join(GROUPS), by=by[:40]
        )
    dates, today = period(asking, from_, to), asking.business_date()
    span = {"first": dates.first, "last": min(dates.last, today)}
    nights = Counter(dict(asking.rows(_STAYED.format(by=GROUPS[by]), **span)))
    earned = Counter(dict(asking.rows(_EARNED.format(by=GROUPS[by]), first=dates.first, last=dates.last)))
    if dates.first <= today <= dates.last:
        earned.update(dict(asking.rows(_TONIGHT.format(by=GROUPS[by]), today=today)))
    whole, money = nights.total(), asking.may("folio.read")
    rows = []
    for group in sorted(set(nights) | set(earned), key=lambda one: (-nights[one], one)):
        part = share("share", nights[group], whole)
        rate = ratio("adr", earned[group], nights[group], MONEY)
        rows.append(
            GroupRow(
                group,
                nights[group],
                _text(part),
                earned[group] if money else None,
                _minor(rate) if money else None,
            )
        )
    return rows


def ahead(asking: Asking, days: int | str = 14) -> list[AheadRow]:
    """The next nights, the open one first: what is booked, and what is expected of it."""
    today = asking.business_date()
    rates = no_shows.rates(asking.reader, today)
    found = []
    for night in shortage.read(asking.reader, today, max(1, min(int(days), MOST_AHEAD))):
        if night.type:
            continue
        expected = night.expected(rates)
        full = share("occ", expected, night.sellable * shortage.WHOLE)
        arrivals = night.guaranteed + night.unguaranteed
        found.append(AheadRow(night.night, night.stayovers, arrivals, shortage_view.rooms(expected), night.sellable, _text(full),
                              night.short(rates)))  # fmt: skip
    return found


def revenue(asking: Asking, from_: str | None = None, to: str | None = None) -> list[RevenueRow]:
    """What was charged by kind, then what was paid by method. Raises Usage."""
    dates = period(asking, from_, to)
    return [
        RevenueRow(side, kind, many, amount)
        for side, sql in (("charged", _CHARGED), ("paid", _PAID))
        for kind, many, amount in asking.rows(sql, first=dates.first, last=dates.last)
    ]


def days_before(day: str, many: int) -> str:
    """So many days before a date, ISO."""
    return (date.fromisoformat(day) - timedelta(days=many)).isoformat()
