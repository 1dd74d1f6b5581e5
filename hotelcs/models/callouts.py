"""Call-outs of a team: why, where, who came, each step stamped (handbook 02 §2.3.2, SM-15)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import people, rooms, roster  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

CALLOUT_STATES = ("raised", "escalated", "accepted", "on_scene", "stood_down")
ANSWERS = ("called", "lead", "joined", "declined")
"""Called: paged, or to be reached by telephone, and silent so far."""
_LEAD = text("answer = 'lead'")
_OPEN = text("stood_down_at IS NULL")
_OPEN_FOR = text("stood_down_at IS NULL AND case_ref <> ''")


class Callout(SQLModel, table=True):
    """A team is asked to come. The first to accept leads; nobody until `answer_due_at`, and it goes on to others.

    `case_kind` and `case_ref` name the case it is for, if any; a case has one open call-out of a team.
    """

    __table_args__ = table(
        one_of("status", CALLOUT_STATES),
        check("reason", "length(reason) > 0"),
        check("case", "(case_kind = '') = (case_ref = '')"),
        check("lead", "(lead_id IS NULL) = (accepted_at IS NULL)"),
        check("accepted", "status NOT IN ('accepted','on_scene') OR accepted_at IS NOT NULL"),
        check("on_scene", "status <> 'on_scene' OR on_scene_at IS NOT NULL"),
        check("escalated", "status <> 'escalated' OR escalated_at IS NOT NULL"),
        check("stood_down", "(status = 'stood_down') = (stood_down_at IS NOT NULL)"),
        Index("uq_callout_team_case_kind_case_ref", "team", "case_kind", "case_ref", unique=True, sqlite_where=_OPEN_FOR,
              postgresql_where=_OPEN_FOR),
        Index("ix_callout_open", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    team: str = Field(foreign_key="team.code")
    reason: str
    room_id: int | None = Field(default=None, foreign_key="room.id")
    case_kind: str = ""
    case_ref: str = ""
    drill: bool = False
    raised_at: datetime = instant()
    business_date: date = Field(index=True)
    raised_by: str = ""
    terminal: str
    answer_due_at: datetime = instant()
    status: str = "raised"
    lead_id: int | None = Field(default=None, foreign_key="staff.id")
    accepted_at: datetime | None = instant_or_none()
    on_scene_at: datetime | None = instant_or_none()
    escalated_at: datetime | None = instant_or_none()
    stood_down_at: datetime | None = instant_or_none()
    stood_down_by: str = ""
    outcome: str = ""
    version: int = version_column()


class CalloutAnswer(SQLModel, table=True):
    """What somebody who was called, or came by themselves, said. One of them leads: the index says so."""

    __tablename__ = "callout_answer"
    __table_args__ = table(
        one_of("answer", ANSWERS),
        check("at", "(answer = 'called') = (at IS NULL)"),
        check("on_scene", "on_scene_at IS NULL OR answer IN ('lead','joined')"),
        Index(
            "uq_callout_answer_callout_id",
            "callout_id",
            unique=True,
            sqlite_where=_LEAD,
            postgresql_where=_LEAD,
        ),
        rowid=False,
    )
    callout_id: int = Field(primary_key=True, foreign_key="callout.id")
    staff_id: int = Field(primary_key=True, foreign_key="staff.id", index=True)
    answer: str = "called"
    at: datetime | None = instant_or_none()
    on_scene_at: datetime | None = instant_or_none()
    noted_by: str = ""
    reason: str = ""
