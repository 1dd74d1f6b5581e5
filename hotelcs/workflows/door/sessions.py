"""Who is signed in where, from the password to the end; and how long a PIN is good for."""

import uuid
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from hotelcs.models.doors import SignedIn
from hotelcs.storage.reading import Reader
from hotelcs.workflows.roster.shift_times import begun

BEFORE_SHIFT = timedelta(hours=1)
"""Whoever signs in so long before a shift begins has signed in for that shift."""


def begin(session: Session, account: int, terminal: str, now: datetime) -> str:
    """A new session of an account at a terminal; its id."""
    key = uuid.uuid4().hex
    session.add(SignedIn(id=key, account_id=account, terminal=terminal, opened_at=now))
    return key


def end(session: Session, key: str, now: datetime, why: str) -> bool:
    """End a session; whether it was open."""
    row = session.get(SignedIn, key)
    if row is None or row.closed_at is not None:
        return False
    row.closed_at, row.ended = now, why
    return True


def end_all(session: Session, account: int, now: datetime, why: str, but: str | None = None) -> int:
    """End every session of an account, one excepted; how many there were."""
    query = select(SignedIn).where(SignedIn.account_id == account, col(SignedIn.closed_at).is_(None))
    rows = [row for row in session.exec(query) if row.id != but]
    for row in rows:
        row.closed_at, row.ended = now, why
    return len(rows)


def is_of_this_shift(reader: Reader, opened_at: datetime, now: datetime, tz: str) -> bool:
    """Whether somebody who signed in at `opened_at` did so for the shift that is on now."""
    return opened_at >= begun(reader, now, tz) - BEFORE_SHIFT


def spoil_pin(session: Session, key: str) -> None:
    """After too many wrong PINs only the password opens this session again."""
    row = session.get(SignedIn, key)
    if row is not None:
        row.pin_good = False
