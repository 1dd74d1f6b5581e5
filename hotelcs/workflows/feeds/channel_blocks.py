"""What a channel's calendar says of nights that are not for sale, done to the room: out of order around what is sold.

A channel closes nights that we told it are sold, and tells us so. Such nights are covered: they are not taken again, and
not taken either when they become free, because then two calendars would keep each other closed for ever.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import col, select

from hotelcs.clock import nights
from hotelcs.models.feeds import CalendarBlock, CalendarEvent, CalendarFeed
from hotelcs.models.rooms import Room, RoomBlock
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.feeds.attempts import attempt
from hotelcs.workflows.feeds.entries import Entry
from hotelcs.workflows.housekeeping import blocks
from hotelcs.workflows.reservations import blocked_nights

REASON = "closed by the channel"
_HELD = "SELECT night FROM room_night WHERE room_id = :room AND night >= :first AND night < :until"


def take(work: Work, feed: CalendarFeed, event: CalendarEvent, entry: Entry) -> int:
    """Take the free nights of the event out of sale; how many there were. Raises Refusal."""
    room = lookup.by_id(work, Room, feed.room_id)
    first = max(entry.arrival, work.business_date)
    runs = list(_runs(_free(work, room, first, entry.departure)))
    taken = 0
    with attempt(work):
        for begins, until in runs:
            block = work.add(RoomBlock(room_id=int(room.id or 0), kind="ooo", from_date=begins, to_date=until,
                                       reason=f"{REASON}: {feed.name}"))  # fmt: skip
            taken += blocked_nights.take(work, int(block.id or 0), room, begins, until)
            work.session.add(CalendarBlock(block_id=int(block.id or 0), feed_id=event.feed_id, uid=event.uid))
    return taken


def end(work: Work, feed: CalendarFeed, event: CalendarEvent) -> int:
    """Put the nights of the event from today on back into sale; how many."""
    room, given = lookup.by_id(work, Room, feed.room_id), 0
    query = select(RoomBlock).join(CalendarBlock, col(CalendarBlock.block_id) == RoomBlock.id)
    query = query.where(CalendarBlock.feed_id == event.feed_id, CalendarBlock.uid == event.uid,
                        col(RoomBlock.ended_at).is_(None), RoomBlock.to_date > work.business_date)  # fmt: skip
    for block in list(work.session.exec(query)):
        given += blocked_nights.give_back(work, int(block.id or 0), room, work.business_date)
        block.ended_at = work.now
        if block.from_date <= work.business_date:
            blocks.return_to_service(work, room, block.kind)
    return given


def _free(work: Work, room: Room, first: date, until: date) -> list[date]:
    """The nights that nobody has the room for."""
    work.session.flush()
    values = {"room": room.id, "first": first.isoformat(), "until": until.isoformat()}
    held = {night for (night,) in work.reader.rows(_HELD, **values)}
    return [night for night in nights(first, until) if night.isoformat() not in held]


def _runs(listed: list[date]) -> Iterator[tuple[date, date]]:
    """Nights in a row as half-open spans."""
    begins: date | None = None
    for place, night in enumerate(listed):
        begins = begins or night
        after = night + timedelta(days=1)
        if place + 1 == len(listed) or listed[place + 1] != after:
            yield begins, after
            begins = None
