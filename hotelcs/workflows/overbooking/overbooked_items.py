"""Open items of overbooked nights and of the telephone: rooms to source, calls left, holds to decide on.

Calls and holds are one item for the day, not one for each guest: what agents have not done by the evening is somebody's.
"""

from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.calls import due
from hotelcs.workflows.overbooking.shortage import to_source

Row = tuple[str, str, str, str, str]
_LAPSED = (
    "SELECT count(*) FROM reservation r WHERE r.status IN ('confirmed','guaranteed') AND r.status = 'confirmed' "
    "AND (r.arrival < :today OR (r.arrival = :today AND coalesce(r.eta_minute, 0) <= :minute)) "
    "AND (r.hold_until IS NULL OR r.arrival < :today) AND :minute >= (SELECT hold_minute FROM property)"
)


def shortages(reader: Reader, today: str, minute: int) -> list[Row]:
    """An item for each of the next nights that lacks rooms: how many are still to be sourced."""
    del minute
    return [(f"NEED-{night[5:]}", str(count), "", night, today) for night, count in to_source(reader, today)]


def calls(reader: Reader, today: str, minute: int) -> list[Row]:
    """From the evening on: guests of tomorrow whom nobody has reached."""
    left = due.left(reader, due.PRE_ARRIVAL, today) if minute >= due.EVENING else 0
    day = due.day_of_call(due.PRE_ARRIVAL, today)
    return [(f"CALL-{day[5:]}", str(left), "", today, today)] if left else []


def holds(reader: Reader, today: str, minute: int) -> list[Row]:
    """From the hour bookings are held until on: those that somebody keeps or lets go."""
    left = lapsed(reader, today, minute)
    return [(f"HOLD-{today[5:]}", str(left), "", today, today)] if left else []


def lapsed(reader: Reader, today: str, minute: int) -> int:
    """How many bookings without guarantee are past their hour, and kept by nobody."""
    return int(value(reader, _LAPSED, today=today, minute=minute))


def pressing(
    reader: Reader, today: str, minute: int, short: list[tuple[str, int]], lapsed: int
) -> list[tuple[str, int, str, bool]]:
    """What presses whoever works on bookings: kind, how many, about which day, and whether every screen says so.

    `short` are nights with the rooms to be sourced, `lapsed` counts holds to decide on: open items, which are read already.

    A shortage of tonight stands in every banner; one that is foreseen, calls and holds stand on Home once their hour has come.
    """
    found = [("shortage", count, night, night == today) for night, count in short]
    for kind, begins in (
        (due.DUE_OUT, due.DUE_OUT_FROM),
        (due.HOLD, due.begins(reader, due.HOLD)),
        (due.PRE_ARRIVAL, due.PRE_ARRIVAL_FROM),
    ):
        left = due.left(reader, kind, today) if minute >= begins else 0
        if left:
            found.append((f"call_{kind}", left, due.day_of_call(kind, today), False))
    if lapsed:
        found.insert(0, ("holds", lapsed, today, False))
    return found
