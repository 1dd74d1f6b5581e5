"""Registrations with the authority: what is open, and how long there is (handbook 02 §2.7, SM-13)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.workflows.reception.masked import masked_number
from hotelcs.workflows.views import Asking

ALERTS = (timedelta(hours=12), timedelta(hours=20), timedelta(hours=23))
"""An overseas registration still open so long after arrival is an alert of level 1, 2, 3 (SM-13)."""
_ROWS = (
    "SELECT q.id, s.no, m.no, g.name, g.no, q.kind, q.status, q.deadline, p.joined_at, p.nationality, d.kind, d.first, "
    "d.last, d.length, q.reference, q.reason, q.late, p.minor FROM registration q "
    "JOIN stay_guest p ON p.id = q.stay_guest_id JOIN stay s ON s.id = p.stay_id JOIN room m ON m.id = s.room_id "
    "JOIN guest g ON g.id = p.guest_id LEFT JOIN id_document d ON d.id = p.document_id "
    "WHERE {which} AND (:kind = '' OR q.kind = :kind) AND (:stay = '' OR s.no = :stay) ORDER BY q.deadline, q.id LIMIT 1000"
)


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """A registration. `minutes_left` to its deadline (negative when past), `alert` 0 to 3; the document is masked."""

    registration: int
    stay: str
    room: str
    guest: str
    guest_no: str
    kind: str
    status: str
    deadline: str
    minutes_left: int
    hours_left: float
    alert: int
    nationality: str
    document: str
    document_kind: str
    minor: bool
    reference: str
    reason: str
    late: bool


def registrations(
    asking: Asking, status: str = "open", kind: str = "", stay: str = ""
) -> list[RegistrationRow]:
    """Open ones (pending, rejected) by deadline; another `status`, or "all", shows those."""
    if status == "open":
        which = "q.status IN ('pending','rejected')"
    else:
        which = "(:status = 'all' OR q.status = :status)"
    values = {"kind": kind, "stay": stay} | ({} if status == "open" else {"status": status})
    return [_row(asking, row) for row in asking.rows(_ROWS.format(which=which), **values)]


def _row(asking: Asking, row: tuple[Any, ...]) -> RegistrationRow:
    (number, stay, room, guest, guest_no, kind, status, deadline, joined, nationality, document_kind, first, last,
     length, reference, reason, late, minor) = row  # fmt: skip
    minutes = int((parse_instant(deadline) - asking.now).total_seconds() // 60)
    still_open = status in ("pending", "rejected")
    waited = asking.now - parse_instant(joined)
    overseas = sum(waited >= limit for limit in ALERTS)
    alert = 0 if not still_open else overseas if kind == "overseas" else int(minutes < 0)
    return RegistrationRow(
        number, stay, room, guest, guest_no, kind, status, deadline, minutes, round(minutes / 60, 1), alert,
        nationality, masked_number(first, last, length), document_kind or "", bool(minor), reference, reason,
        bool(late) or (still_open and minutes < 0),
    )  # fmt: skip
