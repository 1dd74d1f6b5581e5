"""Who was faster: the login, the terminal and the time of the entry that last changed a record, from the ledger.

Each is one statement over what entries speak of (`ledger_reference`), asked only when an act is refused.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.i18n import N_, Word
from hotelcs.workflows.act import Work

RECENT = 300
"""Newest entries that are looked through for a rule, which no entry is listed under."""
TAKES = (
    "assign-group", "assign-room", "book", "check-in", "check-in-rooms", "extend", "move-room", "pick-up", "reinstate",
    "rooming-list", "split-guests", "split-stay", "swap-rooms", "undo-check-out", "walk-in",
)  # fmt: skip
"""Acts that give a booking its room; others only name it."""
_OF = (
    "SELECT l.actor, l.terminal, l.at FROM ledger_reference f JOIN ledger l ON l.seq = f.seq WHERE f.ref = :ref "
    "AND l.verb <> 'denied' ORDER BY f.seq DESC LIMIT :among"
)
_RECENT = (
    "SELECT l.actor, l.terminal, l.at FROM ledger l WHERE l.seq > (SELECT max(seq) FROM ledger) - :recent "
    "AND l.verb <> 'denied' AND l.result LIKE :quoted ESCAPE '!' ORDER BY l.seq DESC LIMIT :among"
)
_TOOK = (
    "SELECT l.actor, l.terminal, l.at FROM ledger_reference f JOIN ledger l ON l.seq = f.seq "
    "WHERE f.ref IN (SELECT r.no FROM reservation r WHERE r.no = :no UNION SELECT s.no FROM reservation r "
    "JOIN stay s ON s.reservation_id = r.id WHERE r.no = :no) AND l.verb <> 'denied' "
    f"ORDER BY CASE WHEN l.result NOT LIKE :room ESCAPE '!' THEN 2 WHEN l.verb IN {TAKES} THEN 0 ELSE 1 END, f.seq DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did it, at which terminal, and when."""

    login: str
    terminal: str
    at: datetime

    def when(self, work: Work) -> str:
        """On the hotel's clock: the hour of today, with the day before it of another day."""
        zone = ZoneInfo(work.property.tz)
        at, today = self.at.astimezone(zone), work.now.astimezone(zone).date()
        return at.strftime("%H:%M") if at.date() == today else at.strftime("%m-%d %H:%M")


def last_hand(work: Work, reference: str, among: int) -> Hand | None:
    """Who changed `reference` in the last `among` entries about it: somebody else, or the same person at another window.

    None when nobody did.
    """
    rows = work.reader.rows(_OF, ref=reference, among=among) or work.reader.rows(
        _RECENT, recent=RECENT, quoted=_quoted(reference), among=among
    )
    me = (work.actor.login, work.actor.terminal)
    return next((_told(row) for row in (*(row for row in rows if row[:2] != me), *rows)), None)


def taken_by(work: Work, reservation: str, room: str) -> Word | str:
    """For a sentence about a room that a booking holds: who gave it the room, where and when; nothing when nobody knows."""
    rows = work.reader.rows(_TOOK, no=reservation, room=_quoted(room))
    if not rows:
        return ""
    hand = _told(rows[0])
    return Word(
        N_(" ({who} at {terminal}, {at})"), who=hand.login, terminal=hand.terminal, at=hand.when(work)
    )


def _told(row: tuple[str, str, str]) -> Hand:
    return Hand(row[0], row[1], parse_instant(row[2]))


def _quoted(value: str) -> str:
    """A value as it stands in an entry's result, for LIKE."""
    return '%"' + value.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '"%'
