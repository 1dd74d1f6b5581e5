"""Which faster ways the program has told somebody already: each is told once (handbook 04 §4.1).

These rows are written beside the ledger, as drafts are: they change nothing in the hotel.
"""

from datetime import datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import people  # noqa: F401 - what its table refers to
from hotelcs.models.columns import instant, table


class HintTold(SQLModel, table=True):
    """A faster way that somebody was told: the way's name, as `jump 05`."""

    __tablename__ = "hint_told"
    __table_args__ = table(rowid=False)
    account_id: int = Field(primary_key=True, foreign_key="account.id")
    hint: str = Field(primary_key=True)
    told_at: datetime = instant()
