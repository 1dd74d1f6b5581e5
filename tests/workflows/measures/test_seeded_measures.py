"""The worked examples of handbook 06 on a hotel that has the records: stays, arrivals, queue, rooms, complaints, roll calls."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from hotelcs.workflows.measures.catalogue import measured
from tests.conftest import Hand
from tests.workflows.complaints.conftest import Bench
from tests.workflows.measures.copies import copy

BEFORE = "2026-11-20"


def told(hand: Hand, code: str, first: str = "2026-11-23", last: str = "2026-11-23") -> dict[str, str]:
    with hand.desk.file.read() as reader:
        found = measured(reader, code, first, last, hand.now)
    return {one.key: str(one.value) for one in found.figures}


@pytest.fixture
def old(hand: Hand) -> Hand:
    """A hotel that was there before: one guest came and left, and a date long ago is on file."""
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO business_day (day, status, opened_at, closed_at, totals) VALUES "
            "('2024-01-01', 'closed', '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', '{}')"
        )
    stay = hand.check_in(hand.book())
    hand.now += timedelta(hours=1)
    hand.do("check-out", stay=stay, settle="cash")
    return hand


def bookings(hand: Hand, states: dict[str, int], arrival: str = BEFORE) -> list[int]:
    leaves = (date.fromisoformat(arrival) + timedelta(days=1)).isoformat()
    changes = [{"no": f"R-{arrival}-{state}-{n}", "arrival": arrival, "departure": leaves, "status": state, "party": None, "kind": "overnight"}
               for state, many in states.items() for n in range(many)]  # fmt: skip
    return copy(hand, "reservation", changes)


def test_168_nights_of_96_stays_are_1_75(old: Hand) -> None:
    ids = bookings(old, {"checked_out": 96})
    copy(old, "stay", [
        {"no": f"S-{n}", "reservation_id": key, "status": "checked_out", "date_in": "2026-11-18" if n < 72 else "2026-11-19",
         "date_out": BEFORE, "departed_at": "2026-11-20T04:00:00Z"} for n, key in enumerate(ids)
    ])  # fmt: skip
    assert told(old, "M-06", BEFORE, BEFORE) == {"stay": "1.75"}
    assert len(old.desk.show("metric-rows", code="M-06", **{"from": BEFORE, "to": BEFORE})) == 96


def test_3_no_shows_and_2_walked_of_61_due_and_14_of_180_cancelled(old: Hand) -> None:
    bookings(old, {"checked_out": 56, "no_show": 3, "walked": 2})
    found = told(old, "M-07", BEFORE, BEFORE)
    assert (found["no_show"], found["walked"]) == ("4.92", "3.28")
    bookings(old, {"checked_out": 105, "cancelled": 14}, "2026-11-21")
    assert told(old, "M-07", BEFORE, "2026-11-21")["cancelled"] == "7.78"


def test_27_of_74_guests_had_been_here(old: Hand) -> None:
    guests = copy(old, "guest", [{"no": f"P-{n}", "source": None} for n in range(74)])
    ids = bookings(old, {"checked_out": 74})
    early = bookings(old, {"checked_out": 27}, "2025-06-01")
    left = {"status": "checked_out", "departed_at": "2026-11-21T04:00:00Z"}
    copy(old, "stay", [{"no": f"S-{n}", "reservation_id": key, "guest_id": guests[n], "date_in": BEFORE, "date_out": "2026-11-21", **left}
                       for n, key in enumerate(ids)])  # fmt: skip
    copy(old, "stay", [{"no": f"E-{n}", "reservation_id": key, "guest_id": guests[n], "date_in": "2025-06-01",
                        "date_out": "2025-06-02", **left} for n, key in enumerate(early)])  # fmt: skip
    assert told(old, "M-22", BEFORE, BEFORE) == {"repeat": "36.49"}


def test_waits_of_the_worked_queue_are_4_and_14_minutes(old: Hand) -> None:
    booked = old.book("Li Na")
    old.do("queue", reservation=booked)
    old.do("unqueue", reservation=booked)
    begin, came = datetime(2026, 11, 20, 2), bookings(old, {"checked_in": 0, "checked_out": 8})
    copy(old, "queue_ticket", [
        {"reservation_id": key, "since": f"{begin.isoformat()}Z", "ended_at": f"{(begin + timedelta(minutes=wait)).isoformat()}Z"}
        for key, wait in zip(came, (0, 0, 2, 3, 5, 6, 8, 14), strict=True)
    ])  # fmt: skip
    assert told(old, "M-25", BEFORE, BEFORE) == {"wait_median": "4", "wait_p90": "14"}
    assert told(old, "M-25")["wait_median"] == "None", "who left the queue without a room was not served"


def test_rooms_of_the_worked_day_are_ready_after_75_and_131_minutes(old: Hand) -> None:
    rooms = copy(old, "room", [{"no": f"9{n:02d}"} for n in range(7)])
    ids = bookings(old, {"checked_out": 7})
    old.do("set-room-status", room="101", status="clean")
    left = datetime(2026, 11, 20, 4)
    copy(old, "stay", [{"no": f"S-{n}", "reservation_id": key, "room_id": rooms[n], "status": "checked_out", "date_in": "2026-11-19",
                        "date_out": BEFORE, "departed_at": f"{left.isoformat()}Z"} for n, key in enumerate(ids)])  # fmt: skip
    changes = [{"room_id": room, "at": f"{(left + timedelta(minutes=minutes)).isoformat()}Z", "to_state": "clean"}
               for room, minutes in zip(rooms, (52, 58, 63, 75, 88, 104, 131), strict=True)]  # fmt: skip
    copy(old, "room_status_change", [*changes, {**changes[0], "at": "2026-11-20T23:00:00Z"}])
    assert told(old, "M-28", BEFORE, BEFORE) == {"turn_median": "75", "turn_p90": "131"}


def test_complaints_of_the_handbook_are_counted_from_their_records(hand: Hand) -> None:
    bench = Bench(hand)
    bench.resolved()
    zero = datetime(2026, 11, 23, 1)
    minutes = (2, 3, 3, 4, 5, 6, 7, 9, 12, 31)
    with hand.desk.file.write() as session:
        run = session.connection().exec_driver_sql
        run("UPDATE complaint SET business_date = '2026-11-22', resolved_at = '2026-11-22T01:00:00Z'")
        run("UPDATE sla_clock SET due_at = '2026-12-30T01:00:00Z'")
    copy(hand, "complaint", [
        {"no": f"C-{n}", "at": f"{zero.isoformat()}Z", "acknowledged_at": f"{(zero + timedelta(minutes=wait)).isoformat()}Z",
         "business_date": "2026-11-23", "resolved_at": f"{(zero + timedelta(hours=1)).isoformat()}Z", "reopen_count": int(n < 3)}
        for n, wait in enumerate(minutes)
    ])  # fmt: skip
    assert told(hand, "M-12") == {"median": "5.5", "p90": "12", "mean": "8.20"}
    assert told(hand, "M-16") == {"reopened": "30.00"}
    copy(hand, "complaint", [{"no": f"D-{n}", "at": f"{zero.isoformat()}Z", "business_date": "2026-11-23", "reopen_count": 0,
                              "acknowledged_at": None, "resolved_at": f"{(zero + timedelta(hours=1)).isoformat()}Z"}
                             for n in range(37)])  # fmt: skip
    assert told(hand, "M-16") == {"reopened": "6.38"}
    copy(hand, "sla_clock", [
        {"ref": f"C-{n}", "due_at": f"{(zero + timedelta(minutes=30)).isoformat()}Z", "state": "stopped",
         "stopped_at": f"{(zero + timedelta(minutes=20 if n < 44 else 40)).isoformat()}Z",
         "breached_at": None if n < 44 else f"{(zero + timedelta(minutes=30)).isoformat()}Z"} for n in range(50)
    ])  # fmt: skip
    assert told(hand, "M-15") == {"sla": "88.00"}


def test_146_of_148_are_found_and_a_drill_of_41_points_is_85_42(hand: Hand) -> None:
    hand.do("raise-incident", type="fire", place="Lobby")
    hand.do("evacuate", incident=hand.value("SELECT no FROM incident"))
    call = hand.value("SELECT id FROM roll_call")
    if not hand.value("SELECT count(*) FROM roll_call_entry"):
        hand.do("append-to-roll-call", name="Somebody", kind="guest")
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE roll_call_entry SET withdrawn = 1")
    copy(hand, "roll_call_entry", [
        {"roll_call_id": call, "seq": 1000 + n, "withdrawn": 0, "marked_at": "2026-11-23T08:00:00Z", "marked_by": "admin", "ref": f"x{n}", "source": f"x:{n}", "status": "safe" if n < 140 else "hospital" if n < 146 else "missing"}
        for n in range(148)
    ])  # fmt: skip
    assert told(hand, "M-37")["found"] == "98.65"


def test_the_ledger_of_the_handbook_closes_at_22_147(hand: Hand) -> None:
    booked = hand.book()
    hand.check_in(booked)
    hand.do(
        "post-charge",
        stay=hand.value("SELECT no FROM stay"),
        kind="other",
        description="hall",
        amount=1864000,
    )
    hand.do("close-day")
    hand.do(
        "post-charge",
        stay=hand.value("SELECT no FROM stay"),
        kind="other",
        description="hall",
        amount=3741200,
    )
    hand.do("take-payment", stay=hand.value("SELECT no FROM stay"), method="cash", amount=3390500 + 37600)
    found = told(hand, "M-41", "2026-11-24", "2026-11-24")
    assert Decimal(found["closing"]) == Decimal(found["opening"]) + Decimal(found["charges"]) - Decimal(
        found["payments"]
    )
    assert (found["closing"], found["charges"]) == ("2214700", "3741200")
