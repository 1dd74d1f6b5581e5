"""Call-outs, the open ones first, and who was called to each and what they answered."""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import value
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_CALLOUTS = (
    "SELECT c.no, c.team, c.reason, coalesce(m.no, ''), c.case_kind, c.case_ref, c.drill, c.raised_at, c.raised_by, "
    "c.answer_due_at, c.status, coalesce(l.no, ''), coalesce(l.name, ''), c.accepted_at, c.on_scene_at, c.escalated_at, "
    "c.stood_down_at, c.outcome, (SELECT count(*) FROM callout_answer a WHERE a.callout_id = c.id), "
    "(SELECT count(*) FROM callout_answer a WHERE a.callout_id = c.id AND a.answer IN ('lead','joined')), "
    "(SELECT answer FROM callout_answer a WHERE a.callout_id = c.id AND a.staff_id = :me) "
    "FROM callout c LEFT JOIN room m ON m.id = c.room_id LEFT JOIN staff l ON l.id = c.lead_id "
)
_RUNNING = f"{_CALLOUTS}WHERE c.stood_down_at IS NULL ORDER BY c.id"
_OVER = f"{_CALLOUTS}WHERE c.stood_down_at IS NOT NULL ORDER BY c.id DESC LIMIT :most"
_ANSWERS = (
    "SELECT c.no, s.no, s.name, s.phone, a.answer, a.at, a.on_scene_at, a.reason, p.state FROM callout c "
    "JOIN callout_answer a ON a.callout_id = c.id JOIN staff s ON s.id = a.staff_id "
    "LEFT JOIN page p ON p.kind = 'callout' AND p.ref = c.no AND p.staff_id = s.id AND p.code = 'call_out' "
    "WHERE c.no = :no ORDER BY a.answer <> 'lead', a.answer <> 'joined', a.answer <> 'called', s.no"
)
_LAST = "SELECT no FROM callout ORDER BY stood_down_at IS NOT NULL, id DESC LIMIT 1"
MOST = 200


@dataclass(frozen=True, slots=True)
class CalloutRow:
    """A call-out: why, where, how it stands. `seconds` since it was raised, until somebody was there; `mine` is what one answered.

    `answer_by` is when it goes on to others. Times are the hotel's wall clock; a drill says so in every row.
    """

    callout: str
    team: str
    reason: str
    room: str
    kind: str
    case: str
    drill: bool
    raised: str
    by: str
    answer_by: str
    status: str
    lead: str
    lead_name: str
    called: int
    coming: int
    accepted: str
    on_scene: str
    escalated: str
    stood_down: str
    outcome: str
    seconds: int
    overdue: bool
    mine: str


@dataclass(frozen=True, slots=True)
class CalloutAnswerRow:
    """Somebody who was called: what they answered, when they were there, how their page stands (empty while paging is off)."""

    callout: str
    staff: str
    name: str
    phone: str
    answer: str
    at: str
    on_scene: str
    reason: str
    page: str


def callouts(asking: Asking, open: str | bool = "", limit: int | str = 50) -> list[CalloutRow]:
    """Call-outs, those that are not over first; only those with `open`."""
    rows = asking.rows(_RUNNING, me=asking.actor.staff)
    if str(open).casefold() not in ("yes", "true", "1"):
        most = max(0, min(int(limit), MOST))
        rows = (rows + asking.rows(_OVER, me=asking.actor.staff, most=most))[:most]
    return [
        CalloutRow(
            no, team, reason, room, kind, case, bool(drill), asking.local(raised), by, asking.local(due), status, lead, name,
            called, coming, asking.local(accepted), asking.local(scene), asking.local(escalated), asking.local(over), outcome,
            _seconds(raised, scene or over, asking.now), status == "raised" and parse_instant(due) <= asking.now, mine or "",
        )
        for no, team, reason, room, kind, case, drill, raised, by, due, status, lead, name, accepted, scene, escalated, over,
        outcome, called, coming, mine in rows
    ]  # fmt: skip


def callout_answers(asking: Asking, callout: str = "") -> list[CalloutAnswerRow]:
    """Who was called (the last time, unless told otherwise): whoever leads first, those who are silent before those who declined.

    Telephones are shown: they are rung now.
    """
    no = number_of(asking.reader, "callout", callout) if callout else value(asking.reader, _LAST)
    return [
        CalloutAnswerRow(
            number, staff, name, phone, answer, asking.local(at), asking.local(scene), reason, page or ""
        )
        for number, staff, name, phone, answer, at, scene, reason, page in asking.rows(_ANSWERS, no=no)
    ]


def _seconds(raised: str, until: str | None, now: datetime) -> int:
    end = parse_instant(until) if until else now
    return max(0, int((end - parse_instant(raised)).total_seconds()))
