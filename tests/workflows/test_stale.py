"""What one desk changed while another looked at it is told, of records by their version, of rules by what their fields were."""

from datetime import timedelta
from typing import Any

import pytest

from hotelcs.errors import Refusal, Stale
from hotelcs.workflows.act import plain
from hotelcs.workflows.stale import _same
from tests.conftest import Hand

RULES: dict[str, tuple[dict[str, Any], str, Any, Any]] = {
    "set-least": ({"shift": "late", "post": "REC"}, "people", 1, 2),
    "set-sla": ({"kind": "complaint", "level": "s2", "metric": "ack"}, "minutes", 11, 12),
    "set-deputies": ({"post": "REC"}, "deputies", ["SUP"], ["NM"]),
    "set-emergency-number": ({"code": "water"}, "number", "96390", "96391"),
    "set-check": ({"code": "assist_list"}, "every_days", 5, 6),
    "set-drill-schedule": ({"type": "fire"}, "per_year", 5, 6),
    "expect-job": ({"command": "backup"}, "minutes", 600, 700),
    "change-setting": ({"name": "hold_time"}, "value", "19:00", "20:00"),
    "set-limits": ({"post": "REC"}, "discount", 1, 2),
    "set-day": (
        {"calendar": "CAL_24X7", "day": "2026-12-25", "kind": "holiday"},
        "note",
        "Christmas",
        "Feast",
    ),
    "set-shift": ({"shift": "spare", "begins": "10:00", "beside": True}, "ends", "12:00", "13:00"),
    "set-hours": ({"calendar": "CAL_24X7", "weekday": 3, "begins": "10:00"}, "ends", "12:00", "13:00"),
}
"""A rule and one of its fields: two values that can stand in it."""


@pytest.fixture
def other(hand: Hand) -> Any:
    """Somebody at another desk."""
    hand.admit_everybody()
    person = hand.at("admin")
    person.desk.close()
    from hotelcs.workflows.desk import Desk
    from tests.conftest import opened

    person.desk = Desk(opened(hand.path), "admin", "far", lambda: hand.now)
    yield person
    person.desk.close()


@pytest.mark.parametrize("verb", RULES)
def test_a_rule_that_was_changed_since_is_told_with_both_values(hand: Hand, other: Hand, verb: str) -> None:
    given, field, first, second = RULES[verb]
    hand.do(verb, **given, **{field: first})
    hand.do(verb, **given, **{field: second, "was": {field: first}})
    other.do(verb, **given, **{field: first})
    with pytest.raises(Stale) as caught:
        hand.do(verb, **given, **{field: third(second), "was": {field: second}})
    assert [(name, theirs) for name, _, theirs in caught.value.items] == [(field, first)]
    assert (caught.value.slots["who"], caught.value.slots["terminal"]) == ("admin", "far")
    hand.do(verb, **given, **{field: first, "was": {field: second}})  # what is wanted is there already
    hand.do(verb, **given, **{field: second, "was": {field: first}})
    hand.do(verb, **given, **{field: first})  # whoever looked at nothing is asked nothing


def third(second: Any) -> Any:
    """Something else again."""
    return {"20:00": "21:00", "13:00": "14:00", "96391": "96392"}.get(second, second + 1 if isinstance(second, int) else
           ["GM"] if isinstance(second, list) else second + "s") if not isinstance(second, list) else ["GM"]  # fmt: skip


def test_points_of_a_drill_that_another_gave_meanwhile_are_told(hand: Hand, other: Hand) -> None:
    drill = hand.do("plan-drill", type="fire", place="101", at="+1 10").result["drill"]
    hand.do("start-drill", drill=drill)
    hand.do("score-drill", drill=drill, calm=3, was={"calm": None})
    other.do("score-drill", drill=drill, calm=0, radio=0)
    with pytest.raises(Stale) as caught:
        hand.do(
            "score-drill",
            drill=drill,
            calm=4,
            radio=4,
            lifts=1,
            was={"calm": 3, "radio": None, "lifts": None},
        )
    assert caught.value.items == (("calm", 4, 0), ("radio", 4, 0)), "no points are not the same as none given"


def test_a_step_that_was_moved_is_never_written_over_another(hand: Hand, other: Hand) -> None:
    plan = "fire/1"
    first, second = hand.desk.show("plan", plan=plan)[:2]
    was = {"text_en": second.text_en, "text_zh": second.text_zh, "post": second.post, "target": second.target}
    other.do("write-step", plan=plan, step=2, target=77)
    with pytest.raises(Stale) as caught:
        hand.do("write-step", plan=plan, step=2, target=99, was=was)
    assert caught.value.items == (("target", 99, 77),)
    other.do("write-step", plan=plan, before=1, text_en="Look", text_zh="查看", post="REC")
    with pytest.raises(Refusal) as refused:
        hand.do("write-step", plan=plan, step=2, target=99, was=was)
    assert refused.value.code == "STEP_MOVED"
    assert hand.desk.show("plan", plan=plan)[1].text_en == first.text_en


def test_a_partner_hotel_and_a_duty_carry_their_version(hand: Hand, other: Hand) -> None:
    hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=50_000)
    seen = hand.desk.show("partner-hotels")[0].version
    other.do("change-partner", partner="grand", rate=60_000, version=seen)
    with pytest.raises(Stale) as caught:
        hand.do("change-partner", partner="grand", rate=55_000, stars=4, version=seen)
    assert sorted(caught.value.items) == [("rate", 55_000, 60_000), ("stars", 4, 3)]
    hand.do("change-partner", partner="grand", stars=4, version=caught.value.slots["version"])
    duty = hand.desk.show("duties")[0]
    other.do("change-duty", duty=duty.duty, name_en="Theirs", reason="new", version=duty.version)
    with pytest.raises(Stale) as caught:
        hand.do("change-duty", duty=duty.duty, name_en="Mine", reason="new", version=duty.version)
    assert caught.value.items == (("name_en", "Mine", "Theirs"),)


def test_whose_hand_it_was_is_the_others_and_not_ones_own(hand: Hand, other: Hand) -> None:
    number = hand.book()
    seen = hand.desk.show("reservation", no=number).version
    hand.now += timedelta(minutes=5)
    other.do("amend", reservation=number, adults=2)
    hand.now += timedelta(days=1)
    hand.do("amend", reservation=number, requests="quiet")
    with pytest.raises(Stale) as caught:
        hand.do("amend", reservation=number, adults=1, version=seen)
    told = str(caught.value)
    assert told.startswith(f"admin changed {number} in the meantime (far, 11-23 "), told
    other.now = hand.now


def test_an_amendment_answers_with_the_days_the_booking_has(hand: Hand) -> None:
    number = hand.book(arrival="2026-11-23", departure="2026-11-25")
    result = hand.do("amend", reservation=number, adults=2).result
    assert (result["arrival"], result["departure"]) == ("2026-11-23", "2026-11-25")


@pytest.mark.parametrize(("one", "other_", "same"), [
    (None, "", True), (None, False, True), ([], None, True), (0, None, False), (0, False, False), ("a", "b", False),
])  # fmt: skip
def test_nothing_said_is_a_no_and_never_a_nought(one: Any, other_: Any, same: bool) -> None:
    assert _same(plain(one), plain(other_)) is same
