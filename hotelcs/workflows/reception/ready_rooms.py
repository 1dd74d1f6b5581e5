"""Rooms that can be given to somebody who stands at the desk now."""

from datetime import date

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room, RoomType
from hotelcs.workflows.act import Work

_READY = (
    "SELECT r.id FROM room r WHERE r.type_id = :type AND (r.hk_state = 'inspected' OR r.hk_state = :also) "
    "AND NOT EXISTS (SELECT 1 FROM stay s WHERE s.room_id = r.id AND s.status = 'in_house') "
    "AND NOT EXISTS (SELECT 1 FROM room_night n WHERE n.room_id = r.id AND n.night >= :first AND n.night < :until) "
    "AND NOT EXISTS (SELECT 1 FROM room_block b WHERE b.room_id = r.id AND b.ended_at IS NULL "
    "AND b.from_date <= :first AND b.to_date > :first) "
    "AND NOT EXISTS (SELECT 1 FROM room_slot t WHERE t.room_id = r.id AND t.day = :first AND t.to_minute > :minute) "
    "ORDER BY CASE WHEN r.hk_state = 'inspected' THEN 0 ELSE 1 END, r.vacant_since, r.no LIMIT 1"
)


def best(work: Work, kind: RoomType, until: date) -> Room:
    """The room of the type to give from now to `until`: inspected before clean, the longest vacant first.

    Day use takes a room that nobody has tonight. Refused (NO_ROOM_READY) when there is none.
    """
    today = work.business_date
    last = max(until, date.fromordinal(today.toordinal() + 1))
    found = work.reader.rows(
        _READY,
        type=kind.id,
        also="inspected" if work.property.inspection_required else "clean",
        first=today.isoformat(),
        until=last.isoformat(),
        minute=work.local_minute(),
    )
    if not found:
        raise Refusal("NO_ROOM_READY", N_("No room of type {type} is ready now."), field="type",
                      next=("choose-type", "choose-room", "queue"), type=kind.code)  # fmt: skip
    return work.session.get_one(Room, found[0][0])
