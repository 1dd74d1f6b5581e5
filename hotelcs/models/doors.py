"""Who is signed in where, what went wrong at the door, and what somebody was typing (reliability §7.1).

These rows are written beside the ledger, each in a unit of its own, so that nothing that is rolled back takes a
failure back with it.
"""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

SCOPES = ("account", "terminal", "pin")


class Throttle(SQLModel, table=True):
    """Failures of an account, a terminal, or a PIN at a terminal, and how long the next try has to wait.

    `name` is a keyed digest: what was typed as a login may be a password. `wait_seconds` are what was left at `seen_at`;
    `latest_at` is the latest instant the clock ever showed here, so that setting it back and forth shortens nothing. A
    terminal forgets failures one by one from `quiet_from` on.
    """

    __table_args__ = table(
        one_of("scope", SCOPES), check("counts", "failures >= 0 AND wait_seconds >= 0"), rowid=False
    )
    scope: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    failures: int = 0
    wait_seconds: int = 0
    locked: bool = False
    seen_at: datetime = instant()
    latest_at: datetime = instant()
    quiet_from: datetime = instant()


class SignedIn(SQLModel, table=True):
    """A person at a terminal, from the password to the end. `pin_good` falls after five wrong PINs."""

    __tablename__ = "signed_in"
    __table_args__ = table(
        Index("ix_signed_in_open", "account_id", sqlite_where=text("closed_at IS NULL"),
              postgresql_where=text("closed_at IS NULL")),
        Index("ix_signed_in_terminal", "terminal", "opened_at"),
    )  # fmt: skip
    id: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    terminal: str
    opened_at: datetime = instant()
    pin_good: bool = True
    closed_at: datetime | None = instant_or_none()
    ended: str = ""


class Draft(SQLModel, table=True):
    """What somebody has typed into a form and not saved, sealed; it comes back to that person only."""

    __table_args__ = table(rowid=False)
    account_id: int = Field(primary_key=True, foreign_key="account.id")
    record: str = Field(primary_key=True)
    screen: str
    sealed: bytes
    saved_at: datetime = instant()
