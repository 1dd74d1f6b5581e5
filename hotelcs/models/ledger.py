"""The ledger: one row per act, chained by keyed hashes, never changed (triggers refuse it)."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import instant, table


class LedgerEntry(SQLModel, table=True):
    """One act: who, where, on which business date, what, with what result.

    `result` is canonical JSON of references and amounts, never of personal values. `digest` is the keyed
    hash of the act's fields, so that a repeated key can be told from a reused one. `hash` is
    HMAC-SHA256(key, prev + canonical body).
    """

    __tablename__ = "ledger"
    __table_args__ = table(Index("ix_ledger_verb", "verb", "seq"), Index("ix_ledger_actor", "actor", "seq"))
    seq: int = Field(primary_key=True)
    at: datetime = instant()
    business_date: date = Field(index=True)
    actor: str
    terminal: str
    verb: str
    act_key: str | None = Field(default=None, unique=True)
    digest: str
    changed: int
    result: str
    undoes: int | None = Field(default=None, foreign_key="ledger.seq", unique=True)
    prev: str
    hash: str


class LedgerReference(SQLModel, table=True):
    """Which entries speak of a record, by its number: the history of anything without reading every entry."""

    __tablename__ = "ledger_reference"
    __table_args__ = table(Index("ix_ledger_reference_seq", "seq"), rowid=False)
    ref: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, foreign_key="ledger.seq")
