"""Every view of the hotel: where its reading function lives and which filters it takes.

A view is a plain function `(Asking, **filters) -> frozen rows`, imported when first asked for. It never
imports SQLAlchemy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.i18n import N_
from hotelcs.storage.reading import DriverReader, value


@dataclass(frozen=True, slots=True)
class Asking:
    """What a view is given: a read unit, the instant, and the hotel's constants."""

    reader: DriverReader
    now: datetime
    tz: str
    currency: str
    uid: str
    login: str = ""

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of a SELECT."""
        return self.reader.rows(sql, **values)

    def business_date(self) -> str:
        """The open business date, ISO."""
        return str(value(self.reader, "SELECT day FROM business_day WHERE status = 'open'"))

    def local_now(self) -> datetime:
        """Now, on the hotel's own clock."""
        return self.now.astimezone(ZoneInfo(self.tz))

    def local(self, instant: str | None) -> str:
        """A stored instant as the hotel's wall clock, "2026-11-23 14:05"; empty for None."""
        if not instant:
            return ""
        return datetime.fromisoformat(instant).astimezone(ZoneInfo(self.tz)).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True)
class View:
    """A view: `where` is "module:function" below hotelcs.workflows, with its filters."""

    where: str
    title: str
    filters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def load(self) -> Callable[..., Any]:
        """The reading function, imported now."""
        module, name = self.where.split(":")
        return getattr(import_module(f"hotelcs.workflows.{module}"), name)  # type: ignore[no-any-return]


VIEWS: dict[str, View] = {
    "availability": View(
        "reservations.availability_view:availability",
        N_("Rooms free per night and type"),
        ("from", "to", "type"),
    ),
    "free-rooms": View(
        "reservations.free_rooms_view:free_rooms",
        N_("Rooms free for a stay"),
        ("type", "arrival", "departure"),
    ),
    "suggestions": View(
        "reservations.suggestions_view:suggestions",
        N_("Rooms for a booking, best first"),
        ("reservation", "type", "arrival", "departure", "adults"),
    ),
    "arrivals": View("reservations.arrivals_view:arrivals", N_("Arrivals of a day"), ("day",)),
    "reservation": View(
        "reservations.reservation_view:reservation", N_("One booking"), ("no",), needs=("no",)
    ),
    "reservations": View(
        "reservations.reservations_view:reservations",
        N_("Bookings"),
        ("arrival", "status", "guest", "party", "limit", "after"),
    ),
    "waitlist": View("reservations.waitlist_view:waitlist", N_("Who waits for a place")),
    "queue": View("reservations.queue_view:queue", N_("Who waits for a room")),
    "folio": View("reception.folio_view:folio", N_("A bill"), ("stay", "reservation", "no")),
    "find": View("guests.find_view:find", N_("Find anything"), ("text", "limit"), needs=("text",)),
    "home": View("home_view:home", N_("The duty board")),
    "rooms": View("housekeeping.rooms_view:rooms", N_("The rack of rooms"), ("floor", "code", "type")),
    "room": View("housekeeping.room_view:room", N_("One room"), ("no",), needs=("no",)),
    "room-types": View("organisation.room_types_view:room_types", N_("Room types")),
    "business-day": View("night.day_view:business_day", N_("The business day")),
    "ledger": View("ledger_view:ledger", N_("The ledger of acts"), ("from", "verb", "actor", "limit")),
    "accounts": View("organisation.accounts_view:accounts", N_("Accounts")),
    "stay": View("reception.stay_view:stay", N_("One stay"), ("no", "room")),
    "in-house": View("reception.in_house_view:in_house", N_("Guests in house"), ("floor",)),
    "departures": View("reception.departures_view:departures", N_("Departures of today"), ("left",)),
    "registrations": View(
        "reception.registrations_view:registrations", N_("Registrations"), ("status", "kind", "stay")
    ),
    "keys": View("reception.keys_view:keys", N_("Key cards"), ("stay", "room", "status")),
    "guest": View("guests.guest_view:guest", N_("One guest"), ("no",), needs=("no",)),
    "revealed-document": View(
        "reception.revealed_view:revealed_document",
        N_("A whole document number"),
        ("entry",),
        needs=("entry",),
    ),
}


def as_date(text: str | date | None) -> str:
    """A filter that is a date, as ISO text (ValueError otherwise)."""
    return text.isoformat() if isinstance(text, date) else date.fromisoformat(str(text)).isoformat()
