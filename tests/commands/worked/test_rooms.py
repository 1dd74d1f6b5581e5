"""Handbook 06 §6.1 and §6.4 out of `hotelcs report metric`: stays, arrivals, fees, what guests owe, rooms that are ready."""

from datetime import datetime, timedelta

from tests.commands.worked.conftest import BEFORE, TODAY, Told, bookings
from tests.commands.worked.copies import copy
from tests.conftest import IDS, Hand

LEFT = {"status": "checked_out", "departed_at": "2026-11-20T04:00:00Z"}


def test_168_nights_of_96_stays_are_1_75(old: Hand, report: Told) -> None:
    ids = bookings(old, {"checked_out": 96})
    copy(old, "stay", [
        {"no": f"S-{n}", "reservation_id": key, "date_in": "2026-11-18" if n < 72 else "2026-11-19", "date_out": BEFORE, **LEFT}
        for n, key in enumerate(ids)
    ])  # fmt: skip
    found = report("M-06", BEFORE)
    assert (found["metrics"], len(found["rows"])) == ({"M-06.stay": 1.75}, 96)


def test_3_no_shows_and_2_walked_of_61_due_and_14_of_180_cancelled(old: Hand, metric: Told) -> None:
    bookings(old, {"checked_out": 56, "no_show": 3, "walked": 2})
    found = metric("M-07", BEFORE)
    assert (found["no_show"], found["walked"]) == (4.92, 3.28)
    bookings(old, {"checked_out": 105, "cancelled": 14}, "2026-11-21")
    assert metric("M-07", BEFORE, "2026-11-21")["cancelled"] == 7.78


def test_61_who_stay_and_58_to_come_want_2_04_rooms_more_than_114_so_3_are_sourced(
    hand: Hand, metric: Told
) -> None:
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO room (no, floor, type_id, hk_state, features, flags, connecting_to, version) "
            "SELECT ?, 9, id, 'clean', '', '', '', 1 FROM room_type WHERE code = 'KNG'",
            [(f"9{number:03d}",) for number in range(108)],
        )
    hand.do("cancel", reservation=hand.book(), reason="plans")
    hand.book("Li Na")
    ids = [
        *bookings(hand, {"checked_in": 61}, TODAY),
        *bookings(hand, {"guaranteed": 40}, TODAY, guarantee="card"),
        *bookings(hand, {"confirmed": 17}, TODAY),
    ]
    copy(hand, "reservation_night", [{"reservation_id": key, "night": TODAY} for key in ids])
    assert metric("M-08") == {"short": 3, "need": 2.04, "expected": 116.04}


def test_who_leaves_late_pays_nothing_then_half_a_night_then_a_whole_one(hand: Hand, report: Told) -> None:
    stays = [
        hand.check_in(hand.book(f"Guest {room}", departure="2026-11-24"), room=room, document=document)
        for room, document in zip(("101", "102", "103"), IDS, strict=True)
    ]
    hand.now = datetime.fromisoformat("2026-11-24T00:30:00+08:00")
    hand.do("close-day")
    for stay, leaves in zip(stays, ("12:45", "15:20", "18:05"), strict=True):
        hand.now = datetime.fromisoformat(f"2026-11-24T{leaves}:00+08:00")
        hand.do("check-out", stay=stay, settle="cash")
    found = report("M-40", "2026-11-24")
    assert [row["amount_minor"] for row in found["rows"]] == [18800, 37600]
    assert found["metrics"]["M-40.late"] == 18800 + 37600


def test_hours_of_a_room_are_120_then_30_for_every_hour_begun_after_a_quarter(
    hand: Hand, report: Told
) -> None:
    """Three hours at 120.00: the house asks for four hours of 30.00 at least."""
    hand.do("change-setting", name="hourly_base_hours", value="4")
    begins = hand.now
    stays = []
    for number, room in enumerate(("101", "102", "103")):
        booked = hand.book(
            f"Guest {room}", kind="hourly", departure=TODAY, from_minute=900, to_minute=1080, rate=3000
        )
        stays.append(hand.check_in(booked, room=room, document=IDS[number]))
    for stay, minutes in zip(stays, (190, 196, 260), strict=True):
        hand.now = begins + timedelta(minutes=minutes)
        hand.do("check-out", stay=stay, settle="cash")
    found = report("M-40")
    bills: dict[str, int] = {}
    for row in found["rows"]:
        bills[row["ref"]] = bills.get(row["ref"], 0) + row["amount_minor"]
    assert list(bills.values()) == [12000, 15000, 18000]
    assert found["metrics"]["M-40.hours"] == 45000


def test_the_deposit_of_two_nights_at_376_is_1000(hand: Hand, metric: Told) -> None:
    booked = hand.book()
    asked = hand.desk.show("reservation", no=booked).deposit_minor
    hand.check_in(booked, deposit=asked, method="cash", waive_deposit=False)
    assert metric("M-40")["deposit"] == 100000


def test_the_ledger_of_the_handbook_closes_at_22_147(hand: Hand, metric: Told) -> None:
    hand.check_in(hand.book())
    stay = hand.value("SELECT no FROM stay")
    hand.do("post-charge", stay=stay, kind="other", description="hall", amount=1864000 - 37600)
    hand.do("close-day")
    hand.do("post-charge", stay=stay, kind="other", description="hall", amount=3741200)
    hand.do("take-payment", stay=stay, method="cash", amount=3390500)
    found = metric("M-41", "2026-11-24")
    assert found == {"closing": 2214700, "opening": 1864000, "charges": 3741200, "payments": 3390500}


def test_rooms_of_the_worked_day_are_ready_again_after_75_and_131_minutes(old: Hand, metric: Told) -> None:
    rooms = copy(old, "room", [{"no": f"9{n:02d}"} for n in range(7)])
    ids = bookings(old, {"checked_out": 7})
    old.do("set-room-status", room="101", status="clean")
    left = datetime(2026, 11, 20, 4)
    copy(old, "stay", [{"no": f"S-{n}", "reservation_id": key, "room_id": rooms[n], "status": "checked_out", "date_in": "2026-11-19",
                        "date_out": BEFORE, "departed_at": f"{left.isoformat()}Z"} for n, key in enumerate(ids)])  # fmt: skip
    changes = [{"room_id": room, "at": f"{(left + timedelta(minutes=minutes)).isoformat()}Z", "to_state": "clean"}
               for room, minutes in zip(rooms, (52, 58, 63, 75, 88, 104, 131), strict=True)]  # fmt: skip
    copy(old, "room_status_change", [*changes, {**changes[0], "at": "2026-11-20T23:00:00Z"}])
    found = metric("M-28", BEFORE)
    assert (found["turn_median"], found["turn_p90"]) == (75, 131)


def test_68_of_80_expected_rooms_are_ready_in_time(old: Hand, report: Told) -> None:
    """Promised from 14:00. Ready: clean by then, or by the later hour that the guest was expected at, or given before it."""
    rooms = copy(old, "room", [{"no": f"8{n:03d}", "hk_state": "dirty"} for n in range(80)])
    old.do("set-room-status", room="101", status="clean")
    ids = bookings(old, {"checked_in": 80}, eta_minute=None)
    with old.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE reservation SET eta_minute = 1080 WHERE id IN (?, ?)", (ids[1], ids[70])
        )
    came = [{"no": f"S-{n}", "reservation_id": key, "room_id": rooms[n], "status": "in_house", "date_in": BEFORE, "date_out": None,
             "departed_at": None, "arrived_at": "2026-11-20T12:00:00Z"} for n, key in enumerate(ids)]  # fmt: skip
    came[0]["arrived_at"] = "2026-11-20T03:00:00Z"
    copy(old, "stay", came)
    at = ["05:59:00"] * 68 + ["06:01:00"] * 12
    at[0], at[1], at[70] = "09:00:00", "09:59:00", "10:01:00"
    copy(old, "room_status_change", [{"room_id": room, "at": f"2026-11-20T{at[n]}Z", "from_state": "dirty", "to_state": "clean"}
                                     for n, room in enumerate(rooms)])  # fmt: skip
    found = report("M-28", BEFORE)
    assert found["metrics"]["M-28.ready"] == 85.0
    assert [row["counted"] for row in found["rows"]].count(False) == 12


def test_a_room_that_another_guest_is_still_in_is_not_ready_and_who_walks_in_was_not_expected(
    old: Hand, report: Told
) -> None:
    first, second, third = bookings(old, {"checked_in": 3})
    with old.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE reservation SET channel = 'walk_in' WHERE id = ?", (third,)
        )
    room, other = copy(
        old, "room", [{"no": "8001", "hk_state": "clean"}, {"no": "8002", "hk_state": "clean"}]
    )
    (staying,) = bookings(old, {"checked_out": 1}, "2026-11-19")
    here = {
        "status": "in_house",
        "date_in": BEFORE,
        "date_out": None,
        "departed_at": None,
        "arrived_at": "2026-11-20T12:00:00Z",
    }
    copy(old, "stay", [
        {"no": "S-0", "reservation_id": staying, "room_id": room, "status": "checked_out", "date_in": "2026-11-19", "date_out": BEFORE,
         "arrived_at": "2026-11-19T12:00:00Z", "departed_at": "2026-11-20T07:00:00Z"},
        {"no": "S-1", "reservation_id": first, "room_id": room, **here},
        {"no": "S-2", "reservation_id": second, "room_id": other, **here},
    ])  # fmt: skip
    (hall,) = copy(old, "room", [{"no": "8003", "hk_state": "dirty"}])
    copy(old, "stay", [{"no": "S-3", "reservation_id": third, "room_id": hall, **here}])
    found = report("M-28", BEFORE)
    assert [(row["ref"], row["counted"]) for row in found["rows"][:2]] == [("S-1", False), ("S-2", True)]
    assert found["metrics"]["M-28.ready"] == 50.0
