"""Calls that are to be made to guests after a complaint, and what to say (handbook 04 SC13)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.clock import iso
from hotelcs.workflows.complaints.scripts import Scripts, spoken_to
from hotelcs.workflows.complaints.seen import Eyes
from hotelcs.workflows.complaints.taxonomy import codes
from hotelcs.workflows.registers.moments import minutes_past
from hotelcs.workflows.registers.owned import is_all
from hotelcs.workflows.views import Asking

FIRST_HOUR, LAST_HOUR = 9, 20
"""Guests are called between these hours."""
_CALLS = (
    "SELECT c.no, c.severity, c.code, coalesce(m.no, ''), coalesce(g.name, ''), coalesce(g.phone, ''), coalesce(g.lang, ''), coalesce(g.nationality, ''), "
    "r.due_at, r.tries, r.turn, c.resolved_at, c.plan, c.mood_in, c.sensitive, c.taken_by, "
    "EXISTS (SELECT 1 FROM stay s WHERE s.id = c.stay_id AND s.status = 'in_house') FROM recovery_call r "
    "JOIN complaint c ON c.id = r.complaint_id LEFT JOIN room m ON m.id = c.room_id LEFT JOIN guest g ON g.id = c.guest_id "
    "WHERE r.status = 'due'{more} ORDER BY r.due_at, r.id"
)


@dataclass(frozen=True, slots=True)
class RecoveryRow:
    """A call: due when (hotel time), `minutes` past its hour; `hours` is false outside the hours in which guests are called.

    `dial` is the whole number for whoever may see it, `phone` what may stand on a screen.
    """

    complaint: str
    severity: str
    code: str
    title: str
    room: str
    guest: str
    phone: str
    dial: str
    lang: str
    due: str
    minutes: int
    tries: int
    turn: int
    resolved: str
    plan: str
    mood_in: int
    in_house: bool
    hours: bool
    owner: str
    login: str
    script: str


def recovery_calls(asking: Asking, due: str | bool = "") -> list[RecoveryRow]:
    """Calls by their hour; only those that are `due` now."""
    values = {"now": iso(asking.now)} if is_all(due) else {}
    more = " AND r.due_at <= :now" if values else ""
    eyes, speaks = Eyes(asking), Scripts(asking)
    hours = FIRST_HOUR <= asking.local_now().hour < LAST_HOUR
    return [
        _row(asking, eyes, speaks, row, hours=hours)
        for row in asking.rows(_CALLS.format(more=more), **values)
    ]


def _row(asking: Asking, eyes: Eyes, speaks: Scripts, row: tuple[Any, ...], *, hours: bool) -> RecoveryRow:
    (
        no,
        severity,
        code,
        room,
        guest,
        phone,
        lang,
        nation,
        at,
        tries,
        turn,
        resolved,
        plan,
        mood,
        sensitive,
        taken_by,
        inside,
    ) = row
    whom = eyes.whom("recovery", no)
    if not eyes.sees(no, sensitive=bool(sensitive), taken_by=taken_by):
        code = room = guest = phone = plan = ""
    dial = phone if asking.may("guest.read") else ""
    return RecoveryRow(
        no, severity, code, codes()[code].name if code else "", room, guest, f"*{phone[-4:]}" if phone else "", dial, lang,
        asking.local(at), minutes_past(at, asking.now), tries, turn, asking.local(resolved), plan, mood or 0, bool(inside), hours,
        whom.name, whom.login, speaks.of(("recovery",), spoken_to(lang, nation), guest, room),
    )  # fmt: skip
