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
    "incidents": "incidents:Incidents",
    "complaints": "complaints:Complaints",
    "follow_ups": "follow_ups:FollowUps",
    "shift_log": "shift_log:ShiftLog",
    "plans": "plans:Plans",
    "roster": "roster:Roster",
    "duties": "duties:Duties",
    "machine": "machine:Machine",
    "reports": "reports:Reports",
    "notices": "notices:Notices",
    "users": "users:Users",
    "ledger": "ledger:Ledger",
    "registers": "registers:Registers",
    "night": "night:Night",
}


def sheet_of(name: str, counter: "Counter") -> Sheet:
    """A fresh sheet for the area called `name`."""
    module, kind = SHEETS[name].split(":")
    sheet: Sheet = getattr(import_module(f"hotelcs.screens.{module}"), kind)(counter)
    return sheet


def open_hit(counter: "Counter", hit: Any) -> None:
    """Open what was found: a booking or a stay where it is worked on, a room on the rack, a guest as a card."""
    if hit.kind == "reservation":
        open_found(counter, hit.no)
    elif hit.kind == "room":
        open_room(counter, hit.no)
    elif hit.kind == "group":
        from hotelcs.screens.groups import open_group

        open_group(counter, hit.no)
    elif hit.kind in ("luggage", "parcel"):
        from hotelcs.screens.register_deeds import open_register

        open_register(counter, 2 if hit.kind == "parcel" else 1, hit.no)
    elif hit.kind == "complaint":
        from hotelcs.screens.complaints import open_case

        open_case(counter, hit.no)
    elif hit.kind == "stay":
        open_stay(counter, hit.no)
    else:
        from hotelcs.screens.dialogs.guest_card import GuestCard

        GuestCard(counter, hit.no).load()


def open_stay(counter: "Counter", number: str) -> None:
    """Who is in the house on 03, whoever left by their bill."""

    def there(stay: Any) -> None:
        if stay.status == "in_house":
            from hotelcs.screens.in_house import InHouse

            sheet = InHouse(counter)
            sheet.front.seek(stay.stay)
            counter.show_sheet(sheet)
        else:
            from hotelcs.screens.folio import open_folio

            open_folio(counter, stay=stay.stay)

    counter.ask_first("stay", lambda desk: desk.show("stay", no=number), there)


def open_found(counter: "Counter", number: str) -> None:
    """A booking whose guest comes today in its check-in form, any other on the screen of reservations."""

    def there(booking: Any) -> None:
        today = counter.home.business_date if counter.home else ""
        if booking.arrival == today and booking.status in ("confirmed", "guaranteed"):
            open_booking(counter, booking.reservation)
            return
        from hotelcs.screens.reservations import Reservations

        counter.show_sheet(Reservations(counter, booking.reservation))

    counter.ask_first("booking", lambda desk: desk.show("reservation", no=number), there)


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
