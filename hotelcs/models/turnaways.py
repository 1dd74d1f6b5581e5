"""Who asked for a room and got none, or did not want it: what the house could have sold (handbook 06 §6.1)."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models import rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

TURNAWAY_KINDS = ("denial", "regret")
TURNAWAY_REASONS = ("sold_out", "restriction", "price", "plans", "other")


class Turnaway(SQLModel, table=True):
    """One enquiry that became no booking: the house said no (denial), or the guest did (regret)."""

    __table_args__ = table(
        one_of("kind", TURNAWAY_KINDS),
        one_of("reason", TURNAWAY_REASONS),
        check("stay", "departure >= arrival AND rooms > 0 AND (rate_minor IS NULL OR rate_minor >= 0)"),
        Index("ix_turnaway_arrival", "arrival"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = instant()
    business_date: date
    type_id: int | None = Field(default=None, foreign_key="room_type.id")
    arrival: date
    departure: date
    rooms: int = 1
    kind: str
    reason: str
    channel: str = "phone"
    rate_minor: int | None = None
    contact: str = ""
    note: str = ""
    actor: str
    voided_at: datetime | None = instant_or_none()
