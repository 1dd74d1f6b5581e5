"""The calendar feeds, what was done about their events, and the nights on which a room cannot be sold."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePath
from urllib.parse import urlsplit

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking

LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Digits in a row can look like a payment card, which no text may hold."""
_FEEDS = (
    "SELECT f.name, r.no, f.place, f.active, f.events, f.read_at, f.good_at, f.fault, "
    "(SELECT count(*) FROM calendar_event e WHERE e.feed_id = f.id AND e.state IN ('unroomed','refused') "
    "AND e.departure > :today) FROM calendar_feed f JOIN room r ON r.id = f.room_id "
    "WHERE (:all OR f.active) AND (:room = '' OR r.no = :room) ORDER BY f.name"
)
_EVENTS = (
    "SELECT f.name, r.no, e.kind, e.arrival, e.departure, e.state, e.why, coalesce(b.no, '') FROM calendar_event e "
    "JOIN calendar_feed f ON f.id = e.feed_id JOIN room r ON r.id = f.room_id "
    "LEFT JOIN reservation b ON b.id = e.reservation_id WHERE e.departure > :today AND (:feed = '' OR f.name = :feed) "
    "AND (:open = 0 OR e.state IN ('unroomed','refused')) ORDER BY e.arrival, f.name, e.uid LIMIT 2000"
)
_BUSY = (
    "SELECT n.night, n.reservation_id, n.block_id, coalesce(f.name, g.name, '') FROM room_night n "
    "LEFT JOIN calendar_event e ON e.reservation_id = n.reservation_id LEFT JOIN calendar_feed f ON f.id = e.feed_id "
    "LEFT JOIN calendar_block c ON c.block_id = n.block_id LEFT JOIN calendar_feed g ON g.id = c.feed_id "
    "WHERE n.room_id = :room AND n.night >= :today ORDER BY n.night"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its room, host or file, whether it is read, events, those that need somebody, when it was read, and how."""

    feed: str
    room: str
    place: str
    active: bool
    events: int
    unsettled: int
    read_at: str
    good_at: str
    fault: str


def feeds(asking: Asking, room: str | None = None, all: bool = False) -> list[Feed]:
    """Every feed that is read, with `all` those forgotten too."""
    found = asking.rows(_FEEDS, today=asking.business_date(), all=int(all), room=room or "")
    return [
        Feed(
            name,
            no,
            shown(place),
            bool(active),
            events,
            still,
            asking.local(read_at),
            asking.local(good_at),
            fault,
        )
        for name, no, place, active, events, read_at, good_at, fault, still in found
    ]


def shown(place: str) -> str:
    """The host of an address or the name of a file: the rest of an address is as good as a password."""
    return str(urlsplit(place).hostname or "") if "://" in place else PurePath(place).name


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """An event that is not past: its nights, what it is, what came of it and why, its booking."""

    feed: str
    room: str
    kind: str
    arrival: str
    departure: str
    result: str
    why: str
    reservation: str


def feed_events(asking: Asking, feed: str | None = None, open: bool = False) -> list[FeedEvent]:
    """Events of all feeds or one, with `open` those that need somebody."""
    rows = asking.rows(_EVENTS, today=asking.business_date(), feed=feed or "", open=int(open))
    return [FeedEvent(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Busy:
    """Nights in a row (half-open) on which a room cannot be sold: a booking or a block, and the feed they came from."""

    room: str
    first: str
    until: str
    kind: str
    feed: str
    uid: str


def room_busy(asking: Asking, room: str) -> list[Busy]:
    """When a room cannot be sold, from today on; nothing about who it is. Raises Refusal ROOM_UNKNOWN."""
    known = asking.rows("SELECT id FROM room WHERE no = :room", room=room)
    if not known:
        raise Refusal(
            "ROOM_UNKNOWN",
            N_("There is no room {reference}."),
            field="room",
            next=("show rooms",),
            reference=room,
        )
    spans: list[Busy] = []
    held: Counter[tuple[str, int]] = Counter()
    holder: tuple[str, int] | None = None
    for night, reservation, block, feed in asking.rows(_BUSY, room=known[0][0], today=asking.business_date()):
        now = ("stay", reservation) if reservation else ("block", block)
        if spans and spans[-1].until == night and now == holder:
            spans[-1] = replace(spans[-1], until=_next(night))
            continue
        holder = now
        held[now] += 1
        spans.append(Busy(room, night, _next(night), now[0], feed, _uid(asking.uid, room, now, held[now])))
    return spans


def _uid(hotel: str, room: str, holder: tuple[str, int], place: int) -> str:
    """What a span is known by outside: no number that people quote, none to be counted, the same while its nights pass."""
    digest = hashlib.sha256(f"{hotel}/{room}/{holder}/{place}".encode()).hexdigest()[:32]
    return digest.translate(LETTERS) + "@hotelcs"


def _next(night: str) -> str:
    return (date.fromisoformat(night) + timedelta(days=1)).isoformat()
