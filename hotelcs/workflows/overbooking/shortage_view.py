"""Rooms that the next nights will lack, of the house and by type, and by which no-show rates (handbook 06 M-07, M-08)."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from hotelcs.storage.reading import one
from hotelcs.workflows.measures.figures import half_up
from hotelcs.workflows.overbooking import no_shows
from hotelcs.workflows.overbooking.shortage import WEEK, Night, read
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking

MOST = 60
"""Nights that can be asked for at once."""
FIRM = (
    "status NOT IN ('tentative','waitlist') "
    "AND NOT (status = 'cancelled' AND coalesce(status_before, '') IN ('tentative','waitlist'))"
)
"""Which bookings M-07 counts: what was never firm is none, neither while it waits nor after its hold ran out. So a date
that is closed comes to the same after the night has let such holds go."""
_ARRIVED = (
    "SELECT count(*), sum(CASE WHEN status = 'no_show' THEN 1 ELSE 0 END), sum(CASE WHEN status = 'walked' THEN 1 ELSE 0 END), "
    "sum(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END), sum(CASE WHEN status IN ('confirmed','guaranteed') THEN 1 ELSE 0 END) "
    f"FROM reservation WHERE arrival >= :first AND arrival < :until AND {FIRM}"
)


@dataclass(frozen=True, slots=True)
class Short:
    """A night of the house (`type` empty) or of a type: who stays, who comes (by class), what is expected against what there is.

    `expected` and `need` are rooms with two decimals; `short` whole rooms, `sourced` those held at partner hotels for
    the house, `to_source` what is left of it. A type that is short may be upgraded: only the house's row is sourced.
    """

    night: str
    type: str
    stayovers: int
    arrivals: int
    guaranteed: int
    unguaranteed: int
    expected: str
    sellable: int
    need: str
    short: int
    sourced: int
    to_source: int


@dataclass(frozen=True, slots=True)
class NoShowRate:
    """A guarantee class: how many were due and missed in ninety days, the rate that is set, and the one that counts, in per cent."""

    guarantee: str
    due: int
    missed: int
    set_percent: int
    used_percent: str
    origin: str


@dataclass(frozen=True, slots=True)
class ArrivalRates:
    """Arrivals of the days from → to (not counted): no-shows and guests walked of those due, cancellations of all booked.

    In per cent with two decimals; None where there is nothing to divide by.
    """

    first_date: str
    until_date: str
    bookings: int
    due: int
    still_to_come: int
    no_shows: int
    cancelled: int
    walked: int
    no_shows_percent: str | None
    cancelled_percent: str | None
    walked_percent: str | None


def shortage(asking: Asking, days: int | str = WEEK) -> list[Short]:
    """The next `days` nights (1 to 60): the house, then each type."""
    today = asking.business_date()
    rates = no_shows.rates(asking.reader, today)
    return [_row(night, rates) for night in read(asking.reader, today, max(1, min(int(days), MOST)))]


def _row(night: Night, rates: dict[str, no_shows.Rate]) -> Short:
    short = night.short(rates)
    return Short(
        night.night, night.type, night.stayovers, night.arrivals, night.guaranteed, night.unguaranteed,
        rooms(night.expected(rates)), night.sellable, rooms(night.need(rates)), short, night.sourced,
        0 if night.type else max(0, short - night.sourced),
    )  # fmt: skip


def rooms(thousandths: int) -> str:
    """Thousandths of a room with two decimals, the half away from zero: 116.04."""
    cents = (abs(thousandths) + 5) // 10
    return f"{'-' if thousandths < 0 and cents else ''}{cents // 100}.{cents % 100:02d}"


def no_show_rates(asking: Asking) -> list[NoShowRate]:
    """The rate of each class, and whether it is measured or set."""
    found = no_shows.rates(asking.reader, asking.business_date())
    return [
        NoShowRate(
            rate.guarantee,
            rate.due,
            rate.missed,
            rate.set_percent,
            f"{rate.used // 10}.{rate.used % 10}",
            "measured" if rate.measured else "set",
        )
        for rate in found.values()
    ]


def arrival_rates(asking: Asking, from_: str | None = None, to: str | None = None) -> ArrivalRates:
    """The numbers of M-07 for arrivals from → to (not counted); without dates those of the ninety days before today."""
    today = asking.business_date()
    first, until = asked.span(from_ or _back(today), to or today, ("from", "to"))
    found = one(asking.reader, _ARRIVED, first=first, until=until) or ()
    bookings, missed, walked, cancelled, coming = (number or 0 for number in found)
    due = bookings - cancelled
    return ArrivalRates(first, until, bookings, due, coming, missed, cancelled, walked, percent(missed, due),
                        percent(cancelled, bookings), percent(walked, due))  # fmt: skip


def _back(today: str) -> str:
    return (date.fromisoformat(today) - timedelta(days=no_shows.LOOKED_AT)).isoformat()


def percent(part: int, whole: int) -> str | None:
    """`part` of `whole` in per cent with two decimals, the half up; None of nothing (handbook 06 §6.0)."""
    return str(half_up(Fraction(part * 100, whole))) if whole else None
