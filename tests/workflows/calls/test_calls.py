"""Calls to guests: who is due, what is said, what it changes, when they are tried again, when they are given up."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal, Usage
from tests.conftest import IDS, NOON, Hand
from tests.invariants import check

TOMORROW = {"arrival": "2026-11-24", "departure": "2026-11-26"}


def at(hand: Hand, clock: str) -> None:
    """The hotel's clock; NOON is 15:00."""
    hours, minutes = map(int, clock.split(":"))
    hand.now = NOON + timedelta(hours=hours - 15, minutes=minutes)


def states(hand: Hand, kind: str) -> dict[str, tuple[str, str]]:
    return {row.guest: (row.state, row.at[-5:]) for row in hand.desk.show("calls", kind=kind)}


def call(
    hand: Hand, reservation: str, outcome: str = "confirmed", kind: str = "pre_arrival", **said: object
) -> dict[str, object]:
    return hand.do("record-call", reservation=reservation, kind=kind, outcome=outcome, **said).result


def code(hand: Hand, **asked: object) -> str:
    with pytest.raises(Refusal) as refused:
        hand.do("record-call", **asked)
    return refused.value.code


# --- who is due


@pytest.mark.parametrize(("clock", "state"), [("09:29", "later"), ("09:30", "due"), ("23:00", "due")])
def test_guests_of_tomorrow_are_called_from_half_past_nine_on(hand, clock, state):
    hand.book("Anna", **TOMORROW)
    hand.book("Bo", guarantee="card", **TOMORROW)
    at(hand, clock)
    assert states(hand, "pre_arrival") == {"Anna": (state, "09:30"), "Bo": (state, "09:30")}


def test_who_comes_today_or_later_or_waits_or_has_cancelled_is_not_called_today(hand):
    hand.book("Today")
    hand.book("Later", arrival="2026-11-25", departure="2026-11-26")
    hand.book("Waits", status="waitlist", **TOMORROW)
    hand.do("cancel", reservation=hand.book("Gone", **TOMORROW), reason="plans")
    assert states(hand, "pre_arrival") == {}


@pytest.mark.parametrize(("clock", "state"), [("17:29", "later"), ("17:30", "due")])
def test_guests_of_today_without_guarantee_and_without_an_hour_are_called_before_their_hold_ends(
    hand, clock, state
):
    hand.book("Unsure")
    hand.book("Said When", eta=20 * 60)
    hand.book("Firm", guarantee="card")
    at(hand, clock)
    assert states(hand, "hold") == {"Unsure": (state, "17:30")}


@pytest.mark.parametrize(("clock", "state"), [("11:29", "later"), ("11:30", "due")])
def test_guests_who_leave_and_said_nothing_are_called_before_noon(hand, clock, state):
    hand.check_in(hand.book("Leaves", departure="2026-11-24"), "101")
    hand.check_in(hand.book("Stays"), "102", document=IDS[1])
    hand.do("close-day")
    at(hand, clock)
    hand.now += timedelta(days=1)
    assert states(hand, "due_out") == {"Leaves": (state, "11:30")}


def test_due_ones_come_first_and_the_ones_who_were_reached_last(hand):
    reached, given_up, later = (
        hand.book(name, **TOMORROW) for name in ("A Reached", "B Given Up", "C Later")
    )
    hand.book("D Due", type="SUI", **TOMORROW)
    call(hand, reached)
    call(hand, given_up, "unreachable")
    call(hand, given_up, "unreachable")
    call(hand, later, "unreachable")
    assert [(row.guest, row.state) for row in hand.desk.show("calls")] == [
        ("D Due", "due"), ("C Later", "later"), ("A Reached", "done"), ("B Given Up", "unreachable")]  # fmt: skip


def test_an_unknown_kind_is_said_with_those_there_are(hand):
    with pytest.raises(Usage) as caught:
        hand.desk.show("calls", kind="weather")
    assert caught.value.hint == "hold, pre_arrival, due_out"


# --- what to say


def test_the_script_is_in_the_language_of_the_guest(hand):
    hand.book("Anna Berg", phone="+4915112345678", country="DEU", **TOMORROW)
    hand.book("王芳", phone="13800138000", country="CHN", **TOMORROW)
    rows = {row.guest: row for row in hand.desk.show("calls")}
    assert rows["Anna Berg"].lang == "en"
    assert "Lakeside Hotel" in rows["Anna Berg"].script
    assert "2026-11-24" in rows["Anna Berg"].script
    assert rows["王芳"].lang == "zh"
    assert rows["王芳"].script.startswith("王芳您好，这里是湖畔酒店")


def test_the_language_that_was_noted_comes_before_the_country(hand):
    hand.book("Li Na", country="CHN", **TOMORROW)
    hand.do("update-guest", guest=hand.value("SELECT no FROM guest"), lang="en")
    assert hand.desk.show("calls")[0].lang == "en"


def test_a_hostile_name_is_only_a_name(hand):
    hand.book("{hotel} %s [b]", **TOMORROW)
    assert "{hotel} %s [b]" in hand.desk.show("calls")[0].script


def test_every_kind_of_call_has_its_words_in_both_languages():
    from hotelcs.workflows.calls import due, script

    texts = script._texts()
    assert set(texts) == {due.PRE_ARRIVAL, due.HOLD, due.DUE_OUT}
    assert all(set(of) == {"en", "zh"} and all(of.values()) for of in texts.values())


def test_the_whole_number_is_for_whoever_may_note_the_call(business_hotel, tmp_path):
    import shutil

    shutil.copy(business_hotel, tmp_path / "b.db")
    desk, house = Hand(tmp_path / "b.db", "rec"), Hand(tmp_path / "b.db", "hks")
    desk.book("Anna", phone="13800138000", **TOMORROW)
    (mine,), (theirs,) = desk.desk.show("calls"), house.desk.show("calls")
    assert (mine.dial, mine.phone[-4:]) == ("+8613800138000", "8000")
    assert "*" in mine.phone
    assert theirs.dial == ""
    desk.desk.close()
    house.desk.close()


# --- what comes of it


def test_the_hour_and_the_needs_go_into_the_booking(hand):
    no = hand.book("Anna", requests="quiet", **TOMORROW)
    result = call(hand, no, eta=18 * 60 + 30, transport="train", needs="a cot")
    assert hand.rows("SELECT eta_minute, requests FROM reservation") == [
        (18 * 60 + 30, "quiet\ntrain, a cot")
    ]
    assert (result["eta_before"], result["eta"], result["noted"]) == (None, 1110, "train, a cot")
    row = hand.desk.show("calls")[0]
    assert (row.state, row.outcome, row.eta, row.transport, row.needs) == (
        "done",
        "confirmed",
        "18:30",
        "train",
        "a cot",
    )
    check(hand)


def test_the_same_needs_are_noted_once(hand):
    no = hand.book("Anna", **TOMORROW)
    call(hand, no, needs="a cot")
    call(hand, no, needs="a cot")
    assert hand.value("SELECT requests FROM reservation") == "a cot"


def test_a_guest_who_does_not_come_is_cancelled_by_the_house_s_rule(hand):
    no = hand.book("Anna", guarantee="card", **TOMORROW)
    hand.now += timedelta(hours=1)
    assert call(hand, no, "cancelled")["fee_minor"] == 37_600
    assert hand.rows("SELECT status, reason FROM reservation") == [
        ("cancelled", "cancelled on the telephone")
    ]
    assert states(hand, "pre_arrival") == {}
    check(hand)


def test_a_booking_moved_to_another_day_is_called_again(hand):
    no = hand.book("Anna", **TOMORROW)
    call(hand, no, "changed")
    hand.do("amend", reservation=no, arrival="2026-11-25", departure="2026-11-26")
    hand.do("close-day")
    hand.now += timedelta(days=1)
    assert states(hand, "pre_arrival") == {"Anna": ("due", "09:30")}


def test_who_was_not_reached_is_tried_an_hour_later_and_after_the_second_time_marked(hand):
    no = hand.book("Anna", **TOMORROW)
    at(hand, "10:00")
    assert call(hand, no, "unreachable")["tries"] == 1
    assert states(hand, "pre_arrival") == {"Anna": ("later", "11:00")}
    at(hand, "11:00")
    assert states(hand, "pre_arrival") == {"Anna": ("due", "11:00")}
    assert call(hand, no, "unreachable")["tries"] == 2
    at(hand, "20:00")
    assert states(hand, "pre_arrival")["Anna"][0] == "unreachable"
    call(hand, no)
    assert states(hand, "pre_arrival")["Anna"][0] == "done", "and then called back"


@pytest.mark.parametrize("outcome", ["leaving", "late_out", "extends", "unreachable"])
def test_a_guest_who_is_to_leave_says_how(hand, outcome):
    no = hand.book("Leaves", departure="2026-11-24")
    hand.check_in(no, "101")
    hand.do("close-day")
    hand.now += timedelta(days=1)
    call(hand, no, outcome, "due_out", eta=14 * 60)
    assert hand.value("SELECT eta_minute FROM reservation") is None, "an hour of leaving is none of arriving"
    row = hand.desk.show("calls", kind="due_out")[0]
    assert (row.room, row.outcome) == ("101", outcome)


@pytest.mark.parametrize(("asked", "wanted"), [
    ({"kind": "pre_arrival", "outcome": "leaving"}, "ANSWER_WRONG"),
    ({"kind": "due_out", "outcome": "confirmed"}, "ANSWER_WRONG"),
    ({"kind": "due_out", "outcome": "leaving"}, "CALL_WRONG"),
])  # fmt: skip
def test_an_answer_to_another_call_is_none(hand, asked, wanted):
    assert code(hand, reservation=hand.book("Anna", **TOMORROW), **asked) == wanted


def test_who_is_here_is_not_called_before_arriving_and_who_stays_not_before_leaving(hand):
    no = hand.book("Here")
    hand.check_in(no, "101")
    assert code(hand, reservation=no, kind="hold", outcome="confirmed") == "CALL_WRONG"
    assert code(hand, reservation=no, kind="due_out", outcome="leaving") == "NOT_LEAVING"


def test_a_call_is_struck_out_with_all_it_changed(hand):
    no = hand.book("Anna", eta=15 * 60, requests="quiet", **TOMORROW)
    done = hand.do(
        "record-call", reservation=no, kind="pre_arrival", outcome="confirmed", eta=1110, needs="a cot"
    )
    hand.desk.undo(done.entry)
    assert hand.rows("SELECT eta_minute, requests FROM reservation") == [(15 * 60, "quiet")]
    assert states(hand, "pre_arrival") == {"Anna": ("due", "09:30")}
    with pytest.raises(Refusal) as refused:
        hand.do("strike-call", call=done.result["call"])
    assert refused.value.code == "CALL_UNKNOWN"
    check(hand)


def test_a_call_that_cancelled_is_taken_back_by_reinstating(hand):
    no = hand.book("Anna", **TOMORROW)
    done = hand.do("record-call", reservation=no, kind="pre_arrival", outcome="cancelled")
    with pytest.raises(Refusal) as refused:
        hand.desk.undo(done.entry)
    assert refused.value.code == "UNDO_IMPOSSIBLE"
    hand.do("reinstate", reservation=no)
    assert hand.value("SELECT status FROM reservation") == "confirmed"


def test_a_call_answered_twice_with_one_key_is_one_call(hand):
    no = hand.book("Anna", **TOMORROW)
    for _ in range(2):
        hand.do("record-call", key="k1", reservation=no, kind="pre_arrival", outcome="confirmed")
    assert hand.value("SELECT count(*) FROM guest_call") == 1


# --- what presses


def test_calls_press_from_their_hour_on_whoever_works_on_bookings(hand):
    hand.book("Today")
    hand.book("Anna", **TOMORROW)

    def pressing(person: Hand) -> dict[str, int]:
        return {
            one.kind: one.count
            for one in person.desk.show("pressing")
            if one.kind.startswith(("call_", "holds"))
        }

    at(hand, "09:00")
    assert pressing(hand) == {}
    at(hand, "10:00")
    assert pressing(hand) == {"call_pre_arrival": 1}
    at(hand, "17:45")
    assert pressing(hand) == {"call_hold": 1, "call_pre_arrival": 1}
    at(hand, "18:00")
    assert pressing(hand) == {"holds": 1, "call_hold": 1, "call_pre_arrival": 1}
