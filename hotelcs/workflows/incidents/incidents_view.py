"""Emergencies, newest first."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_ALL = (
    "SELECT i.no, i.type, i.place, coalesce(m.no, ''), i.status, i.at, i.reported_by, i.terminal, i.signed_in, i.ended_at, "
    "i.reason FROM incident i LEFT JOIN room m ON m.id = i.room_id {where} ORDER BY i.id DESC LIMIT :most"
)
_OPEN = "WHERE i.status IN ('reported','responding')"


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An emergency. `signed_in` is false when it was raised where nobody was; times are the hotel's."""

    incident: str
    type: str
    place: str
    room: str
    status: str
    at: str
    reported_by: str
    terminal: str
    signed_in: bool
    ended: str
    reason: str


def incidents(asking: Asking, open: bool | None = None, limit: int | str = 50) -> list[IncidentRow]:
    """Emergencies: all, or only those that are not over."""
    sql = _ALL.format(where=_OPEN if open else "")
    return [
        IncidentRow(
            no,
            kind,
            place,
            room,
            status,
            asking.local(at),
            by,
            terminal,
            bool(signed),
            asking.local(ended),
            reason,
        )
        for no, kind, place, room, status, at, by, terminal, signed, ended, reason in asking.rows(
            sql, most=max(1, min(int(limit), 500))
        )
    ]
