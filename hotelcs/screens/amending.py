"""Changing a booking from a list: the form is filled from what the booking is now, and carries its version."""

from typing import TYPE_CHECKING, Any

from hotelcs.screens.act_form import open_edit

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def open_amend(counter: "Counter", reservation: str) -> None:
    """Read the booking and open its form, if whoever sits here may change bookings."""

    def there(found: Any) -> None:
        start = {"arrival": found.arrival, "departure": found.departure, "type": found.type, "adults": str(found.adults),
                 "children": str(found.children), "requests": found.requests}  # fmt: skip
        open_edit(counter, "amend", {"reservation": found.reservation}, start, found.version)

    if counter.may("amend"):
        counter.ask_first("booking", lambda desk: desk.show("reservation", no=reservation), there)
    else:
        counter.refuse("amend")
