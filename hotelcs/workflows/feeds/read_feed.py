"""Take what a channel's calendar says of a room: only what changed is done, and only what lies ahead is cancelled."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import PrivateAttr
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.feeds import CalendarFeed
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import require
from hotelcs.workflows.feeds.doing import Told
from hotelcs.workflows.feeds.entries import Entry, digest_of
from hotelcs.workflows.feeds.reading import Reading
from hotelcs.workflows.fields import Mark, Ref, Words
from hotelcs.workflows.verbs import spoken

SETTING_UP = ("import", "reservation.write", "room.block")
"""What somebody needs to let a channel book and close a room from then on."""


@dataclass(frozen=True, slots=True)
class FeedRead:
    """What reading a feed came to, in events: `open` are those that still need somebody, `rejected` those since now."""

    feed: str
    room: str
    events: int
    added: int
    changed: int
    cancelled: int
    blocked_nights: int
    freed_nights: int
    covered: int
    kept: int
    past: int
    rejected: int
    open: int
    reservations: tuple[str, ...]


class ReadFeed(Act):
    """Take the events of a channel's calendar for one room. Bookings that vanished are cancelled if they lie ahead.

    `unread` are UIDs that are in the calendar but could not be read, `complete` is false when one had no UID: nothing
    vanishes because of them. `accept_fewer` agrees to a calendar that has far fewer events than the last time.
    """

    verb: ClassVar[str] = "read-feed"
    feed: Mark
    room: Ref | None = None
    place: Words = ""
    allow_private: bool = False
    all_stays: bool = False
    entries: tuple[Entry, ...] = ()
    unread: tuple[str, ...] = ()
    complete: bool = True
    accept_fewer: bool = False
    _told: list[Told] = PrivateAttr(default_factory=list)

    @property
    def told(self) -> list[Told]:
        """What could not be done as the channel says, event by event."""
        return self._told

    def perform(self, work: Work) -> FeedRead:
        """Compare, then do the differences in an order that does not depend on the order of the events."""
        feed = self._feed(work)
        reading = Reading(work, feed, self.entries, frozenset(self.unread))
        reading.run(complete=self.complete, accept_fewer=self.accept_fewer)
        self._told[:] = reading.doing.told
        feed.digest, feed.events = digest_of(self.entries, self.unread), len(self.entries)
        feed.read_at = feed.good_at = work.now
        feed.fault = ""
        count = reading.doing.count
        return FeedRead(
            feed.name, lookup.by_id(work, Room, feed.room_id).no, len(self.entries), count["added"], count["changed"],
            count["cancelled"], count["blocked"], count["freed"], count["covered"], count["kept"], count["past"],
            len(reading.doing.told), reading.open, tuple(sorted(reading.doing.reservations)),
        )  # fmt: skip

    def _feed(self, work: Work) -> CalendarFeed:
        """The feed, made or changed when somebody says so. Raises Refusal FEED_UNKNOWN, FEED_OTHER_ROOM, Denied."""
        feed = work.session.exec(select(CalendarFeed).where(CalendarFeed.name == self.feed)).first()
        if feed is None and self.room is None:
            raise Refusal("FEED_UNKNOWN", N_("There is no calendar feed {reference}."), field="feed", next=("show feeds",),
                          reference=self.feed)  # fmt: skip
        room = lookup.room(work, self.room) if self.room else None
        if feed is None:
            self._allow(work)
            return work.add(CalendarFeed(name=self.feed, room_id=int(room.id or 0) if room else 0, place=self.place,  # type: ignore[no-any-return]
                                         allow_private=self.allow_private, all_stays=self.all_stays, since=work.now))  # fmt: skip
        if room is not None and room.id != feed.room_id:
            raise Refusal("FEED_OTHER_ROOM", N_("The feed {feed} is of room {room}; name another, or forget it first."),
                          field="room", next=("forget-feed",), feed=feed.name,
                          room=lookup.by_id(work, Room, feed.room_id).no)  # fmt: skip
        self._change(work, feed)
        return feed

    def _change(self, work: Work, feed: CalendarFeed) -> None:
        """Another place, or another way to read it, when it is given with the room."""
        if self.room is None:
            if not feed.active:
                raise Refusal("FEED_FORGOTTEN", N_("The feed {feed} is not read any more; name its room again."), field="feed",
                              next=("--room",), feed=feed.name)  # fmt: skip
            return
        wanted = (self.place or feed.place, self.allow_private, self.all_stays, True)
        if wanted != (feed.place, feed.allow_private, feed.all_stays, feed.active):
            self._allow(work)
            feed.place, feed.allow_private, feed.all_stays, feed.active = wanted
            work.changed += 1

    @staticmethod
    def _allow(work: Work) -> None:
        for right in SETTING_UP:
            require(work.reader, work.actor, right, spoken("read-feed"))
