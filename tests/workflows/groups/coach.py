"""What the tests of groups have in common: a group three days ahead, what is counted, whether the hotel is sound."""

from typing import Any

from tests.conftest import Hand
from tests.invariants import check

ARRIVAL, SECOND, DEPARTURE = "2026-11-26", "2026-11-27", "2026-11-28"
STAY = {"arrival": ARRIVAL, "departure": DEPARTURE}


def group(hand: Hand, block: str = "KNG 2", **fields: Any) -> str:
    """A coach of two nights from Thursday; its number comes back."""
    asked = {
        "name": "Lakeside Tours",
        "company": "Tours Ltd",
        "leader": "Gao Ming",
        "phone": "13900139000",
        **STAY,
    }
    done = hand.do("book-group", block=block, **{**asked, **fields})
    check(hand)
    return str(done.result["group"])


def sold(hand: Hand, kind: str = "KNG") -> list[int]:
    """Rooms of a type sold on Thursday and Friday."""
    sql = (
        "SELECT n.sold FROM type_night n JOIN room_type t ON t.id = n.type_id "
        "WHERE t.code = :type AND n.night IN (:first, :second) ORDER BY n.night"
    )
    return [row[0] for row in hand.rows(sql, type=kind, first=ARRIVAL, second=SECOND)]


def held(hand: Hand) -> list[int]:
    """Rooms that blocks hold, night by night."""
    return [row[0] for row in hand.rows("SELECT sum(held) FROM group_night GROUP BY night ORDER BY night")]


def row(name: str, **cells: Any) -> dict[str, Any]:
    """A row of a list."""
    return {"name": name, **cells}
