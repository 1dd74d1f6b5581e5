"""A date before the first of a hotel, closed and audited, as if the hotel had been there: for tests of views."""

import json
from contextlib import closing
from pathlib import Path

from hotelcs.storage import driver
from hotelcs.workflows.night.audits_view import STEP_TITLES

AT = "2026-11-22T18:00:00Z"
KEPT = {
    "rooms": 6, "ooo": 0, "oos": 0, "house_use": 0, "paid": 2, "complimentary": 0, "day_use": 0, "arrivals": 1,
    "departures": 1, "people": 3, "due": 1, "no_shows": 0, "walked": 0, "cancelled": 0, "booked": 1, "complaints": 0,
    "posted": {"room": 75200, "room_hour": 0, "breakfast": 0, "no_show_fee": 0, "other": 0},
    "ledger": {"opening": 0, "charges": 75200, "payments": 75200, "closing": 0},
}  # fmt: skip


def close_the_day_before(path: Path, day: str = "2026-11-22") -> None:
    """Write the closed date, its audit and its steps."""
    with closing(driver.connect(str(path))) as connection:
        connection.execute(
            "INSERT INTO business_day (day, status, opened_at, closed_at, totals) VALUES (?, 'closed', ?, ?, ?)",
            (day, AT, AT, json.dumps(KEPT)),
        )
        connection.execute(
            "INSERT INTO audit_run (day, closed_at, actor, backup, warnings, done_at) VALUES (?, ?, 'night', 'copy.db', 1, ?)",
            (day, AT, AT),
        )
        connection.executemany(
            "INSERT INTO audit_step (day, step, seq, at, count) VALUES (?, ?, ?, ?, 1)",
            [(day, step, seq, AT) for seq, step in enumerate(STEP_TITLES, start=1)],
        )
        connection.execute(
            "INSERT INTO daily_review (day, made_at, numbers) VALUES (?, ?, ?)",
            (day, AT, json.dumps({"M-02.occ": "33.33", "M-03.adr": "37600", "M-10.nps": None})),
        )
