"""What a channel's calendar says of a stay, done to its booking: booked, changed, given its room, cancelled, reinstated."""

from contextlib import nullcontext

from hotelcs.errors import Refusal
from hotelcs.models.feeds import CalendarEvent, CalendarFeed
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.feeds.attempts import attempt
from hotelcs.workflows.feeds.entries import Entry, remark_digest
from hotelcs.workflows.number_forms import full
from hotelcs.workflows.reservations import assign_room
from hotelcs.workflows.reservations.amend import Amend
from hotelcs.workflows.reservations.book import Book
from hotelcs.workflows.reservations.cancel import close
from hotelcs.workflows.reservations.reinstate import Reinstate

REASON = "cancelled by the channel"
COMING = ("tentative", "waitlist", "confirmed", "guaranteed")
"""States of a booking whose guest has not come yet."""
ROOMED = ("confirmed", "guaranteed")
"""States in which a booking is given its room."""


def booking_of(work: Work, event: CalendarEvent) -> Reservation | None:
    """The booking made for an event."""
    return None if event.reservation_id is None else lookup.by_id(work, Reservation, event.reservation_id)


def settle(
    work: Work, feed: CalendarFeed, event: CalendarEvent, entry: Entry, *, wholly: bool
) -> Refusal | None:
    """Make the booking what the channel says, in the feed's room; why it has no room comes back. Raises Refusal.

    Called inside an attempt. A new booking that is to be had `wholly` is refused without its room.
    """
    reservation = booking_of(work, event)
    if reservation is None:
        return _book(work, feed, event, entry, wholly=wholly)
    if reservation.status == "cancelled" and (event.state == "gone" or reservation.reason == REASON):
        Reinstate(reservation=reservation.no).perform(work)
    if (event.state, event.digest) != ("unroomed", entry.digest):
        _amend(work, event, reservation, entry)
    return give_room(work, feed, reservation)


def give_room(work: Work, feed: CalendarFeed, reservation: Reservation) -> Refusal | None:
    """Hold the feed's room for a booking that has none; why that cannot be comes back."""
    if reservation.status not in ROOMED or reservation.room_id is not None:
        return None
    try:
        with attempt(work):
            assign_room.hold(work, reservation, lookup.by_id(work, Room, feed.room_id))
    except Refusal as refusal:
        return refusal
    return None


def _book(
    work: Work, feed: CalendarFeed, event: CalendarEvent, entry: Entry, *, wholly: bool
) -> Refusal | None:
    """Book the room; where another has it, book its type, so that whoever comes is expected."""
    room = lookup.by_id(work, Room, feed.room_id)
    asked = {
        "type": lookup.by_id(work, RoomType, room.type_id).code, "arrival": entry.arrival, "departure": entry.departure,
        "channel": "ota", "source": feed.name, "source_ref": entry.uid, "requests": entry.remark, "guest": _name(entry) or None,
    }  # fmt: skip
    lost = None
    try:
        with nullcontext() if wholly else attempt(work):
            made = Book.parse({**asked, "room": room.no}).perform(work)
    except Refusal as refusal:
        if wholly or refusal.field != "room":
            raise
        lost = refusal
        made = Book.parse(asked).perform(work)
    event.reservation_id = lookup.reservation(work, made.reservation).id
    event.remark = remark_digest(entry.remark)
    return lost


def _amend(work: Work, event: CalendarEvent, reservation: Reservation, entry: Entry) -> None:
    """Dates, remark and name; a remark that the desk has changed stays the desk's."""
    wanted: dict[str, object] = {"arrival": entry.arrival, "departure": entry.departure}
    changed = {name: value for name, value in wanted.items() if getattr(reservation, name) != value}
    if entry.remark != reservation.requests and remark_digest(reservation.requests) == event.remark:
        changed["requests"] = entry.remark
        event.remark = remark_digest(entry.remark)
    if reservation.guest_id is None and (name := _name(entry)):
        changed["guest"] = name
    if changed:
        Amend.parse({"reservation": reservation.no, **changed}).perform(work)


def _name(entry: Entry) -> str:
    """The name a channel gave; one that is a guest's number here is no name, and brings nobody's profile."""
    return "" if full(entry.guest) else entry.guest


def cancel(work: Work, reservation: Reservation) -> None:
    """The channel has given the nights back; what the guest owes for that is between the two of them."""
    close(work, reservation, "cancelled", REASON)
