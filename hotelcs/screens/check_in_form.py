"""02 Check-in, the form: booking, every adult's document, deposit, room with reasons, cards, briefing."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import CHECK_IN_FORM, Action
from hotelcs.screens.arrival_form import ArrivalForm
from hotelcs.screens.booking import Booking, booking_of, room_options
from hotelcs.screens.guest_fields import adult_fields, child_fields, people_of
from hotelcs.screens.paint import Line, words
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class CheckInForm(ArrivalForm):
    """Check in one booking. Fields are named as the act names them."""

    keys: ClassVar[tuple[Action, ...]] = CHECK_IN_FORM
    verb: ClassVar[str] = "check-in"

    def __init__(self, counter: "Counter", booking: Booking, suggestions: list[Any]) -> None:
        self.booking = booking
        self.adults = adult_fields(booking.adults, booking.guests)
        self.children = child_fields(booking.children)
        self.prepare(booking.deposit)
        self.room.required = True
        self.room.options = room_options((booking.room, booking.room_code), suggestions)
        self.codes = {row.room: row.code for row in suggestions} | {booking.room: booking.room_code}
        if self.room.options:
            self.room.put(self.room.options[0].value)
        people = [field for pair in (*self.adults, *self.children) for field in pair]
        super().__init__(counter, booking.number, [*people, *self.tail()])

    def banner(self) -> Line:
        """The booking in one line."""
        return (words(" " + self.booking.terms),)

    def sections(self, width: int) -> list[Section]:
        """Guests, then what every arrival has."""
        known = [masked for _, masked in self.booking.guests if masked]
        notes = [(words(" " + tr(N_("On file: {document}"), document=known[0])),)] if known else []
        guests = Section(self.booking.summary, [*self.adults, *self.children], notes)
        return [guests, *self.tail_sections(width)]

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        return {
            "reservation": self.booking.number,
            "room": self.room.value,
            "guests": people_of(self.adults, self.children, confirmed=self.confirmed),
            **self.tail_values(),
        }

    @property
    def lead(self) -> str:
        """The first guest's name."""
        return self.adults[0][1].value or self.booking.guest


def open_check_in(counter: "Counter", number: str) -> None:
    """Read booking `number` and its room suggestions, then show the form. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[Any, list[Any]]:
        row = desk.show("reservation", no=number)
        if "check-in" not in row.next:
            return row, []
        return row, desk.show("suggestions", reservation=row.reservation)

    def there(found: tuple[Any, list[Any]]) -> None:
        row, suggestions = found
        if "check-in" in row.next:
            counter.show_sheet(CheckInForm(counter, booking_of(row), suggestions))
        else:
            _say_state(counter, row)

    counter.ask_first("reservation", read, there)


def _say_state(counter: "Counter", row: Any) -> None:
    """A booking that cannot be checked in: say what it is, and show the room of a guest who is here."""
    if row.stay and row.room and row.status == "checked_in":
        from hotelcs.screens.areas import open_room

        open_room(counter, row.room)
    from hotelcs.workflows.reservations.states import NAMES

    state = tr(NAMES.get(row.status, row.status))
    counter.say(tr(N_("{number} {guest} is {state}."), number=row.reservation, guest=row.guest, state=state))
