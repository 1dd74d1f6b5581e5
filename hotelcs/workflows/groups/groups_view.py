"""Groups in a list: what is agreed, what is taken up, until when the rest is held (handbook 04 SC06)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.workflows.groups.stages import STAGE
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking

COLUMNS = (
    f"SELECT g.id, g.no, g.name, g.kind, {STAGE}, g.arrival, g.departure, g.pax, g.billing, g.company, g.leader, "
    "g.leader_phone, g.cutoff_date, g.released_at, g.rooming_list_at, g.coach_minute, g.event, g.notes, g.reason, g.version, "
    "coalesce((SELECT max(x.rooms) FROM (SELECT sum(b.rooms) AS rooms FROM group_night b WHERE b.group_id = g.id "
    "GROUP BY b.night) x), 0), "
    "coalesce((SELECT max(x.held) FROM (SELECT sum(b.held) AS held FROM group_night b WHERE b.group_id = g.id "
    "GROUP BY b.night) x), 0), "
    "(SELECT count(*) FROM group_room l JOIN reservation r ON r.id = l.reservation_id WHERE l.group_id = g.id "
    "AND r.status IN ('confirmed','guaranteed','checked_in','checked_out')), "
    "(SELECT count(*) FROM group_member m JOIN reservation r ON r.id = m.reservation_id WHERE m.group_id = g.id "
    "AND r.status IN ('confirmed','guaranteed','checked_in','checked_out')) FROM group_booking g "
)
_COMING = "WHERE g.departure >= :today AND g.status <> 'cancelled' ORDER BY g.arrival, g.id LIMIT :most"
_ALL = "WHERE :today > '' ORDER BY g.id DESC LIMIT :most"
PAGE, MOST = 200, 1000


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group. `rooms` agreed and `left` held on the fullest night, `taken` bookings, `listed` people on the list.

    `mismatch` counts what does not agree: rooms taken up or people listed beside what was said, once there is a list.
    """

    group: str
    name: str
    kind: str
    status: str
    arrival: str
    departure: str
    nights: int
    rooms: int
    taken: int
    left: int
    pax: int
    listed: int
    mismatch: int
    cutoff: str
    released: bool
    coach: str
    billing: str
    company: str
    leader: str
    version: int


def groups(
    asking: Asking, status: str | None = None, all: str | bool = "", limit: int | str = PAGE
) -> list[GroupRow]:
    """Groups that are here or to come, the next one first; `all=yes` the newest first, whatever became of them."""
    wanted = str(all).casefold() in ("yes", "true", "1") or status in ("cancelled", "departed")
    sql = COLUMNS + (_ALL if wanted else _COMING)
    rows = asking.rows(sql, today=asking.business_date(), most=max(0, min(int(limit), MOST)))
    found = [row_of(row) for row in rows]
    return [row for row in found if row.status == status] if status else found


def row_of(row: tuple[Any, ...]) -> GroupRow:
    """The group behind a row of COLUMNS."""
    (_, no, name, kind, status, arrival, departure, pax, billing, company, leader, _, cutoff, released, list_at, coach,
     *_, version, rooms, left, taken, listed) = row  # fmt: skip
    mismatch = mismatches(rooms, taken, pax, listed) if list_at else 0
    return GroupRow(
        no, name, kind, status, arrival, departure, asked.nights_between(arrival, departure), rooms, taken, left, pax,
        listed, mismatch, cutoff, released is not None, asked.clock(coach), billing, company, leader, version,
    )  # fmt: skip


def mismatches(rooms: int, taken: int, pax: int, listed: int) -> int:
    """How many of the two numbers, rooms and people, are not what was agreed."""
    return (rooms != taken) + (pax not in (0, listed))
