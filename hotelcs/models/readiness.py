"""Whether the house is ready for a large group or an event: fourteen checks, each somebody's until it is well (W-16)."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import groups, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

CHECK_STATES = ("ok", "issue", "ask")


class EventReadiness(SQLModel, table=True):
    """The checks of a group, how often they ran, for which of the hours before it; signed when all are well."""

    __tablename__ = "event_readiness"
    __table_args__ = table(
        check("runs", "runs >= 1 AND stage BETWEEN 0 AND 999"),
        check("signed", "(signed_at IS NULL) = (signed_by IS NULL)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="group_booking.id", unique=True)
    starts_at: datetime = instant()
    stage: int
    runs: int = 1
    ran_at: datetime = instant()
    signed_at: datetime | None = instant_or_none()
    signed_by: str | None = None
    version: int = version_column()


class ReadinessCheck(SQLModel, table=True):
    """One check: well, an issue with a count and its `parts` ("no_name=4"), or asked of a person who ticks it."""

    __tablename__ = "readiness_check"
    __table_args__ = table(
        one_of("state", CHECK_STATES),
        check("count", "count >= 0"),
        check("ticked", "(ticked_at IS NULL) = (ticked_by IS NULL)"),
        rowid=False,
    )
    readiness_id: int = Field(primary_key=True, foreign_key="event_readiness.id")
    code: str = Field(primary_key=True)
    state: str
    count: int = 0
    parts: str = ""
    staff_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    ticked_at: datetime | None = instant_or_none()
    ticked_by: str | None = None
    note: str = ""
