"""The rack says what is true now: codes, guests, who comes next, marks."""

from datetime import timedelta

from hotelcs import i18n


def rack(hand, **filters):
    return {row.room: row for row in hand.desk.show("rooms", **filters)}


def test_rooms_come_by_floor_and_number_with_type_and_version(hand):
    rows = hand.desk.show("rooms")
    assert [row.room for row in rows] == ["101", "102", "103", "201", "202", "301"]
    assert (rows[0].floor, rows[0].type, rows[0].code, rows[0].flags, rows[0].version) == (
        1,
        "KNG",
        "VC",
        (),
        1,
    )


def test_a_room_number_with_more_digits_comes_after_shorter_ones_of_its_floor(hand):
    hand.do("add-room", no="1001", floor=1, type="KNG")
    assert list(rack(hand, floor=1)) == ["101", "102", "103", "1001"]


def test_an_occupied_room_shows_its_guest_and_departure(hand):
    hand.check_in(hand.book("李娜"))
    row = rack(hand)["101"]
    assert (row.code, row.guest, row.departure) == ("OC", "李娜", "2026-11-25")
    hand.do("close-day")
    assert rack(hand)["101"].code == "OD"


def test_whoever_leaves_today_is_due_out(hand):
    hand.check_in(hand.book(departure="2026-11-24"))
    assert "ed" not in rack(hand)["101"].flags
    hand.do("close-day")
    assert "ed" in rack(hand)["101"].flags


def test_an_arrival_with_a_room_is_expected_there_and_a_dirty_room_is_a_rush(hand):
    hand.book("Li Na", room="102")
    hand.do("set-room-status", room="102", status="dirty")
    row = rack(hand)["102"]
    assert (row.code, row.arriving, row.flags) == ("VD", "Li Na", ("ea", "rush"))
    hand.do("set-room-status", room="102", status="cleaning")
    assert rack(hand)["102"].code == "VD*"


def test_a_room_whose_guest_leaves_shows_the_one_who_comes(hand):
    hand.check_in(hand.book("Leaver", departure="2026-11-24"))
    hand.book("Comer", arrival="2026-11-24", departure="2026-11-26", room="101")
    hand.do("close-day")
    row = rack(hand)["101"]
    assert (row.guest, row.arriving, row.flags) == ("Leaver", "Comer", ("ed", "ea"))


def test_a_booking_of_tomorrow_is_not_expected_today(hand):
    hand.book("Later", arrival="2026-11-24", departure="2026-11-26", room="102")
    assert rack(hand)["102"].arriving == ""


def test_a_guest_who_waits_is_shown_with_minutes(hand):
    reservation = hand.book("Chen Hao", room="102")
    hand.do("queue", reservation=reservation)
    hand.now += timedelta(minutes=14)
    row = rack(hand)["102"]
    assert "wait" in row.flags
    assert row.note == "waiting 14 min"


def test_a_day_use_is_expected_too(hand):
    hand.book("Day Guest", arrival="2026-11-23", departure="2026-11-23", room="103")
    assert rack(hand)["103"].arriving == "Day Guest"


def test_a_blocked_room_says_why_and_until_when(hand):
    hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="tap")
    hand.do("block-room", room="202", kind="oos", from_="2026-11-23", to="2026-11-24", reason="TV")
    hand.do("block-room", room="201", kind="ooo", from_="2026-11-24", to="2026-11-25", reason="later")
    rows = rack(hand)
    assert (rows["103"].code, rows["103"].note) == ("OOO", "tap, until 2026-11-25")
    assert (rows["202"].code, rows["201"].code) == ("OOS", "VC")
    i18n.use("zh")
    assert rack(hand)["103"].note == "tap，至 2026-11-25"


def test_marks_of_guest_and_room_are_shown(hand):
    hand.check_in(hand.book())
    hand.do("flag-room", room="101", flag="dnd")
    assert rack(hand)["101"].flags == ("dnd",)


def test_a_room_vacant_for_three_days_is_to_be_refreshed(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    hand.do("set-room-status", room="101", status="clean")
    hand.do("close-day")
    hand.do("close-day")
    assert "refresh_due" not in rack(hand)["101"].flags
    hand.do("close-day")
    assert "refresh_due" in rack(hand)["101"].flags


def test_filters_narrow_the_rack(hand):
    hand.do("set-room-status", room="102", status="dirty")
    assert list(rack(hand, floor="1")) == ["101", "102", "103"]
    assert list(rack(hand, type="TWN")) == ["201", "202"]
    assert list(rack(hand, code="vd")) == ["102"]
    assert rack(hand, floor=9) == {}


def test_the_rack_is_one_query(hand, monkeypatch):
    from hotelcs.storage.reading import DriverReader

    asked = []
    plain = DriverReader.rows
    monkeypatch.setattr(
        DriverReader, "rows", lambda self, sql, **v: asked.append(sql) or plain(self, sql, **v)
    )
    hand.desk.show("rooms")
    assert len([sql for sql in asked if "FROM room" in sql]) == 1
    assert len(asked) == 4, "who asks, the business date, what the registers hold, and the rack"
