"""06, sending a guest to another hotel: partner by digit, transport by digit, F10 (handbook 03 W-12, at most eight keys)."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.money import parse_minor
from hotelcs.screens.booking import guarantee_word, money
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.dates import date_field
from hotelcs.screens.forms.field import Field, Option, is_amount
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.overbooking_words import TRANSPORTS, name_of
from hotelcs.screens.paint import Line, words, wrap
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

MOST = 9
SCRIPT = N_(
    "Say it in person, with an apology: an equal or better room at our cost, transport there and back, a telephone call, breakfast, "
    "and tomorrow a room here with an upgrade."
)
REASONED = ("ROOM_LEFT", "WALK_KEPT", "WALK_ORDER")
"""Refusals that a reason answers."""


class WalkForm(FormSheet):
    """Partner, transport; then, where wanted, costs, the way back, and why."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("Send elsewhere")
    verb: ClassVar[str] = "walk"

    def __init__(self, counter: "Counter", booking: Any, partners: list[Any]) -> None:
        self.booking = booking
        self.currency = booking.currency
        today = counter.home.business_date if counter.home else ""
        self.partners = [row for row in partners if row.active][:MOST]
        self.partner = Field("partner", N_("Hotel"), required=True, listed=True,
                             options=[self._option(str(n), row) for n, row in enumerate(self.partners, 1)])  # fmt: skip
        rides = [Option(str(n), code, told) for n, (code, told) in enumerate(TRANSPORTS.items(), 1)]
        self.transport = Field("transport", N_("Transport"), required=True, options=rides)
        self.cost = Field("cost", N_("Room cost"), check=is_amount(self.currency))
        self.ride = Field("transport_cost", N_("Ride cost"), check=is_amount(self.currency))
        self.comes_back = date_field("return_on", N_("Comes back"), today)
        self.room = Field("room_type", N_("Room there"))
        self.offer = Field("return_offer", N_("Offered"))
        self.reason = Field("reason", N_("Reason"))
        fields = [
            self.partner,
            self.transport,
            self.ride,
            self.cost,
            self.comes_back,
            self.room,
            self.offer,
            self.reason,
        ]
        super().__init__(counter, booking.reservation, FormState(fields))

    def _option(self, digit: str, row: Any) -> Option:
        """The hotel with its class, how far it is, its price, and what it holds for us tonight."""
        told = tr(N_("{name} {stars} {away} m {rate}"), name=name_of(row), stars="*" * row.stars, away=row.distance_m,
                  rate=money(row.rate_minor, row.currency))  # fmt: skip
        left = row.held - row.used
        return Option(digit, row.partner, told, tr(N_("held {count}"), count=left) if left > 0 else "")

    def sections(self, width: int) -> list[Section]:
        """Who and what to say; where to; what else."""
        one = self.booking
        title = tr(N_("Send {guest} elsewhere"), guest=one.guest or tr(N_("(no name yet)")))
        facts = [
            f"{one.reservation}  {one.type}  {one.arrival} - {one.departure}  {guarantee_word(one.guarantee)}"
        ]
        if one.prepaid_minor:
            facts.append(
                tr(
                    N_("Paid elsewhere: {amount}"),
                    amount=money(one.prepaid_minor, self.currency),
                )
            )
        notes: list[Line] = [
            (words(f" {line}"),) for told in (*facts, tr(SCRIPT)) for line in wrap(told, width - 2)
        ]
        return [
            Section(title, [(self.partner,), (self.transport,)], notes),
            Section(
                tr(N_("More")),
                [(self.ride, self.cost), (self.comes_back, self.room), (self.offer,), (self.reason,)],
            ),
        ]

    def fields(self) -> dict[str, Any]:
        """The act's fields: what is left empty is the house's usual."""
        told: dict[str, Any] = {
            "reservation": self.booking.reservation,
            "partner": self.partner.value,
            "transport": self.transport.value,
        }
        told |= {
            one.name: one.value for one in (self.comes_back, self.room, self.offer, self.reason) if one.value
        }
        told |= {
            one.name: parse_minor(one.value, self.currency) for one in (self.cost, self.ride) if one.value
        }
        return told

    def refused(self, failure: Failure) -> None:
        """Out of order, or a room is left: the reason is asked for."""
        if getattr(failure, "code", "") in REASONED:
            self.reason.required = True

    def saved(self, done: Any) -> None:
        """Where the guest goes, what it costs, what is left to do."""
        result = done.result
        hotel = next(
            (name_of(row) for row in self.partners if row.partner == result["partner"]), result["partner"]
        )
        told = [tr(N_("{guest} goes to {hotel}: {cost} on {folio}; a call at ten tomorrow."), guest=self.booking.guest, hotel=hotel,
                   cost=money(result["cost_minor"] + result["transport_minor"], self.currency), folio=result["folio"])]  # fmt: skip
        if result["to_refund_minor"]:
            told.append(
                tr(N_("To be paid back: {amount}."), amount=money(result["to_refund_minor"], self.currency))
            )
        if result["return_booking"]:
            told.append(tr(N_("Back on {booking}."), booking=result["return_booking"]))
        if result["tell"]:
            told.append(tr(N_("Tell the portal.")))
        self.counter.praise(one_after_another(told))


def open_walk(counter: "Counter", reference: str) -> None:
    """Read the booking and the hotels, then show the form. Keys typed meanwhile are kept."""
    if not counter.may("walk"):
        counter.refuse("walk")
        return

    def there(found: tuple[Any, list[Any]]) -> None:
        booking, partners = found
        if not any(row.active for row in partners):
            counter.say(tr(N_("No partner hotel is on file. k on 06, then Partners: n adds one.")))
        elif "walk" not in booking.next:
            counter.say(
                tr(N_("{reservation} cannot be sent elsewhere now."), reservation=booking.reservation)
            )
        else:
            counter.show_sheet(WalkForm(counter, booking, partners))

    counter.ask_first(
        "walk", lambda desk: (desk.show("reservation", no=reference), desk.show("partner-hotels")), there
    )
