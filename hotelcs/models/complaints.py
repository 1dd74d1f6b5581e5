"""Complaints: what a guest said, what is done about it, what was given, whether they were content (handbook 02 §2.3.6)."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import folios, guests, incidents, organisation, rooms, stays  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column
from hotelcs.storage.types import Instant

SEVERITIES = ("s1", "s2", "s3", "s4")
STATES = (
    "new", "acknowledged", "planned", "in_action", "waiting_guest", "resolved", "closed", "merged", "withdrawn",
)  # fmt: skip
OPEN_STATES = ("new", "acknowledged", "planned", "in_action", "waiting_guest")
CHANNELS = ("verbal", "phone", "card", "survey", "ota_review", "social", "letter", "hotline", "gov_hotline")
WANTS = ("fix", "move", "apology", "money", "manager", "record")
CLOSE_KINDS = ("confirmed", "unreachable", "unfounded", "withdrawn", "merged")
GIVEN = ("apology", "gift", "fnb", "upgrade", "discount", "refund", "free_night", "points", "other")
CALL_STATES = ("due", "done", "unreachable", "declined", "dropped")
PATTERNS = ("code", "room", "asset", "cause")
_OVER = "status IN ('closed','merged','withdrawn')"
_LIVE = text("status NOT IN ('closed','merged','withdrawn')")
_UNDONE = text("done_at IS NULL")
_DUE = text("status = 'due'")
_UNSEEN = text("closed_at IS NULL")


class Complaint(SQLModel, table=True):
    """A complaint from its first contact. `level` is whose clocks it runs on: the severity, or post_stay once guests left.

    `round` counts how often it was begun anew; `sensitive` ones are read by few.
    """

    __table_args__ = table(
        one_of("severity", SEVERITIES),
        one_of("status", STATES),
        one_of("channel", CHANNELS),
        one_of("wants", ("", *WANTS)),
        one_of("close_kind", ("", *CLOSE_KINDS)),
        check("whose", "room_id IS NOT NULL OR guest_id IS NOT NULL OR anonymous"),
        check("words", "length(words) > 0"),
        check("moods", "coalesce(mood_in, 1) BETWEEN 1 AND 5 AND coalesce(mood_out, 1) BETWEEN 1 AND 5"),
        check("sat", "coalesce(sat_out, 1) BETWEEN 1 AND 5"),
        check("closed", f"({_OVER}) = (closed_at IS NOT NULL) AND ({_OVER}) = (close_kind <> '')"),
        check("understood", "status IN ('new','merged','withdrawn') OR (understood <> '' AND wants <> '')"),
        check("waiting", "(status = 'waiting_guest') = (waits_until IS NOT NULL)"),
        check("resolved", "status <> 'resolved' OR resolved_at IS NOT NULL"),
        check("twin", "(status = 'merged') = (duplicate_of_id IS NOT NULL) AND duplicate_of_id <> id"),
        Index("ix_complaint_live", "id", sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("ix_complaint_code_at", "code", "at"),
        Index("ix_complaint_room_at", "room_id", "at"),
        Index("ix_complaint_asset_at", "asset", "at"),
        Index("ix_complaint_cause_at", "root_cause", "at"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    at: datetime = instant()
    business_date: date = Field(index=True)
    channel: str = "verbal"
    stay_id: int | None = Field(default=None, foreign_key="stay.id", index=True)
    guest_id: int | None = Field(default=None, foreign_key="guest.id", index=True)
    room_id: int | None = Field(default=None, foreign_key="room.id")
    anonymous: bool = False
    in_house: bool = True
    code: str
    asset: str = ""
    severity: str
    department: str = Field(foreign_key="department.code")
    words: str
    understood: str = ""
    wants: str = ""
    mood_in: int | None = None
    facts: str = ""
    safety: bool = False
    media: bool = False
    vulnerable: bool = False
    again: bool = False
    sensitive: bool = False
    status: str = "new"
    plan: str = ""
    round: int = 1
    reopen_count: int = 0
    reopened_early: bool = False
    first_contact: bool = False
    taken_by: str
    acknowledged_at: datetime | None = instant_or_none()
    waits_until: datetime | None = instant_or_none()
    resolved_at: datetime | None = Field(default=None, sa_type=Instant, index=True)
    resolved_by: str = ""
    closed_at: datetime | None = instant_or_none()
    close_kind: str = ""
    reopened_at: datetime | None = instant_or_none()
    mood_out: int | None = None
    sat_out: int | None = None
    root_cause: str = ""
    incident_id: int | None = Field(default=None, foreign_key="incident.id")
    duplicate_of_id: int | None = Field(default=None, foreign_key="complaint.id")
    version: int = version_column()


class ComplaintAction(SQLModel, table=True):
    """What somebody does about a complaint by an hour, or what a guest was promised by it; its number is C…/seq."""

    __tablename__ = "complaint_action"
    __table_args__ = table(
        one_of("kind", ("task", "promise")),
        one_of("outcome", ("", "done", "dropped")),
        check("text", "length(text) > 0"),
        check("done", "(done_at IS NULL) = (outcome = '')"),
        UniqueConstraint("complaint_id", "seq"),
        Index("ix_complaint_action_open", "due_at", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    )
    id: int | None = Field(default=None, primary_key=True)
    ref: str = Field(unique=True)
    complaint_id: int = Field(foreign_key="complaint.id")
    seq: int
    kind: str = "task"
    text: str
    department: str = Field(foreign_key="department.code")
    created_at: datetime = instant()
    actor: str
    due_at: datetime = instant()
    done_at: datetime | None = instant_or_none()
    done_by: str = ""
    outcome: str = ""
    result: str = ""
    version: int = version_column()


class Compensation(SQLModel, table=True):
    """What was given for a complaint; what goes off the bill stands there as a line."""

    __table_args__ = table(
        one_of("kind", GIVEN),
        check("value", "value_minor >= 0 AND points >= 0"),
        check("points", "(kind = 'points') = (points > 0)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    complaint_id: int = Field(foreign_key="complaint.id", index=True)
    kind: str
    value_minor: int = 0
    points: int = 0
    note: str = ""
    line_id: int | None = Field(default=None, foreign_key="folio_line.id", unique=True)
    approval: str = ""
    actor: str
    at: datetime = instant()
    revoked_at: datetime | None = instant_or_none()
    version: int = version_column()


class CaseEvent(SQLModel, table=True):
    """A line of the timeline of a case. Triggers refuse update and delete."""

    __tablename__ = "case_event"
    __table_args__ = table(
        one_of(
            "event", ("note", "state", "transfer", "escalation", "contact", "evidence", "money", "action")
        ),
        Index("ix_case_event_case", "kind", "ref", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ref: str
    at: datetime = instant()
    actor: str
    event: str
    what: str = ""
    words: str = ""
    data: str = "{}"


class RecoveryCall(SQLModel, table=True):
    """A call after a complaint was resolved: whether the guest is content (handbook SM-10)."""

    __tablename__ = "recovery_call"
    __table_args__ = table(
        one_of("status", CALL_STATES),
        check("ended", "(status = 'due') = (ended_at IS NULL)"),
        check("answers", "coalesce(mood, 1) BETWEEN 1 AND 5 AND coalesce(sat, 1) BETWEEN 1 AND 5"),
        check("asked", "status <> 'done' OR (mood IS NOT NULL AND sat IS NOT NULL)"),
        check("tries", "tries >= 0 AND days BETWEEN 0 AND tries"),
        UniqueConstraint("complaint_id", "round", "turn"),
        Index("ix_recovery_call_due", "due_at", sqlite_where=_DUE, postgresql_where=_DUE),
        Index("ix_recovery_call_ended", "ended_date"),
    )
    id: int | None = Field(default=None, primary_key=True)
    complaint_id: int = Field(foreign_key="complaint.id")
    round: int
    turn: int = 1
    due_at: datetime = instant()
    status: str = "due"
    tries: int = 0
    days: int = 0
    last_try: date | None = None
    mood: int | None = None
    sat: int | None = None
    note: str = ""
    ended_at: datetime | None = instant_or_none()
    ended_date: date | None = None
    actor: str = ""
    version: int = version_column()


class ComplaintPattern(SQLModel, table=True):
    """The same thing complained of again and again: a code, a room, a piece of equipment, a cause. One open of each."""

    __tablename__ = "complaint_pattern"
    __table_args__ = table(
        one_of("kind", PATTERNS),
        check("count", "count > 1"),
        check("closed", "(closed_at IS NULL) = (outcome = '')"),
        Index("uq_complaint_pattern_open", "kind", "subject", unique=True, sqlite_where=_UNSEEN, postgresql_where=_UNSEEN),
        Index("ix_complaint_pattern_subject", "kind", "subject", "closed_at"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    kind: str
    subject: str
    count: int
    opened_at: datetime = instant()
    last_at: datetime = instant()
    closed_at: datetime | None = instant_or_none()
    closed_by: str = ""
    outcome: str = ""
    version: int = version_column()
