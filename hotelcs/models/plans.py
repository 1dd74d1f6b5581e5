"""Contingency plans by type of emergency: versions with their steps, one approved at a time; whom to call (handbook SM-08)."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column
from hotelcs.models.emergency_types import INCIDENT_TYPES

PLAN_STATES = ("draft", "in_review", "approved", "superseded", "retired")
_APPROVED = text("status = 'approved'")


class ContingencyPlan(SQLModel, table=True):
    """A version of the plan for a type of emergency. Who approves it did not write it; at most one is approved."""

    __tablename__ = "contingency_plan"
    __table_args__ = table(
        one_of("type", INCIDENT_TYPES),
        one_of("status", PLAN_STATES),
        check("edition", "edition > 0"),
        check("approver", "approved_by IS NULL OR approved_by <> author"),
        check("approved", "(status IN ('approved','superseded')) <= (approved_at IS NOT NULL AND next_review IS NOT NULL)"),
        UniqueConstraint("type", "edition"),
        Index("uq_contingency_plan_approved", "type", unique=True, sqlite_where=_APPROVED, postgresql_where=_APPROVED),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    type: str
    code: str
    edition: int
    name_en: str
    name_zh: str
    call: str = ""
    status: str = "draft"
    author: str
    created_at: datetime = instant()
    approved_by: str | None = None
    approved_at: datetime | None = instant_or_none()
    next_review: date | None = None
    note: str = ""
    version: int = version_column()


class PlanStep(SQLModel, table=True):
    """A step of a plan: who does it, within how many seconds after the alarm (before it when negative; none: event-driven)."""

    __tablename__ = "plan_step"
    __table_args__ = table(
        check("seq", "seq > 0"), check("texts", "length(text_en) > 0 AND length(text_zh) > 0"), rowid=False
    )
    plan_id: int = Field(primary_key=True, foreign_key="contingency_plan.id")
    seq: int = Field(primary_key=True)
    text_en: str
    text_zh: str
    post: str
    target_seconds: int | None = None
    critical: bool = False


class EmergencyNumber(SQLModel, table=True):
    """A number that is called in an emergency; empty until the hotel knows its own. `types` are those of emergencies."""

    __tablename__ = "emergency_number"
    __table_args__ = table(check("names", "length(name_en) > 0 AND length(name_zh) > 0"))
    code: str = Field(primary_key=True)
    name_en: str
    name_zh: str
    number: str = ""
    types: str = ""
    sort: int = 0


class EmergencyCheck(SQLModel, table=True):
    """Something looked at every so many days so that it works in an emergency; counted from `since` until it is signed."""

    __tablename__ = "emergency_check"
    __table_args__ = table(
        check("names", "length(name_en) > 0 AND length(name_zh) > 0"),
        check("every_days", "every_days BETWEEN 0 AND 365"),
        check("signed", "(signed_at IS NULL) = (signed_by IS NULL)"),
    )
    code: str = Field(primary_key=True)
    name_en: str
    name_zh: str
    post: str
    every_days: int
    since: date
    signed_at: datetime | None = instant_or_none()
    signed_by: str | None = None
    sort: int = 0
