"""The drawer beside payments: paid out, dropped, received; counted blind, and a count is void when the drawer moves."""

import pytest

from tests.invariants import check


@pytest.fixture
def open_drawer(crew):
    crew.do("desk", "open-shift", float_=50_000)
    return crew


def counted(crew, amount):
    crew.do("desk", "count-cash", counted=amount)
    return crew.show("desk", "handover")


def test_what_is_paid_out_and_dropped_is_not_expected(open_drawer):
    crew = open_drawer
    crew.do("desk", "pay-out", amount=3000, reason="taxi for 101")
    crew.do("desk", "drop-cash", amount=20_000, reason="envelope 7")
    seen = counted(crew, 27_000)
    assert (seen.expected_minor, seen.difference_minor) == (27_000, 0)
    assert (seen.paid_out_minor, seen.dropped_minor) == (3000, 20_000)
    check(crew.hand)


def test_before_counting_nothing_of_it_is_told(open_drawer):
    open_drawer.do("desk", "pay-out", amount=3000, reason="taxi")
    seen = open_drawer.show("desk", "handover")
    assert (seen.expected_minor, seen.paid_out_minor, seen.dropped_minor) == (None, None, None)


def test_a_count_is_void_when_the_drawer_moves_after_it(open_drawer):
    crew = open_drawer
    counted(crew, 50_000)
    crew.do("desk", "drop-cash", amount=10_000, reason="envelope 7")
    assert crew.show("desk", "handover").counted_minor is None
    assert crew.code("desk", "hand-over") == "NOT_COUNTED"
    assert counted(crew, 40_000).difference_minor == 0


def test_a_slip_is_taken_back_once(open_drawer):
    crew = open_drawer
    move = crew.do("desk", "pay-out", amount=3000, reason="taxi").result["move"]
    crew.do("desk", "correct-drawer", move=move, reason="was paid by card")
    assert crew.code("desk", "correct-drawer", move=move, reason="again") == "ALREADY_CORRECTED"
    assert crew.code("desk", "correct-drawer", move=999, reason="x") == "MOVE_UNKNOWN"
    assert [(row.amount_minor, row.corrected) for row in crew.show("desk", "drawer-moves")] == [
        (-3000, True),
        (3000, False),
    ]
    assert counted(crew, 50_000).difference_minor == 0
    check(crew.hand)


def test_a_drawer_that_is_being_handed_over_stays_shut(open_drawer):
    crew = open_drawer
    crew.do("desk", "hand-over", counted=50_000)
    assert crew.code("desk", "pay-out", amount=1, reason="stamp") == "HANDOVER_OPEN"
    crew.do("night", "accept-handover")
    crew.do("night", "pay-out", amount=1, reason="stamp")


def test_what_the_next_shift_finds_is_what_was_counted_and_its_own_moves(open_drawer):
    crew = open_drawer
    move = crew.do("desk", "pay-out", amount=3000, reason="taxi").result["move"]
    crew.do("desk", "hand-over", counted=47_000)
    crew.do("night", "accept-handover", counted=47_000)
    assert crew.code("night", "correct-drawer", move=move, reason="late") == "SHIFT_OVER"
    crew.do("night", "drop-cash", amount=7000, reason="safe")
    crew.do("night", "count-cash", counted=40_000)
    assert crew.show("night", "handover").difference_minor == 0
    check(crew.hand)


def test_without_a_shift_nobody_answers_for_the_drawer(crew):
    assert crew.code("desk", "pay-out", amount=1, reason="stamp") == "NO_SHIFT"
