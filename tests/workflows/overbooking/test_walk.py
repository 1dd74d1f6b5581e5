"""Sending a guest elsewhere: one act does all of it, in order, never without a reason where there is another way."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import NOON, Hand
from tests.invariants import check


@pytest.fixture
def full(hand: Hand) -> Hand:
    """An overbooked night: every room is sold, and one more king room than there are."""
    hand.do(
        "add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000, stars=4, distance_m=600
    )
    for number, room in enumerate(("101", "102")):
        guest = hand.book(f"In House {number}")
        hand.check_in(guest, room, document=("34052419800101001X", "11010519491231002X")[number])
    for kind, count in (("TWN", 2), ("SUI", 1)):
        for _ in range(count):
            hand.book(f"Firm {kind}", type=kind, guarantee="card")
    hand.book("Anna Late", departure="2026-11-24", eta=21 * 60)
    hand.book("Bernd Early", departure="2026-11-24", overbook=True)
    return hand


LATE, EARLY = "R261123-006", "R261123-007"


def code(hand: Hand, verb: str, **fields: object) -> str:
    with pytest.raises(Refusal) as refused:
        hand.do(verb, **fields)
    return refused.value.code


def walk(hand: Hand, reservation: str = LATE, **fields: object) -> dict[str, object]:
    return hand.do("walk", reservation=reservation, partner="grand", **fields).result


def test_everything_of_a_walk_is_one_act(full):
    result = walk(
        full,
        transport="taxi",
        transport_cost=3_000,
        room_type="Deluxe king",
        return_offer="a suite next time",
    )
    assert full.rows("SELECT status, status_before, room_id FROM reservation WHERE no = :no", no=LATE) == [
        ("walked", "confirmed", None)
    ]
    assert (result["partner"], result["nights"], result["cost_minor"], result["released_nights"]) == (
        "GRAND",
        1,
        52_000,
        1,
    )
    assert full.value("SELECT sold FROM type_night WHERE night = '2026-11-23' AND type_id = 1") == 3
    record = full.rows(
        "SELECT cost_minor, transport, transport_minor, room_type, return_offer, actor, undone_at FROM walk_record"
    )
    assert record == [(52_000, "taxi", 3_000, "Deluxe king", "a suite next time", "admin", None)]
    lines = full.rows(
        "SELECT f.kind, l.kind, l.amount_minor FROM folio f JOIN folio_line l ON l.folio_id = f.id"
    )
    assert lines == [("house", "other", 52_000), ("house", "transport", 3_000)]
    assert result["follow_up_at"] == "2026-11-24T02:00:00Z", "ten o'clock in Shanghai"
    (item,) = full.desk.show("items", kind="walk_follow")
    assert (item.item, item.due, item.login) == (LATE, "2026-11-24 10:00", "admin")
    check(full)


def test_what_the_house_pays_is_on_no_guests_bill(full):
    full.do("take-payment", reservation=LATE, amount=10_000, method="cash")
    result = walk(full)
    assert result["to_refund_minor"] == 10_000
    bill = full.desk.show("folio", reservation=LATE)
    assert (bill.charges_minor, bill.paid_minor, bill.balance_minor) == (0, 10_000, -10_000)
    full.do("refund", reservation=LATE, amount=10_000)
    assert full.desk.show("walks")[0].to_refund_minor == 0
    check(full)


def test_what_was_paid_elsewhere_is_told(full):
    full.do("guarantee", reservation=LATE, guarantee="prepaid", prepaid=37_600)
    assert walk(full, reason="the guest asked for it")["prepaid_minor"] == 37_600


def test_who_calls_in_the_morning_is_the_one_named(full):
    assert walk(full, owner="desk")["owner"] == "E002"
    assert full.desk.show("items", kind="walk_follow")[0].login == "desk"


def test_the_channel_is_told_when_it_is_a_portal(full):
    full.do("cancel", reservation=LATE, reason="plans")
    portal = full.book(
        "Portal", departure="2026-11-24", eta=22 * 60, channel="ota", source_ref="B-1", overbook=True
    )
    assert walk(full, portal)["tell"] == "ota"
    (item,) = full.desk.show("items", kind="walk_channel")
    assert item.words == "ota B-1"
    full.do("tell-channel", reservation=portal)
    assert full.desk.show("items", kind="walk_channel") == []
    assert full.do("tell-channel", reservation=portal).changed == 0
    walk(full, EARLY, reason="no room at all")
    assert code(full, "tell-channel", reservation=EARLY) == "NOBODY_TO_TELL"


# --- the order


def test_the_least_commitment_goes_first(full):
    assert code(full, "walk", reservation=EARLY, partner="grand") == "WALK_ORDER"
    with pytest.raises(Refusal) as refused:
        walk(full, EARLY)
    assert refused.value.items == (LATE,)
    assert str(refused.value) == f"{LATE} would be sent before {EARLY}."
    walk(full, EARLY, reason="asked for it himself")


@pytest.mark.parametrize(("made", "why"), [
    ({"departure": "2026-11-25"}, "nights"), ({"vip": 1}, "vip"), ({"promise": True}, "promised"), ({"assist": True}, "assist"),
])  # fmt: skip
def test_some_are_never_sent_without_a_reason(full, made, why):
    nobody = full.book("Nobody", departure=made.get("departure", "2026-11-24"), overbook=True)
    if "vip" in made:
        guest = full.value(
            "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no", no=nobody
        )
        full.do("update-guest", guest=guest, vip_level=1)
    if "promise" in made:
        full.do("promise-room", reservation=nobody, reason="told at noon")
    if "assist" in made:
        full.do(
            "record-call",
            reservation=nobody,
            kind="hold",
            outcome="confirmed",
            needs="wheelchair",
            assist=True,
        )
    with pytest.raises(Refusal) as refused:
        walk(full, nobody)
    assert (refused.value.code, refused.value.items[0]) == ("WALK_KEPT", why)
    walk(full, nobody, reason="the general manager has agreed")
    check(full)


def test_while_a_room_is_left_nobody_is_sent(hand):
    hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000)
    only = hand.book(departure="2026-11-24")
    with pytest.raises(Refusal) as refused:
        walk(hand, only)
    assert (refused.value.code, refused.value.slots["type"]) == ("ROOM_LEFT", "KNG")
    walk(hand, only, reason="the room smells of paint")
    check(hand)


def test_a_room_of_a_better_type_is_a_room_that_is_left(full):
    full.do("cancel", reservation="R261123-005", reason="plans")
    with pytest.raises(Refusal) as refused:
        walk(full)
    assert (refused.value.code, refused.value.slots["type"]) == ("ROOM_LEFT", "SUI")


# --- who may


def test_a_receptionist_needs_a_second_person(full):
    desk = full.at("desk")
    with pytest.raises(Denied):
        desk.do("walk", reservation=LATE, partner="grand")
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=LATE) == "confirmed"
    desk.desk.close()


@pytest.mark.parametrize(("fields", "wanted"), [
    ({"partner": "nowhere"}, "PARTNER_UNKNOWN"), ({"reservation": "R261123-001"}, "ILLEGAL_STATE"),
    ({"reservation": "R261123-999"}, "RESERVATION_UNKNOWN"), ({"return_on": "2026-11-24"}, "RETURN_WRONG"),
    ({"return_on": "2026-11-23"}, "RETURN_WRONG"), ({"owner": "nobody"}, "STAFF_UNKNOWN"),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_left_of_it(full, fields, wanted):
    assert code(full, "walk", **{"reservation": LATE, "partner": "grand", **fields}) == wanted
    assert full.value("SELECT count(*) FROM walk_record") == 0
    assert full.value("SELECT count(*) FROM folio WHERE kind = 'house'") == 0
    check(full)


def test_a_hotel_that_takes_nobody_any_more_is_refused(full):
    full.do("change-partner", partner="grand", active=False)
    assert code(full, "walk", reservation=LATE, partner="grand") == "PARTNER_ENDED"


def test_a_booking_of_tomorrow_is_cancelled_not_walked(full):
    later = full.book(arrival="2026-11-27", departure="2026-11-28")
    assert code(full, "walk", reservation=later, partner="grand") == "ARRIVAL_LATER"


def test_nobody_is_sent_twice(full):
    walk(full)
    assert code(full, "walk", reservation=LATE, partner="grand") == "ILLEGAL_STATE"


# --- the nights after


def test_the_nights_after_are_booked_again_at_their_price(full):
    stays = full.book("Carla Long", departure="2026-11-26", rate=40_000, overbook=True, requests="quiet")
    result = walk(full, stays, return_on="2026-11-24", reason="agreed with the guest")
    assert (result["nights"], result["cost_minor"]) == (1, 52_000)
    back = result["return_booking"]
    row = full.rows(
        "SELECT arrival, departure, status, requests, rate_minor FROM reservation WHERE no = :no", no=back
    )
    assert row == [("2026-11-24", "2026-11-26", "confirmed", "quiet", 40_000)]
    nights = full.rows("SELECT n.night, n.rate_minor FROM reservation_night n JOIN reservation r ON r.id = n.reservation_id "
                       "WHERE r.no = :no ORDER BY 1", no=back)  # fmt: skip
    assert nights == [("2026-11-24", 40_000), ("2026-11-25", 40_000)]
    assert full.desk.show("walks")[0].return_booking == back
    check(full)


def test_who_stays_elsewhere_for_all_nights_costs_all_nights(full):
    stays = full.book("Carla Long", departure="2026-11-26", overbook=True)
    result = walk(full, stays, reason="agreed with the guest")
    assert (result["nights"], result["cost_minor"], result["return_booking"]) == (3, 156_000, None)
    assert walk(full, cost=41_000)["cost_minor"] == 41_000


# --- taking it back


def test_a_walk_is_taken_back_while_the_day_is_open(full):
    done = full.do("walk", reservation=LATE, partner="grand", transport_cost=3_000)
    full.desk.undo(done.entry)
    assert full.rows("SELECT status, status_before, reason FROM reservation WHERE no = :no", no=LATE) == [
        ("confirmed", "walked", "")
    ]
    assert full.value("SELECT sum(amount_minor) FROM folio_line") == 0
    assert full.value("SELECT undone_at IS NOT NULL FROM walk_record") == 1
    assert full.desk.show("items", kind="walk_follow") == []
    assert full.desk.show("walks")[0].follow == "taken_back"
    check(full)
    walk(full)
    check(full)


def test_taking_it_back_cancels_the_return_booking(full):
    stays = full.book("Carla Long", departure="2026-11-26", overbook=True)
    back = walk(full, stays, return_on="2026-11-24", reason="agreed")["return_booking"]
    assert code(full, "unwalk", reservation=stays) == "SOLD_OUT"
    assert full.do("unwalk", reservation=stays, overbook=True).result["return_cancelled"] == back
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=back) == "cancelled"
    check(full)


def test_a_place_that_was_sold_since_is_taken_again_only_by_overbooking(full):
    walk(full)
    full.do("set-overbooking", type="KNG", overbooking=0)
    full.book("Somebody Else", departure="2026-11-24", overbook=True)
    assert code(full, "unwalk", reservation=LATE) == "SOLD_OUT"
    full.do("unwalk", reservation=LATE, overbook=True)
    check(full)


def test_whoever_slept_elsewhere_has_slept_elsewhere(full):
    walk(full)
    full.do("close-day")
    assert code(full, "unwalk", reservation=LATE) == "TOO_LATE"
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=LATE) == "walked", (
        "the night makes no no-show of it"
    )
    check(full)


def test_who_was_not_sent_cannot_be_called_back(full):
    assert code(full, "unwalk", reservation=LATE) == "ILLEGAL_STATE"
    assert code(full, "follow-walk", reservation=LATE, outcome="content") == "NOT_WALKED"


def test_a_return_booking_that_is_gone_already_is_not_said_to_be_cancelled(full):
    stays = full.book("Carla Long", departure="2026-11-26", overbook=True)
    back = walk(full, stays, return_on="2026-11-24", reason="agreed")["return_booking"]
    full.do("cancel", reservation=back, reason="plans")
    assert full.do("unwalk", reservation=stays, overbook=True).result["return_cancelled"] is None
    check(full)


def test_who_has_come_back_already_is_not_in_the_house_twice(full):
    stays = full.book("Carla Long", departure="2026-11-26", overbook=True)
    back = walk(full, stays, return_on="2026-11-24", reason="agreed")["return_booking"]
    full.do("cancel", reservation=EARLY, reason="plans")
    full.do("cancel", reservation=LATE, reason="plans")
    full.do("amend", reservation=back, arrival="2026-11-23")
    full.check_in(back, "103", document="440524188001010014")
    assert code(full, "unwalk", reservation=stays, overbook=True) == "RETURN_ARRIVED"
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=stays) == "walked"
    check(full)


def test_taking_a_guest_back_beyond_the_rooms_needs_the_right_to_overbook(full):
    walk(full)
    full.do("grant", post="REC", right="walk")
    desk = full.at("desk")
    with pytest.raises(Denied) as denied:
        desk.do("unwalk", reservation=LATE, overbook=True)
    assert denied.value.field == "overbook"
    assert code(desk, "unwalk", reservation=LATE) == "SOLD_OUT"
    desk.desk.close()


def test_a_walk_leaves_no_place_to_whoever_may_not_overbook(full):
    walk(full)
    desk = full.at("desk")
    assert (
        code(desk, "book", guest="Over", type="KNG", arrival="2026-11-23", departure="2026-11-24")
        == "SOLD_OUT"
    )
    desk.desk.close()
    check(full)


# --- what a booking has with it


def test_a_bed_is_held_again_for_who_comes_back(full):
    full.do("add-room-type", code="BED", max_adults=1, max_children=0, rate=9000)
    full.do("add-room", no="401", floor=4, type="TWN")
    full.do("add-beds", room="401", beds=2, type="BED")
    sleeper = full.book("Lone", type="BED")
    back = walk(full, sleeper, return_on="2026-11-24", reason="noise")["return_booking"]
    held = "SELECT night, reservation_id FROM room_night n JOIN reservation r ON r.id = n.reservation_id WHERE r.no = :no"
    assert len(full.rows(held, no=back)) == 1
    check(full)
    full.do("unwalk", reservation=sleeper)
    assert len(full.rows(held, no=sleeper)) == 2
    check(full)


def test_the_nights_after_are_on_the_plan_and_with_the_packages_of_the_booking(full):
    full.do(
        "set-package",
        code="BF",
        name_en="Breakfast",
        name_zh="早餐",
        kind="breakfast",
        per="person",
        amount=5_800,
    )
    full.do("set-plan", code="NRF", refundable=False, needs="any", cancel_fee="all")
    full.do("set-price", plan="NRF", type="KNG", rate=30_000)
    stays = full.book(
        "Carla Long", departure="2026-11-26", plan="NRF", guarantee="card", packages=["BF"], overbook=True
    )
    back = walk(full, stays, return_on="2026-11-24", reason="agreed")["return_booking"]
    for table in ("reservation_terms", "reservation_package"):
        columns = (
            "plan_id, cancel_free_hours, cancel_fee"
            if table == "reservation_terms"
            else "package_id, unit_minor"
        )
        sql = (
            f"SELECT {columns} FROM {table} t JOIN reservation r ON r.id = t.reservation_id WHERE r.no = :no"
        )
        assert full.rows(sql, no=back) == full.rows(sql, no=stays) != []


def test_the_nights_after_of_a_groups_guest_are_the_groups(hand):
    hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000)
    group = hand.do("book-group", name="Coach", arrival="2026-11-23", departure="2026-11-25", block="KNG 2",
                    cutoff="2026-11-23").result["group"]  # fmt: skip
    hand.do("rooming-list", group=group, rows=[{"name": "Sun Qi"}, {"name": "He Jun"}])
    first, other = (room.reservation for room in hand.desk.show("group", no=group).group_rooms)
    back = walk(hand, first, return_on="2026-11-24", reason="the room smells")["return_booking"]
    rooms = {room.reservation: room.names for room in hand.desk.show("group", no=group).group_rooms}
    assert rooms[back] == ("Sun Qi",)
    assert hand.desk.show("reservation", no=back).party == group
    check(hand)
    hand.do("cancel", reservation=other, reason="plans", fee=0)
    counted = "SELECT night, sold FROM type_night ORDER BY night"
    assert hand.rows(counted)[1] == ("2026-11-24", 2), "two rooms are for the group, not three"
    check(hand)
    hand.do("unwalk", reservation=first)
    rooms = {room.reservation: room.names for room in hand.desk.show("group", no=group).group_rooms}
    assert rooms[first] == ("Sun Qi",)
    check(hand)


# --- the morning after


def test_a_guest_who_does_not_answer_is_called_again_and_then_it_is_done(full):
    walk(full)
    full.now = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert (
        full.do("follow-walk", reservation=LATE, outcome="unreachable").result["follow_up_at"]
        == "2026-11-24T03:00:00Z"
    )
    assert full.desk.show("items", kind="walk_follow")[0].due == "2026-11-24 11:00"
    full.do("follow-walk", reservation=LATE, outcome="unhappy", words="the other house was loud")
    assert full.desk.show("items", kind="walk_follow") == []
    row = full.desk.show("walks")[0]
    assert (row.follow, row.outcome, row.words) == ("done", "unhappy", "the other house was loud")
    assert code(full, "follow-walk", reservation=LATE, outcome="content") == "FOLLOWED_ALREADY"


def test_the_follow_up_is_late_after_ten(full):
    walk(full)
    assert not full.desk.show("items", kind="walk_follow")[0].late
    full.now = NOON + timedelta(hours=20)
    assert full.desk.show("items", kind="walk_follow")[0].late


def test_walks_are_listed_by_day(full):
    walk(full)
    assert len(full.desk.show("walks", **{"from": "2026-11-23", "to": "2026-11-23"})) == 1
    assert full.desk.show("walks", **{"from": "2026-11-24"}) == []
    assert full.desk.show("walks", to="2026-11-22") == []
    assert full.desk.show("arrival-rates", **{"from": "2026-11-23", "to": "2026-11-24"}).walked == 1


# --- partner hotels


def test_a_partner_hotel_is_known_by_its_code_once(full):
    assert code(full, "add-partner", code="Grand", name_en="Other", name_zh="别", rate=1) == "PARTNER_KNOWN"
    changed = full.do("change-partner", partner="GRAND", rate=60_000, phone="+8657100000000").result[
        "changed"
    ]
    assert changed == ["phone", "rate_minor"]
    assert full.do("change-partner", partner="grand", rate=60_000).changed == 0
    (row,) = full.desk.show("partner-hotels")
    assert (row.partner, row.rate_minor, row.stars, row.active) == ("GRAND", 60_000, 4, True)


def test_rooms_held_there_and_used_are_counted_by_night(full):
    held = full.do("source-rooms", partner="grand", rooms=3, rate=45_000, reference="by Mr Hu").result
    walk(full)
    (row,) = full.desk.show("partner-hotels")
    assert (row.held, row.used) == (3, 1)
    assert full.desk.show("partner-hotels", night="2026-11-24")[0].held == 0
    full.do("release-sourced", hold=held["hold"])
    assert code(full, "release-sourced", hold=held["hold"]) == "HOLD_UNKNOWN"
    assert code(full, "source-rooms", partner="grand", rooms=1, night="2026-11-22") == "DATE_PAST"


def test_two_desks_send_the_same_guest_once(full):
    """The database has the last word: a record that stands for the booking refuses a second one."""
    walk(full)
    with full.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE reservation SET status = 'confirmed' WHERE no = ?", (LATE,)
        )
    assert code(full, "walk", reservation=LATE, partner="grand", reason="again") == "ALREADY_WALKED"


class TestWhoPays:
    """The house, whatever rules the bills of the guest and of the party have."""

    COSTS = "SELECT f.kind, l.kind, l.amount_minor FROM folio f JOIN folio_line l ON l.folio_id = f.id ORDER BY l.id"

    def test_no_rule_of_the_guest_s_bill_sends_the_costs_there(self, full):
        full.do("route-charges", reservation=LATE, what=["extras"], window=2)
        walk(full, transport_cost=3_000)
        assert full.rows(self.COSTS) == [("house", "other", 52_000), ("house", "transport", 3_000)]
        assert full.desk.show("folio", reservation=LATE).balance_minor == 0
        check(full)

    def test_no_master_bill_receives_them_and_taken_back_they_are_gone(self, hand):
        hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000)
        first, _ = hand.do(
            "book", guest="Tour leader", type="KNG", arrival="2026-11-23", departure="2026-11-24", rooms=2
        ).result["reservations"]
        master = hand.do("open-master", reservation=first, what=["all"]).result["folio"]
        walk(hand, first, reason="no room", transport_cost=3_000)
        assert hand.desk.show("folio", no=master).balance_minor == 0
        assert hand.do("unwalk", reservation=first).result["cost_reversed_minor"] == 55_000
        assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 0
        check(hand)

    def test_costs_that_stand_on_a_guest_s_bill_are_taken_back_there_too(self, full):
        """As rules of bills had sent them before; a charge of the guest's own is left alone."""
        full.do("post-charge", reservation=LATE, kind="minibar", amount=900)
        own = full.value(
            "SELECT id FROM folio WHERE reservation_id = (SELECT id FROM reservation WHERE no = :no)", no=LATE
        )
        full.do(
            "post-charge",
            reservation=LATE,
            kind="other",
            amount=52_000,
            description=f"{LATE} GRAND",
            reason="walk",
        )
        walk(full, transport_cost=3_000)
        told = full.do("unwalk", reservation=LATE, overbook=True).result
        assert told["cost_reversed_minor"] == 52_000 + 52_000 + 3_000
        assert full.value("SELECT sum(amount_minor) FROM folio_line WHERE folio_id = :own", own=own) == 900
        check(full)
