"""02 Check-in, a guest without a booking: document, name, type by digit, nights, deposit, room."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import WALK_IN_FORM, Action
from hotelcs.money import Money
from hotelcs.screens.arrival_form import ArrivalForm
from hotelcs.screens.arrival_room import ArrivalRoom
from hotelcs.screens.booking import amount_text, money
from hotelcs.screens.forms.dates import nights_field
from hotelcs.screens.forms.field import Field, Option, is_amount, plain
from hotelcs.screens.guest_fields import adult_fields, people_of
from hotelcs.screens.paint import Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.type_words import named_and_priced
from hotelcs.screens.widgets.form_view import Section
from hotelcs.workflows.reception.deposit_due import suggested

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class WalkInForm(ArrivalForm):
    """Receive a guest who stands at the desk (handbook 03 W-02, budget 2)."""

    keys: ClassVar[tuple[Action, ...]] = WALK_IN_FORM
    verb: ClassVar[str] = "walk-in"

    def __init__(
        self,
        counter: "Counter",
        tonight: str,
        types: list[Any],
        kinds: list[Any],
        currency: str,
        record: str = "",
    ) -> None:
        prices = {kind.type: kind.rate_minor for kind in kinds}
        self.prices = prices
        self.tonight = tonight
        self.adults = adult_fields(1, ())
        self.adults[0][1].required = True
        self.kind = Field("type", N_("Type"), required=True, options=type_options(types, kinds))
        self.nights = nights_field(tonight, lambda: tonight)
        self.rate = Field("rate", N_("Rate"), check=is_amount(currency))
        rooms = ArrivalRoom(counter, prices, currency, lambda: self.kind.value, self._nights)
        self.prepare(Money(0, currency), rooms)
        self.asked = ("", "")
        people = [field for pair in self.adults for field in pair]
        super().__init__(counter, record, [*people, self.kind, self.nights, self.rate, *self.tail()])

    def sections(self, width: int) -> list[Section]:
        """The guest and another adult, stay, what every arrival has."""
        return [
            Section(tr(N_("Walk-in")), self.adults),
            Section(tr(N_("Stay from {date}"), date=self.tonight), [(self.kind,), (self.nights, self.rate)]),
            *self.tail_sections(width),
        ]

    def banner(self) -> Line:
        """What the type costs, once it is chosen: the guest asks before anything else."""
        nightly, nights = self._nightly(), self._nights()
        if not nightly:
            return ()
        currency = self.suggested.currency
        slots = {"type": self.kind.value, "rate": money(nightly, currency)}
        if not nights:
            return (words(" " + tr(N_("{type}  {rate} a night"), **slots)),)
        total = money(nightly * nights, currency)
        told = N_("{type}  {rate} a night, nights {nights}: {total}")
        return (words(" " + tr(told, nights=nights, total=total, **slots)),)

    def _nights(self) -> int:
        """How many nights are typed; 0 before they are."""
        nights = plain(self.nights.value)
        return int(nights) if nights.isdecimal() and not self.nights.wrong() else 0

    def _nightly(self) -> int:
        """The price of a night in minor units: what was typed, else the list's; 0 before a type is chosen."""
        listed = self.prices.get(self.kind.value, 0)
        return listed if not listed or self.rate.fault() else self.other_amount("rate") or listed

    def press(self, press: Press) -> bool:
        """Another type asks for its rooms at once: F10 may be the next key."""
        taken = super().press(press)
        if self.form.current is self.kind:
            self._suggest()
        if taken:
            self._suggest_deposit()
        return taken

    def moved(self, before: int) -> None:
        """Leaving type or nights asks for rooms that fit."""
        super().moved(before)
        if self.form.fields[before] in (self.kind, self.nights):
            self._suggest()

    def _suggest_deposit(self) -> None:
        """What to ask for, as at a check-in; an amount that somebody typed stays."""
        nights, rate = plain(self.nights.value), self._nightly()
        if not rate or not nights.isdecimal() or self.rate.fault():
            return
        wanted = Money(
            suggested([rate] * int(nights), guarantee="none", prepaid=False), self.suggested.currency
        )
        if wanted == self.suggested:
            return
        amount = self.deposit[1]
        if amount.value in ("", amount_text(self.suggested)):
            amount.put(amount_text(wanted))
        self.suggested = wanted

    def _suggest(self) -> None:
        """Ask for rooms of the type for the nights; they come while the next field is filled."""
        wanted = (self.kind.value, plain(self.nights.value))
        if not all(wanted) or self.nights.wrong() or wanted == self.asked:
            return
        self.asked = wanted
        self.rooms.withdraw()
        leaving = (date.fromisoformat(self.tonight) + timedelta(days=int(wanted[1]))).isoformat()
        self.counter.ask(
            "suggestions",
            lambda desk: desk.show("suggestions", type=wanted[0], arrival=self.tonight, departure=leaving),
            self._suggested,
        )

    def _suggested(self, rows: list[Any]) -> None:
        """Offer the rooms; one chosen by hand that is not among them stays."""
        self.rooms.offer(rows)
        self.rooms.first()

    def open(self) -> None:
        """A form that comes back has its rooms again."""
        super().open()
        self._suggest()
        self._suggest_deposit()

    def fields(self) -> dict[str, Any]:
        """The act's fields; the first adult is the guest the booking is made for."""
        people = people_of(self.adults, (), confirmed=self.confirmed)
        told: dict[str, Any] = {
            "guest": self.lead,
            "guests": people,
            "adults": len(people),
            "type": self.kind.value,
            "nights": int(plain(self.nights.value)),
            **self.tail_values(),
        }
        if self.room.value:
            told["room"] = self.room.value
        if (rate := self.other_amount("rate")) is not None:
            told["rate"] = rate
        return told

    @property
    def lead(self) -> str:
        """The guest's name."""
        return self.adults[0][1].value


def type_options(rows: list[Any], kinds: list[Any]) -> list[Option]:
    """Room types with a free room tonight, by digit, with what they are called and cost; full ones are left out."""
    free: dict[str, int] = {}
    for row in rows:
        free[row.type] = min(free.get(row.type, row.free), row.free)
    offered = [(kind, count) for kind, count in free.items() if count > 0]
    told = named_and_priced(kinds)
    return [
        Option(str(n), kind, f"{kind}({count})", told.get(kind, ""))
        for n, (kind, count) in enumerate(offered[:9], 1)
    ]


def open_walk_in(counter: "Counter", record: str = "") -> None:
    """Read what is free tonight, then show the form, or the parked one named `record`. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[str, list[Any], list[Any], str]:
        tonight = desk.show("business-day").business_date
        until = (date.fromisoformat(tonight) + timedelta(days=1)).isoformat()
        rows = desk.show("availability", **{"from": tonight, "to": until})
        return tonight, rows, list(desk.show("room-types")), getattr(desk, "currency", "CNY")

    def there(found: tuple[str, list[Any], list[Any], str]) -> None:
        counter.show_sheet(WalkInForm(counter, *found, record))

    counter.ask_first("walk-in", read, there)
