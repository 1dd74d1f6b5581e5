"""Checking in: the day, the room, the people, the money, the registration."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def refused(act, *arguments, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*arguments, **fields)
    return caught.value


def test_an_arrival_in_the_future_is_refused_and_the_ways_out_are_named(hand):
    error = refused(hand.check_in, hand.book(arrival="2026-11-24", departure="2026-11-26"))
    assert error.code == "ARRIVAL_LATER"
    assert error.next == ("amend", "walk-in", "queue")


def test_a_guest_may_come_days_late_while_the_departure_is_ahead(hand):
    reservation = hand.book(departure="2026-11-27")
    for _ in range(2):
        hand.do("close-day", keep_arrivals=True)
    stay = hand.check_in(reservation)
    assert hand.value("SELECT date_in FROM stay WHERE no = :no", no=stay) == "2026-11-25"
    held = hand.rows("SELECT night FROM room_night ORDER BY night")
    assert held == [("2026-11-25",), ("2026-11-26",)]
    check(hand)


def test_after_the_departure_nobody_checks_in_any_more(hand):
    reservation = hand.book(departure="2026-11-24")
    for _ in range(2):
        hand.do("close-day", keep_arrivals=True)
    assert refused(hand.check_in, reservation).code == "DEPARTURE_PAST"


def test_without_a_room_the_desk_is_asked_to_choose_one(hand, ids):
    error = refused(hand.do, "check-in", reservation=hand.book(), document=ids.first)
    assert (error.code, error.field) == ("ROOM_MISSING", "room")


def test_the_assigned_room_is_taken_when_none_is_named(hand, ids):
    reservation = hand.book(room="103")
    done = hand.do("check-in", reservation=reservation, document=ids.first, waive_deposit=True)
    assert done.result["room"] == "103"


@pytest.mark.parametrize("state", ["dirty", "cleaning"])
def test_an_unready_room_is_refused_and_a_manager_may_override_with_a_reason(hand, state):
    hand.do("set-room-status", room="101", status=state)
    reservation = hand.book()
    error = refused(hand.check_in, reservation)
    assert (error.code, error.next) == ("ROOM_NOT_READY", ("queue", "choose-room"))
    desk = hand.at("desk")
    assert isinstance(refused(desk.check_in, reservation, override="guest insists"), Denied)
    hand.check_in(reservation, override="guest insists")
    assert hand.value("SELECT override_reason FROM stay") == "guest insists"


def test_an_override_without_its_right_is_denied_even_where_nothing_is_overridden(hand, ids):
    error = refused(hand.at("desk").check_in, hand.book(), waive_deposit=False, override="because")
    assert error.code == "DENIED"


def test_an_occupied_room_is_never_given_twice(hand, ids):
    hand.check_in(hand.book())
    other = hand.book("Li Na", departure="2026-11-24")
    hand.do("shorten", stay="101", departure="2026-11-24")
    error = refused(hand.check_in, other, document=ids.second, override="please")
    assert error.code == "ROOM_OCCUPIED"


def test_an_inspected_room_is_only_clean_once_somebody_is_in_it(hand):
    hand.do("set-room-status", room="101", status="inspected")
    hand.check_in(hand.book())
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "clean"
    last = "SELECT from_state, to_state, cause FROM room_status_change ORDER BY id DESC LIMIT 1"
    assert hand.rows(last) == [("inspected", "clean", "check_in")]


def test_every_adult_shows_a_document(hand, ids):
    reservation = hand.book(adults=2)
    error = refused(hand.check_in, reservation)
    assert (error.code, error.slots["missing"]) == ("DOCUMENT_MISSING", 1)
    hand.check_in(reservation, guests=[{"name": "Li Na", "document": ids.second}])
    assert hand.rows("SELECT name, minor FROM stay_guest ORDER BY id") == [("Zhang Wei", 0), ("Li Na", 0)]
    check(hand)


def test_nobody_comes_in_without_any_document(hand):
    error = refused(hand.check_in, hand.book(), document="")
    assert (error.code, error.field) == ("DOCUMENT_MISSING", "document")


def test_a_name_alone_is_no_identity_for_an_adult(hand, ids):
    error = refused(hand.check_in, hand.book(adults=2), guests=[{"name": "Li Na"}])
    assert error.code == "DOCUMENT_MISSING"


def test_only_the_duty_manager_admits_without_a_document_and_says_why(hand, ids):
    people = [{"name": "Li Na", "exception": "police certificate follows"}]
    reservation = hand.book(adults=2)
    assert (
        refused(hand.at("desk").check_in, reservation, guests=people, waive_deposit=False).code
        == "DOCUMENT_MISSING"
    )
    hand.check_in(reservation, guests=people)
    assert hand.value("SELECT exception FROM stay_guest WHERE name = 'Li Na'") == "police certificate follows"


def test_a_minor_needs_a_guardian_and_no_document(hand):
    reservation = hand.book(children=1)
    error = refused(hand.check_in, reservation, guests=[{"name": "Xiao Ming", "minor": True}])
    assert (error.code, error.field) == ("GUARDIAN_MISSING", "guardian")
    child = {
        "name": "Xiao Ming",
        "minor": True,
        "guardian": "Zhang Wei",
        "guardian_phone": "13800138000",
        "relation": "father",
    }
    hand.check_in(reservation, guests=[child])
    assert hand.rows("SELECT name, guardian_name, relation FROM stay_guest WHERE minor") == [
        ("Xiao Ming", "Zhang Wei", "father")
    ]
    check(hand)


def test_a_document_that_shows_a_minor_makes_one_whatever_was_ticked(hand):
    young = resident("20100105")
    reservation = hand.book(adults=2)
    error = refused(hand.check_in, reservation, guests=[{"name": "Xiao Li", "document": young}])
    assert error.code == "GUARDIAN_MISSING"
    error = refused(
        hand.check_in, reservation, guests=[{"name": "Xiao Li", "document": young, "guardian": "Zhang Wei"}]
    )
    assert error.code == "DOCUMENT_MISSING", "a minor is not the second adult"


def test_minors_alone_need_a_manager(hand):
    young = [{"name": "Xiao Li", "document": resident("20100105"), "guardian": "Li Lei"}]
    reservation = hand.book("Xiao Li")
    assert refused(hand.check_in, reservation, document="", guests=young).code == "NO_ADULT"
    hand.check_in(reservation, document="", guests=young, override="school trip, guardian called")
    check(hand)


def test_whoever_turns_eighteen_today_is_an_adult(hand):
    hand.check_in(hand.book("Xiao Li"), document=resident("20081123"))
    assert hand.value("SELECT minor FROM stay_guest") == 0


def test_a_booking_without_an_adult_needs_a_manager(hand):
    reservation = hand.book(adults=0, children=1)
    assert refused(hand.check_in, reservation).code == "NO_ADULT"
    hand.check_in(reservation, override="the mother came along")


def test_children_who_are_not_written_down_are_pointed_out(hand, ids):
    done = hand.do(
        "check-in", reservation=hand.book(children=1), room="101", document=ids.first, waive_deposit=True
    )
    assert any("Children" in warning for warning in done.result["warnings"])


def test_more_people_than_booked_must_fit_the_room(hand, ids):
    extra = [{"name": f"Guest {n}", "document": resident(f"1985010{n}")} for n in (1, 2, 3)]
    error = refused(hand.check_in, hand.book(), guests=extra)
    assert error.code == "ROOM_TOO_SMALL"


def test_domestic_guests_are_registered_within_half_an_hour(hand):
    hand.check_in(hand.book())
    row = hand.rows("SELECT kind, status, deadline FROM registration")
    assert row == [("domestic", "pending", "2026-11-23T07:30:00Z")]


@pytest.mark.parametrize(
    "document",
    ["passport:GBR:X1234567", "H12345678", "12345678", "810000199003071237", "911840198802142016"],
    ids=["passport", "hong-kong-permit", "taiwan-permit", "residence-permit", "foreign-permanent-resident"],
)
def test_overseas_guests_are_registered_within_twenty_four_hours(hand, document):
    hand.check_in(hand.book("Guest"), document=document)
    assert hand.rows("SELECT kind, deadline FROM registration") == [("overseas", "2026-11-24T07:00:00Z")]


def test_a_chinese_passport_is_not_from_overseas(hand):
    hand.check_in(hand.book("Guest"), document="passport:CHN:E12345678")
    assert hand.value("SELECT kind FROM registration") == "domestic"


def test_the_deposit_is_taken_by_a_method_or_waived_with_the_right(hand):
    desk, reservation = hand.at("desk"), hand.book()
    assert refused(desk.check_in, reservation).code == "DENIED"
    assert refused(desk.check_in, reservation, waive_deposit=False, deposit=100_00).code == "METHOD_MISSING"
    desk.check_in(reservation, waive_deposit=False, deposit=1000_00, method="wechat")
    assert hand.rows("SELECT method, amount_minor, status FROM deposit") == [("wechat", 1000_00, "held")]


def test_a_deposit_not_spoken_of_is_told_as_still_open(hand, ids):
    done = hand.do("check-in", reservation=hand.book(), room="101", document=ids.first)
    assert done.result["deposit_minor"] == 0
    assert done.result["deposit_open_minor"] == 1000_00, "2 × 376.00 + 200.00, rounded up to a full hundred"


def test_a_waived_deposit_is_not_open(hand, ids):
    done = hand.do("check-in", reservation=hand.book(), room="101", document=ids.first, waive_deposit=True)
    assert done.result["deposit_open_minor"] == 0


def test_a_preauthorisation_moves_no_money(hand):
    hand.check_in(hand.book(), waive_deposit=False, deposit=500_00, method="preauth", auth_no="A77")
    assert hand.value("SELECT kind FROM payment") == "preauth_hold"
    check(hand)


def test_key_cards_are_numbered(hand):
    stay = hand.check_in(hand.book(), cards=2)
    assert hand.rows("SELECT no FROM key_card ORDER BY id") == [(f"{stay}/1",), (f"{stay}/2",)]


def test_briefing_ticks_are_recorded_and_block_nothing(hand):
    hand.check_in(hand.book(), briefed=["exits", "wifi"])
    assert hand.value("SELECT briefed FROM stay") == "wifi exits"


def test_ticks_may_be_typed_as_one_text(hand):
    hand.check_in(hand.book(), briefed="exits,wifi")
    assert hand.value("SELECT briefed FROM stay") == "wifi exits"


def test_a_chain_hotel_blocks_until_the_guest_is_briefed(hand):
    with hand.desk.file.write() as session:
        from hotelcs.models.hotel import Property

        session.get_one(Property, 1).template = "chain"
    error = refused(hand.check_in, hand.book(), briefed="wifi")
    assert error.code == "BRIEFING_OPEN"
    assert "exits" in error.items
    hand.check_in(hand.book(), briefed="wifi,breakfast,exits,checkout,phone")


def test_a_refused_check_in_leaves_nothing_behind(hand, ids):
    reservation = hand.book(adults=2)
    before = hand.rows(
        "SELECT (SELECT count(*) FROM guest), (SELECT count(*) FROM ledger), (SELECT count(*) FROM room_night)"
    )
    refused(hand.check_in, reservation, guests=[{"document": "passport:GBR:X1"}])
    assert (
        hand.rows(
            "SELECT (SELECT count(*) FROM guest), (SELECT count(*) FROM ledger), (SELECT count(*) FROM room_night)"
        )
        == before
    )


def test_a_preview_of_a_check_in_writes_nothing(hand, ids):
    reservation = hand.book()
    done = hand.desk.preview(
        "check-in", {"reservation": reservation, "room": "101", "document": ids.first, "waive_deposit": True}
    )
    assert done.result["room"] == "101"
    assert hand.value("SELECT count(*) FROM stay") == 0
    assert hand.value("SELECT count(*) FROM id_document") == 0


def test_the_same_key_checks_in_once(hand, ids):
    reservation = hand.book()
    fields = {"reservation": reservation, "room": "101", "document": ids.first, "waive_deposit": True}
    first = hand.do("check-in", key="k", **fields)
    again = hand.do("check-in", key="k", **fields)
    assert again.replayed
    assert again.result == first.result


def test_the_ledger_holds_neither_name_nor_number(hand, ids):
    hand.check_in(
        hand.book("Zhang Wei", phone="13800138000"), guests=[{"name": "Li Na", "document": ids.second}]
    )
    everything = "".join(str(row) for row in hand.rows("SELECT * FROM ledger"))
    for secret in ("Zhang", "Li Na", ids.first, ids.second, "13800138000"):
        assert secret not in everything


def test_a_promised_booking_marked_do_not_move_keeps_its_room(hand):
    reservation = hand.book(room="101")
    hand.do("pin-room", reservation=reservation)
    error = refused(hand.at("desk").check_in, reservation, "102", waive_deposit=False)
    assert error.code == "DO_NOT_MOVE"


def test_the_queue_ticket_ends_with_the_check_in(hand):
    reservation = hand.book()
    hand.do("queue", reservation=reservation)
    hand.now += timedelta(minutes=20)
    hand.check_in(reservation)
    assert hand.value("SELECT count(*) FROM queue_ticket WHERE ended_at IS NULL") == 0
    check(hand)


def resident(born: str) -> str:
    """An invented resident number of somebody born on `born` (yyyymmdd)."""
    from hotelcs.workflows.reception.resident_id import check_character

    first = f"110105{born}003"
    return first + check_character(first)
