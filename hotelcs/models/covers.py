"""Part of a shift that somebody asks others to take, and who took it."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table, version_column

COVER_STATES = ("asked", "taken", "withdrawn")


class RosterCover(SQLModel, table=True):
    """From `begins` until `ends` (the hotel's wall clock) somebody asks to be stood in for on their shifts.

    Triggers keep what one person asks for apart, and what one person takes.
    """

    __tablename__ = "roster_cover"
    __table_args__ = table(
        one_of("status", COVER_STATES),
        check("span", "ends > begins AND length(begins) = 16 AND length(ends) = 16"),
        check("taken", "(status = 'taken') = (taker_id IS NOT NULL)"),
        check("taker", "taker_id IS NULL OR taker_id <> staff_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    begins: str
    ends: str = Field(index=True)
    reason: str = ""
    status: str = "asked"
    taker_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    asked_at: datetime = instant()
    version: int = version_column()
