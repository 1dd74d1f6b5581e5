"""The rooms held for a group: taken from the types' inventory night by night, beside `nights`.

A held room counts as sold (`type_night`), so nobody else is sold it. A booking of the group is lent the block's place
before it takes its own, in one unit; what a booking of the group gives up before the cut-off, the block holds again.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import text

from hotelcs.models.groups import GroupBooking
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Work
from hotelcs.workflows.groups.taken_up import TAKEN
from hotelcs.workflows.reservations.nights import give_inventory, lend_inventory, take_inventory

_GROUP = "SELECT group_id FROM group_room WHERE reservation_id = :id"
_LENT = "SELECT night, type_id FROM group_night WHERE group_id = :group AND held > 0"
_HELD = "SELECT night, type_id, held FROM group_night WHERE group_id = :group AND held > 0"
_SHORT = (
    f"SELECT b.night, b.type_id, b.rooms - b.released - b.held - {TAKEN}, coalesce(t.cap - t.sold, 0) "
    "FROM group_night b JOIN group_booking g ON g.id = b.group_id "
    "LEFT JOIN type_night t ON t.night = b.night AND t.type_id = b.type_id WHERE b.group_id = :group "
    "AND b.night >= :today AND g.status = 'definite' AND g.released_at IS NULL AND b.held + b.released < b.rooms"
)
_HOLD = text(
    "UPDATE group_night SET held = held + :count WHERE group_id = :group AND night = :night AND type_id = :type"
)
_RELEASE = text(
    "UPDATE group_night SET released = released + held, held = 0 WHERE group_id = :group AND held > 0 "
    "AND (:type = 0 OR type_id = :type) AND night >= :first"
)
Place = tuple[date, int]
"""A night and a room type."""


def group_of(work: Work, reservation_id: int) -> int | None:
    """The id of the group a booking belongs to."""
    found = value(work.reader, _GROUP, id=reservation_id)
    return None if found is None else int(found)


def lend(work: Work, reservation_id: int, wanted: Iterable[Place]) -> list[Place]:
    """Let go of the group's held places among `wanted`, for its booking to take next; those let go come back."""
    group = group_of(work, reservation_id)
    return [] if group is None else lend_of(work, group, wanted)


def lend_of(work: Work, group: int, wanted: Iterable[Place]) -> list[Place]:
    """As `lend`, for the group with the id `group`."""
    held = {(date.fromisoformat(night), kind) for night, kind in work.reader.rows(_LENT, group=group)}
    lent = [place for place in wanted if place in held]
    _count(work, group, lent, -1)
    lend_inventory(work, [(night.isoformat(), kind) for night, kind in lent])
    return lent


def hold(work: Work, group: int, wanted: list[Place], *, force: bool = False) -> None:
    """Hold one more room for the group at each place. Refused (SOLD_OUT) past the cap unless `force`."""
    for turn in _turns(wanted):
        take_inventory(work, turn, force=force)
    _count(work, group, wanted, 1)


def let_go(work: Work, group: int, given: list[Place]) -> None:
    """Hold one room less at each place; they are on sale again."""
    _count(work, group, given, -1)
    give_inventory(work, [(night.isoformat(), kind) for night, kind in given])


def refill(work: Work, reservation_id: int) -> None:
    """Hold again for its group what a booking has given up, as far as it can be sold; nothing after the cut-off."""
    group = group_of(work, reservation_id)
    if group is None:
        return
    found = work.reader.rows(_SHORT, group=group, today=work.business_date.isoformat())
    places = [
        (date.fromisoformat(night), kind)
        for night, kind, missing, left in found
        for _ in range(min(missing, left))
    ]
    hold(work, group, places)


def release(
    work: Work, group: GroupBooking, first: date = date.min, type_id: int = 0
) -> tuple[int, tuple[date, ...]]:
    """Give back what the group has not taken up from `first` on, of one type or all: room nights, and which nights.

    All of it at once is for good: from then on the group takes rooms like anybody else.
    """
    listed = [
        (str(night), kind, held)
        for night, kind, held in work.reader.rows(_HELD, group=group.id)
        if night >= first.isoformat() and type_id in (0, kind)
    ]
    give_inventory(work, [(night, kind) for night, kind, held in listed for _ in range(held)])
    work.run(_RELEASE, {"group": group.id, "type": type_id, "first": first.isoformat()})
    if first == date.min and not type_id:
        group.released_at = work.now
    work.touch(group)
    return sum(held for *_, held in listed), tuple(
        sorted({date.fromisoformat(night) for night, *_ in listed})
    )


def _count(work: Work, group: int, places: Iterable[Place], count: int) -> None:
    rows = [
        {"group": group, "night": night.isoformat(), "type": kind, "count": count} for night, kind in places
    ]
    if rows:
        work.run(_HOLD, rows)
        work.changed += len(rows)


def _turns(places: list[Place]) -> list[list[Place]]:
    """`places` in lists without repetition, so that every one of them is asked for against what is left."""
    turns: list[list[Place]] = []
    for place in places:
        turn = next((listed for listed in turns if place not in listed), None)
        if turn is None:
            turns.append([place])
        else:
            turn.append(place)
    return turns
