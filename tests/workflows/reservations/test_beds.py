"""Beds of shared rooms: held at once, apart from the whole room whatever the path, counted by the database."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check

STAY = {"arrival": "2026-11-23", "departure": "2026-11-25"}


@pytest.fixture
def dorm(hand):
    """Rooms 201 and 202 (TWN) are sold whole or by their beds, two and three of them."""
    hand.do("add-room-type", code="BED", max_adults=1, max_children=0, rate=9000)
    hand.do("add-beds", room="201", beds=2, type="BED")
    hand.do("add-beds", room="202", beds=3, type="BED")
    return hand


def bed(hand, **fields):
    return hand.book(type="BED", **fields)


def held(hand, reservation):
    return hand.desk.show("reservation", no=reservation).room


def sellable(hand, kind, night="2026-11-23"):
    until = (date_of(night) + timedelta(days=1)).isoformat()
    return hand.desk.show("availability", **{"from": night, "to": until, "type": kind})[0].sellable


def date_of(text):
    from datetime import date

    return date.fromisoformat(text)


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value.code


def test_a_bed_is_held_at_once_where_others_sleep_already(dorm):
    assert [held(dorm, bed(dorm)) for _ in range(3)] == ["201-1", "201-2", "202-1"]
    assert (sellable(dorm, "TWN"), sellable(dorm, "BED")) == (0, 2)
    assert [row.bed for row in dorm.desk.show("beds")] == ["201-1", "201-2", "202-1", "202-2", "202-3"]
    check(dorm)


def test_who_had_booked_before_there_were_beds_gets_one(hand):
    hand.do("add-room-type", code="BED", max_adults=1, max_children=0, rate=9000, overbooking=3)
    early = [bed(hand) for _ in range(2)]
    hand.do("add-beds", room="201", beds=2, type="BED")
    assert [held(hand, booking) for booking in early] == ["201-1", "201-2"]
    check(hand)


def test_rooms_on_offer_leave_out_what_is_shared_the_other_way(dorm):
    bed(dorm)
    assert [row.room for row in dorm.desk.show("free-rooms", type="TWN", **STAY)] == ["202"]
    dorm.book(type="TWN", room="202")
    assert [row.room for row in dorm.desk.show("free-rooms", type="BED", **STAY)] == ["201-2"]
    check(dorm)


def test_rooms_sold_by_type_alone_are_not_sold_by_the_bed_as_well(dorm):
    dorm.book(type="TWN")
    bed(dorm)
    assert sellable(dorm, "TWN") == 0
    assert [held(dorm, bed(dorm)) for _ in range(1)] == ["201-2"]
    assert refused(dorm, "book", guest="Wu", type="BED", **STAY) == "SOLD_OUT", (
        "the last whole room is promised"
    )
    assert refused(dorm, "book", guest="Wu", type="BED", **STAY, overbook=True) in {"SOLD_OUT", "NO_BED"}
    check(dorm)


def test_every_path_to_a_bed_is_kept_from_the_whole_room(dorm):
    whole = dorm.book("Wu", type="TWN", room="201")
    reservation = bed(dorm)
    assert held(dorm, reservation) == "202-1"
    assert refused(dorm, "assign-room", reservation=reservation, room="201-1") == "ROOM_SHARED"
    assert refused(dorm, "assign-room", reservation=whole, room="202") == "ROOM_SHARED"
    assert refused(dorm, "swap-rooms", reservation=reservation, room="201-1") == "ROOM_SHARED"
    assert refused(dorm, "unassign-room", reservation=reservation) == "BED_HELD"
    assert (
        refused(
            dorm,
            "block-room",
            room="202",
            kind="ooo",
            from_="2026-11-23",
            to="2026-11-24",
            reason="leak",
            override=True,
        )
        == "ROOM_SHARED"
    )
    dorm.do("assign-room", reservation=reservation, room="202-3")
    check(dorm)


def test_a_repair_of_a_bed_or_of_the_room_counts_on_both_sides(dorm):
    block = {"kind": "ooo", "from_": "2026-11-23", "to": "2026-11-24", "reason": "leak"}
    dorm.do("block-room", room="201-1", **block)
    assert (sellable(dorm, "TWN"), sellable(dorm, "BED")) == (1, 4)
    dorm.do("block-room", room="202", **block)
    assert (sellable(dorm, "TWN"), sellable(dorm, "BED")) == (0, 1)
    dorm.do("unblock-room", room="201-1")
    dorm.do("unblock-room", room="202")
    assert (sellable(dorm, "TWN"), sellable(dorm, "BED")) == (2, 5)
    check(dorm)


def test_amending_finds_a_bed_for_the_new_dates(dorm):
    reservation = bed(dorm)
    for number in range(2):
        bed(dorm, guest=f"Wu {number}", arrival="2026-11-25", departure="2026-11-26")
    done = dorm.do("amend", reservation=reservation, departure="2026-11-26")
    assert held(dorm, reservation) == "202-1"
    assert done.result["room"] == "202-1"
    dorm.do("amend", reservation=reservation, type="KNG")
    assert held(dorm, reservation) == ""
    check(dorm)


def test_a_bed_comes_back_with_the_booking_and_from_the_waitlist(dorm):
    reservation = bed(dorm)
    dorm.do("cancel", reservation=reservation, reason="plans")
    assert (sellable(dorm, "TWN"), sellable(dorm, "BED")) == (2, 5)
    dorm.do("reinstate", reservation=reservation)
    assert held(dorm, reservation) == "201-1"
    waiting = bed(dorm, status="waitlist")
    assert held(dorm, waiting) == ""
    dorm.do("confirm", reservation=waiting)
    assert held(dorm, waiting) == "201-2"
    check(dorm)


def test_two_guests_sleep_in_one_room_and_the_whole_room_waits_until_they_are_gone(dorm, ids):
    first = dorm.check_in(bed(dorm), room="201-1")
    dorm.check_in(bed(dorm, guest="Wu"), room="201-2", document=ids.second)
    dorm.do("shorten", stay=first, departure="2026-11-24")
    whole = dorm.book("Li", type="TWN", arrival="2026-11-25", departure="2026-11-26", room="201")
    for _ in range(2):
        dorm.do("close-day")
        dorm.now += timedelta(days=1)
    code = refused(dorm, "check-in", reservation=whole, room="201", document=ids.third, waive_deposit=True)
    assert code == "ROOM_OCCUPIED"
    check(dorm)


def test_a_room_with_beds_is_not_sold_by_the_hour(dorm):
    day = dorm.book(type="TWN", arrival="2026-11-24", departure="2026-11-24")
    assert (
        refused(dorm, "assign-room", reservation=day, room="201", from_minute=780, to_minute=900)
        == "ROOM_SHARED_HOURS"
    )


def test_beds_are_added_once_to_a_room_and_to_nights_that_are_held(hand):
    hand.do("add-room-type", code="BED", max_adults=1, rate=9000)
    hand.book(type="TWN", room="201")
    hand.do("add-beds", room="201", beds=2, type="BED")
    assert [sellable(hand, "BED", night) for night in ("2026-11-24", "2026-11-25")] == [0, 2]
    assert refused(hand, "add-beds", room="201", beds=2, type="BED") == "BEDS_THERE"
    assert refused(hand, "add-beds", room="201-1", beds=2, type="TWN") == "BEDS_THERE"
    assert refused(hand, "add-beds", room="202", beds=2, type="TWN") == "BED_TYPE"
    hand.do("add-room", no="202-1", floor=2, type="BED")
    assert refused(hand, "add-beds", room="202", beds=2, type="BED") == "ROOM_KNOWN"
    check(hand)


def test_no_bed_free_for_every_night_is_said_so(dorm):
    for bed_no, night in (("201-1", 23), ("201-2", 24), ("202-1", 23), ("202-2", 24), ("202-3", 23)):
        dorm.do(
            "book",
            guest=f"Wu {bed_no}",
            type="BED",
            arrival=f"2026-11-{night}",
            departure=f"2026-11-{night + 1}",
            room=bed_no,
        )
    assert refused(dorm, "book", guest="Li", type="BED", **STAY) == "NO_BED"
    check(dorm)


def test_bookings_taken_in_from_a_file_have_their_beds_too(dorm, tmp_path):
    from hotelcs.workflows.transfer.take import take

    rows = "".join(f"{n},Guest {n},BED,2026-11-24,2026-11-26\n" for n in range(6))
    (tmp_path / "rows.csv").write_text(f"ref,guest,type,arrival,departure\n{rows}", "utf-8")
    assert take(dorm.desk, "reservations", tmp_path / "rows.csv").done.result["added"] == 6
    assert dorm.value("SELECT count(DISTINCT room_id) FROM room_night") == 5, "one more than there are beds"
    assert sellable(dorm, "TWN", "2026-11-24") == 0
    check(dorm)
