"""One complaint with all that belongs to it: facts, clocks, what is to be done, what was given, calls, timeline."""

import json
from dataclasses import dataclass
from typing import Any

from hotelcs.clock import iso
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.clocks.standing import standing
from hotelcs.workflows.complaints.complaints_view import shown
from hotelcs.workflows.complaints.legal import LEGAL
from hotelcs.workflows.complaints.scripts import Scripts, spoken_to
from hotelcs.workflows.complaints.seen import Eyes
from hotelcs.workflows.complaints.taxonomy import codes, suggested
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_ONE = (
    "SELECT c.id, c.no, c.at, c.channel, c.severity, c.code, coalesce(m.no, ''), coalesce(s.no, ''), coalesce(g.name, ''), "
    "coalesce(g.lang, ''), coalesce(g.nationality, ''), c.status, c.waits_until, c.words, c.understood, c.wants, c.mood_in, c.facts, c.plan, c.asset, "
    "c.safety, c.media, c.vulnerable, c.again, c.sensitive, c.taken_by, c.department, c.round, c.reopen_count, "
    "c.root_cause, c.close_kind, c.mood_out, c.sat_out, coalesce(i.no, ''), coalesce(d.no, ''), c.in_house, c.version "
    "FROM complaint c LEFT JOIN room m ON m.id = c.room_id LEFT JOIN stay s ON s.id = c.stay_id "
    "LEFT JOIN guest g ON g.id = c.guest_id LEFT JOIN incident i ON i.id = c.incident_id "
    "LEFT JOIN complaint d ON d.id = c.duplicate_of_id WHERE c.no = :no"
)
_TASKS = (
    "SELECT ref, kind, text, department, due_at, coalesce(done_at, ''), outcome, result FROM complaint_action "
    "WHERE complaint_id = :id ORDER BY seq"
)
_GIVEN = (
    "SELECT id, kind, value_minor, points, note, coalesce(line_id, 0), actor, at, revoked_at IS NOT NULL FROM compensation "
    "WHERE complaint_id = :id ORDER BY id"
)
_CALLS = (
    "SELECT due_at, status, tries, coalesce(mood, 0), coalesce(sat, 0), note FROM recovery_call WHERE complaint_id = :id "
    "ORDER BY id"
)
_TIMELINE = "SELECT at, actor, event, what, words, data FROM case_event WHERE kind = 'complaint' AND ref = :no ORDER BY at, id"
_TRANSFERS = (
    "SELECT t.at, t.actor, 'transfer', t.status, t.reason, json_object('from', f.name, 'to', o.name) FROM transfer t "
    "JOIN staff f ON f.id = t.from_id JOIN staff o ON o.id = t.to_id WHERE t.kind = 'complaint' AND t.ref = :no ORDER BY t.id"
)


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock: its step, round, by when (hotel time), minutes left, per cent used, running, paused, met, breached or void."""

    metric: str
    round: int
    due: str
    left: int
    percent: int
    state: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Something to be done, or promised; `late` while it is open and past its hour."""

    action: str
    kind: str
    text: str
    department: str
    due: str
    done: str
    outcome: str
    result: str
    owner: str
    late: bool


@dataclass(frozen=True, slots=True)
class GivenLine:
    """Something given, worth so much (minor units); its line on the bill, 0 without one."""

    compensation: int
    kind: str
    value_minor: int
    points: int
    note: str
    line: int
    by: str
    at: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call to the guest afterwards; mood and satisfaction 0 while nobody answered."""

    due: str
    status: str
    tries: int
    mood: int
    sat: int
    note: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of the timeline: when (hotel time), by whom, what kind, what, in whose words, with what."""

    at: str
    by: str
    event: str
    what: str
    words: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ComplaintCase:
    """A complaint whole. `next` are the acts that are legal now; `limit_minor` is what the person asking may still give."""

    complaint: str
    at: str
    channel: str
    severity: str
    code: str
    title: str
    room: str
    stay: str
    guest: str
    lang: str
    status: str
    waits_until: str
    words: str
    understood: str
    wants: str
    mood_in: int
    facts: str
    plan: str
    asset: str
    flags: tuple[str, ...]
    sensitive: bool
    taken_by: str
    department: str
    round: int
    reopened: int
    cause: str
    close_kind: str
    mood_out: int
    sat_out: int
    incident: str
    duplicate_of: str
    in_house: bool
    owner: str
    owner_login: str
    held: str
    given_minor: int
    limit_minor: int
    next: tuple[str, ...]
    clocks: tuple[ClockLine, ...]
    tasks: tuple[TaskLine, ...]
    given: tuple[GivenLine, ...]
    calls: tuple[CallLine, ...]
    timeline: tuple[EventLine, ...]
    offers: tuple[str, ...]
    script: str
    version: int


def complaint(asking: Asking, no: str) -> ComplaintCase:
    """One complaint, by its number or a short form. Raises Refusal COMPLAINT_UNKNOWN, Denied SENSITIVE."""
    number = number_of(asking.reader, "complaint", no.partition("/")[0])
    found = one(asking.reader, _ONE, no=number)
    if found is None:
        raise Refusal("COMPLAINT_UNKNOWN", N_("There is no complaint {reference}."), field="no", reference=no,
                      next=("show complaints",))  # fmt: skip
    (key, number, at, channel, severity, code, room, stay, guest, lang, nation, status, waits, words, understood, wants, mood, facts,
     plan, asset, safety, media, vulnerable, again, sensitive, taken_by, department, round_, reopened, cause, kind, mood_out,
     sat_out, incident, twin, in_house, version) = found  # fmt: skip
    eyes = Eyes(asking)
    if not eyes.sees(number, sensitive=bool(sensitive), taken_by=taken_by):
        raise Denied("SENSITIVE", N_("This complaint is read by few."), field="no", next=("ask-supervisor",))
    status = shown(status, waits, asking)
    given = tuple(_given(asking, row) for row in asking.rows(_GIVEN, id=key))
    total = sum(line.value_minor for line in given if not line.revoked)
    marks = {"safety": safety, "media": media, "vulnerable": vulnerable, "again": again}
    whom = eyes.whom("complaint", number, open_=kind == "")
    return ComplaintCase(
        number, asking.local(at), channel, severity, code, codes()[code].name if code in codes() else "", room, stay, guest, lang,
        status, asking.local(waits), words, understood, wants, mood or 0, facts, plan, asset,
        tuple(name for name, true in marks.items() if true), bool(sensitive), taken_by, department, round_, reopened, cause, kind,
        mood_out or 0, sat_out or 0, incident, twin, bool(in_house), whom.name, whom.login, whom.held, total,
        max(0, asking.actor.compensation_minor - total), LEGAL[status], _clocks(asking, number),
        tuple(_task(asking, eyes, row) for row in asking.rows(_TASKS, id=key)), given,
        tuple(CallLine(asking.local(row[0]), *row[1:]) for row in asking.rows(_CALLS, id=key)), _timeline(asking, number), _offers(code, again=reopened),
        Scripts(asking).of(("recovery",) if status == "resolved" else ("listen", code), spoken_to(lang, nation), guest, room), version,
    )  # fmt: skip


def _offers(code: str, *, again: int) -> tuple[str, ...]:
    """What may be offered on the spot; what is for the third time only then."""
    return tuple(
        one.text for one in suggested(code) if one.offer == "now" or (one.offer == "third" and again > 1)
    )


def _clocks(asking: Asking, number: str) -> tuple[ClockLine, ...]:
    rows = standing(asking.reader, asking.tz, "kind = 'complaint' AND ref = :ref", ref=number)
    return tuple(
        ClockLine(
            clock.metric, clock.round, asking.local(clock.due_at.isoformat()),
            int((clock.due_at - (clock.stopped_at or asking.now)).total_seconds() // 60), clock.percent(asking.now),
            _state(clock.state, breached=clock.is_breached(asking.now), paused=clock.is_paused(asking.now)),
        )
        for clock in rows
    )  # fmt: skip


def _state(state: str, *, breached: bool, paused: bool) -> str:
    """A breach stays one."""
    if state == "void":
        return "void"
    if breached:
        return "breached"
    return ("paused" if paused else "running") if state == "running" else "met"


def _task(asking: Asking, eyes: Eyes, row: tuple[Any, ...]) -> TaskLine:
    ref, kind, text, department, due, done, outcome, result = row
    whom = eyes.whom("action", ref, open_=not done)
    return TaskLine(ref, kind, text, department, asking.local(due), asking.local(done), outcome, result, whom.name,
                    not done and due < iso(asking.now))  # fmt: skip


def _given(asking: Asking, row: tuple[Any, ...]) -> GivenLine:
    key, kind, minor, points, note, line, by, at, revoked = row
    return GivenLine(key, kind, minor, points, note, line, by, asking.local(at), bool(revoked))


def _timeline(asking: Asking, number: str) -> tuple[EventLine, ...]:
    """What was written, and the transfers."""
    rows = [*asking.rows(_TIMELINE, no=number), *asking.rows(_TRANSFERS, no=number)]
    return tuple(
        EventLine(asking.local(at), by, event, what, words, json.loads(data))
        for at, by, event, what, words, data in sorted(rows, key=lambda row: row[0])
    )
