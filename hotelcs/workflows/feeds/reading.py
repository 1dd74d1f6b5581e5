"""One reading of a feed: what is new, changed, gone; done so that the order of the events makes no difference."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlmodel import select

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.feeds import CalendarEvent, CalendarFeed
from hotelcs.workflows.act import Work
from hotelcs.workflows.feeds import channel_blocks, channel_stays
from hotelcs.workflows.feeds.attempts import attempt
from hotelcs.workflows.feeds.channel_stays import COMING, booking_of
from hotelcs.workflows.feeds.entries import Entry

FEW = 3
"""So many may vanish at once without anybody asking whether the calendar is whole."""
OPEN = ("unroomed", "refused")
LIVE = ("held", "unroomed")


class Told(NamedTuple):
    """An event that could not be done as the channel says: its UID, the field, why, the booking made all the same."""

    uid: str
    refusal: Refusal
    reservation: str = ""


class Reading:
    """The events of a feed as they are, beside those as they were."""

    def __init__(
        self, work: Work, feed: CalendarFeed, entries: Iterable[Entry], unread: frozenset[str]
    ) -> None:
        self.work, self.feed, self.today = work, feed, work.business_date
        listed = work.session.exec(select(CalendarEvent).where(CalendarEvent.feed_id == feed.id))
        self.known = {event.uid: event for event in listed}
        self.entries = {entry.uid: entry for entry in entries}
        self.present = self.entries.keys() | unread
        self.count: Counter[str] = Counter()
        self.told: list[Told] = []
        self.reservations: set[str] = set()

    def run(self, *, complete: bool, accept_fewer: bool) -> None:
        """Give up, change, take, try again. Raises Refusal FEED_SHRANK before anything is done."""
        vanished = (
            [event for uid, event in sorted(self.known.items()) if uid not in self.present]
            if complete
            else []
        )
        if not accept_fewer:
            self._refuse_shrunk(vanished)
        for event in vanished:
            self._vanish(event)
        due = [entry for entry in sorted(self.entries.values(), key=_order) if self._is_due(entry)]
        for entry in due:
            self._clear(entry)
        stays = [entry for entry in due if entry.kind == "stay"]
        apart = self._apart(stays)
        again = [entry for entry in stays if entry.uid in apart and not self._stay(entry, last=False)]
        for entry in again:
            self._stay(entry, last=True)
        for entry in due:
            if entry.kind == "block":
                self._block(entry)
            elif entry.uid not in apart:
                self._refuse(
                    entry,
                    Refusal(
                        "EVENTS_OVERLAP", N_("Its nights are those of another event of this calendar too.")
                    ),
                )

    def open(self) -> int:
        """How many events of the feed need somebody."""
        self.work.session.flush()
        query = select(CalendarEvent).where(CalendarEvent.feed_id == self.feed.id)
        return sum(
            event.state in OPEN and event.departure > self.today for event in self.work.session.exec(query)
        )

    # --- what is given up

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
            self._give_up(event, self.today + timedelta(days=1))
        if event.state != "gone":
            event.state = "kept"
            self.count["kept"] += 1
            self.work.changed += 1

    def _give_up(self, event: CalendarEvent, first: date) -> None:
        """Cancel the booking if it arrives on `first` or later and nobody has come, or put the nights back into sale."""
        if event.kind == "block":
            self.count["freed"] += channel_blocks.end(self.work, self.feed, event)
        elif (booking := booking_of(self.work, event)) is not None:
            if booking.status in COMING and booking.arrival >= first:
                channel_stays.cancel(self.work, booking)
                self.count["cancelled"] += 1
                self.reservations.add(booking.no)
            elif booking.status not in ("cancelled", "no_show", "walked"):
                return
        event.state, event.why = "gone", ""
        self.work.changed += 1

    # --- what is taken

    def _is_due(self, entry: Entry) -> bool:
        """Whether something is to be done about an event that is in the calendar."""
        event = self.known.get(entry.uid)
        if entry.cancelled:
            if event is not None and event.state != "gone":
                self._give_up(event, self.today)
            return False
        if entry.departure <= self.today:
            self.count["past"] += 1
            return False
        if event is None or event.state == "gone":
            return True
        if entry.sequence < event.sequence:
            return False
        if entry.digest != event.digest:
            return True
        if event.state == "kept":
            event.state = "held"
            self.work.changed += 1
        return event.state in OPEN

    def _clear(self, entry: Entry) -> None:
        """A block whose nights change gives its own back first, so that a stay of the same calendar can have them."""
        event = self.known.get(entry.uid)
        if event is not None and event.kind == "block" and event.digest != entry.digest:
            self.count["freed"] += channel_blocks.end(self.work, self.feed, event)

    def _apart(self, stays: list[Entry]) -> set[str]:
        """The UIDs of stays that share no night; those that are booked come before those that are new."""
        apart: set[str] = set()
        taken = {
            night: entry.uid
            for entry in self._unchanged()
            for night in nights(entry.arrival, entry.departure)
        }
        for entry in sorted(stays, key=lambda entry: (not self._is_booked(entry), *_order(entry))):
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

    def _is_booked(self, entry: Entry) -> bool:
        event = self.known.get(entry.uid)
        return event is not None and event.state in LIVE and event.kind == "stay"

    def _stay(self, entry: Entry, *, last: bool) -> bool:
        """Book or change; whether it is as the channel says. Before the `last` time nothing is said of a refusal."""
        event, new = self._event(entry)
        try:
            with attempt(self.work):
                lost = channel_stays.settle(self.work, self.feed, event, entry)
                if lost is not None and not last:
                    raise lost
        except Refusal as refusal:
            if last:
                self._refuse(entry, refusal)
            return False
        self._done(event, entry, "held" if lost is None else "unroomed", new=new, lost=lost)
        return True

    def _block(self, entry: Entry) -> None:
        event, new = self._event(entry)
        try:
            with attempt(self.work):
                taken = channel_blocks.take(self.work, self.feed, event, entry)
        except Refusal as refusal:
            self._refuse(entry, refusal)
            return
        self.count["blocked"] += taken
        self._done(event, entry, "held" if taken else "covered", new=new, lost=None)

    def _event(self, entry: Entry) -> tuple[CalendarEvent, bool]:
        """The row of an event, made for a new one; one of another kind than before is given up first."""
        event = self.known.get(entry.uid)
        if event is None:
            event = CalendarEvent(feed_id=int(self.feed.id or 0), uid=entry.uid, kind=entry.kind, arrival=entry.arrival,
                                  departure=entry.departure, digest="", state="refused")  # fmt: skip
            self.work.session.add(event)
            self.known[entry.uid] = event
            return event, True
        if event.kind != entry.kind:
            self._give_up(event, self.today)
            event.kind = entry.kind
        return event, event.state in ("gone", "refused") and event.reservation_id is None

    def _done(
        self, event: CalendarEvent, entry: Entry, state: str, *, new: bool, lost: Refusal | None
    ) -> None:
        """Write down what the event is now."""
        told_before = (event.state, event.why, event.digest) == (
            state,
            lost.code if lost else "",
            entry.digest,
        )
        if not told_before:
            self.work.changed += 1
            self.count["covered" if state == "covered" else "added" if new else "changed"] += 1
        self._write(event, entry, state, lost.code if lost else "")
        booking = booking_of(self.work, event)
        if booking is not None and not told_before:
            self.reservations.add(booking.no)
        if lost is not None and not told_before:
            self.told.append(Told(event.uid, lost, booking.no if booking else ""))

    def _refuse(self, entry: Entry, refusal: Refusal) -> None:
        """Write down that an event could not be taken; said once, until it says something else."""
        event, _ = self._event(entry)
        if (event.state, event.why, event.digest) != ("refused", refusal.code, entry.digest):
            self.told.append(Told(entry.uid, refusal))
            self.work.changed += 1
        self._write(event, entry, "refused", refusal.code)

    def _write(self, event: CalendarEvent, entry: Entry, state: str, why: str) -> None:
        event.state, event.why, event.digest, event.sequence = state, why, entry.digest, entry.sequence
        event.kind, event.arrival, event.departure = entry.kind, entry.arrival, entry.departure
        self.work.session.flush()


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.arrival, entry.departure, entry.uid
