"""Shifts, who is on them, what is the least on each, the rapid response team, rotation between posts."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, one_of, table, version_column

TEAM_KINDS = ("rapid_response", "fire_brigade", "reception_peak")
ROTATION_STATES = ("proposed", "approved", "rejected", "ended")


class Shift(SQLModel, table=True):
    """A shift in minutes of the hotel's day. Those that are not `beside` follow each other round the clock."""

    __table_args__ = table(
        check("minutes", "from_minute BETWEEN 0 AND 1439 AND to_minute BETWEEN 0 AND 1439"),
        check("length", "from_minute <> to_minute"),
    )
    code: str = Field(primary_key=True)
    name_en: str
    name_zh: str
    from_minute: int
    to_minute: int
    beside: bool = False
    sort: int = 0


class StaffingLeast(SQLModel, table=True):
    """The least on a shift: people who hold `post`, or who are qualified; `on_call` says a telephone will do."""

    __tablename__ = "staffing_least"
    __table_args__ = table(
        check("what", "(post IS NULL) <> (qualification IS NULL)"),
        check("people", "people BETWEEN 1 AND 999"),
        UniqueConstraint("shift", "post"),
        UniqueConstraint("shift", "qualification"),
    )
    id: int | None = Field(default=None, primary_key=True)
    shift: str = Field(foreign_key="shift.code")
    post: str | None = Field(default=None, foreign_key="post.code")
    qualification: str | None = None
    people: int
    on_call: bool = False


class RosterEntry(SQLModel, table=True):
    """Somebody's shift on a day: there, or on call. A trigger keeps anybody from being in two shifts at once.

    `begins` and `ends` are the hotel's wall clock (2026-11-23T23:00), kept as they were planned.
    """

    __tablename__ = "roster_entry"
    __table_args__ = table(
        check("span", "ends > begins AND length(begins) = 16 AND length(ends) = 16"),
        UniqueConstraint("staff_id", "day", "shift"),
        Index("ix_roster_entry_begins", "begins", "ends"),
        Index("ix_roster_entry_staff_id_begins", "staff_id", "begins"),
    )
    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id")
    day: date = Field(index=True)
    shift: str = Field(foreign_key="shift.code")
    post: str = Field(foreign_key="post.code")
    on_call: bool = False
    begins: str
    ends: str
    note: str = ""
    version: int = version_column()


class Team(SQLModel, table=True):
    """A team that is called out, and how many of it have to be on every shift."""

    __table_args__ = table(one_of("kind", TEAM_KINDS), check("least", "least BETWEEN 0 AND 99"))
    code: str = Field(primary_key=True)
    kind: str
    name_en: str
    name_zh: str
    least: int = 1


class TeamMember(SQLModel, table=True):
    """Somebody in a team, from a day to a day, both included."""

    __tablename__ = "team_member"
    __table_args__ = table(check("days", "valid_to IS NULL OR valid_to >= valid_from"))
    id: int | None = Field(default=None, primary_key=True)
    team: str = Field(foreign_key="team.code", index=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    lead: bool = False
    valid_from: date
    valid_to: date | None = None


class Rotation(SQLModel, table=True):
    """Somebody works in another post for some time; approved only while every shift keeps its least (SM-19)."""

    __table_args__ = table(
        one_of("status", ROTATION_STATES),
        check("days", "to_date >= from_date"),
        check("posts", "from_post <> to_post"),
        check("decided", "decided_by IS NULL OR decided_by <> proposed_by"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    from_post: str = Field(foreign_key="post.code")
    to_post: str = Field(foreign_key="post.code")
    mentor_id: int | None = Field(default=None, foreign_key="staff.id")
    from_date: date
    to_date: date
    goals: str = ""
    status: str = "proposed"
    reason: str = ""
    proposed_by: str
    decided_by: str | None = None
    version: int = version_column()
