"""Emergencies and drills, newest first."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_ALL = (
    "SELECT i.no, i.type, i.place, coalesce(m.no, ''), i.status, i.at, i.reported_by, i.terminal, i.signed_in, i.ended_at, "
    "i.reason, i.drill, coalesce(i.level, ''), coalesce(a.login, ''), i.evac, i.casualties FROM incident i "
    "LEFT JOIN room m ON m.id = i.room_id LEFT JOIN account a ON a.staff_id = i.commander_id {where} ORDER BY i.id DESC LIMIT :most"
)
_OPEN = "i.status IN ('reported','responding','contained','recovering','reviewing')"


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An emergency, or a drill. `signed_in` is false when it was raised where nobody was; times are the hotel's."""

    incident: str
    drill: bool
    type: str
    place: str
    room: str
    level: str
    status: str
    at: str
    commander: str
    reported_by: str
    terminal: str
    signed_in: bool
    evac: bool
    casualties: int
    ended: str
    reason: str


def incidents(
    asking: Asking, open: bool | None = None, drills: str = "", limit: int | str = 50
) -> list[IncidentRow]:
    """All, or only those that are not over; with `drills` = no without drills, = only nothing else."""
    wanted = {"no": "NOT i.drill", "only": "i.drill"}.get(str(drills))
    terms = [term for term in (_OPEN if open else None, wanted) if term]
    sql = _ALL.format(where="WHERE " + " AND ".join(terms) if terms else "")
    return [
        IncidentRow(
            no, bool(drill), kind, place, room, level, status, asking.local(at), commander, by, terminal, bool(signed),
            bool(evac), hurt, asking.local(ended), reason,
        )
        for no, kind, place, room, status, at, by, terminal, signed, ended, reason, drill, level, commander, evac, hurt
        in asking.rows(sql, most=max(1, min(int(limit), 500)))
    ]  # fmt: skip
