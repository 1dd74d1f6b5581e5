"""How long somebody has to wait after wrong passwords: for each account, each terminal, each PIN at a terminal.

A failure is written before the secret is looked at, in a unit of its own, and taken back when it was right: neither
a rollback nor a kill makes a try free. What is left of a wait is kept in seconds and counted from look to look, so
neither setting the clock back nor setting it right again shortens it (reliability §7.1).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, delete, select

from hotelcs.models.doors import Throttle
from hotelcs.storage.keys import Keys

FREE = 2
"""Failures that cost no time."""
LONGEST = 300
"""Seconds at most between two tries."""
LOCKS_AT = 10
"""Wrong passwords after which the account waits for a supervisor, or half an hour."""
LOCKED_FOR = 1800
PINS = 5
"""Wrong PINs after which the password is asked for."""
SECOND = timedelta(seconds=1)
FORGIVEN = timedelta(minutes=5)
"""A terminal forgets one failure in so long."""
FORGOTTEN = timedelta(days=2)
"""Rows of tries long past are removed."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a try has to pass: scope and keyed name of a row."""

    scope: str
    name: str


def account(keys: Keys, login: str) -> Gate:
    """The gate of an account, whether there is one of that name or not."""
    return Gate("account", keys.digest(f"account:{login.casefold()}"))


def terminal(keys: Keys, name: str) -> Gate:
    """The gate of a terminal, whoever tries there."""
    return Gate("terminal", keys.digest(f"terminal:{name}"))


def pin(keys: Keys, login: str, name: str) -> Gate:
    """The gate of one person's PIN at one terminal."""
    return Gate("pin", keys.digest(f"pin:{login}@{name}"))


def wait_after(failures: int) -> int:
    """Seconds to wait after so many failures: 0, 0, 1, 2, 4, 8 … 300."""
    return 0 if failures <= FREE else int(min(2 ** min(failures - FREE - 1, 20), LONGEST))


def waiting(session: Session, gates: tuple[Gate, ...], now: datetime) -> tuple[int, bool]:
    """The longest wait of the gates in seconds, a begun one counted, and whether it is the lock of an account.

    Trying while one waits changes nothing.
    """
    longest, locked = 0, False
    for gate in gates:
        row = _row(session, gate, now)
        if row.wait_seconds == 0:
            row.locked = False
        if row.wait_seconds > longest:
            longest, locked = row.wait_seconds, row.locked
    return longest, locked


def charge(session: Session, gates: tuple[Gate, ...], now: datetime) -> dict[str, int]:
    """Count a failure at every gate before the secret is looked at; failures by scope come back."""
    counted = {}
    for gate in gates:
        row = _row(session, gate, now)
        row.failures += 1
        row.wait_seconds = max(row.wait_seconds, wait_after(row.failures))
        row.seen_at, row.latest_at = now, max(row.latest_at, now)
        if gate.scope == "account" and row.failures >= LOCKS_AT:
            row.wait_seconds, row.locked = LOCKED_FOR, True
        counted[gate.scope] = row.failures
    return counted


def wrong(session: Session, gates: tuple[Gate, ...], now: datetime) -> None:
    """The counted try was a wrong one: the terminal's quiet time begins anew. A right one leaves it as it was."""
    for gate in gates:
        _row(session, gate, now).quiet_from = now


def forgive(session: Session, gates: tuple[Gate, ...], now: datetime) -> None:
    """It was right: the account and its PIN begin anew, the terminal forgets this try only."""
    for gate in gates:
        row = _row(session, gate, now)
        if gate.scope == "terminal":
            row.failures = max(0, row.failures - 1)
            row.wait_seconds = 0
        else:
            session.delete(row)


def lift(session: Session, gate: Gate) -> bool:
    """Take a lock or a wait away; whether there was one."""
    row = session.get(Throttle, (gate.scope, gate.name))
    if row is None:
        return False
    session.delete(row)
    return bool(row.failures)


def sweep(session: Session, now: datetime) -> None:
    """Remove rows of tries long past; unknown logins would fill the table."""
    session.exec(delete(Throttle).where(Throttle.latest_at < now - FORGOTTEN))  # type: ignore[arg-type]


def _row(session: Session, gate: Gate, now: datetime) -> Throttle:
    """The row of a gate as it stands now, made when there is none."""
    query = select(Throttle).where(Throttle.scope == gate.scope, Throttle.name == gate.name)
    row = session.exec(query).first()
    if row is None:
        row = Throttle(scope=gate.scope, name=gate.name, seen_at=now, latest_at=now, quiet_from=now)
        session.add(row)
        return row
    _count_down(row, now)
    if gate.scope == "terminal":
        _forget(row, now)
    return row


def _count_down(row: Throttle, now: datetime) -> None:
    """Take the time off the wait that passed since the last look.

    A clock set back has let none pass: it counts from there, from look to look. Once the clock is past the latest
    instant it ever showed, it counts from that instant: nothing is counted twice. Whole seconds only; the rest stays.
    """
    start = row.latest_at if now >= row.latest_at else min(row.seen_at, now)
    row.quiet_from += start - row.seen_at
    passed = (now - start) // SECOND
    row.wait_seconds = max(0, row.wait_seconds - passed)
    row.seen_at = start + passed * SECOND
    row.latest_at = max(row.latest_at, row.seen_at)


def _forget(row: Throttle, now: datetime) -> None:
    """A terminal forgets one failure in every five minutes without a new one, whoever comes and goes meanwhile."""
    forgotten = max(0, (now - row.quiet_from) // FORGIVEN)
    row.failures = max(0, row.failures - forgotten)
    row.quiet_from += forgotten * FORGIVEN
