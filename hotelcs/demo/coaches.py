"""Groups of the demo hotel: a coach in two days with most of its list, a wedding that asks, a company without a list."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from hotelcs.demo.shift import Shift
from hotelcs.errors import Refusal

COACH, COMPANY, WEDDING = 2, 4, 20
"""Days until they come."""
LARGEST = {"A": 6, "D": 4}
"""Rooms a night at most, by type."""


def begin(shift: Shift, today: date) -> None:
    """Agree with them this morning."""
    names = [person.name for person in islice(shift.companions, 14)]
    coach = _agree(shift, "A", today + timedelta(days=COACH), 2, name="Sunrise Coach Tours", company="Sunrise Coach Tours",
                   leader=names[0], coach=15 * 60 + 10, kind="tour", cutoff=(today + timedelta(days=1)).isoformat())  # fmt: skip
    if coach:
        rooms = max(1, coach[1] - 1)
        rows = [{"name": name, "sharing": str(at // 2 + 1)} for at, name in enumerate(names[: 2 * rooms])]
        shift.crew.do("demo", "rooming-list", group=coach[0], rows=rows)
    _agree(shift, "D", today + timedelta(days=COMPANY), 2, name="Harbour Engineering", company="Harbour Engineering",
           leader=names[12], kind="corporate", billing="split")  # fmt: skip
    _agree(shift, "A", today + timedelta(days=WEDDING), 1, name="Wedding party", leader=names[13], kind="wedding",
           billing="individual", status="enquiry")  # fmt: skip


def _agree(shift: Shift, code: str, arrival: date, nights: int, **fields: Any) -> tuple[str, int] | None:
    """The group's number and its rooms, as many as can be held; nothing where not one can."""
    asked = {
        "arrival": arrival.isoformat(),
        "departure": (arrival + timedelta(days=nights)).isoformat(),
        **fields,
    }
    for rooms in range(LARGEST[code], 0, -1):
        try:
            done = shift.crew.do("demo", "book-group", block=f"{code} {rooms}", pax=2 * rooms, **asked)
        except Refusal:
            continue  # sold out: one room less
        return str(done.result["group"]), rooms
    return None
