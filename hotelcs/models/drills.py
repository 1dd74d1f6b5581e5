"""Drills: planned, run as an incident that is none, debriefed with scores, people and findings (handbook SM-09)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import incidents, people, plans  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column
from hotelcs.models.emergency_types import INCIDENT_TYPES

DRILL_STATES = ("planned", "running", "debrief", "closed", "aborted", "cancelled")
CRITERIA = (
    "alarm_time", "confirmation", "call_text", "broadcast", "lifts", "floor_sweep", "assist_list", "roll_complete",
    "roll_speed", "calm", "radio", "handover",
)  # fmt: skip
"""What a drill is scored on, each of four points (handbook 07 §7.10)."""
_RUNNING = text("status = 'running'")


class Drill(SQLModel, table=True):
    """A drill. At most one runs; one that is cancelled has another planned in its place."""

    __table_args__ = table(
        one_of("type", INCIDENT_TYPES),
        one_of("status", DRILL_STATES),
        one_of("plan_change", ("yes", "no")),
        check("place", "length(place) > 0"),
        check("started", "(status IN ('running','debrief','closed','aborted')) = (incident_id IS NOT NULL) "
              "AND (incident_id IS NULL) = (started_at IS NULL)"),
        check("ended", "(status IN ('debrief','closed','aborted')) = (ended_at IS NOT NULL)"),
        check("closed", "(status = 'closed') <= (plan_change IS NOT NULL AND closed_at IS NOT NULL)"),
        check("cancelled", "(status = 'cancelled') = (instead_id IS NOT NULL)"),
        check("span", "ended_at IS NULL OR ended_at >= started_at"),
        Index("uq_drill_running", "status", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        Index("ix_drill_type_ended_at", "type", "ended_at"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    type: str
    place: str
    scenario: str = ""
    announced: bool = True
    planned_at: datetime = instant(index=True)
    status: str = "planned"
    plan_id: int | None = Field(default=None, foreign_key="contingency_plan.id")
    incident_id: int | None = Field(default=None, foreign_key="incident.id", unique=True)
    started_at: datetime | None = instant_or_none()
    ended_at: datetime | None = instant_or_none()
    plan_change: str | None = None
    plan_change_note: str = ""
    lessons: str = ""
    notice: str = ""
    reason: str = ""
    instead_id: int | None = Field(default=None, foreign_key="drill.id")
    closed_at: datetime | None = instant_or_none()
    author: str
    version: int = version_column()


class DrillParticipant(SQLModel, table=True):
    """Somebody seen in a drill: how calm, how correct, of five each."""

    __tablename__ = "drill_participant"
    __table_args__ = table(
        check("calm", "calm BETWEEN 1 AND 5"), check("correct", "correct BETWEEN 1 AND 5"), rowid=False
    )
    drill_id: int = Field(primary_key=True, foreign_key="drill.id")
    staff_id: int = Field(primary_key=True, foreign_key="staff.id", index=True)
    role: str = ""
    calm: int
    correct: int
    note: str = ""
    observer: str


class DrillScore(SQLModel, table=True):
    """The points of a drill for a criterion, of four."""

    __tablename__ = "drill_score"
    __table_args__ = table(
        one_of("criterion", CRITERIA), check("points", "points BETWEEN 0 AND 4"), rowid=False
    )
    drill_id: int = Field(primary_key=True, foreign_key="drill.id")
    criterion: str = Field(primary_key=True)
    points: int
    scorer: str


class DrillFinding(SQLModel, table=True):
    """Something to be mended that a drill showed: by whom, by when."""

    __tablename__ = "drill_finding"
    __table_args__ = table(
        check("words", "length(words) > 0"),
        check("done", "(done_at IS NULL) = (done_by IS NULL)"),
        Index("uq_drill_finding_drill_id_seq", "drill_id", "seq", unique=True),
        Index("ix_drill_finding_open", "due", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    drill_id: int = Field(foreign_key="drill.id")
    seq: int
    words: str
    staff_id: int = Field(foreign_key="staff.id")
    due: date
    done_at: datetime | None = instant_or_none()
    done_by: str | None = None
    outcome: str = ""


class DrillSchedule(SQLModel, table=True):
    """How many drills of a type a year (handbook 07 §7.10); counted from `since` while there was none."""

    __tablename__ = "drill_schedule"
    __table_args__ = table(one_of("type", INCIDENT_TYPES), check("per_year", "per_year BETWEEN 0 AND 12"))
    type: str = Field(primary_key=True)
    per_year: int
    since: date
