"""What leaving a booking, or not coming, costs: by the terms of its plan, or by the rule of the house (handbook 02 §2.4.9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, one
from hotelcs.workflows.rates.tariff import less

_NIGHTS = "SELECT rate_minor FROM reservation_night WHERE reservation_id = :id ORDER BY night"
_TERMS = (
    "SELECT needs, cancel_free_hours, cancel_fee, cancel_percent, no_show_fee, no_show_percent FROM reservation_terms "
    "WHERE reservation_id = :id"
)

MISTAKE = timedelta(minutes=15)
"""A booking made by mistake is cancelled within this time at no cost, whatever the rule says."""

WHY = {
    "not_bound": N_("nothing guarantees it"),
    "in_time": N_("in time"),
    "mistake": N_("booked a moment ago"),
    "none": N_("the plan asks for nothing"),
    "first_night": N_("the first night"),
    "percent": N_("a part of all nights"),
    "all": N_("all nights"),
    "given": N_("as was said"),
}
"""Why a fee is what it is."""


class Terms(NamedTuple):
    """What was promised: the guarantee asked for, until when cancelling is free (None: never), what is owed after."""

    needs: str
    cancel_free_hours: int | None
    cancel_fee: str
    cancel_percent: int
    no_show_fee: str
    no_show_percent: int


@dataclass(frozen=True, slots=True)
class Due:
    """A fee in minor units, and why (a key of WHY)."""

    amount_minor: int
    why: str


@dataclass(frozen=True, slots=True)
class Booked:
    """What of a booking the rules look at; `minute` is the hotel's check-in time, rates in minor units."""

    status: str
    arrival: date
    created_at: datetime
    rate_minor: int
    nights: tuple[int, ...]
    terms: Terms | None
    house_hours: int
    minute: int
    tz: str

    @property
    def bound(self) -> bool:
        """Whether something is owed at all: it is guaranteed, or firm on a plan that is sold with a guarantee only."""
        firm = self.status == "confirmed" and self.terms is not None and self.terms.needs != "none"
        return self.status == "guaranteed" or firm

    def free_until(self) -> datetime | None:
        """The last instant at which cancelling costs nothing; None when it never is free."""
        hours = self.house_hours if self.terms is None else self.terms.cancel_free_hours
        if hours is None:
            return None
        begins = datetime.combine(self.arrival, time(*divmod(self.minute, 60)), ZoneInfo(self.tz))
        return begins - timedelta(hours=hours)

    def cancel(self, now: datetime) -> Due:
        """The fee of cancelling at `now`."""
        until = self.free_until()
        if not self.bound:
            return Due(0, "not_bound")
        if until is not None and now <= until:
            return Due(0, "in_time")
        if now <= self.created_at + MISTAKE:
            return Due(0, "mistake")
        terms = self.terms
        return self._fee(terms.cancel_fee, terms.cancel_percent) if terms else self._fee("first_night", 0)

    def no_show(self) -> Due:
        """The fee of not coming."""
        if not self.bound:
            return Due(0, "not_bound")
        terms = self.terms
        return self._fee(terms.no_show_fee, terms.no_show_percent) if terms else self._fee("first_night", 0)

    def _fee(self, kind: str, percent: int) -> Due:
        nights: Sequence[int] = self.nights or (self.rate_minor,)
        amounts = {
            "none": 0, "first_night": nights[0], "percent": sum(nights) - less(sum(nights), percent), "all": sum(nights),
        }  # fmt: skip
        return Due(amounts[kind], kind)


def terms_of(reader: Reader, reservation_id: int) -> Terms | None:
    """The terms a booking was made on; None without a plan."""
    found = one(reader, _TERMS, id=reservation_id)
    return None if found is None else Terms(*found)


def nights_of(reader: Reader, reservation_id: int) -> tuple[int, ...]:
    """The price of each night, in order."""
    return tuple(rate for (rate,) in reader.rows(_NIGHTS, id=reservation_id))
