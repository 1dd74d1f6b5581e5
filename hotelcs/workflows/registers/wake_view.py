"""Wake-up calls: who is woken when, what is due now, and what became of those that are over.

A stay that ends takes its calls with it, and a call after the departure waits to see whether the guests stay longer: both are
derived, so extending, moving and checking out (or taking that back) need to touch no call.
"""

from dataclasses import dataclass
from typing import Any

from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.owned import CLOSED, Owned, is_all
from hotelcs.workflows.views import Asking

NOW, SOON, LATE = -2, -10, 3
"""Minutes around the hour: a call is made from two before (handbook 07 RQ-WAKE, at the time +-2), announced ten before, late after."""
CALLING = "w.status IN ('set','no_answer','escalated') AND s.status = 'in_house' AND (w.day <= s.due_out OR w.day <= :today)"
_CALLS = (
    "SELECT w.no, w.at, w.due_at, w.kind, w.repeat, w.status, w.tries, s.no, m.no, g.name, s.status, s.departed_at, w.actor, "
    "w.closed_at, w.closed_by, w.version FROM wake_call w JOIN stay s ON s.id = w.stay_id JOIN room m ON m.id = s.room_id "
    "JOIN guest g ON g.id = s.guest_id "
)
_WAITING = f"{_CALLS}WHERE {CALLING}{{more}} ORDER BY w.due_at, m.no, w.id"
_OVER = f"{_CALLS}WHERE (w.status IN ('done','cancelled') OR s.status <> 'in_house'){{more}} ORDER BY w.id DESC LIMIT :most"
_OF_STAY = " AND s.no = :stay"


@dataclass(frozen=True, slots=True)
class WakeCallRow:
    """A wake-up call; `at` is what the guest asked for, `due` when somebody calls or knocks next, on the hotel's clock.

    `clock` is coming, soon, now, late or over; `minutes` past the hour (less than nothing before). `status` of a call whose stay
    ended is cancelled, or missed when it was due before the guests left.
    """

    call: str
    room: str
    guest: str
    at: str
    due: str
    kind: str
    repeat: bool
    status: str
    tries: int
    clock: str
    minutes: int
    stay: str
    by: str
    closed: str
    closed_by: str
    owner: str
    login: str
    held: str
    version: int


def wake_calls(
    asking: Asking, all: str | bool = "", stay: str = "", due: str | bool = ""
) -> list[WakeCallRow]:
    """Calls still to be made, by their hour; only those that are `due` now; with `all` those that are over too."""
    more, values = (_OF_STAY, {"stay": stay}) if stay else ("", {})
    owned = Owned(asking)
    rows = asking.rows(_WAITING.format(more=more), today=asking.business_date(), **values)
    found = [_row(asking, owned, row) for row in rows]
    if is_all(due):
        return [row for row in found if row.clock in ("now", "late")]
    if is_all(all):
        found += [
            _row(asking, owned, row, over=True)
            for row in asking.rows(_OVER.format(more=more), most=CLOSED, **values)
        ]
    return found


def _row(asking: Asking, owned: Owned, row: tuple[Any, ...], *, over: bool = False) -> WakeCallRow:
    (
        no,
        at,
        due,
        kind,
        repeat,
        status,
        tries,
        stay,
        room,
        guest,
        staying,
        departed,
        by,
        closed,
        closed_by,
        version,
    ) = row
    past = minutes_past(due, asking.now)
    if over and status not in ("done", "cancelled"):
        status = "missed" if staying == "checked_out" and departed >= due else "cancelled"
    hands = owned.of("wake", no, open_=not over)
    return WakeCallRow(
        no, room, guest, asking.local(at), asking.local(due), kind, bool(repeat), status, tries, "over" if over else clock_of(past),
        past, stay, by, asking.local(closed), closed_by, hands.owner, hands.login, hands.held, version,
    )  # fmt: skip


def clock_of(past: int) -> str:
    """How a call stands that is due since `past` minutes."""
    if past >= LATE:
        return "late"
    return "now" if past >= NOW else "soon" if past >= SOON else "coming"
