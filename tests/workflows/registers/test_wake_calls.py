"""Wake-up calls: set for one room or a party, due at the minute, risen until somebody has woken the guest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.workflows.registers.wake_view import clock_of
from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.registers.conftest import House


def calls(house: House, **filters: object) -> list[tuple[str, str, str, str]]:
    return [
        (row.room, row.at[5:], row.status, row.clock) for row in house.hand.desk.show("wake-calls", **filters)
    ]


def test_a_call_is_for_the_next_such_hour(house: House) -> None:
    house.wake("101", at="0630")
    house.wake("101", at="1630")
    assert calls(house) == [("101", "11-23 16:30", "set", "coming"), ("101", "11-24 06:30", "set", "coming")]
    check(house.hand)


def test_several_rooms_are_woken_in_one_entry_or_none_is(house: House) -> None:
    house.wake("101", "102", "101", at="0630")
    assert [call[0] for call in calls(house)] == ["101", "102"]
    assert house.refused("set-wake-call", stays="102,103", at="0700") == "STAY_UNKNOWN"
    assert house.refused("set-wake-call", stays="102,101", at="0630") == "WAKE_SET_ALREADY"
    assert len(calls(house)) == 2


def test_a_whole_party_is_woken_by_one_of_its_rooms(house: House) -> None:
    party = house.hand.do(
        "book", guest="Tour", type="TWN", arrival="2026-11-23", departure="2026-11-24", rooms=2
    ).result
    rows = house.hand.rows(
        "SELECT no FROM reservation WHERE party = :party ORDER BY no", party=party["party"]
    )
    for (number,), room in zip(rows, ("201", "202"), strict=True):
        document = IDS[2] if room == "201" else "passport:FRA:12AB34567"
        house.hand.do(
            "check-in",
            reservation=number,
            room=room,
            document=document,
            name=f"Tour {room}",
            waive_deposit=True,
        )
    house.wake("202", at="0630", party=True)
    assert {call[0] for call in calls(house)} == {"201", "202"}
    house.hand.desk.undo(house.hand.value("SELECT max(seq) FROM ledger"))
    assert calls(house) == []


@pytest.mark.parametrize(
    ("at", "code"),
    [("today 9", "WAKE_PAST"), ("26/11 0630", "WAKE_AFTER_DEPARTURE"), ("soon", "MOMENT_INVALID")],
)
def test_a_moment_that_cannot_be_is_refused(house: House, at: str, code: str) -> None:
    assert house.refused("set-wake-call", stays="101", at=at) == code
    house.wake("101", at="25/11 0630")


@pytest.mark.parametrize(
    ("past", "clock"),
    [
        (-11, "coming"),
        (-10, "soon"),
        (-3, "soon"),
        (-2, "now"),
        (0, "now"),
        (2, "now"),
        (3, "late"),
        (900, "late"),
    ],
)
def test_the_clock_of_a_call(past: int, clock: str) -> None:
    assert clock_of(past) == clock


def test_nobody_who_acts_leaves_it_due_and_rising(house: House) -> None:
    house.wake("101")
    for wall, kind in (
        ("24 06:19", ""),
        ("24 06:20", "wake_soon"),
        ("24 06:28", "wake_now"),
        ("24 06:33", "wake_late"),
        ("24 23:00", "wake_late"),
    ):
        house.at(wall)
        assert [name for name in house.pressing() if name.startswith("wake")] == ([kind] if kind else []), (
            wall
        )
    assert calls(house, due=True) == [("101", "11-24 06:30", "set", "late")]
    assert [row.late for row in house.hand.desk.show("items", kind="wake")] == [True]


def test_no_answer_is_called_again_then_knocked_then_the_duty_managers(house: House) -> None:
    (call,) = house.wake("101")
    house.at("24 06:30").hand.do("take-item", item=call)
    first = house.answer(call, False)
    assert (first["status"], first["kind"], first["again"]) == ("no_answer", "phone", "2026-11-24 06:35")
    assert "wake_now" not in house.pressing()
    house.at("24 06:35")
    assert house.pressing()["wake_now"] == (1, "101")
    second = house.answer(call, False)
    assert (second["status"], second["kind"], second["again"]) == ("no_answer", "knock", "2026-11-24 06:35")
    assert house.pressing()["wake_knock"] == (1, "101")
    assert [row.held for row in house.hand.desk.show("items", kind="wake")] == ["own"]
    third = house.answer(call, False)
    assert third["status"] == "escalated"
    (item,) = house.hand.desk.show("items", kind="wake")
    assert (item.held, item.login) == ("unassigned", "night"), "the duty manager's"
    assert house.pressing()["wake_up"] == (1, "101")
    assert house.refused("answer-wake-call", call=call, answered=False) == "WAKE_ESCALATED"
    assert house.answer(call, True)["status"] == "done"
    assert house.pressing() == {}
    check(house.hand)


def test_who_is_to_be_knocked_awake_is_knocked_at_twice(house: House) -> None:
    (call,) = house.wake("101", kind="knock")
    house.at("24 06:30")
    assert house.answer(call, False)["status"] == "no_answer"
    assert house.answer(call, False)["status"] == "escalated"


def test_an_answer_is_taken_back_one_after_the_other(house: House) -> None:
    (call,) = house.wake("101")
    house.at("24 06:30")
    entries = [
        house.hand.do("answer-wake-call", call=call, answered=said).entry for said in (False, False, True)
    ]
    for entry, status, tries in zip(
        reversed(entries), ("no_answer", "no_answer", "set"), (2, 1, 0), strict=True
    ):
        house.hand.desk.undo(entry)
        (row,) = house.hand.desk.show("wake-calls")
        assert (row.status, row.tries) == (status, tries)
    assert row.due == row.at
    assert house.refused("reopen-wake-call", calls=call) == "WAKE_WAITS"


def test_a_call_of_every_day_makes_the_next_days_when_it_is_answered(house: House) -> None:
    (call,) = house.wake("101", repeat=True)
    house.at("24 06:31")
    done = house.hand.do("answer-wake-call", call=call, answered=True)
    assert calls(house) == [("101", "11-25 06:30", "set", "coming")]
    house.hand.desk.undo(done.entry)
    assert calls(house) == [("101", "11-24 06:30", "set", "now")]
    house.answer(call, True)
    assert [row.repeat for row in house.hand.desk.show("wake-calls")] == [True]
    check(house.hand)


def test_a_call_of_every_day_answered_a_day_late_is_not_due_again_at_once(house: House) -> None:
    (call,) = house.wake("101", repeat=True)
    house.at("25 05:00")
    house.answer(call, True)
    assert calls(house) == [("101", "11-25 06:30", "set", "coming")]


def test_the_next_days_call_waits_to_see_whether_the_guests_stay_longer(house: House) -> None:
    (call,) = house.wake("101", repeat=True, at="25/11 0630")
    house.at("25 06:30")
    house.answer(call, True)
    assert calls(house) == [], "they leave today"
    house.hand.do("extend", stay="101", departure="2026-11-27")
    assert calls(house) == [("101", "11-26 06:30", "set", "coming")]


def test_the_call_goes_with_the_guests_into_another_room(house: House) -> None:
    house.wake("101")
    house.hand.do("move-room", stay="101", room="103")
    assert [call[0] for call in calls(house)] == ["103"]
    assert [row.room for row in house.hand.desk.show("items", kind="wake")] == ["103"]


def test_calls_end_with_the_stay_and_come_back_with_it(house: House) -> None:
    (call,) = house.wake("101")
    out = house.hand.do("check-out", stay="101", settle="cash")
    assert calls(house) == []
    assert calls(house, all=True) == [("101", "11-24 06:30", "cancelled", "over")]
    assert house.refused("answer-wake-call", call=call, answered=True) == "WAKE_OVER"
    assert house.refused("reopen-wake-call", calls=call) == "WAKE_OVER"
    house.at("24 07:00")
    assert house.pressing() == {}
    house.at("23 15:10").hand.desk.undo(out.entry)
    assert calls(house) == [("101", "11-24 06:30", "set", "coming")]


def test_a_call_that_was_due_when_they_left_was_missed(house: House) -> None:
    house.wake("101", at="1530")
    house.at("23 16:00").hand.do("check-out", stay="101", settle="cash")
    assert calls(house, all=True) == [("101", "11-23 15:30", "missed", "over")]


def test_a_cancelled_call_is_set_again(house: House) -> None:
    numbers = house.wake("101", "102")
    done = house.hand.do("cancel-wake-call", calls=numbers)
    assert calls(house) == []
    assert house.refused("cancel-wake-call", calls=numbers) == "WAKE_OVER"
    assert house.refused("cancel-wake-call", calls="y99") == "WAKE_UNKNOWN"
    house.hand.desk.undo(done.entry)
    assert len(calls(house)) == 2


def test_wake_up_calls_are_counted_in_the_handover(house: House) -> None:
    house.wake("101", "102")
    house.visit()
    house.hand.do("take-luggage", whose="101")
    house.hand.do("take-message", whose="101", words="call home")
    house.hand.do("open-shift", float=50_000)
    handover = house.hand.desk.show("handover")
    assert {kind: handover.figures[kind] for kind in ("wake", "visitor", "luggage", "message")} == {
        "wake": 2, "visitor": 1, "luggage": 1, "message": 1}  # fmt: skip
    given = house.hand.do("hand-over", counted=50_000)
    assert given.result["lines"] >= 5
    assert not any(
        "Zhang" in line.words or "home" in line.words for line in house.hand.desk.show("handover").lines
    )


def test_whoever_keeps_no_registers_is_not_called(house: House) -> None:
    house.wake("101")
    house.at("24 06:30").hand.do("add-staff", name="Gu", posts=["MNT"])
    house.hand.do("add-account", staff=house.hand.value("SELECT max(no) FROM staff"), login="gu")
    other = house.hand.at("gu")
    assert [row.kind for row in other.desk.show("pressing") if row.screen == "29"] == []
    other.desk.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(("no", "yes", "back", "cancel", "wait")), max_size=12))
def test_whatever_is_done_a_call_is_due_until_it_is_answered_or_cancelled(told: list[str]) -> None:
    """The states of a call by its tries alone, without a hotel: never silent, never by itself over."""
    from datetime import UTC, datetime, timedelta
    from types import SimpleNamespace

    from hotelcs.models.registers import WakeCall
    from hotelcs.workflows.registers.wake_answers import AGAIN, stand

    now = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    work = SimpleNamespace(now=now, run=lambda *_: None, touch=lambda _: None)
    row = WakeCall(no="Y1", stay_id=1, at=now, day=now.date(), due_at=now, set_at=now, actor="desk")
    for step in told:
        work.now += timedelta(minutes=7) if step == "wait" else timedelta()
        if step == "no" and row.status != "escalated":
            row.tries += 1
            stand(work, row)  # type: ignore[arg-type]
        if step == "back" and row.tries:
            row.tries -= 1
            stand(work, row)  # type: ignore[arg-type]
        assert row.status in ("set", "no_answer", "escalated")
        assert (row.status == "set") == (row.tries == 0)
        assert row.due_at <= max(work.now, row.at) + AGAIN
        assert (row.kind == "knock") == (row.tries >= 2)
