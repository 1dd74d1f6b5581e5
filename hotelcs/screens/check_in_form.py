"""02 Check-in, the form: booking, every adult's document, room with reasons, deposit, cards."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import FORM, Action
from hotelcs.screens.booking import Booking, booking_of, room_options
from hotelcs.screens.deposit_fields import deposit_fields, deposit_of
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

ROOMS = 5
KEYS = (
    *FORM,
    Action("room", ("r",), N_("Room"), N_("Another room, by its number, while the room field is chosen")),
)


class CheckInForm(FormSheet):
    """Check in one booking. `form` fields are named as the act names them."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Check-in")
    keys: ClassVar[tuple[Action, ...]] = KEYS
    verb: ClassVar[str] = "check-in"

    def __init__(self, counter: "Counter", booking: Booking, suggestions: list[Any]) -> None:
        self.booking = booking
        self.room = Field("room", N_("Room"), required=True, listed=True)
        self.room.options = room_options((booking.room, booking.room_code), suggestions)
        if self.room.options:
            self.room.put(self.room.options[0].value)
        self.guests = [_guest_fields(index, booking) for index in range(booking.adults)]
        self.deposit = deposit_fields(booking.deposit)
        fields = [field for pair in self.guests for field in pair]
        super().__init__(
            counter, booking.number, FormState([*fields, *self.deposit[:2], self.room, self.deposit[2]])
        )

    def banner(self) -> Line:
        """The booking in one line."""
        return (words(" " + self.booking.terms),)

    def sections(self, width: int) -> list[Section]:
        """Guests, deposit, room, cards, in the order the cursor goes."""
        del width
        method, amount, cards = self.deposit
        return [
            Section(self.booking.summary, [(document, name) for document, name in self.guests]),
            Section(
                tr(N_("Deposit")),
                [(method,), (amount,)],
            ),
            Section(tr(N_("Room: digits choose, r another")), [(self.room,)]),
            Section(tr(N_("Keys")), [(cards,)]),
        ]

    def press(self, press: Press) -> bool:
        """`r` on the room field asks for another room's number."""
        if press.key == "r" and self.form.current is self.room:
            self.counter.ask_line(Prompt(tr(N_("Room number:")), self._other_room))
            return True
        return super().press(press)

    def _other_room(self, text: str) -> None:
        if text.strip():
            self.room.put(text.strip())

    def fields(self) -> dict[str, Any]:
        """The act's fields; the first adult's document also stands alone for a party of one."""
        guests = []
        for document, name in self.guests:
            told = {"name": name.value} if name.value else {}
            guests.append({**told, "document": document.value})
        return {
            "reservation": self.booking.number,
            "room": self.room.value,
            "guests": guests,
            **deposit_of(self.form, self.booking.deposit.currency),
        }

    def saved(self, done: Any) -> None:
        """Say who is in which room."""
        room = done.result.get("room", self.room.value)
        guest = self.guests[0][1].value or self.booking.guest
        self.counter.praise(tr(N_("{guest} is checked in, room {room}."), guest=guest, room=room))


def _guest_fields(index: int, booking: Booking) -> tuple[Field, Field]:
    """Document and name of one adult, filled with what is known."""
    number = index + 1 if booking.adults > 1 else 0
    name, _ = booking.guests[index] if index < len(booking.guests) else ("", "")
    document_field = Field(f"guests.{index}.document", N_("Document"), required=True, number=number)
    name_field = Field(f"guests.{index}.name", N_("Name"), required=True, number=number)
    name_field.put(name)
    return document_field, name_field


def open_check_in(counter: "Counter", number: str) -> None:
    """Read booking `number` and its room suggestions, then show the form. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[Any, list[Any]]:
        row = desk.show("reservation", no=number)
        return row, desk.show("suggestions", reservation=row.reservation)[:ROOMS]

    def there(found: tuple[Any, list[Any]]) -> None:
        counter.show_sheet(CheckInForm(counter, booking_of(found[0]), found[1]))

    counter.ask_first("reservation", read, there)
