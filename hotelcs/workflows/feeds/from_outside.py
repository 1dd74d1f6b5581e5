"""A feed from its file or address to the hotel: read, taken apart, compared, done; and noted when it could not be."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.errors import Denied, HotelcsError, Refusal
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one, value
from hotelcs.text import clean
from hotelcs.workflows.act import Done
from hotelcs.workflows.feeds import calendar_text, fetching
from hotelcs.workflows.feeds.doing import Told
from hotelcs.workflows.feeds.entries import digest_of, horizon, sorted_out
from hotelcs.workflows.feeds.read_feed import ReadFeed
from hotelcs.workflows.feeds.take_apart import take_apart
from hotelcs.workflows.transfer.rows import Reject

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

NAME_LIMIT = 40
_FEED = "SELECT place, allow_private, all_stays, digest FROM calendar_feed WHERE name = :name"
_READ = text("UPDATE calendar_feed SET read_at = :now, fault = :fault WHERE name = :name")
_GOOD = text("UPDATE calendar_feed SET read_at = :now, good_at = :now, fault = '' WHERE name = :name")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for: a feed by name, or a place and a room; how it is read."""

    name: str
    room: str | None = None
    place: str = ""
    allow_private: bool = False
    all_stays: bool = False
    accept_fewer: bool = False


@dataclass(frozen=True, slots=True)
class FeedTaken:
    """What the desk answered, what could not be taken, and whether the calendar says what it said the last time."""

    done: Done
    rejects: tuple[Reject, ...]
    same: bool
    guessed: str


def name_of(place: str, room: str) -> str:
    """The name of a feed that was given none: its host or file, and the room."""
    stem = fetching.host_of(place) if fetching.is_url(place) else Path(place).name.split(".")[0]
    return clean(f"{stem[: NAME_LIMIT - 1 - len(room)]}-{room}", field="source", limit=NAME_LIMIT)


def names(desk: "Desk") -> list[str]:
    """Every feed that is read, by name."""
    sql = "SELECT name FROM calendar_feed WHERE active AND place <> '' ORDER BY name"
    with desk.file.read() as reader:
        return [str(name) for (name,) in reader.rows(sql)]


def take(desk: "Desk", asked: Asked, *, preview: bool = False) -> FeedTaken:
    """Read one feed. Raises Refusal (FEED_BROKEN, FEED_SHRANK, ADDRESS_…), InputOutput; then nothing was done."""
    with desk.file.read() as reader:
        found = one(reader, _FEED, name=asked.name)
        today = date.fromisoformat(str(value(reader, "SELECT day FROM business_day WHERE status = 'open'")))
    if found is None and asked.room is None:
        raise Refusal("FEED_UNKNOWN", N_("There is no calendar feed {reference}."), field="feed", next=("show feeds",),
                      reference=asked.name)  # fmt: skip
    desk.require("feed.read", N_("Read a channel's calendar"))
    if found is not None and asked.room is None:
        asked = Asked(asked.name, None, str(found[0]), bool(found[1]), bool(found[2]), asked.accept_fewer)
    before = None if found is None else str(found[3])
    try:
        return _take(desk, asked, today, before=before, preview=preview)
    except HotelcsError as error:
        if not preview and not isinstance(error, Denied):
            _note(desk, asked.name, error.code)
        raise


def _take(desk: "Desk", asked: Asked, today: date, *, before: str | None, preview: bool) -> FeedTaken:
    if fetching.is_url(asked.place):
        calendar = calendar_text.checked(fetching.fetch(asked.place, allow_private=asked.allow_private))
    else:
        calendar = calendar_text.of_file(Path(asked.place))
    read = take_apart(calendar.text, desk.tz, *horizon(today))
    entries, rejects, complete = sorted_out(read, all_stays=asked.all_stays, today=today)
    unread = tuple(sorted({reject.value for reject in rejects} - {""}))
    act = ReadFeed(
        feed=asked.name, room=asked.room, place=asked.place if asked.room else "", allow_private=asked.allow_private,
        all_stays=asked.all_stays, entries=tuple(entries), unread=unread, complete=complete, accept_fewer=asked.accept_fewer,
    )  # fmt: skip
    done = _do(desk, act, known=before is not None, preview=preview)
    positions = {str(raw["uid"]): int(raw["position"]) for raw in read["events"]}
    told = (*rejects, *(_told(said, positions) for said in act.told))
    return FeedTaken(done, told, before == digest_of(entries, unread), calendar.guessed)


def _do(desk: "Desk", act: ReadFeed, *, known: bool, preview: bool) -> Done:
    """Do what changes something; a reading that changes nothing is noted, and no entry of the ledger."""
    if preview:
        return desk.preview(act)
    if known:
        try:
            seen = desk.preview(act)
        except Denied:
            return desk.execute(act)  # denied again, and entered
        if not seen.changed:
            _note(desk, act.feed)
            return seen
    return desk.execute(act)


def _note(desk: "Desk", name: str, fault: str = "") -> None:
    """When a feed was read last, and what was wrong with it."""
    with desk.file.write() as session:
        statement = _READ if fault else _GOOD
        values = {"now": iso(desk.clock()), "name": name}
        session.connection().execute(statement, values | {"fault": fault} if fault else values)


def _told(told: Told, positions: dict[str, int]) -> Reject:
    why = str(told.refusal)
    if told.reservation:
        why = tr(
            N_("{why} It is booked as {reservation} without the room."), why=why, reservation=told.reservation
        )
    return Reject(positions.get(told.uid, 0), told.refusal.field or "event", told.uid[:200], why)
