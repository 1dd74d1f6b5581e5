"""Out of order and out of service: the rules both share (handbook 02 §2.3.3, SM-03).

Out of order leaves inventory and is refused where a guest is or will be; out of service stays sellable.
"""

from datetime import date
from typing import Literal

from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room, RoomBlock
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.housekeeping import cleanliness

Kind = Literal["ooo", "oos"]
_OVERDUE = text(
    "SELECT r.id FROM room r JOIN room_block b ON b.room_id = r.id WHERE b.kind = 'ooo' AND b.ended_at IS NULL "
    "AND b.to_date = :day AND r.hk_state <> 'dirty'"
)


def check_dates(work: Work, first: date, until: date, *, begun: date | None = None) -> None:
    """Refuse days that are reversed or past; a block that has begun keeps its first day (`begun`)."""
    today = work.business_date
    if until <= first:
        raise Refusal("DATES_REVERSED", N_("The last day {until} must be after the first {first}."), field="to",
                      next=("choose-dates",), first=first, until=until)  # fmt: skip
    if begun is not None and begun < today and first != begun:
        raise Refusal("BLOCK_BEGUN", N_("The block began on {begun}; end it and make another."), field="from",
                      next=("unblock-room",), begun=begun)  # fmt: skip
    if until <= today or (first < today and first != begun):
        raise Refusal("DATE_PAST", N_("{day} is past; the business date is {today}."), field="from",
                      next=("choose-dates", "unblock-room"), day=min(until, first), today=today)  # fmt: skip


def refuse_occupied(work: Work, room: Room, first: date) -> None:
    """Refuse a block that begins today while somebody is in the room: the guest moves first."""
    sql = "SELECT no FROM stay WHERE room_id = :room AND status = 'in_house'"
    stay = value(work.reader, sql, room=room.id) if first <= work.business_date else None
    if stay:
        raise Refusal("ROOM_OCCUPIED", N_("Room {room} is occupied ({stay}); move the guest first."), field="room",
                      next=("move-room", "choose-dates"), room=room.no, stay=stay)  # fmt: skip


def refuse_overlap(work: Work, room: Room, first: date, until: date, *, but: int = 0) -> None:
    """Refuse a second block over the same days of a room; the block `but` does not count."""
    query = select(RoomBlock).where(
        RoomBlock.room_id == room.id, col(RoomBlock.ended_at).is_(None), RoomBlock.id != but,
        RoomBlock.from_date < until, RoomBlock.to_date > first,
    )  # fmt: skip
    other = work.session.exec(query).first()
    if other is not None:
        raise Refusal("BLOCK_KNOWN", N_("Room {room} is blocked already from {first} to {until}."), field="room",
                      next=("move-block", "unblock-room"), room=room.no, first=other.from_date,
                      until=other.to_date)  # fmt: skip


def current(work: Work, room: Room, block_id: int | None = None) -> RoomBlock:
    """The block `block_id`, or the block of the room that is on or comes next."""
    query = select(RoomBlock).where(
        RoomBlock.room_id == room.id,
        col(RoomBlock.ended_at).is_(None),
        RoomBlock.to_date > work.business_date,
    )
    if block_id is not None:
        query = query.where(RoomBlock.id == block_id)
    found = work.session.exec(query.order_by(col(RoomBlock.from_date))).first()
    if found is None:
        raise Refusal(
            "NOT_BLOCKED", N_("Room {room} is not blocked."), field="room", next=("block-room",), room=room.no
        )
    return found


def return_to_service(work: Work, room: Room, kind: str) -> None:
    """After a repair the room is cleaned before anybody gets it; out of service leaves it as it was."""
    if kind == "ooo":
        cleanliness.change(work, room, "dirty", "block")


def end_overdue(work: Work, day: date) -> int:
    """Rooms whose repair ends on `day` become dirty as the date rolls; how many comes back."""
    rooms = [row[0] for row in work.run(_OVERDUE, {"day": day.isoformat()})]
    for room_id in rooms:
        cleanliness.change(work, lookup.by_id(work, Room, room_id), "dirty", "block")
    return len(rooms)
