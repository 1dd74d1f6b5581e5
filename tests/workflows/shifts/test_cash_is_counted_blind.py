"""What should be in the drawer is told only to who has counted, and what is paid afterwards is the next shift's."""

from contextlib import suppress
from typing import Any

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check

FLOAT, PAID = 12_345, 54_321
TOLD = {str(PAID), "543.21", str(FLOAT + PAID), "666.66", str(-FLOAT - PAID), "-666.66"}
"""Every way to say what came in, what should be there, and by how much nothing differs from it."""


@pytest.fixture
def busy(crew) -> str:
    """A shift that took cash; the stay comes back."""
    stay = str(crew.hand.check_in(crew.hand.book()))
    crew.do("desk", "open-shift", float_=FLOAT)
    crew.do("desk", "take-payment", stay=stay, amount=PAID, method="cash")
    return stay


def silent(told: Any) -> bool:
    return not [one for one in TOLD if one in repr(told)]


def test_no_view_of_the_handover_tells_it_before_the_count(crew, busy):
    seen = crew.show("desk", "handover")
    assert (seen.status, seen.float_minor) == ("none", FLOAT)
    for name in ("in_minor", "out_minor", "expected_minor", "counted_minor", "difference_minor"):
        assert getattr(seen, name) is None
    assert (seen.moves, seen.suspects) == ((), ())
    crew.do("desk", "start-handover")
    crew.do("desk", "edit-handover", note="a quiet day", keys="4 cards")
    for login in ("desk", "night", "admin"):
        assert silent(crew.show(login, "handover"))
        assert silent(crew.show(login, "handovers"))
        assert silent(crew.show(login, "pressing"))


def test_no_answer_and_no_refusal_tells_it_before_the_count(crew, busy):
    for verb, fields in (
        ("start-handover", {}),
        ("edit-handover", {"note": "x", "difference_reason": "a guess"}),
    ):
        done = crew.do("desk", verb, **fields)
        assert done.result["difference_minor"] is None
        assert silent(done.result)
    refusal = crew.refused("desk", "hand-over", difference_reason="a guess")
    assert (refusal.code, refusal.field, refusal.next) == ("NOT_COUNTED", "counted", ("count-cash",))
    assert silent((str(refusal), refusal.slots, refusal.items, refusal.hint))


@pytest.mark.parametrize("verb", ["count-cash", "hand-over"])
def test_trying_a_count_without_making_it_tells_nothing(crew, busy, verb):
    """A preview leaves no trace: it must not be a way to ask what should be there."""
    extra = {"difference_reason": "a guess"} if verb == "hand-over" else {}
    told: list[Any] = []
    with suppress(Refusal):
        told.append(crew["desk"].desk.preview(verb, {"counted": 0, **extra}).result)
    assert crew.show("desk", "handover").counted_minor is None
    assert silent(told)


@pytest.mark.parametrize("verb", ["count-cash", "hand-over"])
def test_the_shift_of_another_department_is_no_window_into_the_drawer(crew, verb):
    stay = crew.hand.check_in(crew.hand.book())
    crew.hire("maid", "RAT")
    crew.do("desk", "open-shift", float_=FLOAT)
    crew.do("maid", "open-shift", department="HK", float_=FLOAT)
    crew.do("desk", "take-payment", stay=stay, amount=PAID, method="cash")
    extra = {"difference_reason": "a guess"} if verb == "hand-over" else {}
    told: list[Any] = []
    with suppress(Refusal):
        told.append(crew.do("maid", verb, department="HK", counted=0, **extra).result)
    told.append(crew.show("maid", "handover", department="HK"))
    assert silent(told)


@pytest.mark.parametrize("verb", ["count-cash", "hand-over"])
def test_cash_is_counted_where_the_drawer_is(crew, verb):
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    refusal = crew.refused("maid", verb, department="HK", counted=0)
    assert (refusal.code, refusal.field, refusal.next) == ("NO_DRAWER", "department", ("hand-over",))
    assert crew.do("maid", "hand-over", department="HK").result["status"] == "submitted"


def test_a_second_person_is_not_asked_what_should_be_there(crew, busy):
    asked = {"for": "count-cash", "fields": {"counted": 0}, "reason": "curious"}
    refusal = crew.refused("desk", "ask-approval", **asked)
    assert refusal.code == "NO_APPROVAL_NEEDED"
    assert silent((str(refusal), refusal.slots, refusal.items))


def test_a_refused_handover_with_a_count_in_it_tells_only_that_it_differs(crew, busy):
    refusal = crew.refused("desk", "hand-over", counted=0)
    assert (refusal.code, refusal.field) == ("DIFFERENCE_UNEXPLAINED", "difference_reason")
    assert silent((str(refusal), refusal.slots, refusal.items, refusal.hint))
    assert crew.show("desk", "handover").counted_minor is None


def test_after_the_count_everything_is_told(crew, busy):
    done = crew.do("desk", "count-cash", counted=FLOAT + PAID - 100, keys="4 cards")
    assert done.result["difference_minor"] == -100
    seen = crew.show("desk", "handover")
    assert (seen.in_minor, seen.out_minor, seen.expected_minor) == (PAID, 0, FLOAT + PAID)
    assert (seen.counted_minor, seen.difference_minor, seen.keys) == (FLOAT + PAID - 100, -100, "4 cards")
    assert [(move.amount_minor, move.kind) for move in seen.moves] == [(PAID, "payment")]


def test_counting_again_counts_and_both_counts_stay_in_the_ledger(crew, busy):
    crew.do("desk", "count-cash", counted=1)
    crew.do("desk", "count-cash", counted=FLOAT + PAID, keys="5 cards")
    crew.do("desk", "count-cash", counted=FLOAT + PAID)
    seen = crew.show("desk", "handover")
    assert (seen.counted_minor, seen.difference_minor, seen.keys) == (FLOAT + PAID, 0, "5 cards")
    kept = [
        row for (row,) in crew.hand.rows("SELECT result FROM ledger WHERE verb = 'count-cash' ORDER BY seq")
    ]
    assert [f'"difference_minor":{difference}' in row for difference, row in
            zip((1 - FLOAT - PAID, 0, 0), kept, strict=True)] == [True] * 3  # fmt: skip
    check(crew.hand)


def test_counting_again_takes_in_what_was_paid_meanwhile(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT + PAID)
    crew.do("desk", "take-payment", stay=busy, amount=700, method="cash")
    assert crew.show("desk", "handover").difference_minor == 0
    assert crew.do("desk", "count-cash", counted=FLOAT + PAID + 700).result["difference_minor"] == 0


def test_what_is_paid_after_the_count_belongs_to_the_next_shift(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT + PAID)
    crew.do("desk", "take-payment", stay=busy, amount=700, method="cash")
    crew.do("desk", "hand-over")
    crew.do("desk", "take-payment", stay=busy, amount=90, method="cash")
    given = crew.show("desk", "handover")
    assert (given.in_minor, given.difference_minor) == (PAID, 0)
    crew.do("night", "accept-handover")
    crew.do("night", "refund", stay=busy, amount=5, method="cash")
    crew.do("night", "count-cash", counted=FLOAT + PAID + 700 + 90 - 5)
    taken = crew.show("night", "handover")
    assert (taken.float_minor, taken.in_minor, taken.out_minor) == (FLOAT + PAID, 790, 5)
    assert taken.difference_minor == 0
    assert [move.amount_minor for move in taken.moves] == [700, 90, -5]


def test_a_difference_is_explained_before_the_shift_is_handed_over(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT)
    assert crew.code("desk", "hand-over") == "DIFFERENCE_UNEXPLAINED"
    assert crew.code("desk", "hand-over", difference_reason=" ") == "DIFFERENCE_UNEXPLAINED"
    done = crew.do("desk", "hand-over", difference_reason="the guest took the note back")
    assert done.result["difference_minor"] == -PAID
    assert crew.show("night", "handover").difference_reason == "the guest took the note back"


def test_the_sums_of_all_shifts_are_the_cash_of_the_hotel(crew, busy):
    """Whatever is counted when: no payment is in two drawers, none in no drawer."""
    people = ["desk", "night", "admin"]
    real = FLOAT + PAID
    for number in range(6):
        giver, taker = people[number % 3], people[(number + 1) % 3]
        crew.do(giver, "count-cash", counted=real)
        for amount in (100 + number, 200 + number):
            crew.do(giver, "take-payment", stay=busy, amount=amount, method="cash")
            real += amount
        if number % 2:
            crew.do(giver, "count-cash", counted=real)
        assert crew.do(giver, "hand-over").result["difference_minor"] == 0
        crew.do(taker, "accept-handover")
        crew.wait(hours=8)
    spans = crew.hand.rows("SELECT payments_from, payments_to FROM shift_run ORDER BY id")
    assert [first for first, _ in spans[1:]] == [last for _, last in spans[:-1]]
