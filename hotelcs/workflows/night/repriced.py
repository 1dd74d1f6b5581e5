"""Rates that somebody changed by hand on the open date, as the ledger has them (handbook 03 W-03, 01:30).

A booking amended with a rate or with prices by night, and a move to another room at another price. Nights that are added or
sold at a price typed at once are no change: what may be taken off there is a limit of each post. Nor are prices of today that
were asked for.
"""

import json
from typing import Any

from hotelcs.workflows.views import Asking

_DONE = (
    "SELECT l.at, l.actor, l.result, v.no, coalesce(m.no, ''), coalesce(g.name, '') FROM ledger l "
    "JOIN ledger_reference f ON f.seq = l.seq JOIN reservation v ON v.no = f.ref "
    "LEFT JOIN stay s ON s.reservation_id = v.id AND s.status = 'in_house' LEFT JOIN room m ON m.id = s.room_id "
    "LEFT JOIN guest g ON g.id = v.guest_id WHERE l.business_date = :today AND l.verb IN ('amend','move-room') "
    "AND l.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM ledger u WHERE u.undoes = l.seq) ORDER BY l.seq"
)
_TYPED = {"rate", "nightly"}


def by_hand(asking: Asking) -> list[tuple[Any, ...]]:
    """Booking, room, guest, instant, difference of all its nights in minor units, and who did it; undone ones are left out."""
    found = []
    for at, actor, result, no, room, guest in asking.rows(_DONE, today=asking.business_date()):
        difference = _difference(json.loads(result))
        if difference is not None:
            found.append((no, room, guest, at, difference, actor))
    return found


def _difference(result: dict[str, Any]) -> int | None:
    """What changed in price by hand, in minor units; 0 where only the prices before are known, None when nothing did."""
    if result.get("rates_before"):
        return 0
    if not _TYPED & set(result.get("changed", ())):
        return None
    pairs = [(night["before_minor"], night["after_minor"]) for night in result.get("price", ())]
    both = [after - before for before, after in pairs if before is not None and after is not None]
    return sum(both) if both else None
