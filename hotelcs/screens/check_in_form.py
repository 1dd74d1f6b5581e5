"""02 Check-in, the form: booking, every adult's document, deposit, room with reasons, cards, briefing."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import CHECK_IN_FORM, Action, shown
from hotelcs.screens.arrival_form import ArrivalForm
from hotelcs.screens.arrival_room import ArrivalRoom
from hotelcs.screens.booking import Booking, booking_of
from hotelcs.screens.guest_fields import adult_fields, child_fields, people_of
from hotelcs.screens.paint import Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class CheckInForm(ArrivalForm):
    """Check in one booking. Fields are named as the act names them."""

    keys: ClassVar[tuple[Action, ...]] = CHECK_IN_FORM
    verb: ClassVar[str] = "check-in"

    def __init__(
        self,
        counter: "Counter",
        booking: Booking,
        suggestions: list[Any],
        listed: dict[str, int],
        assigned: Any = None,
    ) -> None:
        self.booking = booking
        self.adults = adult_fields(booking.adults, booking.guests)
        self.children = child_fields(booking.children)
        rooms = ArrivalRoom(
            counter, listed, booking.rate.currency, lambda: booking.type, lambda: booking.nights
        )
        rooms.offer(suggestions, assigned)
        rooms.first()
        self.prepare(booking.deposit, rooms)
        self.room.required = True
        people = [field for pair in (*self.adults, *self.children) for field in pair]
        super().__init__(counter, booking.number, [*people, *self.tail()])

    instead: ClassVar[str] = N_("On Room: r another, n queues.")
    choosing: ClassVar[str] = N_("Room: digits choose, r another, n queues")

    def press(self, press: Press) -> bool:
        """`n` on the room lets the guest wait for one."""
        if press.key == "n" and self.form.current is self.room:
            self._queue()
            return True
        return super().press(press)

    def _queue(self) -> None:
        """The guest waits; what was typed waits too, until a room is ready."""

        def queued(_: Any) -> None:
            if self.counter.sheet is self:
                self.put_aside()
            told = N_("{guest} waits for a room. What was typed is kept: {key} brings it back.")
            self.counter.praise(tr(told, guest=self.lead, key=shown(("ctrl+p",))))

        if self.counter.may("queue"):
            self.counter.do("queue", {"reservation": self.booking.number}, queued)
        else:
            self.counter.refuse("queue")

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

    def read(desk: Any) -> tuple[Any, ...]:
        row = desk.show("reservation", no=number)
        if "check-in" not in row.next:
            return (row,)
        listed = {kind.type: kind.rate_minor for kind in desk.show("room-types")}
        assigned = desk.show("room", no=row.room) if row.room else None
        return row, desk.show("suggestions", reservation=row.reservation), listed, assigned

    def there(found: tuple[Any, ...]) -> None:
        row, *rest = found
        if rest:
            counter.show_sheet(CheckInForm(counter, booking_of(row), *rest))
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
