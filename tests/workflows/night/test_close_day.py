"""Closing the day: charges once, no-shows and their fees, rooms dirty, dates in order; whole or not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS, NOON
from tests.invariants import check

D23, D24, D25, D26 = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"


def close(hand, **fields):
    result = hand.do("close-day", **fields).result
    check(hand)
    return result


def lines(hand, kind="room"):
    return hand.rows(
        "SELECT business_date, night, amount_minor, auto_key FROM folio_line WHERE kind = :kind ORDER BY id",
        kind=kind,
    )


def state(hand, reservation):
    return hand.value("SELECT status FROM reservation WHERE no = :no", no=reservation)


def test_a_quiet_day_is_closed_and_the_next_one_opened(hand):
    result = close(hand)
    assert (result["business_date"], result["next_date"]) == (D23, D24)
    assert (
        result["rooms_charged"],
        result["room_revenue_minor"],
        result["no_shows"],
        result["rooms_rolled"],
    ) == (0, 0, [], 0)
    assert hand.rows("SELECT day, status FROM business_day ORDER BY day") == [(D23, "closed"), (D24, "open")]


def test_everybody_in_house_is_charged_the_rate_of_the_night_once(hand):
    hand.check_in(hand.book(rate=30000))
    hand.check_in(
        hand.book("Li Na", departure=D24, nightly=[{"night": D23, "rate": 11100}]), "102", document=IDS[1]
    )
    result = close(hand)
    assert (result["rooms_charged"], result["room_revenue_minor"]) == (2, 41100)
    assert [(day, night, amount) for day, night, amount, _ in lines(hand)] == [
        (D23, D23, 30000),
        (D23, D23, 11100),
    ]
    assert len({key for *_, key in lines(hand)}) == 2


def test_a_stay_of_many_nights_is_charged_night_by_night(hand):
    hand.check_in(
        hand.book(
            departure=D26, nightly=[{"night": d, "rate": r} for d, r in ((D23, 100), (D24, 200), (D25, 300))]
        )
    )
    for _ in range(3):
        close(hand)
    assert [(night, amount) for _, night, amount, _ in lines(hand)] == [(D23, 100), (D24, 200), (D25, 300)]


def test_an_overstay_is_told_and_charged_for_the_night_it_sleeps_here(hand):
    stay = hand.check_in(hand.book(departure=D24))
    assert close(hand)["overstays"] == []
    result = close(hand)
    assert (result["overstays"], result["rooms_charged"]) == ([stay], 1)
    assert [(day, night, amount) for day, night, amount, _ in lines(hand)] == [
        (D23, D23, 37600),
        (D24, D24, 37600),
    ]


def test_whoever_has_left_is_not_charged(hand):
    stay = hand.check_in(hand.book())
    hand.do("check-out", stay=stay, settle="cash")
    assert close(hand)["rooms_charged"] == 0


def test_a_stay_that_pays_nothing_is_charged_nothing_and_still_counted(hand):
    hand.check_in(hand.book(rate=0))
    result = close(hand)
    assert (result["rooms_charged"], result["room_revenue_minor"]) == (1, 0)


def test_whoever_did_not_come_is_a_no_show_and_the_nights_are_free(hand):
    reservation = hand.book(room="101", departure=D26)
    result = close(hand)
    assert (result["no_shows"], result["no_show_fees_minor"]) == ([reservation], 0)
    assert state(hand, reservation) == "no_show"
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night WHERE night > :day", day=D23) == 0
    assert hand.value("SELECT count(*) FROM room_night") == 0


def test_a_guaranteed_no_show_owes_the_first_night(hand):
    reservation = hand.book(
        guarantee="card", nightly=[{"night": D23, "rate": 40000}, {"night": D24, "rate": 10000}]
    )
    assert close(hand)["no_show_fees_minor"] == 40000
    assert hand.desk.show("folio", reservation=reservation).balance_minor == 40000
    assert [amount for *_, amount, _ in lines(hand, "no_show_fee")] == [40000]


def test_a_no_show_reinstated_and_missed_again_owes_again_once(hand):
    reservation = hand.book(guarantee="card", departure=D26)
    close(hand)
    hand.do("reinstate", reservation=reservation, reverse_fee=True)
    hand.do("no-show", reservation=reservation)
    assert [amount for *_, amount, _ in lines(hand, "no_show_fee")] == [37600, 37600]
    assert hand.desk.show("folio", reservation=reservation).balance_minor == 37600
    check(hand)


@pytest.mark.parametrize("status", ["tentative", "waitlist"])
def test_whoever_was_never_confirmed_is_no_no_show(hand, status):
    reservation = hand.book(status=status)
    assert close(hand)["no_shows"] == []
    assert state(hand, reservation) == status


def test_arrivals_of_another_day_stay_as_they_are(hand):
    later = hand.book(arrival=D24, departure=D25)
    assert close(hand)["no_shows"] == []
    assert state(hand, later) == "confirmed"


def test_arrivals_can_be_kept_for_whoever_comes_after_midnight(hand):
    reservation = hand.book()
    assert close(hand, keep_arrivals=True)["no_shows"] == []
    assert state(hand, reservation) == "confirmed"
    hand.now = NOON + timedelta(hours=12)
    hand.check_in(reservation)
    check(hand)


def test_occupied_rooms_are_dirty_in_the_morning_and_others_as_they_were(hand):
    hand.check_in(hand.book())
    hand.do("set-room-status", room="102", status="inspected")
    assert close(hand)["rooms_rolled"] == 1
    assert hand.rows("SELECT no, hk_state FROM room WHERE no IN ('101', '102') ORDER BY no") == [
        ("101", "dirty"),
        ("102", "inspected"),
    ]
    history = hand.rows(
        "SELECT from_state, to_state, cause, actor FROM room_status_change ORDER BY id DESC LIMIT 1"
    )
    assert history == [("clean", "dirty", "night_roll", "admin")]
    assert close(hand)["rooms_rolled"] == 0, "what is dirty cannot become dirtier"


def test_a_room_is_dirty_and_can_be_sold_when_the_last_day_of_its_repair_is_over(hand):
    hand.do("block-room", room="103", kind="ooo", from_=D23, to=D24, reason="tap")
    assert close(hand)["rooms_rolled"] == 1
    assert [row.code for row in hand.desk.show("rooms") if row.room == "103"] == ["VD"]
    hand.book(arrival=D24, departure=D25, room="103")
    check(hand)


@pytest.mark.parametrize("day", ["2026-11-22", D24, "2027-01-01"])
def test_only_the_open_date_can_be_closed(hand, day):
    with pytest.raises(Refusal) as caught:
        hand.do("close-day", day=day)
    error = caught.value
    assert (error.code, error.field, error.next) == ("DAY_NOT_OPEN", "day", ("show business-day",))
    assert hand.value("SELECT count(*) FROM business_day") == 1


def test_the_date_that_was_closed_cannot_be_closed_again(hand):
    close(hand, day=D23)
    with pytest.raises(Refusal) as caught:
        hand.do("close-day", day=D23)
    assert caught.value.code == "DAY_NOT_OPEN"


def test_the_anchor_is_the_head_of_the_ledger_before(hand):
    head = hand.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    assert close(hand)["anchor"] == list(head)


def test_dates_follow_each_other_over_the_end_of_the_year(hand):
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE business_day SET day = '2027-12-30'"))
    for day in ("2027-12-31", "2028-01-01", "2028-01-02"):
        assert close(hand)["next_date"] == day


def test_the_leap_day_is_a_day(hand):
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE business_day SET day = '2028-02-28'"))
    assert [close(hand)["next_date"] for _ in range(2)] == ["2028-02-29", "2028-03-01"]


def test_a_receptionist_does_not_close_the_day_the_night_manager_does(hand):
    clerk, night = hand.at("desk"), hand.at("night")
    with pytest.raises(Denied):
        clerk.do("close-day")
    night.do("close-day")
    clerk.desk.close()
    night.desk.close()


def test_a_failure_in_the_middle_leaves_the_day_open_and_nobody_charged(hand, monkeypatch):
    from hotelcs.workflows.night import close_day

    hand.check_in(hand.book())
    hand.book("Li Na", guarantee="card")
    before = [
        hand.rows(f"SELECT * FROM {table}")
        for table in ("folio_line", "business_day", "reservation", "room", "ledger")
    ]

    def fails(work, tomorrow):
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(close_day.blocks, "end_overdue", fails)
    with pytest.raises(RuntimeError):
        hand.do("close-day")
    assert [
        hand.rows(f"SELECT * FROM {table}")
        for table in ("folio_line", "business_day", "reservation", "room", "ledger")
    ] == before
    check(hand)


def test_whoever_came_later_than_booked_pays_from_the_night_they_came(hand):
    reservation = hand.book(departure=D26)
    close(hand, keep_arrivals=True)
    hand.now = NOON + timedelta(days=1)
    hand.check_in(reservation)
    close(hand)
    assert [night for _, night, *_ in lines(hand)] == [D24]


def test_the_bill_of_a_closed_day_is_charged_on_a_new_one(hand):
    """A stay whose bill was closed gets another for its next night."""
    stay = hand.check_in(hand.book())
    close(hand)
    hand.do("take-payment", stay=stay, method="cash")
    with hand.desk.file.write() as session:
        session.execute(text("UPDATE folio SET status = 'closed'"))
    hand.do("close-day")
    assert len(lines(hand)) == 2
    assert hand.value("SELECT count(*) FROM folio") == 2
