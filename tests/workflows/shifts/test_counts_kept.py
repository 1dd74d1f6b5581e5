"""Every count of a drawer is kept: counting until it fits is seen by whoever takes it over (handbook S-151)."""

import pytest

from tests.invariants import check

FLOAT = 150_000
COUNTS = "SELECT actor, counted_minor, expected_minor FROM cash_count ORDER BY id"


@pytest.fixture
def busy(crew) -> str:
    """A shift of the receptionist's that paid 292.00 out."""
    stay = str(crew.hand.check_in(crew.hand.book()))
    crew.do("desk", "open-shift", float_=FLOAT)
    crew.do("desk", "take-payment", stay=stay, amount=10_000, method="cash")
    crew.do("desk", "refund", stay=stay, amount=10_000, method="cash")
    return stay


def counted(crew, login: str = "night", **asked) -> list[tuple[str, int, int]]:
    return [
        (one.by, one.counted_minor, one.difference_minor)
        for one in crew.show(login, "handover", **asked).counts
    ]


def test_the_first_count_and_every_other_is_shown_to_who_takes_over(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT - 29_200)
    crew.wait(minutes=2)
    crew.do("desk", "count-cash", counted=FLOAT)
    assert counted(crew) == [("desk", FLOAT - 29_200, -29_200), ("desk", FLOAT, 0)]
    assert [one.at for one in crew.show("night", "handover").counts] == [
        "2026-11-23 15:00",
        "2026-11-23 15:02",
    ]
    assert crew.hand.rows(COUNTS) == [("desk", FLOAT - 29_200, FLOAT), ("desk", FLOAT, FLOAT)]
    check(crew.hand)


def test_counting_until_it_fits_is_explained_too(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT - 29_200)
    crew.do("desk", "count-cash", counted=FLOAT)
    refusal = crew.refused("desk", "hand-over")
    assert (refusal.code, refusal.field, refusal.next) == (
        "FIRST_COUNT_UNEXPLAINED",
        "difference_reason",
        ("show handover",),
    )
    crew.do("desk", "hand-over", difference_reason="one bundle lay under the tray")
    assert crew.show("night", "handover").difference_reason == "one bundle lay under the tray"


def test_taking_it_back_does_not_wipe_the_first_count(crew, busy):
    crew.do("desk", "hand-over", counted=FLOAT - 100, difference_reason="x")
    crew.do("desk", "withdraw-handover")
    crew.do("desk", "edit-handover", difference_reason="")
    assert crew.code("desk", "hand-over", counted=FLOAT) == "FIRST_COUNT_UNEXPLAINED"


def test_a_first_count_that_fits_needs_no_word(crew, busy):
    crew.do("desk", "hand-over", counted=FLOAT)
    assert counted(crew) == [("desk", FLOAT, 0)]
    crew.do("night", "accept-handover")
    assert counted(crew) == [], "the next shift has not counted"
    assert counted(crew, no="H261123-001") == [("desk", FLOAT, 0)]


@pytest.mark.parametrize("verb", ["count-cash", "hand-over"])
def test_a_preview_counts_nothing(crew, busy, verb):
    crew["desk"].desk.preview(verb, {"counted": FLOAT})
    assert counted(crew) == []


def test_before_the_first_count_nothing_is_shown(crew, busy):
    assert counted(crew, "desk") == []


def test_the_receiver_may_count_too_and_it_is_kept(crew, busy):
    crew.do("desk", "hand-over", counted=FLOAT - 100, difference_reason="x")
    no = crew.show("night", "handover").handover
    crew.do("night", "accept-handover", counted=FLOAT - 100)
    assert counted(crew, no=no) == [("desk", FLOAT - 100, -100), ("night", FLOAT - 100, 0)]


def test_a_receiver_who_counts_something_else_is_told_to_dispute_and_not_what_should_be_there(crew, busy):
    crew.do("desk", "hand-over", counted=FLOAT)
    for wrong in (0, FLOAT - 1, FLOAT + 1):
        refusal = crew.refused("night", "accept-handover", counted=wrong)
        assert (refusal.code, refusal.field, refusal.next) == (
            "COUNTS_DIFFER",
            "counted",
            ("dispute-handover",),
        )
        told = repr((str(refusal), refusal.slots, refusal.items, refusal.hint))
        assert not [one for one in (str(FLOAT), "1,500", "1500") if one in told]
    assert crew.show("night", "handover").status == "submitted"
    crew.do("night", "dispute-handover", line=0, reason="one cent is missing")


def test_cash_that_moved_since_the_giver_counted_is_in_the_drawer_as_well(crew, busy):
    crew.do("desk", "count-cash", counted=FLOAT)
    crew.do("desk", "take-payment", stay=busy, amount=700, method="cash")
    crew.do("desk", "hand-over")
    crew.do("desk", "refund", stay=busy, amount=50, method="cash")
    assert crew.code("night", "accept-handover", counted=FLOAT) == "COUNTS_DIFFER"
    crew.do("night", "accept-handover", counted=FLOAT + 650)
    crew.do("night", "count-cash", counted=FLOAT + 650)
    assert crew.show("night", "handover").difference_minor == 0


def test_where_there_is_no_drawer_the_receiver_counts_none(crew):
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    crew.do("maid", "hand-over", department="HK")
    assert crew.code("admin", "accept-handover", department="HK", counted=0) == "NO_DRAWER"
    crew.do("admin", "accept-handover", department="HK")
