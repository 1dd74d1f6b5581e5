"""A new booking: guest, type by digit, arrival, nights, adults, children, rate plan by digit; what it costs stands below."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens import turned_away
from hotelcs.screens.booking import GUARANTEES
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.dates import date_field, nights_field
from hotelcs.screens.forms.field import Field, Option, is_count, plain
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import Row, Rule
from hotelcs.screens.presses import Press
from hotelcs.screens.quoting import Asked, offers_of, priced_lines
from hotelcs.screens.type_words import named_and_priced
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

DIGITS = "123456789"
GUARANTEED = tuple(Option(str(at), code, told) for at, (code, told) in enumerate(GUARANTEES.items()))
STATUS = (
    Option("1", "confirmed", N_("confirmed")),
    Option("2", "tentative", N_("tentative")),
    Option("3", "waitlist", N_("waitlist")),
)
SAID = {
    "tentative": N_("It is tentative: 06 confirms it."),
    "waitlist": N_("It is on the waitlist: 06 says when there is a place."),
    "guaranteed": N_("It is guaranteed."),
}
"""What is said about a booking that is not simply confirmed."""


class BookForm(FormSheet):
    """Take a booking at the desk or on the telephone (handbook 03 budget 20)."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("New booking")
    verb: ClassVar[str] = "book"

    def __init__(
        self,
        counter: "Counter",
        tonight: str,
        types: dict[str, int],
        kinds: list[Any],
        plans: list[Any],
        record: str = "",
    ) -> None:
        self.tonight, self.types, self.named = tonight, list(types), named_and_priced(kinds)
        self.guest = Field("guest", N_("Name"), required=True)
        self.phone = Field("phone", N_("Phone"), wanted=True)
        self.kind = Field("type", N_("Type"), required=True)
        self._count(types)
        self.arrival = date_field("arrival", N_("Arrival"), tonight, required=True)
        self.arrival.put(tonight)
        self.nights = nights_field(tonight, lambda: self.arrival.value)
        self.adults = Field("adults", N_("Adults"), required=True, check=is_count(1, 9))
        self.adults.put("1")
        self.children = Field("children", N_("Children"), check=is_count(0, 9))
        self.plan = Field("plan", N_("Rate plan"), options=_plan_options(plans))
        self.requests = Field("requests", N_("Wishes"))
        self.guarantee = Field("guarantee", N_("Guarantee"), options=GUARANTEED)
        self.guarantee.put("none")
        self.status_ = Field("status", N_("Status"), options=STATUS)
        self.status_.put("confirmed")
        self.hold = Field("hold_minutes", N_("Held, minutes"), check=is_count(1, 9999))
        self.members = {plan.plan for plan in plans if plan.member}
        self.quotes: list[Any] = []
        self.asked: Asked | None = None
        fields = [self.guest, self.phone, self.kind, self.arrival, self.nights, self.adults, self.children]
        fields += [self.plan] if plans else []
        more = [self.requests, self.guarantee, self.status_, self.hold]
        super().__init__(counter, record, FormState([*fields, *more]))

    def sections(self, width: int) -> list[Section]:
        """Guest, stay and its price, the rest."""
        price = priced_lines(self.quotes, self.plan.value, width) if self.quotes else []
        stay = [(self.kind,), (self.arrival, self.nights), (self.adults, self.children)]
        if self.plan.options:
            stay.append((self.plan,))
        return [
            Section(tr(N_("Guest")), [(self.guest,), (self.phone,)]),
            Section(tr(N_("Stay")), stay),
            *([Section(tr(N_("Price")), (), price)] if price else []),
            Section(
                tr(N_("More, when it is wanted")),
                [(self.requests,), (self.guarantee,), (self.status_,), (self.hold,)],
            ),
        ]

    def aside(self, width: int, height: int) -> list[Row]:
        """Every plan with what the stay costs on it, in a wide terminal."""
        rows: list[Row] = [Rule(tr(N_("Plans")))]
        return [*rows, *offers_of(self.quotes, width)][:height] if self.quotes else []

    def press(self, press: Press) -> bool:
        """Another type or plan is priced at once."""
        taken = super().press(press)
        if self.form.current in (self.kind, self.plan):
            self._ask()
        return taken

    def moved(self, before: int) -> None:
        """Leaving what the price follows from asks for it anew."""
        super().moved(before)
        self._ask()

    def _ask(self) -> None:
        """Read what is free and what it costs; the answer comes while the next field is filled."""
        wanted = self._wanted()
        if wanted is None or wanted == self.asked:
            return
        self.asked = wanted
        self.counter.ask("quote", wanted.read, self._answered)

    def _wanted(self) -> Asked | None:
        """The stay as it is filled in so far; None while a day or a number is missing or wrong."""
        told = (self.arrival, self.nights, self.adults, self.children)
        if any(field.fault() for field in told) or not self.arrival.value:
            return None
        nights = int(plain(self.nights.value)) if plain(self.nights.value).isdecimal() else 0
        arrival = date.fromisoformat(self.arrival.value)
        adults, children = (int(plain(field.value) or 0) for field in (self.adults, self.children))
        departure = arrival + timedelta(days=max(nights, 1))
        return Asked(self.kind.value, arrival, departure, adults, children, bool(nights))

    def _answered(self, found: tuple[dict[str, int], list[Any]]) -> None:
        free, self.quotes = found
        if free:
            self._count(free)

    def _count(self, free: dict[str, int]) -> None:
        """The types by digit, each with how many are free on every night asked for."""
        self.kind.options = [
            Option(digit, kind, f"{kind}({free.get(kind, 0)})", self.named.get(kind, ""))
            for digit, kind in zip(DIGITS, self.types, strict=False)
        ]

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        arrival = date.fromisoformat(self.arrival.value)
        told: dict[str, Any] = {
            "guest": self.guest.value,
            "type": self.kind.value,
            "arrival": arrival.isoformat(),
            "departure": (arrival + timedelta(days=int(plain(self.nights.value)))).isoformat(),
            "adults": int(plain(self.adults.value)),
        }
        told |= {field.name: field.value for field in (self.phone, self.plan) if field.value}
        if self.plan.value in self.members:
            told["channel"] = "member"
        if self.children.value:
            told["children"] = int(plain(self.children.value))
        return told | self._more()

    def _more(self) -> dict[str, Any]:
        """Wishes, guarantee, status and how long it is held, where they are not as usual."""
        told: dict[str, Any] = {"requests": self.requests.value} if self.requests.value else {}
        if self.guarantee.value not in ("", "none"):
            told["guarantee"] = self.guarantee.value
        if self.status_.value not in ("", "confirmed"):
            told["status"] = self.status_.value
        if self.hold.value and self.status_.value == "tentative":
            told["hold_minutes"] = int(plain(self.hold.value))
        return told

    def enquiry(self) -> dict[str, Any]:
        """What was asked for, as far as it was typed: for a guest who is turned away."""
        told: dict[str, Any] = {
            "arrival": self.tonight if self.arrival.fault() else self.arrival.value or self.tonight
        }
        if self.nights.value and not self.nights.fault():
            leaves = date.fromisoformat(told["arrival"]) + timedelta(days=int(plain(self.nights.value)))
            told["departure"] = leaves.isoformat()
        if self.kind.value:
            told["type"] = self.kind.value
        told["contact"] = " ".join(filter(None, (self.guest.value, self.phone.value)))
        return told

    def refused(self, failure: Failure) -> None:
        """Sold out, or closed: one key notes the guest as turned away."""
        turned_away.offer(self.counter, failure, self.enquiry, self._noted)

    def _throw(self) -> None:
        """Who asked for a stay and did not get it may have been turned away: that is asked once the draft is gone."""
        super()._throw()
        if (self.kind.value or self.nights.value) and self.counter.may("turn-away"):
            turned_away.ask_left(self.counter, self.guest.value, self.enquiry())

    def _noted(self) -> None:
        """It is noted already: the form goes without a question."""
        super()._throw()

    def _days(self) -> dict[str, str]:
        """The first day and the last, as lists show them."""
        told = self.fields()
        return {name: told[name][5:] for name in ("arrival", "departure")}

    def saved(self, done: Any) -> None:
        """Say the number that is quoted to the guest."""
        number = done.result.get("reservation", "")
        told = tr(
            N_("Booked for {guest}, {arrival} to {departure}: {number}."),
            guest=self.guest.value,
            number=number,
            **self._days(),
        )
        if state := SAID.get(done.result.get("status", "")):
            told = f"{told} {tr(state)}"
        self.counter.praise(told)


def _plan_options(plans: list[Any]) -> list[Option]:
    """The plans by digit; 0 is none of them."""
    listed = [Option(digit, plan.plan, plan.plan) for digit, plan in zip(DIGITS, plans, strict=False)]
    return [Option("0", "", N_("none")), *listed] if listed else []


def open_book(counter: "Counter", record: str = "") -> None:
    """Read what is free tonight and the plans, then show the form, or the parked one `record`. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[str, dict[str, int], list[Any], list[Any]]:
        tonight = desk.show("business-day").business_date
        until = (date.fromisoformat(tonight) + timedelta(days=1)).isoformat()
        rows = desk.show("availability", **{"from": tonight, "to": until})
        kinds, plans = list(desk.show("room-types")), list(desk.show("rate-plans"))
        return tonight, {row.type: row.sellable for row in rows}, kinds, plans

    def there(found: tuple[str, dict[str, int], list[Any], list[Any]]) -> None:
        counter.show_sheet(BookForm(counter, *found, record))

    counter.ask_first("book", read, there)
