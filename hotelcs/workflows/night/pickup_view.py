"""Pickup: rooms on the books for nights to come, now and when an earlier date was closed."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking, day_of

_KNOWN = "SELECT max(day) FROM audit_step WHERE step = 'books' AND day <= :since"
_BEFORE = "SELECT night, sold FROM books_night WHERE day = :day AND night BETWEEN :first AND :last"
_NOW = "SELECT night, sum(sold) FROM type_night WHERE night BETWEEN :first AND :last GROUP BY night"
MOST_DAYS, USUAL = 400, 14


@dataclass(frozen=True, slots=True)
class Pickup:
    """A night: rooms on the books when the date `since` was closed, now, and what was picked up (negative: given up)."""

    night: str
    since: str
    before: int
    now: int
    pickup: int


def pickup(asking: Asking, since: str = "", from_: str | None = None, to: str | None = None) -> list[Pickup]:
    """One row a night from `from` to `to`, both included: two weeks from today unless told; `since` the date before today.

    Compared is the newest audit up to `since`. Empty when there is none. Raises Usage.
    """
    today = date.fromisoformat(asking.business_date())
    first = day_of(from_, "from") if from_ else today
    last = day_of(to, "to") if to else first + timedelta(days=USUAL - 1)
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Usage(N_("Ask for at most {count} days, the first one first."), count=MOST_DAYS)
    wanted = day_of(since, "since") if since else today - timedelta(days=1)
    known = asking.rows(_KNOWN, since=wanted.isoformat())[0][0]
    if known is None:
        return []
    span = {"first": first.isoformat(), "last": last.isoformat()}
    before, now = dict(asking.rows(_BEFORE, day=known, **span)), dict(asking.rows(_NOW, **span))
    nights = [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]
    return [
        Pickup(
            night, known, before.get(night, 0), now.get(night, 0), now.get(night, 0) - before.get(night, 0)
        )
        for night in nights
        if night > known
    ]
