"""Emergencies: that there is one, where, and who said so, signed in or not (handbook 02 §2.3.6)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

INCIDENT_TYPES = (
    "fire", "medical", "power", "water", "lift", "theft", "violence", "missing_child", "food", "earthquake", "typhoon",
    "system", "death", "bomb", "gas", "other",
)  # fmt: skip
INCIDENT_STATES = ("reported", "responding", "false_alarm", "closed")
_OPEN = text("status IN ('reported','responding')")


class Incident(SQLModel, table=True):
    """An emergency. `signed_in` is false when it was raised at a terminal where nobody was."""

    __table_args__ = table(
        one_of("type", INCIDENT_TYPES),
        one_of("status", INCIDENT_STATES),
        check("place", "length(place) > 0"),
        check("ended", "(status IN ('false_alarm','closed')) = (ended_at IS NOT NULL)"),
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
    ended_at: datetime | None = instant_or_none()
    reason: str = ""
    version: int = version_column()
