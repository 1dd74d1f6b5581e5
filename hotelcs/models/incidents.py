"""Emergencies and drills: that there is one, where, who commands it, how it stands (handbook 02 §2.3.6, SM-07)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import people, plans, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column
from hotelcs.models.emergency_types import INCIDENT_TYPES

LEVELS = ("l1", "l2", "l3", "l4")
DANGER = ("reported", "responding", "contained")
"""While somebody may be in danger: the states in which every terminal shows it."""
AFTER = ("recovering", "reviewing")
OVER = ("false_alarm", "closed", "voided")
INCIDENT_STATES = (*DANGER, *AFTER, *OVER)
_OPEN = text("status IN ('reported','responding','contained','recovering','reviewing')")


class Incident(SQLModel, table=True):
    """An emergency, or a drill of one. `signed_in` is false when it was raised at a terminal where nobody was.

    `level` is l1 (what the post at hand deals with) to l4 (the worst). `plan_id` is the version whose steps were taken;
    `plan_approved` whether a manager had approved it by then. `offered_id` is whom the command is being handed to.
    `told_at` is when the superiors were last told how it stands, or when it began; every `report_minutes` they are.
    """

    __table_args__ = table(
        one_of("type", INCIDENT_TYPES),
        one_of("status", INCIDENT_STATES),
        one_of("level", LEVELS),
        one_of("plan_change", ("yes", "no")),
        check("place", "length(place) > 0"),
        check("ended", "(status IN ('false_alarm','closed','voided')) = (ended_at IS NOT NULL)"),
        check("counts", "casualties >= 0 AND report_minutes BETWEEN 1 AND 240"),
        check("no_reentry", "evac OR NOT no_reentry"),
        check("command", "offered_id IS NULL OR commander_id IS NOT NULL"),
        check("plan_change_note", "plan_change IS NULL OR length(plan_change_note) > 0"),
        Index("ix_incident_open", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    type: str
    place: str
    room_id: int | None = Field(default=None, foreign_key="room.id")
    status: str = "reported"
    at: datetime = instant()
    business_date: date = Field(index=True)
    reported_by: str = ""
    terminal: str
    signed_in: bool = True
    drill: bool = False
    level: str | None = None
    commander_id: int | None = Field(default=None, foreign_key="staff.id")
    offered_id: int | None = Field(default=None, foreign_key="staff.id")
    plan_id: int | None = Field(default=None, foreign_key="contingency_plan.id")
    plan_approved: bool = False
    told_at: datetime | None = instant_or_none()
    report_minutes: int = 15
    evac: bool = False
    no_reentry: bool = False
    casualties: int = 0
    media: bool = False
    cctv_until: date | None = None
    damage: str = ""
    review: str = ""
    plan_change: str | None = None
    plan_change_note: str = ""
    lesson: str = ""
    ended_at: datetime | None = instant_or_none()
    reason: str = ""
    version: int = version_column()
