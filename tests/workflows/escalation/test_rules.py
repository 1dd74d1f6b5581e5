"""Rules of escalation: what may be set, and what a case opened now would do with them."""

import pytest

from hotelcs.errors import Refusal, Usage
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.escalation.house import only

STEP = {"kind": "complaint", "level": "s2", "place": 9, "whom": "owner"}


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"since": "clock"}, "STEP_WHEN", "percent"),
    ({"since": "clock", "metric": "ack"}, "STEP_WHEN", "percent"),
    ({"since": "clock", "metric": "ack", "percent": 50, "minutes": 5}, "STEP_WHEN", "percent"),
    ({"percent": 50}, "STEP_WHEN", "percent"),
    ({"metric": "ack"}, "STEP_WHEN", "percent"),
    ({"since": "acknowledged", "until": "acknowledged"}, "STEP_WHEN", "until"),
    ({"every": 5}, "STEP_REPEAT", "times"),
    ({"times": 5}, "STEP_REPEAT", "times"),
    ({"only_from": "09:00"}, "STEP_HOURS", "only_to"),
    ({"only_from": "09:00", "only_to": "09:00"}, "STEP_HOURS", "only_to"),
    ({"whom": "post:XXX"}, "POST_UNKNOWN", "whom"),
    ({"whom": "boss"}, "WHOM_UNKNOWN", "whom"),
    ({"whom": "owner:GM"}, "WHOM_UNKNOWN", "whom"),
    ({"whom": "post"}, "WHOM_UNKNOWN", "whom"),
    ({"whom": "team:none"}, "WHOM_UNKNOWN", "whom"),
    ({"whom": "head:XX"}, "WHOM_UNKNOWN", "whom"),
    ({"minutes": -1}, "FIELD_INVALID", "minutes"),
    ({"level": "s2; DROP"}, "FIELD_INVALID", "level"),
    ({"times": 21, "every": 1}, "FIELD_INVALID", "times"),
])  # fmt: skip
def test_a_step_that_means_nothing_is_refused(
    hand: Hand, fields: dict[str, object], code: str, field: str
) -> None:
    before = hand.desk.show("escalation-rules")
    with pytest.raises(Refusal) as told:
        hand.do("set-escalation", **{**STEP, **fields})
    assert (told.value.code, told.value.field) == (code, field)
    assert hand.desk.show("escalation-rules") == before


@pytest.mark.parametrize(("written", "kept"), [
    ("post:gm", "post:GM"), ("head:fd", "head:FD"), ("team:RRT", "team:rrt"), ("members:rrt", "members:rrt"), ("head", "head"),
])  # fmt: skip
def test_whom_it_tells_is_kept_as_codes_are_written(hand: Hand, written: str, kept: str) -> None:
    assert hand.do("set-escalation", **{**STEP, "whom": written}).result["whom"] == kept


def test_a_step_at_a_place_is_changed_and_ended_and_that_is_taken_back(hand: Hand) -> None:
    hand.do("set-escalation", **STEP, minutes=5, only_from="22:00", only_to="06:00")
    hand.do("set-escalation", **STEP, minutes=7, only_from="22:00", only_to="06:00")
    row = hand.desk.show("escalation-rules", kind="complaint", level="s2")[-1]
    assert (row.place, row.minutes, row.hours, row.until) == (9, 7, "22:00-06:00", "acknowledged")
    ended = hand.do("end-escalation-rule", kind="complaint", level="s2", place=9)
    assert ended.entry is not None
    hand.desk.undo(ended.entry)
    assert hand.desk.show("escalation-rules", kind="complaint", level="s2")[-1] == row
    check(hand)


def test_a_step_that_is_not_there_is_not_ended(hand: Hand) -> None:
    with pytest.raises(Refusal) as told:
        hand.do("end-escalation-rule", kind="complaint", level="s9", place=1)
    assert (told.value.code, told.value.field) == ("STEP_UNKNOWN", "place")


def test_the_simulation_lists_who_would_be_told_when_and_changes_nothing(hand: Hand) -> None:
    only(
        hand,
        {"minutes": 5, "every": 5, "times": 1},
        {"since": "clock", "metric": "any", "percent": 50, "whom": "post:MNT"},
    )
    before = hand.value("SELECT count(*) FROM ledger")
    rows = hand.desk.show("escalation-preview", kind="complaint", level="s2")
    assert [(row.minutes, row.place, row.turn, row.metric, row.staff) for row in rows] == [
        (2, 2, 0, "ack", ()), (5, 1, 0, "", ("E001",)), (5, 2, 0, "onsite", ()), (10, 1, 1, "", ("E001",)),
        (15, 2, 0, "plan", ()), (30, 2, 0, "update", ()), (240, 2, 0, "resolve", ()),
    ]  # fmt: skip
    assert rows[0].at == "2026-11-23 15:02"
    assert hand.value("SELECT count(*) FROM ledger") == before


def test_the_simulation_of_a_chain_that_runs_by_itself_says_what_then_happens(hand: Hand) -> None:
    from tests.workflows.escalation.house import minutes, opened, ran, run

    simulated = [(row.place, row.turn, row.metric, row.minutes) for row in
                 hand.desk.show("escalation-preview", kind="complaint", level="s1") if row.since != "acknowledged"]  # fmt: skip
    opened(hand, level="s1")
    minutes(hand, 600)
    run(hand)
    assert sorted(row[:4] for row in ran(hand)) == sorted(simulated)


def test_a_quiet_step_waits_for_the_morning(hand: Hand) -> None:
    only(hand, {"minutes": 480, "quiet": True}, {"minutes": 480})
    rows = hand.desk.show("escalation-preview", kind="complaint", level="s2")
    assert [(row.place, row.at) for row in rows] == [(2, "2026-11-23 23:00"), (1, "2026-11-24 07:00")]


def test_the_simulation_of_what_has_no_steps_names_what_has(hand: Hand) -> None:
    with pytest.raises(Usage) as told:
        hand.desk.show("escalation-preview", kind="complaint", level="s9")
    assert "complaint s1" in str(told.value.hint)
