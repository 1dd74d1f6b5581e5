"""Which sheet stands behind each area, and which one opens a find hit. Sheets are imported when first opened."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.sheet import Sheet

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

SHEETS = {
    "home": "home:Home",
    "check_in": "check_in:CheckIn",
    "in_house": "in_house:InHouse",
    "departures": "departures:Departures",
    "rooms": "rooms:Rooms",
    "reservations": "reservations:Reservations",
    "shift_log": "shift_log:ShiftLog",
    "roster": "roster:Roster",
    "duties": "duties:Duties",
    "notices": "notices:Notices",
    "users": "users:Users",
    "ledger": "ledger:Ledger",
}


def sheet_of(name: str, counter: "Counter") -> Sheet:
    """A fresh sheet for the area called `name`."""
    module, kind = SHEETS[name].split(":")
    sheet: Sheet = getattr(import_module(f"hotelcs.screens.{module}"), kind)(counter)
    return sheet


def open_hit(counter: "Counter", hit: Any) -> None:
    """Open what was found: a booking in its check-in form, a room or stay on the rack, a guest as a card."""
    if hit.kind == "reservation":
        open_booking(counter, hit.no)
    elif hit.kind == "room":
        open_room(counter, hit.no)
    elif hit.kind == "stay":
        counter.ask_first(
            "stay", lambda desk: desk.show("stay", no=hit.no), lambda stay: open_room(counter, stay.room)
        )
    else:
        from hotelcs.screens.dialogs.guest_card import GuestCard

        GuestCard(counter, hit.no).load()


def open_booking(counter: "Counter", number: str) -> None:
    """The check-in form of booking `number`."""
    from hotelcs.screens.check_in_form import open_check_in

    open_check_in(counter, number)


def open_room(counter: "Counter", room: str) -> None:
    """The rack with the cursor on `room`."""
    counter.jump("05")
    look_for = getattr(counter.sheet, "look_for", None)
    if look_for is None:
        counter.say(tr(N_("There is no room {room}."), room=room))
    else:
        look_for(room)
