"""Drills: the list, when the next of each type is due, and of one of them its points, its people, its findings.

A drill that is not announced is seen before it begins only by those who run or score drills.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.drills.criteria import CRITERIA
from hotelcs.workflows.drills.due import schedule
from hotelcs.workflows.drills.mark import MARK
from hotelcs.workflows.measures.readiness import drill_score
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.views import Asking

_DRILLS = (
    "SELECT d.no, d.type, d.place, d.scenario, d.announced, d.planned_at, d.status, "
    "coalesce((SELECT p.type || '/' || p.edition FROM contingency_plan p WHERE p.id = d.plan_id), ''), "
    "coalesce((SELECT i.no FROM incident i WHERE i.id = d.incident_id), ''), d.started_at, d.ended_at, "
    "(SELECT sum(s.points) FROM drill_score s WHERE s.drill_id = d.id), "
    "(SELECT count(*) FROM drill_score s WHERE s.drill_id = d.id), "
    "(SELECT count(*) FROM drill_participant q WHERE q.drill_id = d.id), "
    "(SELECT count(*) FROM drill_finding f WHERE f.drill_id = d.id AND f.done_at IS NULL), coalesce(d.plan_change, ''), "
    "d.plan_change_note, d.lessons, d.notice, d.reason, "
    "coalesce((SELECT x.no FROM drill x WHERE x.id = d.instead_id), ''), d.author, d.version FROM drill d "
    "WHERE {where} ORDER BY d.status = 'running' DESC, d.status = 'debrief' DESC, d.status = 'planned' DESC, "
    "CASE WHEN d.status = 'planned' THEN d.planned_at END, d.planned_at DESC, d.id DESC LIMIT :most"
)
_SEEN = "(d.announced OR d.status <> 'planned' OR :leads)"
_SCORES = (
    "SELECT criterion, points, scorer FROM drill_score s JOIN drill d ON d.id = s.drill_id WHERE d.no = :no"
)
_PEOPLE = (
    "SELECT t.no, t.name, q.role, q.calm, q.correct, q.note, q.observer FROM drill_participant q "
    "JOIN drill d ON d.id = q.drill_id JOIN staff t ON t.id = q.staff_id WHERE d.no = :no ORDER BY t.no"
)
_FINDINGS = (
    "SELECT d.no || '/' || f.seq, d.no, d.type, f.words, f.staff_id, f.due, f.done_at, coalesce(f.done_by, ''), f.outcome "
    "FROM drill_finding f JOIN drill d ON d.id = f.drill_id WHERE {where} ORDER BY f.done_at IS NOT NULL, f.due, f.id LIMIT :most"
)
_STAFF = "SELECT id, no, name FROM staff"
MOST = 500


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill. `mark` says that it is one; `score` is in per cent of 48 points, empty until all twelve criteria have some."""

    mark: str
    drill: str
    type: str
    place: str
    scenario: str
    announced: bool
    planned: str
    status: str
    plan: str
    incident: str
    started: str
    ended: str
    points: int
    scored: int
    score: str
    people: int
    findings_open: int
    plan_change: str
    plan_change_note: str
    lessons: str
    notice: str
    reason: str
    instead: str
    author: str
    version: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A criterion of a drill and its points, none yet when nobody gave any."""

    mark: str
    criterion: str
    points: int | None
    scorer: str


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Somebody seen in a drill: calm and correct, of five."""

    mark: str
    staff: str
    name: str
    role: str
    calm: int
    correct: int
    note: str
    observer: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What a drill showed, whose it is now, by when, and how it was mended."""

    mark: str
    finding: str
    drill: str
    type: str
    words: str
    staff: str
    owner: str
    due: str
    late: bool
    done: str
    done_by: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A type of drill: how many a year, the last one, the next one planned, by when it is due."""

    mark: str
    type: str
    per_year: int
    last: str
    next: str
    due: str
    overdue: bool
    days: int


def drills(
    asking: Asking, status: str | None = None, type: str | None = None, no: str | None = None, limit: int | str = 100
) -> list[DrillRow]:  # fmt: skip
    """Drills: running and to be debriefed first, then those planned, then those that are over, newest first."""
    where = [_SEEN]
    values: dict[str, Any] = {"leads": _leads(asking), "most": max(1, min(int(limit), MOST))}
    for name, given in (("status", status), ("type", type)):
        if given:
            where.append(f"d.{name} = :{name}")
            values[name] = given
    if no:
        where.append("d.no = :no")
        values["no"] = number_of(asking.reader, "drill", no)
    return [_row(asking, row) for row in asking.rows(_DRILLS.format(where=" AND ".join(where)), **values)]


def _leads(asking: Asking) -> bool:
    return asking.may("drill.run") or asking.may("drill.score")


def _row(asking: Asking, row: tuple[Any, ...]) -> DrillRow:
    (no, kind, place, scenario, announced, planned, status, plan, incident, started, ended, points, scored, people,
     findings, change, why, lessons, notice, reason, instead, author, version) = row  # fmt: skip
    score = drill_score([points]) if scored == len(CRITERIA) else None
    return DrillRow(
        MARK, no, kind, place, scenario, bool(announced), asking.local(planned), status, plan, incident, asking.local(started),
        asking.local(ended), points or 0, scored, "" if score is None else str(score), people, findings, change, why, lessons,
        notice, reason, instead, author, version,
    )  # fmt: skip


def drill_scores(asking: Asking, no: str) -> list[ScoreRow]:
    """All twelve criteria of a drill with their points. Raises Refusal DRILL_UNKNOWN."""
    given = {
        criterion: (points, scorer)
        for criterion, points, scorer in asking.rows(_SCORES, no=_number(asking, no))
    }
    return [ScoreRow(MARK, criterion, *given.get(criterion, (None, ""))) for criterion in CRITERIA]


def drill_participants(asking: Asking, no: str) -> list[ParticipantRow]:
    """Who was seen in a drill, and how they did: for those who run or score drills. Raises Refusal DRILL_UNKNOWN."""
    return [ParticipantRow(MARK, *row) for row in asking.rows(_PEOPLE, no=_number(asking, no))]


def drill_findings(
    asking: Asking, no: str | None = None, open: bool | None = None, limit: int | str = 100
) -> list[FindingRow]:
    """What drills showed, open ones first by their day: of all, or of one. Raises Refusal DRILL_UNKNOWN."""
    where = ["1"]
    values: dict[str, Any] = {"most": max(1, min(int(limit), MOST))}
    if no:
        where.append("d.no = :no")
        values["no"] = _number(asking, no)
    if open:
        where.append("f.done_at IS NULL")
    owners = Owners(asking.reader, asking.now, asking.tz)
    names = {key: (number, name) for key, number, name in asking.rows(_STAFF)}
    today = asking.business_date()
    found = []
    for number, drill, kind, words, staff, due, done, by, outcome in asking.rows(
        _FINDINGS.format(where=" AND ".join(where)), **values
    ):
        holder = staff if done else owners.of("finding", number).staff
        person, name = names.get(holder, ("", ""))
        found.append(FindingRow(MARK, number, drill, kind, words, person, name, due, not done and due < today,
                                asking.local(done), by, outcome))  # fmt: skip
    return found


def drill_schedule(asking: Asking) -> list[ScheduleRow]:
    """By when a drill of each type is due, those due first."""
    today = date.fromisoformat(asking.business_date())
    return [
        ScheduleRow(MARK, one.type, one.per_year, str(one.last or ""), asking.local(one.planned), one.due.isoformat(),
                    one.due < today, (one.due - today).days)
        for one in schedule(asking.reader, asking.tz, leads=_leads(asking))
    ]  # fmt: skip


def _number(asking: Asking, reference: str) -> str:
    """The number of a drill whoever asks may see. Raises Refusal DRILL_UNKNOWN."""
    found = drills(asking, no=reference, limit=1)
    if not found:
        raise Refusal("DRILL_UNKNOWN", N_("There is no drill {reference}."), field="no", next=("show drills",),
                      reference=reference)  # fmt: skip
    return found[0].drill
