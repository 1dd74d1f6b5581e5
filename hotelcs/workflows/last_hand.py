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
    "AND l.verb <> 'denied' AND (l.actor <> :login OR l.terminal <> :terminal) ORDER BY f.seq DESC LIMIT 1"
)
_RECENT = (
    "SELECT l.actor, l.terminal, l.at FROM ledger l WHERE l.seq > (SELECT max(seq) FROM ledger) - :recent "
    "AND (l.actor <> :login OR l.terminal <> :terminal) AND l.result LIKE :quoted ESCAPE '!' ORDER BY l.seq DESC LIMIT 1"
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


def other_hand(work: Work, reference: str) -> Hand | None:
    """Who else last acted on `reference`: anybody but this login at this terminal. None when nobody did."""
    me = {"login": work.actor.login, "terminal": work.actor.terminal}
    return _hand(work, _OF, ref=reference, **me) or _hand(
        work, _RECENT, recent=RECENT, quoted=_quoted(reference), **me
    )


def taken_by(work: Work, reservation: str, room: str) -> Word | str:
    """For a sentence about a room that a booking holds: who gave it the room, where and when; nothing when nobody knows."""
    hand = _hand(work, _TOOK, no=reservation, room=_quoted(room))
    if hand is None:
        return ""
    return Word(
        N_(" ({who} at {terminal}, {at})"), who=hand.login, terminal=hand.terminal, at=hand.when(work)
    )


def _hand(work: Work, sql: str, **values: str | int) -> Hand | None:
    found = work.reader.rows(sql, **values)
    return Hand(found[0][0], found[0][1], parse_instant(found[0][2])) if found else None


def _quoted(value: str) -> str:
    """A value as it stands in an entry's result, for LIKE."""
    return '%"' + value.replace("!", "!!").replace("%", "!%").replace("_", "!_") + '"%'
