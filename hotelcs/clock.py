"""The injected clock: the only place that asks the machine for the time.

The business date is never taken from here; it is a row that only closing the day moves (handbook 02 §2.1).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

Clock = Callable[[], datetime]
"""Anything that answers the present instant as an aware UTC datetime."""


def system_clock() -> datetime:
    """Now, in UTC, to the microsecond."""
    return datetime.now(UTC)


def fixed(instant: datetime) -> Clock:
    """A clock that stands still at `instant` (tests, replays, `--now`)."""
    return lambda: instant


def iso(instant: datetime) -> str:
    """`instant` as UTC text with seconds and Z: 2026-11-23T03:01:00Z."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_instant(text: str) -> datetime:
    """The aware UTC instant written as `text` (ISO 8601; a missing zone is an error)."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant.astimezone(UTC)


def nights(arrival: date, departure: date) -> list[date]:
    """The nights of a stay, half-open: arrival is slept, departure is not."""
    return [arrival + timedelta(days=n) for n in range((departure - arrival).days)]
