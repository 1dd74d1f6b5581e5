"""The yardstick of P11: the resort's file into the same rows with the csv module and executemany, nothing else.

The same checks as ours: known columns, dates, whole numbers, codes, an amount not below nought, a position
used once, clean text. Usage: python -m benchmarks.plain_import FILE DATABASE (which has our schema).
"""

import csv
import gzip
import sqlite3  # the yardstick is a process of its own, on the stock library
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
STATUS = {"Check-Out": "checked_out", "Canceled": "cancelled", "No-Show": "no_show"}
CHANNEL = {
    "Direct": "direct_web",
    "Corporate": "corporate",
    "TA/TO": "agency",
    "GDS": "ota",
    "Undefined": "agency",
}
GUARANTEE = {"No Deposit": "none", "Refundable": "deposit", "Non Refund": "prepaid"}


def main(file: str, database: str) -> None:
    """Read, check, write in one transaction."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    bookings, nights, types, seen = [], [], {}, set()
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as text:
        for position, row in enumerate(csv.DictReader(text, strict=True), 1):
            try:
                booking, slept = check(position, row)
            except ValueError:
                continue
            if position in seen:
                continue
            seen.add(position)
            booking[3] = types.setdefault(row["reserved_room_type"].strip(), len(types) + 1)
            bookings.append(booking)
            nights.extend((position, night, booking[3], booking[8]) for night in slept)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO room_type (id, code, name_en, name_zh, max_adults, max_children, base_rate_minor, "
        "hourly_rate_minor, overbooking, sort) VALUES (?, ?, ?, ?, 99, 99, 0, 0, 0, 0)",
        [(key, code, code, code) for code, key in types.items()],
    )
    connection.executemany(
        "INSERT INTO reservation (id, no, tail, type_id, arrival, departure, adults, children, rate_minor, country, "
        "segment, status, channel, guarantee, booked_date, status_date, requests, kind, source, source_ref, created_at, "
        "version, booker, do_not_move, prepaid_minor, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'plain', ?, '2026-11-23T07:00:00Z', 1, '', 0, 0, '')",
        bookings,
    )
    connection.executemany(
        "INSERT INTO reservation_night (reservation_id, night, type_id, rate_minor) VALUES (?,?,?,?)", nights
    )
    connection.execute("COMMIT")


def check(position: int, row: dict[str, str]) -> tuple[list[object], list[str]]:
    """One row checked and converted; ValueError when it is not to be taken."""
    month = MONTHS.index(row["arrival_date_month"]) + 1
    arrival = date(int(row["arrival_date_year"]), month, int(row["arrival_date_day_of_month"]))
    length = int(row["stays_in_weekend_nights"]) + int(row["stays_in_week_nights"])
    rate = int((Decimal(row["adr"]) * 100).to_integral_value(ROUND_HALF_EVEN))
    if rate < 0 or length > 400:
        raise ValueError(rate)
    children = sum(
        0 if cell in {"", "NULL", "NA"} else int(cell) for cell in (row["children"], row["babies"])
    )
    country, segment = clean(row["country"]), clean(row["market_segment"])
    departure = arrival + timedelta(days=length)
    booked = arrival - timedelta(days=int(row["lead_time"]))
    asked = row["total_of_special_requests"]
    booking = [
        position, f"R261123-{position:03d}", position, 0, arrival.isoformat(), departure.isoformat(), int(row["adults"]),
        children, rate, country, segment, STATUS[row["reservation_status"]], CHANNEL[row["distribution_channel"]],
        GUARANTEE[row["deposit_type"]], booked.isoformat(), date.fromisoformat(row["reservation_status_date"]).isoformat(),
        "" if asked == "0" else f"special requests: {asked}", "overnight" if length else "day_use", str(position),
    ]  # fmt: skip
    return booking, [(arrival + timedelta(days=day)).isoformat() for day in range(length)]


def clean(text: str) -> str:
    """Text without control characters; "NULL" is nothing."""
    text = text.strip()
    if text in {"", "NULL", "NA", "Undefined"}:
        return ""
    if any(ord(char) < 32 or 127 <= ord(char) < 160 for char in text):
        raise ValueError(text)
    return text


if __name__ == "__main__":
    main(*sys.argv[1:])
