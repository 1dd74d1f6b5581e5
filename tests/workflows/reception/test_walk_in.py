"""A guest without a booking: booking, room and check-in in one act."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.fields import FieldError
from tests.conftest import IDS
from tests.invariants import check


def walk_in(hand, **fields):
    asked = {"guest": "Zhang Wei", "type": "KNG", "document": "12345678", "waive_deposit": True, **fields}
    return hand.do("walk-in", **asked)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by the hotel's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def refused(hand, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        walk_in(hand, **fields)
    return caught.value


def test_booking_room_and_check_in_are_one_act(hand):
    done = walk_in(hand, nights=2)
    assert hand.rows("SELECT channel, status, arrival, departure, kind FROM reservation") == [
        ("walk_in", "checked_in", "2026-11-23", "2026-11-25", "overnight")
    ]
    assert done.result["room"] == "101"
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'book'") == 0
    check(hand)


def test_without_nights_it_is_one(hand):
    walk_in(hand)
    assert hand.value("SELECT departure FROM reservation") == "2026-11-24"


def test_an_inspected_room_is_given_before_a_clean_one(hand):
    hand.do("set-room-status", room="103", status="inspected")
    assert walk_in(hand).result["room"] == "103"


def test_rooms_dirty_promised_blocked_or_occupied_are_passed_over(hand):
    hand.do("set-room-status", room="101", status="dirty")
    hand.book(room="102")
    assert walk_in(hand).result["room"] == "103"
    check(hand)


def test_with_no_room_ready_the_other_ways_are_named(hand):
    for room in ("101", "102", "103"):
        hand.do("set-room-status", room=room, status="dirty")
    error = refused(hand)
    assert (error.code, error.next) == ("NO_ROOM_READY", ("choose-type", "choose-room", "queue"))


def test_a_named_room_says_the_type(hand):
    assert walk_in(hand, type=None, room="201").result["room"] == "201"
    assert hand.value("SELECT t.code FROM reservation r JOIN room_type t ON t.id = r.type_id") == "TWN"


def test_neither_type_nor_room_is_asked_for(hand):
    assert isinstance(refused(hand, type=None), FieldError)


def test_a_room_of_another_type_takes_that_types_inventory(hand):
    walk_in(hand, room="301")
    assert hand.rows(
        "SELECT t.code, n.sold FROM type_night n JOIN room_type t ON t.id = n.type_id WHERE sold > 0"
    ) == [("SUI", 1)]
    check(hand)


def test_a_sold_out_type_is_refused_and_leaves_nothing(hand):
    for _ in range(3):
        hand.book()
    assert refused(hand, room="101").code in ("ROOM_TAKEN", "SOLD_OUT")
    assert hand.value("SELECT count(*) FROM guest") == 3


def test_the_known_guest_comes_back_and_no_second_profile_is_made(hand):
    hand.do("check-out", stay=walk_in(hand, guest="Chen Hao").result["stay"])
    walk_in(hand, guest="C. Hao", room="102")
    assert hand.rows("SELECT name FROM guest") == [("Chen Hao",)]


def test_everybody_who_stays_is_identified(hand, ids):
    assert refused(hand, adults=2).code == "DOCUMENT_MISSING"
    walk_in(hand, adults=2, guests=[{"name": "Li Na", "document": ids.second}])
    assert hand.value("SELECT count(*) FROM registration") == 2


def test_a_refused_guest_is_stopped_by_the_document(hand):
    hand.do("check-out", stay=walk_in(hand).result["stay"])
    hand.do("refuse-guest", guest=hand.value("SELECT no FROM guest"), reason="fought")
    assert refused(hand, guest="Somebody Else", room="102").code == "GUEST_REFUSED"


def test_deposit_and_cards_as_at_any_check_in(hand):
    done = walk_in(hand, waive_deposit=False, deposit=600_00, method="alipay", cards=2, rate=300_00)
    assert (done.result["deposit_minor"], done.result["cards"]) == (600_00, 2)
    assert hand.value("SELECT rate_minor FROM reservation_night") == 300_00


def test_past_midnight_before_the_audit_the_evening_before_is_charged_as_one_night(hand):
    hand.now = local(24, 1, 30)
    walk_in(hand)
    assert hand.rows("SELECT kind, arrival, departure FROM reservation") == [
        ("early_hours", "2026-11-23", "2026-11-24")
    ]
    hand.do("close-day")
    assert hand.value("SELECT sum(amount_minor) FROM folio_line WHERE kind = 'room'") == 37600
    check(hand)


@pytest.mark.parametrize(("policy", "fee"), [("none", 0), ("half", 18800), ("full", 37600)])
def test_after_the_audit_and_before_dawn_the_hotels_policy_asks(hand, policy, fee):
    with hand.desk.file.write() as session:
        from hotelcs.models.hotel import Property

        session.get_one(Property, 1).early_policy = policy
    hand.now = local(24, 3)
    hand.do("close-day")
    assert walk_in(hand).result["charged_minor"] == fee
    check(hand)


@pytest.mark.parametrize(("hour", "fee"), [(5, 18800), (6, 0), (15, 0)])
def test_the_early_fee_ends_at_six(hand, hour, fee):
    hand.now = local(23, hour)
    assert walk_in(hand).result["charged_minor"] == fee


def test_who_had_booked_the_night_that_is_over_pays_it_when_coming_before_dawn(hand):
    reservation = hand.book()
    hand.now = local(24, 3)
    hand.do("close-day", keep_arrivals=True)
    other = hand.book("Li Na", type="TWN", arrival="2026-11-24")
    told = hand.desk.show("reservation", no=reservation), hand.desk.show("reservation", no=other)
    assert [one.early_fee_minor for one in told] == [37600, 33600 // 2], "the guest is told before"
    done = hand.do("check-in", reservation=reservation, room="101", document=IDS[0], waive_deposit=True)
    assert done.result["early_fee_minor"] == done.result["charged_minor"] == 37600
    assert hand.rows("SELECT kind, amount_minor FROM folio_line") == [("early_fee", 37600)]
    hand.now = local(24, 6)
    assert hand.desk.show("reservation", no=other).early_fee_minor == 0


def test_a_day_room_cannot_end_before_it_begins(hand):
    assert refused(hand, day_use=True, to_minute=600).code == "HOURS_OVER"
    hand.now = local(23, 19)
    assert refused(hand, day_use=True).code == "HOURS_OVER"


def test_nights_and_hours_together_are_refused(hand):
    assert isinstance(refused(hand, nights=1, hours=3), FieldError)


class TestHourlyRooms:
    """Base hours at check-in, overtime at check-out, never a night (handbook 02 §2.4.5)."""

    def start(self, hand, hours=3, **fields):
        hand.now = local(23, 13)
        return walk_in(hand, hours=hours, rate=60_00, **fields)

    def test_the_base_is_charged_at_check_in(self, hand):
        assert self.start(hand).result["charged_minor"] == 180_00
        assert hand.rows("SELECT kind, qty, unit_minor FROM folio_line") == [("room_hour", 3, 60_00)]
        assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(780, 960)]
        check(hand)

    def test_fewer_hours_cost_the_base_all_the_same(self, hand):
        assert self.start(hand, hours=2).result["charged_minor"] == 180_00

    def test_it_is_never_counted_as_a_night(self, hand):
        self.start(hand)
        done = hand.do("close-day")
        assert done.result["rooms_charged"] == 0
        assert hand.value("SELECT count(*) FROM reservation_night") == 0

    @pytest.mark.parametrize(("minutes", "fee"), [(0, 0), (15, 0), (16, 60_00), (60, 60_00), (61, 120_00)])
    def test_overtime_is_free_for_a_quarter_then_every_started_hour(self, hand, minutes, fee):
        stay = self.start(hand).result["stay"]
        hand.now = local(23, 16) + timedelta(minutes=minutes)
        assert hand.do("check-out", stay=stay, settle="cash").result["late_fee_minor"] == fee
        check(hand)

    def test_hours_must_end_by_the_latest(self, hand):
        hand.now = local(23, 17)
        assert walk_in(hand, hours=3, rate=1).result["room"]
        error = refused(hand, hours=4, rate=1)
        assert error.code == "HOURS_TOO_LATE"
        assert "20:00" in str(error)

    def test_the_type_without_an_hourly_rate_asks_for_one(self, hand):
        assert refused(hand, hours=3).code == "RATE_MISSING"

    def test_hours_booked_by_another_guest_are_refused(self, hand):
        hand.book(
            "Li Na",
            departure="2026-11-23",
            room="101",
            kind="hourly",
            from_minute=900,
            to_minute=1080,
            rate=1,
        )
        hand.now = local(23, 13)
        assert refused(hand, room="101", hours=3, rate=1).code == "SLOT_TAKEN"

    def test_booked_hours_that_are_over_begin_when_the_guest_comes(self, hand):
        booked = {
            "departure": "2026-11-23",
            "kind": "hourly",
            "from_minute": 600,
            "to_minute": 780,
            "rate": 60_00,
        }
        reservation = hand.book(room="101", **booked)
        hand.now = local(23, 14)
        hand.check_in(reservation)
        assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(840, 1020)]
        check(hand)

    def test_booked_hours_stay_as_booked_for_who_comes_in_time(self, hand):
        booked = {
            "departure": "2026-11-23",
            "kind": "hourly",
            "from_minute": 840,
            "to_minute": 1080,
            "rate": 60_00,
        }
        hand.check_in(hand.book(room="101", **booked))
        assert hand.rows("SELECT qty, to_minute FROM folio_line, room_slot") == [(4, 1080)]

    def test_booked_hours_too_need_a_manager_to_run_past_the_latest(self, hand):
        booked = {
            "departure": "2026-11-23",
            "kind": "hourly",
            "from_minute": 1080,
            "to_minute": 1260,
            "rate": 60_00,
        }
        reservation = hand.book(room="101", **booked)
        with pytest.raises(Refusal) as caught:
            hand.check_in(reservation)
        assert caught.value.code == "HOURS_TOO_LATE"
        hand.check_in(reservation, override="conference runs late")

    def test_hours_not_used_are_free_for_the_next_guest(self, hand):
        stay = self.start(hand, room="101").result["stay"]
        hand.now = local(23, 14)
        hand.do("check-out", stay=stay, settle="cash")
        hand.do("set-room-status", room="101", status="clean")
        walk_in(hand, guest="Next", room="101", hours=3, rate=60_00, document="H12345678")
        assert hand.rows("SELECT from_minute, to_minute FROM room_slot ORDER BY from_minute") == [
            (780, 840),
            (840, 1020),
        ]
        check(hand)


class TestDayUse:
    """A room for the day: half a night, until the evening."""

    def test_half_a_night_is_charged_at_check_in(self, hand):
        done = walk_in(hand, day_use=True)
        assert done.result["charged_minor"] == 18800
        assert hand.rows(
            "SELECT kind, t.from_minute, t.to_minute FROM reservation JOIN room_slot t ON reservation_id = id"
        ) == [("day_use", 900, 1080)]
        check(hand)

    def test_a_room_promised_for_tonight_is_not_given_for_the_day(self, hand):
        for room in ("101", "102", "103"):
            hand.book(room=room)
        assert refused(hand, day_use=True).code == "NO_ROOM_READY"

    def test_overtime_costs_the_types_hourly_rate(self, hand):
        hand.do("add-room-type", code="DAY", max_adults=2, max_children=0, rate=200_00, hourly_rate=50_00)
        hand.do("add-room", no="401", floor=4, type="DAY")
        stay = walk_in(hand, type="DAY", day_use=True).result["stay"]
        hand.now = local(23, 19, 30)
        assert hand.do("check-out", stay=stay, settle="cash").result["late_fee_minor"] == 2 * 50_00

    def test_past_midnight_it_lasts_until_the_day_is_closed(self, hand):
        hand.now = local(24, 1)
        walk_in(hand, day_use=True)
        assert hand.rows("SELECT day, from_minute, to_minute FROM room_slot") == [("2026-11-23", 1439, 1440)]

    def test_moving_keeps_the_hours(self, hand):
        stay = walk_in(hand, day_use=True).result["stay"]
        hand.do("move-room", stay=stay, room="102")
        assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(900, 1080)]
        check(hand)

    def test_it_may_become_a_night(self, hand):
        stay = walk_in(hand, day_use=True).result["stay"]
        hand.do("extend", stay=stay, departure="2026-11-24")
        assert hand.rows("SELECT kind, rate_minor FROM reservation") == [("overnight", 18800)]
        assert hand.value("SELECT rate_minor FROM reservation_night") == 37600
        assert hand.value("SELECT count(*) FROM room_slot") == 0
        check(hand)


def test_a_booked_day_room_keeps_the_hours_it_was_booked_for(hand, ids):
    reservation = hand.book(departure="2026-11-23", room="101", from_minute=900, to_minute=1080, rate=150_00)
    hand.check_in(reservation, "102")
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(900, 1080)]
    assert hand.rows("SELECT kind, amount_minor FROM folio_line") == [("room_half", 150_00)]
    check(hand)
