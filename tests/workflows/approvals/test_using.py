"""A yes is good for exactly the act that was asked for, by who asked, once, for some minutes."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS, NOON
from tests.invariants import check

TEN = timedelta(minutes=10)
TONIGHT = {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
OVER = {**TONIGHT, "overbook": True}
OTHERS = (
    {"guest": "Zhang Wei "}, {"guest": "Li Na"}, {"type": "TWN"}, {"departure": "2026-11-25"}, {"arrival": "2026-11-24", "departure": "2026-11-25"},
    {"rate": 37_599}, {"rooms": 2}, {"adults": 2}, {"requests": "a quiet room"}, {"channel": "member"}, {"phone": "+8613800138000"},
)  # fmt: skip


def approved(crew, verb: str = "book", fields=None, login: str = "desk", by: str = "night") -> str:
    asked = {"for_": verb, "fields": fields or OVER, "reason": "an old guest"}
    no = str(crew.do(login, "ask-approval", **asked).result["approval"])
    crew.do(by, "decide-approval", approval=no, approve=True)
    return no


def state(crew, no: str) -> str:
    return str(crew.show("admin", "approval", no=no).status)


def test_the_act_goes_through_once(crew):
    no = approved(crew)
    crew.do("desk", "book", **OVER)
    assert state(crew, no) == "used"
    refusal = crew.refused("desk", "book", **OVER)
    assert (refusal.code, refusal.next[0]) == ("DENIED", "ask-approval")
    assert crew.hand.value("SELECT count(*) FROM reservation") == 1
    check(crew.hand)


@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_an_act_with_other_fields_needs_another_yes(crew, other):
    no = approved(crew)
    if {**OVER, **other} == {**OVER, "guest": "Zhang Wei "}:  # cleaned, it is the same name
        crew.do("desk", "book", **{**OVER, **other})
        assert state(crew, no) == "used"
        return
    assert crew.code("desk", "book", **{**OVER, **other}) == "DENIED"
    assert state(crew, no) == "approved"


def test_a_field_that_is_left_out_or_given_as_it_would_be_anyway_is_the_same_act(crew):
    no = approved(crew)
    crew.do("desk", "book", **OVER, adults=1, status="confirmed")
    assert state(crew, no) == "used"


def test_the_yes_is_for_who_asked(crew):
    crew.hire("second", "REC")
    no = approved(crew)
    assert crew.code("second", "book", **OVER) == "DENIED"
    assert state(crew, no) == "approved"


@pytest.mark.parametrize(
    ("passed", "good"),
    [(timedelta(0), True), (TEN, True), (TEN + timedelta(seconds=1), False), (-timedelta(minutes=5), True)],
)
def test_the_yes_is_good_for_ten_minutes_from_when_it_was_said(crew, passed, good):
    no = str(crew.do("desk", "ask-approval", for_="book", fields=OVER, reason="x").result["approval"])
    crew.wait(minutes=9)
    crew.do("night", "decide-approval", approval=no, approve=True)
    crew.now = NOON + timedelta(minutes=9) + passed
    if good:
        crew.do("desk", "book", **OVER)
        assert state(crew, no) == "used"
    else:
        assert crew.code("desk", "book", **OVER) == "DENIED"
        assert state(crew, no) == "expired"


@pytest.mark.parametrize("status", ["pending", "declined"])
def test_without_a_yes_nothing_goes_through(crew, status):
    no = str(crew.do("desk", "ask-approval", for_="book", fields=OVER, reason="x").result["approval"])
    if status == "declined":
        crew.do("night", "decide-approval", approval=no, approve=False, note="no")
    assert crew.code("desk", "book", **OVER) == "DENIED"
    assert state(crew, no) == status


def test_two_yeses_are_good_for_two_times(crew):
    approved(crew)
    approved(crew)
    crew.do("desk", "book", **OVER)
    crew.do("desk", "book", **OVER)
    assert crew.code("desk", "book", **OVER) == "DENIED"


def test_a_preview_does_not_use_the_yes_up(crew):
    no = approved(crew)
    assert crew["desk"].desk.preview("book", OVER).result["reservation"]
    assert state(crew, no) == "approved"
    crew.do("desk", "book", **OVER)


def test_an_act_that_is_refused_for_another_reason_does_not_use_the_yes_up(crew):
    fields = {**TONIGHT, "room": "101", "rate": 30_100}
    no = approved(crew, fields=fields)
    crew.hand.book("Li Na", room="101")
    assert crew.code("desk", "book", **fields) == "ROOM_TAKEN"
    assert state(crew, no) == "approved"


def test_the_repeat_of_a_key_uses_nothing_and_answers_the_same(crew):
    no = approved(crew)
    first = crew["desk"].do("book", key="till-1", **OVER)
    again = crew["desk"].do("book", key="till-1", **OVER)
    assert (again.replayed, again.result) == (True, first.result)
    assert state(crew, no) == "used"


def test_who_may_do_it_alone_uses_no_yes(crew):
    no = approved(crew)
    crew.do("night", "book", **OVER)
    assert state(crew, no) == "approved"
    crew.do("admin", "grant", post="REC", right="overbook")
    crew.do("desk", "book", **OVER)
    assert state(crew, no) == "approved"


def test_a_yes_to_one_thing_is_none_to_another(crew):
    """Between the yes and the act the price of the list went up: what is missing then is more than was approved."""
    fields = {**TONIGHT, "rate": 34_000}
    no = approved(crew, fields=fields)
    with crew.hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE room_type SET base_rate_minor = 40000 WHERE code = 'KNG'"
        )
    assert crew.code("desk", "book", **fields) == "OVER_LIMIT"
    assert state(crew, no) == "approved"


def test_less_than_was_approved_goes_through(crew):
    fields = {**TONIGHT, "rate": 34_000}
    no = approved(crew, fields=fields)
    with crew.hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE room_type SET base_rate_minor = 37000 WHERE code = 'KNG'"
        )
    crew.do("desk", "book", **fields)
    assert state(crew, no) == "used"


def test_an_act_that_lacks_two_things_needs_one_yes_to_both(crew):
    fields = {"guest": "Li", "type": "KNG", "document": IDS[0], "waive_deposit": True, "rate": 34_000}
    no = approved(crew, "walk-in", fields)
    crew.do("desk", "walk-in", **fields)
    assert state(crew, no) == "used"
    check(crew.hand)


def test_a_yes_to_overbooking_does_not_sell_cheaply(crew):
    approved(crew)
    assert crew.code("desk", "book", **OVER, rate=100) in ("DENIED", "OVER_LIMIT")


def test_of_two_desks_of_one_person_one_uses_the_yes(crew):
    approved(crew)
    other = crew.hand.at("desk")
    crew.do("desk", "book", **OVER)
    with pytest.raises(Refusal) as caught:
        other.do("book", **OVER)
    other.desk.close()
    assert caught.value.code == "DENIED"


def test_a_restricted_line_is_written_with_a_yes(crew):
    fields = {"text": "The guest of 102 is ill", "restricted": True}
    no = approved(crew, "log", fields)
    crew.do("desk", "log", **fields)
    assert state(crew, no) == "used"
    assert crew.hand.rows("SELECT restricted, author FROM log_entry") == [(1, "desk")]


def test_what_was_approved_presses_who_asked_until_it_is_done(crew):
    no = approved(crew)
    found = [
        (row.kind, row.ref, row.words) for row in crew.show("desk", "pressing") if row.kind == "approved"
    ]
    assert found == [("approved", no, "book")]
    crew.do("desk", "book", **OVER)
    assert [row for row in crew.show("desk", "pressing") if row.kind == "approved"] == []
