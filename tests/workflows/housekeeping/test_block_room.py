"""Blocks: what a repair takes from sale, whom it may not push out, and how it ends."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


@pytest.fixture
def block(hand):
    """Block a room for two nights from tomorrow unless told otherwise."""

    def run(room="103", kind="ooo", from_="2026-11-24", to="2026-11-26", **more):
        return hand.do(
            "block-room", room=room, kind=kind, from_=from_, to=to, reason="burst pipe", **more
        ).result

    return run


def refused(act, *args, **fields):
    with pytest.raises(Refusal) as caught:
        act(*args, **fields)
    return caught.value


def night(hand, day, type_="KNG"):
    sql = (
        "SELECT n.sold, n.blocked, n.cap FROM type_night n JOIN room_type t ON t.id = n.type_id "
        "WHERE n.night = :day AND t.code = :type"
    )
    rows = hand.rows(sql, day=day, type=type_)
    return rows[0] if rows else None


def test_a_repair_takes_the_rooms_nights_out_of_sale(hand, block):
    assert block()["nights"] == 2
    assert night(hand, "2026-11-24") == (0, 1, 2)
    assert night(hand, "2026-11-26") is None, "the last day is free: blocks are half-open"
    hand.book(arrival="2026-11-24", departure="2026-11-25")
    hand.book(arrival="2026-11-24", departure="2026-11-25")
    assert refused(hand.book, arrival="2026-11-24", departure="2026-11-25").code == "SOLD_OUT"
    check(hand)


def test_a_room_out_of_service_stays_in_sale(hand, block):
    assert block(kind="oos")["nights"] == 0
    assert night(hand, "2026-11-24") is None
    check(hand)


def test_a_booking_cannot_get_a_room_under_repair(hand, block):
    block()
    reservation = hand.book(arrival="2026-11-24", departure="2026-11-25")
    assert refused(hand.do, "assign-room", reservation=reservation, room="103").code == "ROOM_OUT_OF_ORDER"


def test_a_repair_is_refused_where_a_booking_holds_the_room_and_names_it(hand, block):
    reservation = hand.book(arrival="2026-11-25", departure="2026-11-27", room="103")
    error = refused(block)
    assert (error.code, error.slots["holder"], error.slots["night"]) == (
        "ROOM_TAKEN",
        reservation,
        "2026-11-25",
    )
    check(hand)


def test_a_repair_is_refused_where_the_room_is_sold_by_the_hour(hand, block):
    hand.book("Day Guest", arrival="2026-11-24", departure="2026-11-24", room="103")
    assert refused(block).code == "ROOM_TAKEN"


def test_a_repair_from_today_is_refused_while_somebody_is_in_the_room(hand, block):
    hand.check_in(hand.book(departure="2026-11-24"), room="103")
    hand.do("close-day")
    error = refused(block)
    assert (error.code, error.next[0]) == ("ROOM_OCCUPIED", "move-room")
    assert refused(block, kind="oos").code == "ROOM_OCCUPIED"


def test_a_repair_after_the_guest_has_left_may_be_planned(hand, block):
    hand.check_in(hand.book(departure="2026-11-24"), room="103")
    block()
    check(hand)


def test_a_repair_that_would_leave_too_few_rooms_is_refused(hand, block):
    for _ in range(3):
        hand.book(arrival="2026-11-24", departure="2026-11-25")
    error = refused(block)
    assert (error.code, error.items) == ("TYPE_OVERSOLD", ("2026-11-24",))
    assert "override=true" in error.next
    check(hand)


def test_whoever_may_overbook_can_repair_all_the_same(hand, block):
    for _ in range(3):
        hand.book(arrival="2026-11-24", departure="2026-11-25")
    assert block(override=True)["nights"] == 2
    assert night(hand, "2026-11-24") == (3, 1, 3)
    check(hand)
    hand.do("unblock-room", room="103")
    assert night(hand, "2026-11-24") == (3, 0, 3)
    check(hand)


def test_overriding_needs_the_right_to_overbook(hand):
    for _ in range(3):
        hand.book(arrival="2026-11-24", departure="2026-11-25")
    hand.desk.file.engine.raw_connection().execute("INSERT INTO post_grant VALUES ('REC', 'room.block')")
    fields = {"room": "103", "from_": "2026-11-24", "to": "2026-11-26", "reason": "pipe", "override": True}
    with pytest.raises(Denied):
        hand.at("desk").do("block-room", **fields)


def test_a_receptionist_may_not_block(hand):
    with pytest.raises(Denied):
        hand.at("desk").do("block-room", room="103", from_="2026-11-24", to="2026-11-26", reason="pipe")


@pytest.mark.parametrize(
    ("first", "until", "code"),
    [
        ("2026-11-26", "2026-11-24", "DATES_REVERSED"),
        ("2026-11-24", "2026-11-24", "DATES_REVERSED"),
        ("2026-11-20", "2026-11-24", "DATE_PAST"),
    ],
)
def test_impossible_days_are_refused(hand, block, first, until, code):
    assert refused(block, from_=first, to=until).code == code


def test_a_second_block_over_the_same_days_is_refused(hand, block):
    block(kind="oos")
    error = refused(block, from_="2026-11-25", to="2026-11-27")
    assert (error.code, error.next) == ("BLOCK_KNOWN", ("move-block", "unblock-room"))
    block(from_="2026-11-26", to="2026-11-27")


def test_ending_a_repair_returns_the_nights_from_today_on_and_leaves_the_room_dirty(hand, block):
    block(from_="2026-11-23", to="2026-11-27")
    hand.do("close-day")
    ended = hand.do("unblock-room", room="103").result
    assert ended["nights"] == 3
    assert night(hand, "2026-11-23") == (0, 1, 2), "the past night stays as the record of the repair"
    assert night(hand, "2026-11-24") == (0, 0, 3)
    assert hand.value("SELECT hk_state FROM room WHERE no = '103'") == "dirty"
    assert refused(hand.do, "unblock-room", room="103").code == "NOT_BLOCKED"
    check(hand)


def test_ending_a_repair_that_has_not_begun_leaves_the_room_clean(hand, block):
    block()
    hand.do("unblock-room", room="103")
    assert hand.value("SELECT hk_state FROM room WHERE no = '103'") == "clean"
    check(hand)


def test_ending_out_of_service_leaves_the_room_as_it_was(hand, block):
    block(kind="oos", from_="2026-11-23")
    hand.do("unblock-room", room="103")
    assert hand.value("SELECT hk_state FROM room WHERE no = '103'") == "clean"


def test_a_repair_that_ends_by_its_date_leaves_the_room_dirty_too(hand, block):
    block(from_="2026-11-23", to="2026-11-24")
    hand.do("close-day")
    assert hand.value("SELECT hk_state FROM room WHERE no = '103'") == "dirty"
    assert refused(hand.do, "unblock-room", room="103").code == "NOT_BLOCKED"
    check(hand)


def test_a_block_moves_without_standing_in_its_own_way(hand, block):
    block()
    moved = hand.do("move-block", room="103", from_="2026-11-25", to="2026-11-28").result
    assert (moved["first"], moved["until"], moved["nights"]) == ("2026-11-25", "2026-11-28", 3)
    assert night(hand, "2026-11-24") == (0, 0, 3)
    assert night(hand, "2026-11-27") == (0, 1, 2)
    check(hand)


def test_a_refused_move_leaves_the_block_where_it_was(hand, block):
    block()
    hand.book(arrival="2026-11-27", departure="2026-11-28", room="103")
    assert refused(hand.do, "move-block", room="103", to="2026-11-29").code == "ROOM_TAKEN"
    assert night(hand, "2026-11-24") == (0, 1, 2)
    check(hand)


def test_a_block_that_has_begun_is_made_longer_but_not_begun_again(hand, block):
    block(from_="2026-11-23", to="2026-11-25")
    hand.do("close-day")
    assert hand.do("move-block", room="103", to="2026-11-27").result["nights"] == 3
    assert refused(hand.do, "move-block", room="103", from_="2026-11-26").code == "BLOCK_BEGUN"
    assert refused(hand.do, "move-block", room="103", to="2026-11-24").code == "DATE_PAST"
    check(hand)


def test_a_repair_becomes_out_of_service_and_back(hand, block):
    block(from_="2026-11-23", to="2026-11-25")
    hand.do("move-block", room="103", kind="oos")
    assert hand.value("SELECT hk_state FROM room WHERE no = '103'") == "dirty"
    check(hand)
    hand.do("move-block", room="103", kind="ooo", reason="ceiling")
    assert hand.value("SELECT reason FROM room_block") == "ceiling"
    check(hand)


def test_the_block_is_named_when_a_room_has_several(hand, block):
    first = block()["block"]
    second = block(from_="2026-12-01", to="2026-12-03")["block"]
    hand.do("unblock-room", room="103", block=second)
    assert hand.rows("SELECT id FROM room_block WHERE ended_at IS NULL") == [(first,)]
    assert refused(hand.do, "unblock-room", room="103", block=second).code == "NOT_BLOCKED"


def test_undoing_a_block_ends_it(hand):
    done = hand.do("block-room", room="103", from_="2026-11-24", to="2026-11-26", reason="pipe")
    hand.desk.undo(done.entry)
    assert hand.value("SELECT count(*) FROM room_night") == 0
    check(hand)
