"""Whose an item is that is nobody's in particular, and who stands above, hour by hour (handbook S-11, S-57)."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.conftest import NOON

OTHER_ZONE = "Europe/Lisbon"


@pytest.fixture
def item(crew) -> str:
    """A line that is carried over and in nobody's hands."""
    return str(crew.log("desk", carry_over=True))


def owner(crew, no: str) -> tuple[str, str]:
    found = crew.item("log", no)
    return found.login, found.held


def roster(crew, login: str, shift: str, day: str = "2026-11-23", **fields) -> None:
    crew.do("admin", "roster", staff=login, day=day, shift=shift, **fields)


def test_without_a_roster_it_is_the_lead_of_the_open_shift_who_has_it(crew, item):
    assert owner(crew, item) == ("night", "unassigned"), (
        "before any shift: who holds the first post of the chain"
    )
    crew.do("desk", "open-shift")
    assert owner(crew, item) == ("desk", "unassigned")
    crew.do("desk", "hand-over", counted=0)
    crew.do("admin", "accept-handover")
    assert owner(crew, item)[0] == "admin"


def test_the_lead_of_another_departments_shift_is_not_the_duty_manager(crew, item):
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    crew.do("desk", "open-shift")
    assert owner(crew, item)[0] == "desk"


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        (("night", "chief", "admin"), "night"),
        (("chief", "admin"), "chief"),
        (("admin",), "admin"),
        (("admin", "night"), "night"),
    ],
)
def test_the_first_of_the_chain_who_is_here_is_the_duty_manager(crew, item, here, expected):
    crew.hire("chief", "SUP")
    for login in here:
        roster(crew, login, "late")
    assert owner(crew, item) == (expected, "unassigned")


def test_the_chain_is_a_setting_of_the_hotel(crew, item):
    roster(crew, "night", "late")
    roster(crew, "admin", "late")
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET duty_managers = 'GM NM SUP'"))
    assert owner(crew, item)[0] == "admin"


def test_somebody_here_comes_before_somebody_on_call(crew, item):
    roster(crew, "night", "late", on_call=True)
    roster(crew, "admin", "late")
    assert owner(crew, item)[0] == "admin"
    crew.do("admin", "unroster", staff="admin", day="2026-11-23", shift="late")
    assert owner(crew, item)[0] == "night"


def test_on_call_comes_before_the_lead_of_a_shift(crew, item):
    crew.do("desk", "open-shift")
    roster(crew, "night", "late", on_call=True)
    assert owner(crew, item)[0] == "night"


@pytest.mark.parametrize(
    ("hours", "minutes", "expected"),
    [(0, 0, "night"), (7, 59, "night"), (8, 0, "admin"), (15, 59, "admin"), (16, 0, "chief")],
)
def test_with_the_shift_the_duty_changes_to_the_minute(crew, item, hours, minutes, expected):
    """At the hotel it is three in the afternoon; the late shift ends at eleven at night, the night shift at seven."""
    crew.hire("chief", "SUP")
    roster(crew, "night", "late")
    roster(crew, "admin", "night")
    roster(crew, "chief", "early", "2026-11-24")
    crew.now = NOON + timedelta(hours=hours, minutes=minutes)
    assert owner(crew, item)[0] == expected


def test_the_hour_that_comes_twice_has_one_duty_manager_both_times(crew, item):
    """At the end of summer time in Lisbon the clock goes from two back to one, on 25 October 2026."""
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET tz = :zone"), {"zone": OTHER_ZONE})
        session.execute(text("UPDATE business_day SET day = '2026-10-24'"))
        session.execute(text("UPDATE staff_post SET valid_from = '2026-10-01'"))
    for one in (crew["desk"], crew["night"], crew.hand):
        one.desk.tz = OTHER_ZONE
    roster(crew, "night", "night", "2026-10-24")
    roster(crew, "admin", "early", "2026-10-25")
    seen = []
    for half_hour in range(20):
        crew.now = datetime(2026, 10, 24, 22, 0, tzinfo=UTC) + timedelta(minutes=30 * half_hour)
        seen.append(owner(crew, item)[0])
    assert seen == ["night"] * 18 + ["admin"] * 2, (
        "eleven at night to seven in the morning: nine hours that night"
    )


def test_in_spring_the_night_is_an_hour_shorter(crew, item):
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET tz = :zone"), {"zone": OTHER_ZONE})
        session.execute(text("UPDATE business_day SET day = '2026-03-28'"))
        session.execute(text("UPDATE staff_post SET valid_from = '2026-03-01'"))
    for one in (crew["desk"], crew["night"], crew.hand):
        one.desk.tz = OTHER_ZONE
    roster(crew, "night", "night", "2026-03-28")
    roster(crew, "admin", "early", "2026-03-29")
    crew.now = datetime(2026, 3, 29, 5, 59, tzinfo=UTC)
    assert owner(crew, item)[0] == "night"
    crew.now = datetime(2026, 3, 29, 6, 0, tzinfo=UTC)
    assert owner(crew, item)[0] == "admin"


def test_who_holds_the_post_as_a_deputy_is_the_duty_manager_for_that_time(crew, item):
    crew.hire("second", "REC")
    roster(crew, "second", "late")
    assert owner(crew, item)[0] == "night"
    crew.do(
        "admin",
        "deputise",
        staff="second",
        absent="night",
        first="2026-11-23",
        last="2026-11-23",
        reason="ill",
    )
    assert owner(crew, item)[0] == "second"


def test_what_was_in_the_hands_of_who_leaves_is_the_duty_managers(crew, item):
    crew.do("admin", "assign-item", item=item, to="desk")
    assert crew.do("admin", "leave-staff", staff="desk").result["items"] == 1
    assert owner(crew, item) == ("night", "unassigned")


def test_an_offer_to_who_leaves_bounces(crew, item):
    crew.do("admin", "assign-item", item=item, to="night")
    crew.do("night", "transfer-item", item=item, to="desk", reason="my day ends")
    crew.do("admin", "leave-staff", staff="desk")
    crew.wait(minutes=6)
    assert owner(crew, item) == ("night", "bounced"), "the night manager stands above, too"


def test_an_offer_of_who_has_left_meanwhile_leaves_the_item_with_somebody_who_works_here(crew, item):
    """Offered at two minutes to midnight on the giver's last day; the giver works here until that day is closed."""
    crew.now = datetime(2026, 11, 23, 15, 58, tzinfo=UTC)
    crew.do("admin", "assign-item", item=item, to="desk")
    crew.do("desk", "transfer-item", item=item, to="admin", reason="my last day ends")
    crew.do("admin", "leave-staff", staff="desk")
    crew.wait(minutes=3)
    assert owner(crew, item) == ("desk", "offered")
    crew.do("admin", "close-day")
    assert owner(crew, item)[0] != "desk"


def test_the_lead_of_an_open_shift_who_has_left_is_nobodys_duty_manager(crew, item):
    crew.do("desk", "open-shift")
    crew.do("admin", "leave-staff", staff="desk")
    crew.do("admin", "close-day")
    crew.wait(hours=24)
    assert owner(crew, item) == ("night", "unassigned")


def test_a_hotel_where_nobody_holds_a_post_of_the_chain_has_an_owner_all_the_same(crew, item):
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET duty_managers = 'SUP', supervisors = 'SUP'"))
    found, held = owner(crew, item)
    assert found
    assert held == "unassigned"


def test_arrivals_and_departures_are_the_duty_managers(crew):
    crew.hand.check_in(crew.hand.book(departure="2026-11-24"))
    crew.hand.do("close-day")
    crew.hand.book("Li Na", arrival="2026-11-24", departure="2026-11-25")
    crew.do("desk", "open-shift")
    roster(crew, "night", "late")
    listed = [line for line in crew.show("desk", "handover").lines if line.kind in ("arrival", "departure")]
    assert [(line.kind, line.staff, line.held) for line in listed] == [
        ("arrival", "E003", "unassigned"),
        ("departure", "E003", "unassigned"),
    ]
