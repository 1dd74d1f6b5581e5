"""02 Check-in, a guest without a booking: document, name, type by digit, nights, deposit, room."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import Action
from hotelcs.money import Money
from hotelcs.screens.booking import room_options
from hotelcs.screens.check_in_form import KEYS, ROOMS
from hotelcs.screens.deposit_fields import deposit_fields, deposit_of
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field, Option, is_amount, is_count, plain
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

CURRENCY = "CNY"


class WalkInForm(FormSheet):
    """Receive a guest who stands at the desk (handbook 03 W-02, budget 2)."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Check-in")
    keys: ClassVar[tuple[Action, ...]] = KEYS
    verb: ClassVar[str] = "walk-in"

    def __init__(self, counter: "Counter", tonight: str, types: list[Any]) -> None:
        self.tonight = tonight
        self.document = Field("document", N_("Document"), required=True)
        self.guest = Field("guest", N_("Name"), required=True)
        self.kind = Field("type", N_("Type"), required=True, options=type_options(types))
        self.nights = Field("nights", N_("Nights"), required=True, check=is_count(1, 365))
        self.adults = Field("adults", N_("Adults"), check=is_count(1, 9))
        self.adults.put("1")
        self.rate = Field("rate", N_("Rate"), check=is_amount(CURRENCY))
        self.deposit = deposit_fields(Money(0, CURRENCY))
        self.room = Field("room", N_("Room"), listed=True)
        self.asked = ("", "")
        super().__init__(counter, "", FormState(self._ordered()))
        self._suggest()

    def _ordered(self) -> list[Field]:
        method, amount, cards = self.deposit
        return [
            *(self.document, self.guest, self.kind, self.nights, method, amount),
            *(self.room, self.adults, self.rate, cards),
        ]

    def sections(self, width: int) -> list[Section]:
        """Guest, stay, deposit, room, the rest."""
        del width
        method, amount, cards = self.deposit
        return [
            Section(tr(N_("Walk-in")), [(self.document, self.guest)]),
            Section(tr(N_("Stay from {date}"), date=self.tonight), [(self.kind,), (self.nights,)]),
            Section(tr(N_("Deposit")), [(method,), (amount,)]),
            Section(tr(N_("Room: digits choose, r another")), [(self.room,)]),
            Section(tr(N_("More")), [(self.adults, self.rate), (cards,)]),
        ]

    def press(self, press: Press) -> bool:
        """`r` on the room field asks for another room's number."""
        if press.key == "r" and self.form.current is self.room:
            self.counter.ask_line(Prompt(tr(N_("Room number:")), lambda text: self.room.put(text.strip())))
            return True
        return super().press(press)

    def moved(self, before: int) -> None:
        """Leaving type or nights asks for rooms that fit."""
        if self.form.fields[before] in (self.kind, self.nights):
            self._suggest()

    def _suggest(self) -> None:
        """Ask for rooms of the type for the nights; they come while the next field is filled."""
        wanted = (self.kind.value, plain(self.nights.value))
        if not self.kind.value or not wanted[1] or self.nights.wrong() or wanted == self.asked:
            return
        self.asked = wanted
        leaving = (date.fromisoformat(self.tonight) + timedelta(days=int(wanted[1]))).isoformat()
        self.counter.ask(
            "suggestions",
            lambda desk: desk.show("suggestions", type=wanted[0], arrival=self.tonight, departure=leaving),
            self._suggested,
        )

    def _suggested(self, rows: list[Any]) -> None:
        """Offer the rooms; one chosen by hand that is not among them stays."""
        before = {option.value for option in self.room.options}
        self.room.options = room_options(("", ""), rows[:ROOMS])
        if not self.room.value or self.room.value in before:
            self.room.put(self.room.options[0].value if self.room.options else "")

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        told: dict[str, Any] = {
            "guest": self.guest.value,
            "document": self.document.value,
            "type": self.kind.value,
            "nights": int(plain(self.nights.value)),
            "adults": int(plain(self.adults.value or "1")),
            **deposit_of(self.form, CURRENCY),
        }
        if self.room.value:
            told["room"] = self.room.value
        if self.rate.value:
            from hotelcs.money import parse_minor

            told["rate"] = parse_minor(self.rate.value, CURRENCY)
        return told

    def saved(self, done: Any) -> None:
        """Say who is in which room."""
        room = done.result.get("room", self.room.value)
        self.counter.praise(tr(N_("{guest} is checked in, room {room}."), guest=self.guest.value, room=room))


def type_options(rows: list[Any]) -> list[Option]:
    """Room types with a free room tonight, by digit; full ones are left out."""
    free: dict[str, int] = {}
    for row in rows:
        free[row.type] = min(free.get(row.type, row.free), row.free)
    offered = [(kind, count) for kind, count in free.items() if count > 0]
    digits = "123456789"
    return [Option(d, kind, f"{kind}({count})") for d, (kind, count) in zip(digits, offered, strict=False)]


def open_walk_in(counter: "Counter") -> None:
    """Read what is free tonight, then show the form. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[str, list[Any]]:
        tonight = desk.show("home").business_date
        until = (date.fromisoformat(tonight) + timedelta(days=1)).isoformat()
        return tonight, desk.show("availability", **{"from": tonight, "to": until})

    def there(found: tuple[str, list[Any]]) -> None:
        counter.show_sheet(WalkInForm(counter, *found))

    counter.ask_first("walk-in", read, there)
