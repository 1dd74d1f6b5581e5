"""Guests who are gone without paying: guards, the room, the debt, every list they are on no longer, and back again."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS, Hand
from tests.invariants import check

D23, D24, D25 = "2026-11-23", "2026-11-24", "2026-11-25"
SEEN = {"reason": "wardrobe and bath empty, seen by the night manager", "no_baggage": True}
NIGHT = 37600


@pytest.fixture
def gone(hand: Hand) -> tuple[Hand, str, str]:
    """Somebody from abroad, due out on the open date, who slept one night and does not answer: their booking and stay."""
    booking = hand.book("Ann Lee", departure=D24)
    stay = hand.check_in(booking, cards=2)
    hand.do("close-day")
    for _ in range(2):
        hand.do("record-call", reservation=booking, kind="due_out", outcome="unreachable")
    hand.now += timedelta(days=1)
    return hand, booking, stay


def refused(hand: Hand, **fields: object) -> Refusal:
    with pytest.raises(Refusal) as told:
        hand.do("skip", **fields)
    return told.value


def test_the_stay_ends_the_room_is_dirty_and_the_debt_stands_on_the_open_bill(
    gone: tuple[Hand, str, str],
) -> None:
    hand, booking, stay = gone
    done = hand.do("skip", stay=stay, **SEEN).result
    assert (done["stay"], done["room"], done["owed_minor"]) == (stay, "101", NIGHT + NIGHT // 2)
    assert done["late_fee_minor"] == NIGHT // 2  # 15:00
    assert hand.rows("SELECT status, date_out FROM stay") == [("skipped", D24)]
    assert hand.value("SELECT status FROM reservation WHERE no = :no", no=booking) == "checked_out"
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "dirty"
    assert {card for (card,) in hand.rows("SELECT status FROM key_card")} == {"cancelled"}
    assert hand.value("SELECT count(*) FROM stay_guest WHERE left_at IS NULL") == 0
    assert hand.rows("SELECT status FROM folio") == [("open",)]
    [debt] = hand.desk.show("debts")
    assert (debt.reservation, debt.stay, debt.status, debt.day, debt.owed_minor) == (
        booking, stay, "skipped", D24, done["owed_minor"],
    )  # fmt: skip
    check(hand)


def test_they_are_on_no_list_of_who_is_here(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    hand.do("skip", stay=stay, **SEEN)
    assert hand.desk.show("in-house") == []
    assert hand.desk.show("audit-items", kind="due_outs") == []
    assert [row.group for row in hand.desk.show("departures")] == ["skipped"]
    assert hand.desk.show("departures", left="no") == []
    assert hand.desk.show("home").in_house == 0
    hand.do("open-roll-call", assembly="gate")
    assert hand.value("SELECT count(*) FROM roll_call_entry WHERE kind = 'guest'") == 0


def test_an_emergency_of_the_lowest_level_is_written_down(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    number = hand.do("skip", stay=stay, **SEEN).result["incident"]
    assert hand.rows("SELECT no, type, place, level, status FROM incident") == [
        (number, "theft", "101", "l1", "reported")
    ]


def test_the_night_after_charges_nothing_and_the_room_can_be_let_again(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    owed = hand.do("skip", stay=stay, **SEEN).result["owed_minor"]
    hand.do("set-room-status", room="101", status="clean")
    hand.check_in(hand.book("Li Na", arrival=D24, departure=D25), "101", document=IDS[1])
    closed = hand.do("close-day").result
    assert (closed["rooms_charged"], closed["overstays"]) == (1, [])
    assert closed["closing_minor"] == owed + NIGHT
    [day] = hand.desk.show("day-figures", **{"from": D24, "to": D24})
    assert (day.sold, day.departures, day.people) == (1, 1, 1)
    check(hand)


def test_who_comes_back_pays_and_the_bill_is_closed(gone: tuple[Hand, str, str]) -> None:
    hand, booking, stay = gone
    owed = hand.do("skip", stay=stay, **SEEN).result["owed_minor"]
    hand.do("close-day")
    hand.do("close-day")
    paid = hand.do("take-payment", reservation=booking, method="cash").result
    assert (paid["amount_minor"], paid["balance_minor"]) == (owed, 0)
    assert hand.rows("SELECT status FROM folio") == [("closed",)]
    assert hand.desk.show("debts") == []
    assert hand.value("SELECT status FROM stay") == "skipped"
    assert [
        row.closing_minor for row in hand.desk.show("guest-ledger", **{"from": D25, "to": "2026-11-26"})
    ] == [owed, 0]
    check(hand)


def test_a_part_that_is_paid_leaves_the_rest_on_the_list(gone: tuple[Hand, str, str]) -> None:
    hand, booking, stay = gone
    owed = hand.do("skip", stay=stay, **SEEN).result["owed_minor"]
    hand.do("take-payment", reservation=booking, amount=10000, method="cash")
    assert [row.owed_minor for row in hand.desk.show("debts")] == [owed - 10000]
    check(hand)


@pytest.mark.parametrize("method", ["cash", "preauth"])
def test_what_is_held_is_used_up_and_the_rest_is_owed(hand: Hand, method: str) -> None:
    booking = hand.book(departure=D24)
    stay = hand.check_in(booking, waive_deposit=False, deposit=20000, method=method)
    hand.do("close-day")
    for _ in range(2):
        hand.do("record-call", reservation=booking, kind="due_out", outcome="unreachable")
    done = hand.do("skip", stay=stay, **SEEN).result
    assert done["owed_minor"] == NIGHT - 20000
    assert hand.value("SELECT count(*) FROM deposit WHERE status = 'held'") == 0
    check(hand)


def test_it_is_taken_back_with_its_emergency_and_its_late_fee(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    entry = hand.do("skip", stay=stay, **SEEN).entry
    hand.desk.undo(entry)
    assert hand.rows("SELECT status FROM stay") == [("in_house",)]
    assert hand.rows("SELECT status FROM incident") == [("voided",)]
    assert hand.desk.show("folio", stay=stay).balance_minor == NIGHT
    assert hand.desk.show("debts") == []
    check(hand)
    hand.do("check-out", stay=stay, settle="cash")
    check(hand)


def test_an_emergency_that_somebody_took_up_stays(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    done = hand.do("skip", stay=stay, **SEEN)
    hand.do("confirm-incident", incident=done.result["incident"])
    hand.desk.undo(done.entry)
    assert hand.rows("SELECT status FROM incident") == [("responding",)]
    check(hand)


def test_the_room_is_looked_at_and_two_calls_are_made_first(hand: Hand) -> None:
    booking = hand.book(kind="day_use", departure=D23)
    stay = hand.check_in(booking)
    unseen = refused(hand, stay=stay, reason="gone")
    assert (unseen.code, unseen.next) == ("ROOM_UNSEEN", ("no_baggage=true",))
    for _ in range(2):
        uncalled = refused(hand, stay=stay, **SEEN)
        assert (uncalled.code, uncalled.next) == ("NOT_CALLED", ("record-call",))
        hand.do("record-call", reservation=booking, kind="due_out", outcome="unreachable")
    hand.do("skip", stay=stay, **SEEN)
    check(hand)


def test_who_owes_nothing_is_checked_out_and_nothing_is_changed_by_trying(
    gone: tuple[Hand, str, str],
) -> None:
    hand, _, stay = gone
    hand.do("take-payment", stay=stay, amount=100000, method="cash")
    told = refused(hand, stay=stay, **SEEN)
    assert (told.code, told.next) == ("NOTHING_OWED", ("check-out",))
    assert hand.rows("SELECT status FROM stay") == [("in_house",)]
    assert hand.value("SELECT count(*) FROM incident") == 0


def test_a_receptionist_needs_a_second_person_and_nobody_skips_twice(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    with pytest.raises(Denied) as told:
        hand.at("desk").do("skip", stay=stay, **SEEN)
    assert (told.value.field, "ask-approval" in told.value.next) == ("stay", True)
    hand.at("night").do("skip", stay=stay, **SEEN)
    assert refused(hand, stay=stay, **SEEN).code == "NOT_IN_HOUSE"


def party(hand: Hand) -> tuple[list[str], list[str]]:
    """Two rooms booked together, both in house for a night: their bookings and stays."""
    booked = hand.do("book", guest="Tour", type="KNG", arrival=D23, departure=D24, rooms=2).result[
        "reservations"
    ]
    stays = [
        hand.check_in(no, room=room, document=document, name=f"Guest {room}")
        for no, room, document in zip(booked, ("101", "102"), IDS, strict=False)
    ]
    return booked, stays


def test_the_last_of_a_party_leaves_the_debt_on_the_master_bill(hand: Hand) -> None:
    booked, stays = party(hand)
    hand.do("open-master", reservation=booked[0], what=["room"])
    hand.do("close-day")
    hand.do("check-out", stay=stays[0], settle="cash")
    hand.do("post-charge", stay=stays[1], kind="minibar", amount=500)
    for _ in range(2):
        hand.do("record-call", reservation=booked[1], kind="due_out", outcome="unreachable")
    hand.do("skip", stay=stays[1], **SEEN)
    assert hand.value("SELECT status FROM folio WHERE kind = 'master'") == "open"
    check(hand)


@pytest.mark.parametrize("shut", [False, True])
def test_what_a_company_cannot_pay_stays_owed_and_the_stay_ends(hand: Hand, *, shut: bool) -> None:
    hand.do("add-company", code="SUN", name="Sun", credit=1_000_000 if shut else NIGHT - 1)
    booking = hand.book("Ann Lee", departure=D24)
    stay = hand.check_in(booking)
    hand.do("route-charges", stay=stay, what=["room"], company="SUN")
    hand.do("close-day")
    if shut:
        hand.do("change-company", company="SUN", active=False)
    for _ in range(2):
        hand.do("record-call", reservation=booking, kind="due_out", outcome="unreachable")
    done = hand.do("skip", stay=stay, **SEEN).result
    assert (done["company_minor"], done["owed_minor"]) == (0, NIGHT)
    assert hand.value("SELECT owed_minor FROM company_account") == 0
    assert [row.owed_minor for row in hand.desk.show("debts")] == [NIGHT]
    check(hand)


def test_the_last_of_a_party_with_nothing_on_own_bills_leaves_the_master_bill_owing(hand: Hand) -> None:
    booked, stays = party(hand)
    master = hand.do("open-master", reservation=booked[0], what=["room"]).result["folio"]
    hand.do("close-day")
    for number in booked:
        for _ in range(2):
            hand.do("record-call", reservation=number, kind="due_out", outcome="unreachable")
    assert refused(hand, stay=stays[0], **SEEN).code == "NOTHING_OWED", "another is left of the party"
    assert hand.desk.show("debts") == []
    hand.do("check-out", stay=stays[0])
    assert hand.do("skip", stay=stays[1], **SEEN).result["owed_minor"] == 2 * NIGHT
    assert hand.rows("SELECT kind, status FROM folio WHERE kind = 'master' OR status <> 'closed'") == [
        ("master", "open")
    ]
    [debt] = hand.desk.show("debts")
    assert (debt.reservation, debt.folio, debt.guest, debt.status, debt.day, debt.owed_minor) == (
        booked[0], master, "Tour", "skipped", D24, 2 * NIGHT,
    )  # fmt: skip
    check(hand)
    hand.do("take-payment", folio=debt.folio, method="cash")
    assert hand.desk.show("debts") == []
    assert hand.value("SELECT count(*) FROM folio WHERE status <> 'closed'") == 0
    check(hand)


def test_a_company_that_pays_the_master_bill_leaves_nothing_owed(hand: Hand) -> None:
    hand.do("add-company", code="SUN", name="Sun", credit=1_000_000)
    booked = hand.do("book", guest="Tour", type="KNG", arrival=D23, departure=D24, rooms=2).result[
        "reservations"
    ]
    stay = hand.check_in(booked[0])
    hand.do("open-master", reservation=booked[0], what=["room"], company="SUN")
    hand.do("close-day")
    for _ in range(2):
        hand.do("record-call", reservation=booked[0], kind="due_out", outcome="unreachable")
    assert refused(hand, stay=stay, **SEEN).code == "NOTHING_OWED"


def test_calls_of_another_day_of_leaving_and_before_an_answer_do_not_count(hand: Hand) -> None:
    booking = hand.book(departure=D24)
    stay = hand.check_in(booking)
    hand.do("close-day")

    def call(outcome: str) -> None:
        hand.now += timedelta(minutes=1)
        hand.do("record-call", reservation=booking, kind="due_out", outcome=outcome)

    call("unreachable")
    call("unreachable")
    call("late_out")
    told = refused(hand, stay=stay, **SEEN)
    assert (told.code, told.slots["count"]) == ("NOT_CALLED", 0)
    call("unreachable")
    call("unreachable")
    hand.now += timedelta(minutes=1)
    hand.do("extend", stay=stay, departure=D25)
    hand.do("close-day")
    assert refused(hand, stay=stay, **SEEN).code == "NOT_CALLED", "who stayed longer is called anew"
    call("unreachable")
    call("unreachable")
    hand.do("close-day")  # they should have left, the night is theirs
    hand.do("close-day")
    assert refused(hand, stay=stay, **SEEN).code == "NOT_CALLED", "two days ago"
    call("unreachable")
    call("unreachable")
    hand.do("close-day")
    hand.do("skip", stay=stay, **SEEN)
    check(hand)


def test_a_room_of_who_is_gone_is_sold_by_the_hour_before_check_out_time(gone: tuple[Hand, str, str]) -> None:
    hand, _, stay = gone
    hand.now = hand.now.replace(hour=0)  # 08:00 here
    hand.do("skip", stay=stay, **SEEN)
    hand.do("set-room-status", room="101", status="clean")
    hourly = hand.book(
        "Li Na", kind="hourly", arrival=D24, departure=D24, from_minute=9 * 60, to_minute=11 * 60
    )
    hand.do("assign-room", reservation=hourly, room="101")
    check(hand)


def test_fees_of_who_never_came_are_debts_too_and_names_are_for_who_may_see_guests(hand: Hand) -> None:
    booking = hand.book("Li Na", guarantee="card")
    hand.do("close-day")
    [debt] = hand.desk.show("debts")
    assert (debt.reservation, debt.stay, debt.status, debt.guest, debt.owed_minor) == (
        booking,
        "",
        "no_show",
        "Li Na",
        NIGHT,
    )


def test_a_telephone_is_whole_for_who_may_change_bookings_alone(hand: Hand) -> None:
    hand.book("Li Na", guarantee="card", phone="13800001234")
    hand.do("close-day")
    assert [debt.phone for debt in hand.desk.show("debts")] == ["+8613800001234"]
    hand.do("revoke", post="GM", right="reservation.write")
    assert [(debt.guest, debt.phone) for debt in hand.desk.show("debts")] == [("Li Na", "**********1234")]
