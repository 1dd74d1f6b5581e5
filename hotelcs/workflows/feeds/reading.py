"""One reading of a feed: what is new, changed, gone; done so that the order of the events makes no difference."""

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import select

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.feeds import CalendarEvent, CalendarFeed
from hotelcs.workflows.act import Work
from hotelcs.workflows.feeds.doing import Doing
from hotelcs.workflows.feeds.entries import Entry

FEW = 3
"""So many may vanish at once without anybody asking whether the calendar is whole."""
OPEN = ("unroomed", "refused")
LIVE = ("held", "unroomed")


class Reading:
    """The events of a feed as they are, beside those as they were."""

    def __init__(
        self, work: Work, feed: CalendarFeed, entries: Iterable[Entry], unread: frozenset[str]
    ) -> None:
        self.today = work.business_date
        listed = work.session.exec(select(CalendarEvent).where(CalendarEvent.feed_id == feed.id))
        self.known = {event.uid: event for event in listed}
        self.entries = {entry.uid: entry for entry in entries}
        self.present = self.entries.keys() | unread
        self.doing = Doing(work, feed, self.known)

    def run(self, *, complete: bool, accept_fewer: bool) -> None:
        """Give up, change, take, try again. Raises Refusal FEED_SHRANK before anything is done."""
        gone = [event for uid, event in sorted(self.known.items()) if uid not in self.present]
        vanished = gone if complete else []
        if not accept_fewer:
            self._refuse_shrunk(vanished)
        for event in vanished:
            self._vanish(event)
        due = [entry for entry in sorted(self.entries.values(), key=_order) if self._is_due(entry)]
        for entry in due:
            self.doing.clear(entry)
        roomless = self._stays([entry for entry in due if entry.kind == "stay"])
        for entry in due:
            if entry.kind == "block":
                self.doing.block(entry)
        for entry in roomless:  # why they have no room is what stands in their way now
            self.doing.room(entry)
        self.doing.finish()

    @property
    def open(self) -> int:
        """How many events of the feed need somebody."""
        return sum(event.state in OPEN and event.departure > self.today for event in self.known.values())

    def _stays(self, stays: list[Entry]) -> list[Entry]:
        """First those that get all they need, then the others with the room they can have, then what they left.

        Those that may be without a room come back.
        """
        apart = self._apart(stays)
        for entry in stays:
            if entry.uid not in apart:
                words = N_("Its nights are those of another event of this calendar too.")
                self.doing.refuse(entry, Refusal("EVENTS_OVERLAP", words))
        again = [entry for entry in stays if entry.uid in apart and not self.doing.stay(entry, wholly=True)]
        roomless = [entry for entry in again if not self.doing.stay(entry, wholly=False)]
        for entry in roomless:
            self.doing.room(entry)
        return roomless

    def _refuse_shrunk(self, vanished: list[CalendarEvent]) -> None:
        """A calendar that lost most of what lay ahead is more often broken than true."""
        ahead = [event for event in self.known.values() if event.state in LIVE and event.arrival > self.today]
        lost = [event for event in vanished if event in ahead]
        if lost and (not self.present or (len(lost) >= FEW and 2 * len(lost) > len(ahead))):
            raise Refusal(
                "FEED_SHRANK", N_("{lost} of {ahead} events ahead are not in this calendar any more; is it whole?"),
                field="file", next=("--accept-fewer",), lost=len(lost), ahead=len(ahead),
            )  # fmt: skip

    def _vanish(self, event: CalendarEvent) -> None:
        """What lies ahead is given up; what has begun, or begins today, is kept for somebody to look at."""
        if event.state in ("gone", "kept") or event.departure <= self.today:
            return
        if event.arrival > self.today or (event.state not in LIVE and event.reservation_id is None):
            self.doing.give_up(event, self.today + timedelta(days=1))
        if event.state != "gone":
            self.doing.mark(event, "kept")
            self.doing.count["kept"] += 1

    def _is_due(self, entry: Entry) -> bool:
        """Whether something is to be done about an event that is in the calendar."""
        event = self.known.get(entry.uid)
        if entry.departure <= self.today:
            self.doing.count["past"] += 1
            return False
        if entry.cancelled:
            if event is not None and event.state != "gone":
                self.doing.give_up(event, self.today)
            return False
        if event is None or event.state == "gone":
            return True
        if entry.sequence < event.sequence:
            return False
        if entry.digest == event.digest and event.state == "kept":
            self.doing.mark(event, "held")
        return entry.digest != event.digest or event.state in OPEN

    def _apart(self, stays: list[Entry]) -> set[str]:
        """The UIDs of stays that share no night; those that are booked come before those that are new."""
        apart: set[str] = set()
        taken = {
            night: entry.uid
            for entry in self._unchanged()
            for night in nights(entry.arrival, entry.departure)
        }
        for entry in sorted(stays, key=lambda entry: (not self._has_booking(entry), *_order(entry))):
            wanted = nights(entry.arrival, entry.departure)
            if all(taken.get(night, entry.uid) == entry.uid for night in wanted):
                taken |= dict.fromkeys(wanted, entry.uid)
                apart.add(entry.uid)
        return apart

    def _unchanged(self) -> list[Entry]:
        """Stays of the calendar that are booked and say what they said."""
        return [
            entry for uid, entry in self.entries.items()
            if self._is_booked(entry) and entry.digest == self.known[uid].digest and not entry.cancelled
        ]  # fmt: skip

    def _has_booking(self, entry: Entry) -> bool:
        """Whether a booking stands for it, even one whose last change was refused."""
        event = self.known.get(entry.uid)
        return event is not None and event.kind == "stay" and self.doing.stands(event)

    def _is_booked(self, entry: Entry) -> bool:
        """Whether its booking is as the channel said the last time."""
        event = self.known.get(entry.uid)
        return event is not None and event.state in LIVE and event.kind == "stay"


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.arrival, entry.departure, entry.uid
