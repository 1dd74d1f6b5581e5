"""What the registers of the desk press for, at the minute: wake-up calls, visitors past their hour, things not fetched."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hotelcs.clock import iso
from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.wake_view import CALLING, SOON, clock_of
from hotelcs.workflows.views import Asking

_WAKE = (
    "SELECT w.no, m.no, w.due_at, w.kind, w.status FROM wake_call w JOIN stay s ON s.id = w.stay_id "
    f"JOIN room m ON m.id = s.room_id WHERE {CALLING} AND w.due_at <= :soon ORDER BY w.due_at, m.no"
)
_VISITORS = (
    "SELECT v.no, m.no FROM visitor v JOIN stay s ON s.id = v.stay_id JOIN room m ON m.id = s.room_id "
    "WHERE v.out_at IS NULL AND v.due_at <= :now ORDER BY v.due_at, v.id"
)
_URGENT = (
    "SELECT x.no, coalesce(m.no, '') FROM guest_message x JOIN stay s ON s.reservation_id = x.reservation_id "
    "AND s.status = 'in_house' JOIN room m ON m.id = s.room_id WHERE x.status = 'open' AND x.urgent ORDER BY x.id"
)
_KEPT = "SELECT l.tag FROM luggage l WHERE l.out_at IS NULL AND l.until <= :now ORDER BY l.until, l.id"


@dataclass(frozen=True, slots=True)
class Due:
    """How many press in one way, the first of them: its number, its room, and the hour on the hotel's clock."""

    kind: str
    count: int
    ref: str
    room: str = ""
    at: str = ""


def due(asking: Asking) -> list[Due]:
    """What is due now, most pressing first: wake_up (the duty manager's), wake_late, wake_knock, wake_now, visitor_late, message_urgent, wake_soon, unfetched."""
    calls: dict[str, list[Due]] = {}
    for no, room, at, kind, status in asking.rows(
        _WAKE, today=asking.business_date(), soon=iso(asking.now + timedelta(minutes=-SOON))
    ):
        how = (
            "wake_up"
            if status == "escalated"
            else f"wake_{_said(clock_of(minutes_past(at, asking.now)), kind)}"
        )
        calls.setdefault(how, []).append(Due(how, 1, no, room, asking.local(at)[-5:]))
    now = iso(asking.now)
    found = [_all(calls[how]) for how in ("wake_up", "wake_late", "wake_knock", "wake_now") if how in calls]
    visitors = [Due("visitor_late", 1, no, room) for no, room in asking.rows(_VISITORS, now=now)]
    urgent = [Due("message_urgent", 1, no, room) for no, room in asking.rows(_URGENT)]
    unfetched = [Due("unfetched", 1, tag) for (tag,) in asking.rows(_KEPT, now=now)]
    return [
        *found,
        *(_all(rows) for rows in (visitors, urgent, calls.get("wake_soon", []), unfetched) if rows),
    ]


def _said(clock: str, kind: str) -> str:
    return "knock" if kind == "knock" and clock in ("now", "late") else clock


def _all(rows: list[Due]) -> Due:
    """The first one stands for all of them."""
    return replace(rows[0], count=len(rows))
