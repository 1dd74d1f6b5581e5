"""Whether a room may be given to a guest now (handbook 02 §2.6, invariant 5)."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import one
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.housekeeping.cleanliness import NAMES
from hotelcs.workflows.last_hand import taken_by

_STATE = (
    "SELECT (SELECT s.no FROM stay s WHERE s.room_id = :room AND s.status = 'in_house'), "
    "(SELECT s.no FROM bed x JOIN stay s ON s.status = 'in_house' AND s.room_id = x.of_room_id WHERE x.room_id = :room "
    "UNION SELECT s.no FROM bed x JOIN stay s ON s.status = 'in_house' AND s.room_id = x.room_id WHERE x.of_room_id = :room "
    "LIMIT 1), "
    "(SELECT b.reason FROM room_block b WHERE b.room_id = :room AND b.ended_at IS NULL AND b.kind = 'ooo' "
    "AND b.from_date <= :today AND b.to_date > :today LIMIT 1)"
)


def refuse_occupied(work: Work, room: Room) -> None:
    """Refuse a room that somebody is in, whole or in one of its beds, or that is out of order today."""
    today = work.business_date.isoformat()
    own, shared, blocked = one(work.reader, _STATE, room=room.id, today=today) or (None, None, None)
    if occupied := own or shared:
        raise Refusal("ROOM_OCCUPIED", N_("Room {room} is occupied ({stay}){taken}."), field="room", next=("queue", "choose-room"),
                      room=room.no, stay=occupied, taken=taken_by(work, _booking(work, occupied), room.no))  # fmt: skip
    if blocked is not None:
        raise Refusal("ROOM_OUT_OF_ORDER", N_("Room {room} is out of order: {reason}."), field="room",
                      next=("choose-room",), room=room.no, reason=blocked)  # fmt: skip


def _booking(work: Work, stay: str) -> str:
    sql = "SELECT r.no FROM stay s JOIN reservation r ON r.id = s.reservation_id WHERE s.no = :stay"
    return str(work.reader.rows(sql, stay=stay)[0][0])


def refuse_unready(work: Work, room: Room, *, override: str = "") -> None:
    """Refuse an occupied, blocked or unclean room; only cleanliness can be overridden, with a reason and the right."""
    refuse_occupied(work, room)
    ready = ("inspected",) if work.property.inspection_required else ("clean", "inspected")
    if room.hk_state in ready:
        return
    if override:
        rights.ask(work, "stay.override", "override")
        return
    raise Refusal("ROOM_NOT_READY", N_("Room {room} is not ready: it is {state}."), field="room",
                  next=("queue", "choose-room"), room=room.no, state=Word(NAMES[room.hk_state]))  # fmt: skip
