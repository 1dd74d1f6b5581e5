"""An owner who has gone home answers for nothing: the duty manager does, until the owner is back (handbook S-11, S-57)."""

import pytest

from tests.invariants import check


@pytest.fixture
def item(crew) -> str:
    """A carried-over line of the receptionist's; a second receptionist works here, too."""
    crew.hire("second", "REC")
    no = str(crew.log("desk", carry_over=True))
    crew.do("night", "assign-item", item=no, to="desk")
    return no


def roster(crew, login: str, shift: str, day: str = "2026-11-23", **fields) -> None:
    crew.do("admin", "roster", staff=login, day=day, shift=shift, **fields)


def stands(crew, no: str) -> tuple[str, str, str]:
    """Who answers, how, and for whom."""
    found = crew.item("log", no)
    return found.login, found.held, found.away_login


def test_without_a_roster_nobody_is_known_to_be_at_home(crew, item):
    assert stands(crew, item) == ("desk", "own", "")


def test_who_is_not_on_the_roster_of_the_day_is_answered_for_by_the_duty_manager(crew, item):
    roster(crew, "night", "late")
    assert stands(crew, item) == ("night", "absent", "desk")
    assert crew.item("log", item).away == "Front desk"
    assert [row.item for row in crew.show("night", "items", owner="night")] == [item]


def test_the_shift_ends_and_begins_to_the_minute(crew, item):
    """Three in the afternoon to eleven at night, and from seven the next morning."""
    roster(crew, "desk", "late")
    roster(crew, "night", "night")
    roster(crew, "desk", "early", "2026-11-24")
    assert stands(crew, item) == ("desk", "own", "")
    crew.wait(hours=8)
    assert stands(crew, item) == ("night", "absent", "desk")
    crew.wait(hours=8)
    assert stands(crew, item) == ("desk", "own", "")


def test_somebody_on_call_is_within_reach(crew, item):
    roster(crew, "night", "late")
    roster(crew, "desk", "late", on_call=True)
    assert stands(crew, item) == ("desk", "own", "")


def test_a_roster_of_another_day_tells_nothing_of_today(crew, item):
    roster(crew, "night", "late", "2026-11-25")
    assert stands(crew, item) == ("desk", "own", "")


def test_after_midnight_the_night_shift_of_yesterday_is_the_roster(crew, item):
    roster(crew, "night", "night")
    crew.wait(hours=11)
    assert stands(crew, item) == ("night", "absent", "desk")


def test_what_was_offered_by_who_went_home_is_answered_for_until_it_is_taken(crew, item):
    roster(crew, "night", "late")
    crew.do("desk", "transfer-item", item=item, to="second", reason="my day ends")
    assert stands(crew, item) == ("night", "offered", "desk")
    crew.do("second", "accept-item", item=item)
    assert stands(crew, item) == ("night", "absent", "second")


def test_whoever_answers_takes_it_or_gives_it_away_and_others_do_not(crew, item):
    crew.do("admin", "give-post", staff="second", post="HKS")
    crew.do("admin", "change-setting", name="duty_managers", value="HKS NM")
    crew.do("admin", "revoke", post="HKS", right="item.assign")
    crew.hire("third", "REC")
    roster(crew, "second", "late")
    assert stands(crew, item) == ("second", "absent", "desk")
    assert crew.code("third", "take-item", item=item) == "NOT_YOURS"
    assert crew.code("third", "transfer-item", item=item, to="third", reason="x") == "NOT_YOURS"
    crew.do("second", "transfer-item", item=item, to="third", reason="busy")
    assert stands(crew, item) == ("second", "offered", "desk")
    crew.do("second", "take-item", item=item)
    assert stands(crew, item) == ("second", "own", "")


def test_who_came_in_without_being_on_the_roster_gives_away_what_is_theirs(crew, item):
    roster(crew, "night", "late")
    assert crew.do("desk", "transfer-item", item=item, to="second", reason="x").result["status"] == "offered"


def test_a_handover_names_for_whom_somebody_answers(crew, item):
    roster(crew, "night", "late")
    crew.do("night", "open-shift")
    (line,) = [line for line in crew.show("night", "handover").lines if line.ref == item]
    assert (line.owner, line.held, line.away) == ("Night manager", "absent", "Front desk")


def test_with_the_shift_its_leads_own_items_go_to_who_takes_it_over(crew, item):
    roster(crew, "desk", "late")
    roster(crew, "night", "night")
    other = crew.log("desk", carry_over=True)
    crew.do("night", "assign-item", item=other, to="second")
    offered = crew.log("desk", carry_over=True)
    crew.do("night", "assign-item", item=offered, to="desk")
    crew.do("desk", "open-shift")
    crew.do("desk", "transfer-item", item=offered, to="second", reason="x")
    crew.do("desk", "hand-over", counted=0)
    assert crew.do("night", "accept-handover").result["items"] == 1
    crew.wait(hours=8, minutes=1)
    assert stands(crew, item) == ("night", "own", "")
    assert stands(crew, other) == ("night", "absent", "second")
    check(crew.hand)


def test_three_shifts_on_nothing_is_in_the_hands_of_who_went_home(crew, item):
    for login, shift in (("desk", "late"), ("night", "night")):
        roster(crew, login, shift)
    roster(crew, "admin", "early", "2026-11-24")
    crew.do("desk", "open-shift")
    for giver, taker in (("desk", "night"), ("night", "admin")):
        crew.wait(hours=7, minutes=55)
        crew.do(giver, "hand-over", counted=0)
        crew.wait(minutes=5)
        crew.do(taker, "accept-handover")
        assert stands(crew, item) == (taker, "own", "")
