"""Calls to guests: before they come, before their hold lapses, before they leave (handbook 02 `PreArrivalContact`)."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models import reservations  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

CALL_KINDS = ("pre_arrival", "hold", "due_out")
CALL_OUTCOMES = ("confirmed", "changed", "cancelled", "unreachable", "leaving", "late_out", "extends")


class GuestCall(SQLModel, table=True):
    """One try to reach a guest about `day`, and what they said. `at_minute` is when they come, or go, hotel time."""

    __tablename__ = "guest_call"
    __table_args__ = table(
        one_of("kind", CALL_KINDS),
        one_of("outcome", CALL_OUTCOMES),
        check("at_minute", "at_minute IS NULL OR at_minute BETWEEN 0 AND 1440"),
        Index("ix_guest_call_reservation_id_kind_day", "reservation_id", "kind", "day"),
    )
    id: int | None = Field(default=None, primary_key=True)
    reservation_id: int = Field(foreign_key="reservation.id")
    kind: str
    day: date
    outcome: str
    at_minute: int | None = None
    transport: str = ""
    needs: str = ""
    assist: bool = False
    lang: str = ""
    actor: str
    at: datetime = instant()
    voided_at: datetime | None = instant_or_none()
