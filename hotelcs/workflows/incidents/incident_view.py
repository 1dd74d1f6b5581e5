"""One emergency with everything that belongs to it, as its screen and its report show it."""

from dataclasses import dataclass
from datetime import timedelta

from hotelcs import i18n
from hotelcs.clock import iso, parse_instant
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.incidents.authority_text import facts, numbers
from hotelcs.workflows.incidents.sides import DEPARTMENT, lacking, sides
from hotelcs.workflows.incidents.timeline_words import told
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_ONE = (
    "SELECT i.id, i.no, i.drill, i.type, i.place, coalesce(m.no, ''), i.status, coalesce(i.level, ''), i.at, "
    "coalesce(a.login, ''), coalesce(o.login, ''), coalesce(l.code, ''), coalesce(l.edition, 0), "
    "coalesce(l.name_en, ''), coalesce(l.name_zh, ''), i.plan_approved, i.reported_by, i.signed_in, i.evac, i.no_reentry, "
    "i.casualties, i.media, coalesce(i.cctv_until, ''), i.damage, i.told_at, i.report_minutes, i.review, "
    "coalesce(i.plan_change, ''), i.plan_change_note, i.lesson, i.reason, i.ended_at, i.version FROM incident i "
    "LEFT JOIN room m ON m.id = i.room_id LEFT JOIN account a ON a.staff_id = i.commander_id "
    "LEFT JOIN account o ON o.staff_id = i.offered_id LEFT JOIN contingency_plan l ON l.id = i.plan_id WHERE i.no = :no"
)
_STEPS = (
    "SELECT seq, text_en, text_zh, post, target_seconds, critical, done_at, coalesce(done_by, '') FROM incident_step "
    "WHERE incident_id = :id ORDER BY seq"
)
_EVENTS = (
    "SELECT at, logged_at, actor, post, kind, code, text, seq, cost_minor FROM incident_event WHERE incident_id = :id "
    "ORDER BY at DESC, id DESC LIMIT :most"
)
_CALLS = (
    "SELECT number, at, actor, reference, said FROM authority_call WHERE incident_id = :id ORDER BY at, id"
)
_GUESTS = (
    "SELECT g.no, g.name, coalesce(m.no, ''), c.cost_minor, c.follow_due_at, c.followed_at, coalesce(c.follow_by, '') "
    "FROM incident_guest c JOIN guest g ON g.id = c.guest_id JOIN stay s ON s.id = c.stay_id JOIN room m ON m.id = s.room_id "
    "WHERE c.incident_id = :id ORDER BY m.no, c.id LIMIT :most"
)
_SIGNED = "SELECT side, actor, post, at, note FROM incident_signoff WHERE incident_id = :id ORDER BY at, side"
_CELLS = (
    "SELECT cell, claimed_by, coalesce(cleared_by, '') FROM search_cell WHERE incident_id = :id ORDER BY cell"
)
_UNASKED = "SELECT count(*) FROM incident_guest WHERE incident_id = :id AND follow_due_at IS NULL"
_COST = "SELECT coalesce(sum(cost_minor), 0) FROM incident_event WHERE incident_id = :id"
LINES = 500
"""So many lines of a timeline are listed, the latest ones, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `seconds` is after how many since the alarm it was done, None while it is not."""

    seq: int
    text: str
    post: str
    target_seconds: int | None
    critical: bool
    done: str
    seconds: int | None
    by: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the timeline; `at` is on the hotel's clock, `logged` as well where it was written later."""

    at: str
    seconds: int
    words: str
    kind: str
    code: str
    by: str
    post: str
    logged: str
    cost_minor: int


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call to an authority, after how many seconds."""

    number: str
    at: str
    seconds: int
    by: str
    reference: str
    said: str


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """A guest whom it touched."""

    guest_no: str
    guest: str
    room: str
    cost_minor: int
    follow_due: str
    followed: str
    by: str


@dataclass(frozen=True, slots=True)
class SignedRow:
    """A side that is signed off."""

    side: str
    department: str
    by: str
    post: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """A part of the house that is searched."""

    cell: str
    claimed_by: str
    cleared_by: str


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An emergency. `began` and `report_due` are instants (UTC) for clocks, the other times are the hotel's.

    `lacking` is what closing it waits for (msgids), `unsigned` the sides that are still to be signed.
    """

    incident: str
    drill: bool
    type: str
    place: str
    room: str
    status: str
    level: str
    at: str
    began: str
    commander: str
    offered: str
    plan: str
    edition: int
    plan_name: str
    plan_approved: bool
    reported_by: str
    signed_in: bool
    evac: bool
    no_reentry: bool
    casualties: int
    media: bool
    cctv_until: str
    damage: str
    report_due: str
    report_minutes: int
    review: str
    plan_change: str
    plan_change_note: str
    lesson: str
    reason: str
    ended: str
    version: int
    cost_minor: int
    authorities: tuple[str, ...]
    steps: tuple[StepRow, ...]
    events: tuple[EventRow, ...]
    calls: tuple[CallRow, ...]
    guests: tuple[AffectedRow, ...]
    signed: tuple[SignedRow, ...]
    unsigned: tuple[str, ...]
    lacking: tuple[str, ...]
    cells: tuple[CellRow, ...]


def incident(asking: Asking, no: str, lines: int | str = LINES) -> IncidentDetail:
    """An emergency by its number. Raises Refusal INCIDENT_UNKNOWN."""
    found = asking.rows(_ONE, no=number_of(asking.reader, "incident", no))
    if not found:
        raise Refusal("INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), field="no",
                      next=("show incidents",), reference=no)  # fmt: skip
    (
        key, number, drill, kind, place, room, status, level, began, commander, offered, plan, edition, name_en, name_zh,
        approved, by, signed_in, evac, no_reentry, hurt, media, cctv, damage, told_at, minutes, review, change, why, lesson,
        reason, ended, version,
    ) = found[0]  # fmt: skip
    reading = _Reading(asking, int(key), began, max(1, min(int(lines), 100_000)))
    signed = reading.signed()
    names = [row.side for row in signed]
    unasked = int(asking.rows(_UNASKED, id=key)[0][0])
    return IncidentDetail(
        number, bool(drill), kind, place, room, status, level, asking.local(began), began, commander, offered, plan, edition,
        name_zh if i18n.current() == "zh" else name_en, bool(approved), by, bool(signed_in), bool(evac), bool(no_reentry),
        hurt, bool(media), cctv, damage, _due(told_at, minutes, status), minutes, review, change, why, lesson, reason,
        asking.local(ended), version, int(asking.rows(_COST, id=key)[0][0]), numbers(facts(asking.reader, key)),
        reading.steps(), reading.events(), reading.calls(), reading.guests(), signed,
        tuple(side for side in sides(bool(media)) if side not in names),
        lacking(review, change or None, unasked, names, media=bool(media)), reading.cells(),
    )  # fmt: skip


def _due(told_at: str | None, minutes: int, status: str) -> str:
    """When the superiors are told next, an instant; nothing when nobody is."""
    if not told_at or status not in ("reported", "responding", "contained"):
        return ""
    return iso(parse_instant(told_at) + timedelta(minutes=minutes))


class _Reading:
    """Reads what belongs to one emergency."""

    def __init__(self, asking: Asking, key: int, began: str, most: int) -> None:
        self.asking = asking
        self.key = key
        self.began = parse_instant(began)
        self.most = most
        self.texts: dict[int, str] = {}

    def after(self, instant: str) -> int:
        """Seconds since the alarm."""
        return int((parse_instant(instant) - self.began).total_seconds())

    def steps(self) -> tuple[StepRow, ...]:
        """The plan, and what of it is done."""
        chinese = i18n.current() == "zh"
        found = []
        for seq, en, zh, post, target, critical, done, by in self.asking.rows(_STEPS, id=self.key):
            self.texts[seq] = zh if chinese else en
            seconds = self.after(done) if done else None
            found.append(
                StepRow(seq, self.texts[seq], post, target, bool(critical), self.clock(done), seconds, by)
            )
        return tuple(found)

    def events(self) -> tuple[EventRow, ...]:
        """The timeline, newest first; the texts of steps have to be read before."""
        return tuple(
            EventRow(
                self.clock(at), self.after(at), told(code, text, seq, self.texts.get(seq or 0, "")), kind, code, by, post,
                self.clock(logged) if logged != at else "", cost,
            )
            for at, logged, by, post, kind, code, text, seq, cost
            in self.asking.rows(_EVENTS, id=self.key, most=self.most)
        )  # fmt: skip

    def calls(self) -> tuple[CallRow, ...]:
        """Calls to authorities."""
        return tuple(
            CallRow(number, self.clock(at), self.after(at), by, reference, said)
            for number, at, by, reference, said in self.asking.rows(_CALLS, id=self.key)
        )

    def guests(self) -> tuple[AffectedRow, ...]:
        """Guests whom it touched, by room."""
        local = self.asking.local
        return tuple(
            AffectedRow(no, name, room, cost, local(due), local(done), by)
            for no, name, room, cost, due, done, by in self.asking.rows(_GUESTS, id=self.key, most=self.most)
        )

    def signed(self) -> tuple[SignedRow, ...]:
        """Sides that are signed off."""
        return tuple(
            SignedRow(side, DEPARTMENT[side], by, post, self.asking.local(at), note)
            for side, by, post, at, note in self.asking.rows(_SIGNED, id=self.key)
        )

    def cells(self) -> tuple[CellRow, ...]:
        """Parts of the house that are searched."""
        return tuple(CellRow(*row) for row in self.asking.rows(_CELLS, id=self.key))

    def clock(self, instant: str | None) -> str:
        """An instant on the hotel's clock, with the day where it is another than that of the alarm."""
        local, began = self.asking.local(instant), self.asking.local(iso(self.began))
        return local[11:] if local[:10] == began[:10] else local
