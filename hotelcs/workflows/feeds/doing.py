"""What one reading of a feed does, event by event: each is done whole or refused by itself, and told once."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from hotelcs.errors import Refusal
from hotelcs.models.feeds import CalendarEvent, CalendarFeed
from hotelcs.workflows.act import Work
from hotelcs.workflows.feeds import channel_blocks, channel_stays
from hotelcs.workflows.feeds.attempts import attempt
from hotelcs.workflows.feeds.channel_stays import COMING, booking_of
from hotelcs.workflows.feeds.entries import Entry

OVER = ("cancelled", "no_show", "walked")
"""States of a booking whose nights are given up."""


class Told(NamedTuple):
    """An event that could not be done as the channel says: its UID, why, and the booking made all the same."""

    uid: str
    refusal: Refusal
    reservation: str = ""


class Before(NamedTuple):
    """An event as it was before this reading."""

    state: str
    why: str
    digest: str
    booked: bool


class Doing:
    """The events of a feed that are here, and what is done about them now."""

    def __init__(self, work: Work, feed: CalendarFeed, known: dict[str, CalendarEvent]) -> None:
        self.work, self.feed, self.known = work, feed, known
        self.before = {
            uid: Before(event.state, event.why, event.digest, event.reservation_id is not None)
            for uid, event in known.items()
        }
        self.refused: dict[str, Refusal | None] = {}
        self.count: Counter[str] = Counter()
        self.told: list[Told] = []
        self.reservations: set[str] = set()

    def give_up(self, event: CalendarEvent, first: date) -> None:
        """Cancel the booking if it arrives on `first` or later and nobody has come, or put the nights back into sale."""
        if event.kind == "block":
            self.count["freed"] += channel_blocks.end(self.work, self.feed, event)
        elif (booking := booking_of(self.work, event)) is not None:
            if booking.status in COMING and booking.arrival >= first:
                channel_stays.cancel(self.work, booking)
                self.count["cancelled"] += 1
                self.reservations.add(booking.no)
            elif booking.status not in OVER:
                return
        self.mark(event, "gone")

    def stands(self, event: CalendarEvent) -> bool:
        """Whether the event has a booking that was not given up."""
        booking = booking_of(self.work, event)
        return booking is not None and booking.status not in OVER

    def mark(self, event: CalendarEvent, state: str) -> None:
        """Give an event another state."""
        event.state, event.why = state, ""
        self.work.changed += 1

    def clear(self, entry: Entry) -> None:
        """A block whose nights change gives its own back first, so that a stay of the same calendar can have them."""
        event = self.known.get(entry.uid)
        if event is not None and event.kind == "block" and event.digest != entry.digest:
            self.count["freed"] += channel_blocks.end(self.work, self.feed, event)

    def stay(self, entry: Entry, *, wholly: bool) -> bool:
        """Book or change; whether it is as the channel says. `wholly`: with its room, or nothing of it is done."""
        event = self._event(entry)
        try:
            with attempt(self.work):
                lost = channel_stays.settle(self.work, self.feed, event, entry, wholly=wholly)
                if lost is not None and wholly:
                    raise lost
        except Refusal as refusal:
            if not wholly:
                self._write(event, entry, "refused", refusal)
            return False
        self._write(event, entry, "unroomed" if lost else "held", lost)
        return lost is None

    def room(self, entry: Entry) -> None:
        """The room for a booking without one, when all others are where they belong."""
        event = self.known[entry.uid]
        booking = booking_of(self.work, event)
        if event.state == "unroomed" and booking is not None:
            lost = channel_stays.give_room(self.work, self.feed, booking)
            self._write(event, entry, "unroomed" if lost else "held", lost)

    def block(self, entry: Entry) -> None:
        """Take what is free of the nights out of sale."""
        event = self._event(entry)
        try:
            with attempt(self.work):
                taken = channel_blocks.take(self.work, self.feed, event, entry)
        except Refusal as refusal:
            self._write(event, entry, "refused", refusal)
            return
        self.count["blocked"] += taken
        self._write(event, entry, "held" if taken else "covered", None)

    def refuse(self, entry: Entry, refusal: Refusal) -> None:
        """An event that is not even tried."""
        self._write(self._event(entry), entry, "refused", refusal)

    def finish(self) -> None:
        """Count what is another than before, and tell what was refused unless it was told before."""
        for uid, refusal in self.refused.items():
            event, before = self.known[uid], self.before.get(uid)
            if before is not None and before[:3] == (event.state, event.why, event.digest):
                continue
            self.work.changed += 1
            booking = booking_of(self.work, event)
            if event.state != "refused":
                new = before is None or (before.state in ("gone", "refused") and not before.booked)
                self.count["covered" if event.state == "covered" else "added" if new else "changed"] += 1
                self.reservations |= {booking.no} if booking is not None else set()
            if refusal is not None:
                roomless = booking.no if booking is not None and event.state == "unroomed" else ""
                self.told.append(Told(uid, refusal, roomless))

    def _event(self, entry: Entry) -> CalendarEvent:
        """The row of an event, made for a new one; one of another kind than before is given up first."""
        event = self.known.get(entry.uid)
        if event is None:
            event = CalendarEvent(feed_id=int(self.feed.id or 0), uid=entry.uid, kind=entry.kind, arrival=entry.arrival,
                                  departure=entry.departure, digest="", state="refused")  # fmt: skip
            self.work.session.add(event)
            self.known[entry.uid] = event
        elif event.kind != entry.kind:
            self.give_up(event, self.work.business_date)
            event.kind = entry.kind
        return event

    def _write(self, event: CalendarEvent, entry: Entry, state: str, refusal: Refusal | None) -> None:
        """Write down what the event says and what came of it."""
        event.state, event.why = state, refusal.code if refusal else ""
        event.digest, event.sequence = entry.digest, entry.sequence
        event.kind, event.arrival, event.departure = entry.kind, entry.arrival, entry.departure
        self.refused[entry.uid] = refusal
        self.work.session.flush()
