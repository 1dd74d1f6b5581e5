"""What is known of a booking, in a box: whose, when, how sure, which room on which night."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import guarantee_word, money
from hotelcs.screens.quoting import booked_terms

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def open_card(counter: "Counter", number: str) -> None:
    """Read the booking `number` and show it."""
    counter.ask_first(
        "booking", lambda desk: desk.show("reservation", no=number), lambda found: show(counter, found)
    )


def show(counter: "Counter", detail: Any) -> None:
    """The box of a booking that was read."""
    from hotelcs.screens.dialogs.card import Card
    from hotelcs.screens.reservations import STATES

    nights = [
        f"{night.night}  {night.room or '-':<6}  {money(night.rate_minor, detail.currency):>9}"
        for night in detail.night_lines
    ]
    lines = [
        f"{detail.guest}  {detail.phone}",
        f"{detail.type}  {detail.arrival} - {detail.departure}  {tr(STATES.get(detail.status, detail.status))}",
        guarantee_word(detail.guarantee),
        *([tr(N_("held until {until}"), until=detail.hold_until)] if detail.hold_until else []),
        *filter(None, detail.requests.splitlines()),
        *booked_terms(detail),
        *nights,
    ]
    Card(counter, detail.reservation, lines).open()
