"""Handbook 06 §6.3 out of `hotelcs report metric`: complaints, clocks, recovery, the queue, the team, duties."""

from datetime import datetime, timedelta

import pytest

from hotelcs.workflows.duties.duties_owed import owed
from tests.commands.worked.conftest import BEFORE, TODAY, Told, bookings
from tests.commands.worked.copies import copy
from tests.conftest import Hand
from tests.workflows.complaints.conftest import Bench

ZERO = datetime(2026, 11, 23, 1)


def at(minutes: float) -> str:
    """So long after nine of the hotel's morning."""
    return f"{(ZERO + timedelta(minutes=minutes)).isoformat()}Z"


@pytest.fixture
def bench(hand: Hand) -> Bench:
    """One complaint was resolved, a day ago and out of the way."""
    bench = Bench(hand)
    bench.resolved()
    with hand.desk.file.write() as session:
        run = session.connection().exec_driver_sql
        run("UPDATE complaint SET business_date = '2026-11-22', resolved_at = '2026-11-22T01:00:00Z'")
        run("UPDATE sla_clock SET due_at = '2026-12-30T01:00:00Z'")
        run("UPDATE sla_clock SET stopped_at = '2026-11-22T01:00:00Z' WHERE stopped_at IS NOT NULL")
    return bench


def test_first_answers_of_2_to_31_minutes_have_the_median_5_5(bench: Bench, metric: Told) -> None:
    copy(bench.hand, "complaint", [
        {"no": f"C-{n}", "at": at(0), "acknowledged_at": at(wait), "business_date": TODAY}
        for n, wait in enumerate((2, 3, 3, 4, 5, 6, 7, 9, 12, 31))
    ])  # fmt: skip
    assert metric("M-12") == {"median": 5.5, "p90": 12, "mean": 8.2}


def test_solutions_of_20_to_240_net_minutes_have_the_median_35(bench: Bench, metric: Told) -> None:
    """The second one as in the seventh vector of the calendars: 02:50 to 03:38 with a pause of twenty minutes."""
    net, used = (20, 28, 35, 90, 240), (20, 48, 35, 90, 240)
    running = {
        "metric": "resolve",
        "state": "stopped",
        "calendar": "CAL_24X7",
        "started_at": at(0),
        "breached_at": None,
    }
    ids = copy(bench.hand, "sla_clock", [
        {**running, "ref": f"C-{n}", "stopped_at": at(minutes), "due_at": at(minutes)} for n, minutes in enumerate(used)
    ])  # fmt: skip
    with bench.hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO sla_pause (clock_id, from_at, until_at, to_at, reason, version) VALUES (?, ?, ?, ?, '', 1)",
            (ids[1], at(10), at(40), at(30)),
        )
    assert sum(net) == sum(used) - 20
    assert metric("M-13") == {"median": 35, "p90": 240, "mean": 82.6}


def test_29_of_38_are_resolved_at_first_contact(bench: Bench, metric: Told) -> None:
    closed = {"status": "closed", "close_kind": "confirmed", "closed_at": at(90), "resolved_at": at(60), "resolved_by": "admin",
              "reopened_early": 0, "business_date": TODAY}  # fmt: skip
    copy(bench.hand, "complaint", [
        {**closed, "no": f"C-{n}", "taken_by": "admin" if n < 29 else "desk"} for n in range(38)
    ])  # fmt: skip
    assert metric("M-14") == {"fcr": 76.32}


def test_44_of_50_steps_are_in_time(bench: Bench, metric: Told) -> None:
    copy(bench.hand, "sla_clock", [
        {"ref": f"C-{n}", "due_at": at(30), "state": "stopped", "stopped_at": at(20 if n < 44 else 40),
         "breached_at": None if n < 44 else at(30)} for n in range(50)
    ])  # fmt: skip
    assert metric("M-15") == {"sla": 88.0}


def test_3_of_47_are_opened_again(bench: Bench, metric: Told) -> None:
    copy(bench.hand, "complaint", [
        {"no": f"C-{n}", "business_date": TODAY, "resolved_at": at(60), "reopen_count": int(n < 3)} for n in range(47)
    ])  # fmt: skip
    assert metric("M-16") == {"reopened": 6.38}


def test_14_complaints_in_seven_nights_of_96_rooms_are_2_08_for_a_hundred(old: Hand, metric: Told) -> None:
    old.do("take-complaint", code="lift", words="stuck again", anonymous=True)
    with old.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE complaint SET business_date = '2026-10-01'")
    copy(old, "complaint", [{"no": f"C-{n}", "business_date": f"2026-11-{13 + n % 7}"} for n in range(14)])
    ids = bookings(old, {"checked_out": 96}, "2026-11-13")
    old.book("Li Na")
    copy(
        old,
        "reservation_night",
        [{"reservation_id": key, "night": f"2026-11-{night}"} for key in ids for night in range(13, 20)],
    )
    copy(old, "stay", [{"no": f"S-{n}", "reservation_id": key, "status": "checked_out", "date_in": "2026-11-13", "date_out": BEFORE,
                        "departed_at": "2026-11-20T04:00:00Z"} for n, key in enumerate(ids)])  # fmt: skip
    assert metric("M-17", "2026-11-13", "2026-11-19") == {"per100": 2.08}


def test_9_of_12_are_content_afterwards_and_gain_2_17(bench: Bench, metric: Told) -> None:
    sat, moods = (4, 4, 5, 5, 4, 5, 4, 5, 4, 3, 3, 3), [2] * 11 + [1]
    assert (sum(sat), sum(moods)) == (49, 23)
    ids = copy(bench.hand, "complaint", [{"no": f"C-{n}", "mood_in": mood} for n, mood in enumerate(moods)])
    done = {"status": "done", "mood": 4, "ended_at": at(0), "ended_date": TODAY}
    copy(bench.hand, "recovery_call", [
        {**done, "complaint_id": key, "sat": answer} for key, answer in zip(ids, sat, strict=True)
    ])  # fmt: skip
    assert metric("M-18") == {"rate": 75.0, "gain": 2.17}


def test_waits_of_0_to_14_minutes_and_forms_of_38_to_120_seconds(old: Hand, metric: Told) -> None:
    booked = old.book("Li Na")
    old.do("queue", reservation=booked)
    old.do("unqueue", reservation=booked)
    begin, came = datetime(2026, 11, 20, 2), bookings(old, {"checked_out": 8})
    copy(old, "queue_ticket", [
        {"reservation_id": key, "since": f"{begin.isoformat()}Z", "ended_at": f"{(begin + timedelta(minutes=wait)).isoformat()}Z"}
        for key, wait in zip(came, (0, 0, 2, 3, 5, 6, 8, 14), strict=True)
    ])  # fmt: skip
    copy(old, "stay", [
        {"no": f"S-{n}", "reservation_id": key, "date_in": BEFORE, "checkin_seconds": seconds}
        for n, (key, seconds) in enumerate(zip(came, (38, 41, 45, 52, 60, 75, 88, 120), strict=True))
    ])  # fmt: skip
    assert metric("M-25", BEFORE) == {
        "wait_median": 4,
        "wait_p90": 14,
        "checkin_median": 56,
        "checkin_p90": 120,
    }
    assert metric("M-25")["wait_median"] is None, "who left the queue without a room was not served"


def test_from_11_to_6_5_minutes_is_40_91_per_cent_faster(bench: Bench, metric: Told) -> None:
    before, after = (9, 10.5, 11, 11, 11, 11, 11, 12, 14, 20), (5, 6, 6, 6.5, 6.5, 6.5, 6.5, 7, 8, 9)
    cases = [(n, datetime(2026, 10, 1), minutes) for n, minutes in enumerate(before)]
    cases += [(10 + n, datetime(2026, 11, 20), minutes) for n, minutes in enumerate(after)]
    copy(bench.hand, "sla_clock", [
        {"ref": f"C-{n}", "round": 1, "metric": "onsite", "level": "s2", "state": "stopped", "started_at": f"{begin.isoformat()}Z",
         "due_at": f"{(begin + timedelta(hours=1)).isoformat()}Z",
         "stopped_at": f"{(begin + timedelta(minutes=minutes)).isoformat()}Z"} for n, begin, minutes in cases
    ])  # fmt: skip
    assert metric("M-31", "2026-11-15", TODAY) == {"faster": 40.91, "before": 11.0, "after": 6.5}


def test_61_of_64_duties_are_covered_and_6_of_150_items_moved_twice(bench: Bench, metric: Told) -> None:
    hand = bench.hand
    with hand.desk.file.read() as reader:
        unsigned = owed(reader, TODAY)
    left = set(sorted({one.duty for one in unsigned})[:3])
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO duty_ack (duty, version, staff_id, at) VALUES (?, ?, ?, '2026-11-23T01:00:00Z')",
            [(one.duty, one.version, one.staff) for one in unsigned if one.duty not in left],
        )
        session.connection().exec_driver_sql(
            "INSERT INTO transfer (kind, ref, from_id, to_id, reason, at, until, actor, status, decided_at) "
            "VALUES ('complaint', ?, 1, 2, 'my day ends', ?, ?, 'admin', 'accepted', ?)",
            [(f"C-{n}", at(turn), at(60), at(turn)) for n in range(6) for turn in (1, 2)]
            + [("C-7", at(1), at(60), at(1))],
        )
    copy(hand, "complaint", [
        {"no": f"C-{n}", "status": "closed", "close_kind": "confirmed", "closed_at": at(90)} for n in range(150)
    ])  # fmt: skip
    found = metric("M-35")
    assert (found["covered"], found["bounced"]) == (95.31, 4.0)
