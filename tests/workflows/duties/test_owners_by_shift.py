"""Which duties have no owner on a shift, and who owns what, at a hotel of three people."""

from datetime import UTC, datetime

import pytest

from hotelcs.errors import Denied, Refusal, Usage
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire

MONDAY, TUESDAY, THURSDAY, FRIDAY = "2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27"
ANSWERED_BY_REC = {f"DU-{number:02d}" for number in (6, 7, 8, 9, 10, 11, 12, 14, 15, 16)}


def on(hand: Hand, staff: str, day: str, shift: str, **fields) -> None:
    """Put somebody on a shift."""
    hand.do("roster", staff=staff, day=day, shift=shift, **fields)


def gaps(hand: Hand, **asked) -> dict[tuple[str, str], set[str]]:
    """Duties without an owner by day and shift."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in hand.desk.show("duty-gaps", **asked):
        found.setdefault((row.day, row.shift), set()).add(row.duty)
    return found


def rostered(hand: Hand) -> None:
    """The night manager is within reach all Monday; in a boutique that is somebody for everything."""
    for shift in ("early", "late", "night"):
        on(hand, "E003", MONDAY, shift, on_call=True)


def test_a_night_manager_on_call_answers_for_every_duty_of_a_boutique(hand):
    rostered(hand)
    assert gaps(hand, **{"from": MONDAY}) == {}
    assert set(gaps(hand)) == {
        (f"2026-11-{day}", shift) for day in range(24, 30) for shift in ("early", "late", "night")
    }
    assert {len(lost) for lost in gaps(hand).values()} == {64}


def test_a_shift_can_be_looked_at_alone(hand):
    assert set(gaps(hand, **{"from": MONDAY}, shift="late")) == {(MONDAY, "late")}


@pytest.mark.parametrize("shift", ["nigth", "twilight"])
def test_a_shift_that_there_is_not_is_no_shift_without_gaps(hand, shift):
    with pytest.raises(Refusal) as refused:
        hand.desk.show("duty-gaps", shift=shift)
    assert (refused.value.code, refused.value.field) == ("SHIFT_UNKNOWN", "shift")


@pytest.mark.parametrize(("first", "last"), [("2026-11-24", "2026-11-23"), ("2026-11-23", "2027-02-01")])
def test_days_are_in_their_order_and_not_more_than_two_months(hand, first, last):
    with pytest.raises(Refusal) as refused:
        hand.desk.show("duty-gaps", **{"from": first, "to": last})
    assert refused.value.code == "DAYS_REVERSED"


def test_two_months_can_be_asked_about(hand):
    assert len(gaps(hand, **{"from": "2026-12-01", "to": "2027-02-01"})) == 63 * 3


def test_somebody_who_comes_an_hour_late_leaves_a_gap_of_that_hour(hand):
    rostered(hand)
    hand.do("set-shift", shift="office", begins="08:00", ends="17:00")
    on(hand, "E002", TUESDAY, "office")
    rows = [
        row for row in hand.desk.show("duty-gaps", **{"from": TUESDAY}, shift="early") if row.duty == "DU-06"
    ]
    assert [(row.begins, row.ends, row.post) for row in rows] == [
        (f"{TUESDAY} 07:00", f"{TUESDAY} 08:00", "REC")
    ]
    assert "DU-06" in gaps(hand, **{"from": TUESDAY})[TUESDAY, "late"], "from five on nobody is there"


def test_a_letter_that_moves_in_the_middle_of_the_week_counts_from_its_day(hand):
    hire(hand, "Li Na", "REC")
    for day in (MONDAY, TUESDAY, THURSDAY, FRIDAY):
        on(hand, "E004", day, "early")
    hand.do("assign-duty", duty="DU-06", post="TQC", letters="A", first=THURSDAY)
    week = gaps(hand, **{"from": MONDAY, "to": FRIDAY}, shift="early")
    assert "DU-06" not in week[MONDAY, "early"]
    assert "DU-06" not in week[TUESDAY, "early"]
    assert "DU-06" in week[THURSDAY, "early"]
    assert week[FRIDAY, "early"] == gaps(hand, **{"from": FRIDAY}, shift="early")[FRIDAY, "early"]


def test_a_retired_duty_needs_no_owner(hand):
    before = gaps(hand, **{"from": MONDAY}, shift="early")[MONDAY, "early"]
    hand.do("retire-duty", duty="DU-17")
    assert before - gaps(hand, **{"from": MONDAY}, shift="early")[MONDAY, "early"] == {"DU-17"}


def test_a_post_counts_only_on_the_days_on_which_it_is_held(hand):
    hand.do("set-deputies", post="REC", deputies=[])
    for day in (MONDAY, TUESDAY, THURSDAY):
        on(hand, "E002", day, "early")
    hand.do("end-post", staff="E002", post="REC", last=TUESDAY)
    week = gaps(hand, **{"from": MONDAY, "to": THURSDAY}, shift="early")
    assert not week[TUESDAY, "early"] & ANSWERED_BY_REC
    assert week[THURSDAY, "early"] >= ANSWERED_BY_REC


def test_somebody_who_leaves_counts_up_to_the_last_day(hand):
    hand.do("set-deputies", post="REC", deputies=[])
    for day in (TUESDAY, THURSDAY):
        on(hand, "E002", day, "early")
    hand.do("leave-staff", staff="E002", on=TUESDAY)
    week = gaps(hand, **{"from": TUESDAY, "to": THURSDAY}, shift="early")
    assert not week[TUESDAY, "early"] & ANSWERED_BY_REC
    assert week[THURSDAY, "early"] >= ANSWERED_BY_REC


def test_a_stand_in_counts_on_the_days_of_the_absence(hand):
    hand.do("set-deputies", post="NM", deputies=[])
    hand.do("deputise", staff="E002", absent="E003", first=TUESDAY, last=TUESDAY, reason="a day off")
    for day in (MONDAY, TUESDAY):
        on(hand, "E002", day, "late")
    week = gaps(hand, **{"from": MONDAY, "to": TUESDAY}, shift="late")
    assert "DU-17" in week[MONDAY, "late"]
    assert "DU-17" not in week.get((TUESDAY, "late"), set())


# --- who owns what


def owners(hand: Hand, **asked) -> dict[str, tuple[str, str, bool, bool]]:
    """Duty → who, by which post, as a deputy, by telephone."""
    return {
        row.duty: (row.staff, row.by_post, row.deputy, row.on_call)
        for row in hand.desk.show("duty-owners", **asked)
    }


def test_the_owner_is_told_with_the_post_that_answers_or_stands_in(hand):
    on(hand, "E002", MONDAY, "late")
    on(hand, "E003", MONDAY, "late", on_call=True)
    found = owners(hand, day=MONDAY, shift="late")
    assert found["DU-06"] == ("E002", "REC", False, False)
    assert found["DU-17"] == ("E003", "NM", False, True)
    assert found["DU-51"] == ("E003", "NM", True, True), "of information support nobody is here"
    assert found["DU-19"] == ("E002", "REC", True, False), "RAT would be first, then the desk"
    assert set(found) == {f"DU-{number:02d}" for number in range(1, 65)}


def test_without_a_shift_the_one_that_is_on_is_told(hand):
    on(hand, "E002", MONDAY, "late")
    on(hand, "E003", MONDAY, "early")
    assert owners(hand)["DU-06"][0] == "E002"
    hand.now = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)  # seven in the morning at the hotel
    assert owners(hand)["DU-06"][0] == "E003"


def test_after_midnight_the_night_shift_is_on_before_and_after_the_day_is_closed(hand):
    on(hand, "E003", MONDAY, "night")
    on(hand, "E002", TUESDAY, "early")
    hand.now = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)  # three in the morning
    assert owners(hand)["DU-17"] == ("E003", "NM", False, False)
    hand.do("close-day")
    assert hand.desk.show("business-day").business_date == TUESDAY
    assert owners(hand)["DU-17"] == ("E003", "NM", False, False)


def test_a_duty_nobody_owns_is_told_without_a_name(hand):
    assert set(owners(hand, day=MONDAY, shift="early").values()) == {("", "", False, False)}


def test_owners_of_a_shift_that_there_is_not_are_not_told(hand):
    with pytest.raises(Refusal) as refused:
        hand.desk.show("duty-owners", shift="nigth")
    assert (refused.value.code, refused.value.field) == ("SHIFT_UNKNOWN", "shift")


def test_a_shift_beside_is_looked_at_when_it_is_named(hand):
    on(hand, "E002", MONDAY, "office")
    assert owners(hand, day=MONDAY, shift="office")["DU-06"][0] == "E002"
    assert "DU-06" not in gaps(hand, **{"from": MONDAY}, shift="office").get((MONDAY, "office"), set())
    assert "DU-06" in gaps(hand, **{"from": TUESDAY}, shift="office")[TUESDAY, "office"]


def test_a_night_counts_by_the_day_on_which_it_began(hand):
    hand.do("set-deputies", post="REC", deputies=[])
    on(hand, "E002", MONDAY, "night")
    hand.do("set-shift", shift="office", begins="01:00", ends="02:00")
    on(hand, "E003", TUESDAY, "office")
    hand.do("leave-staff", staff="E002", on=TUESDAY)
    hand.do("end-post", staff="E002", post="REC", last=MONDAY)
    assert not gaps(hand, **{"from": MONDAY}, shift="night")[MONDAY, "night"] & ANSWERED_BY_REC


def test_owners_and_gaps_agree(hand):
    on(hand, "E002", MONDAY, "late")
    hand.do("set-deputies", post="TQC", deputies=["RES"])
    without = {duty for duty, (staff, *_) in owners(hand, day=MONDAY, shift="late").items() if not staff}
    assert without == gaps(hand, **{"from": MONDAY}, shift="late")[MONDAY, "late"]
    assert {"DU-59", "DU-60", "DU-64"} <= without
    check(hand)


def test_whoever_may_read_may_see_the_owners(hand):
    clerk = hand.at("desk")
    assert len(clerk.desk.show("duty-owners")) == 64
    hand.do("end-post", staff="E002", post="REC")
    with pytest.raises(Denied):
        clerk.desk.show("duty-owners")
    clerk.desk.close()


@pytest.mark.parametrize("day", ["23.11.2026", "2026-02-30", "tomorrow", "9999-12-31"])
def test_a_day_that_is_none_or_near_the_end_of_time_is_no_fault_of_the_program(hand, day):
    with pytest.raises((Usage, Refusal, ValueError)):
        hand.desk.show("duty-gaps", **{"from": day})
