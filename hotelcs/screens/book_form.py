"""A new booking: guest, type by digit, arrival, nights, adults, telephone wishes."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import GUARANTEES
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.dates import date_field, nights_field
from hotelcs.screens.forms.field import Field, Option, is_count, plain
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


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

    def __init__(self, counter: "Counter", tonight: str, types: list[str], record: str = "") -> None:
        self.guest = Field("guest", N_("Name"), required=True)
        self.phone = Field("phone", N_("Phone"))
        digits = "123456789"
        options = [Option(d, kind, kind) for d, kind in zip(digits, types, strict=False)]
        self.kind = Field("type", N_("Type"), required=True, options=options)
        self.arrival = date_field("arrival", N_("Arrival"), tonight, required=True)
        self.arrival.put(tonight)
        self.nights = nights_field(tonight, lambda: self.arrival.value)
        self.adults = Field("adults", N_("Adults"), required=True, check=is_count(1, 9))
        self.adults.put("1")
        self.children = Field("children", N_("Children"), check=is_count(0, 9))
        self.requests = Field("requests", N_("Wishes"))
        self.guarantee = Field("guarantee", N_("Guarantee"), options=GUARANTEED)
        self.guarantee.put("none")
        self.status_ = Field("status", N_("Status"), options=STATUS)
        self.status_.put("confirmed")
        self.hold = Field("hold_minutes", N_("Held, minutes"), check=is_count(1, 9999))
        more = [self.requests, self.guarantee, self.status_, self.hold]
        fields = [
            self.guest,
            self.phone,
            self.kind,
            self.arrival,
            self.nights,
            self.adults,
            self.children,
            *more,
        ]
        super().__init__(counter, record, FormState(fields))

    def sections(self, width: int) -> list[Section]:
        """Guest, stay."""
        del width
        return [
            Section(tr(N_("Guest")), [(self.guest,), (self.phone,)]),
            Section(
                tr(N_("Stay")), [(self.kind,), (self.arrival, self.nights), (self.adults, self.children)]
            ),
            Section(
                tr(N_("More, when it is wanted")),
                [(self.requests,), (self.guarantee,), (self.status_,), (self.hold,)],
            ),
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
        if self.phone.value:
            told["phone"] = self.phone.value
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

    def saved(self, done: Any) -> None:
        """Say the number that is quoted to the guest."""
        number = done.result.get("reservation", "")
        told = tr(N_("Booked for {guest}: {number}."), guest=self.guest.value, number=number)
        if state := SAID.get(done.result.get("status", "")):
            told = f"{told} {tr(state)}"
        self.counter.praise(told)


def open_book(counter: "Counter", record: str = "") -> None:
    """Read the types, then show the form, or the parked one named `record`. Keys typed meanwhile are kept."""

    def read(desk: Any) -> tuple[str, list[str]]:
        tonight = desk.show("home").business_date
        until = (date.fromisoformat(tonight) + timedelta(days=1)).isoformat()
        rows = desk.show("availability", **{"from": tonight, "to": until})
        return tonight, list(dict.fromkeys(row.type for row in rows))

    counter.ask_first(
        "book", read, lambda found: counter.show_sheet(BookForm(counter, found[0], found[1], record))
    )
