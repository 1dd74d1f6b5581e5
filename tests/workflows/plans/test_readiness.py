"""The readiness index: what counts, what is missing, what mends it; whom to call; what is looked at."""

from decimal import Decimal

import pytest

from hotelcs.workflows.verbs import VERBS
from tests.workflows.shifts.crew import Crew

PLANS, DRILLS, REST = 12, 6, 5


def item(crew: Crew, name: str, about: str = ""):
    return next(row for row in crew.show("admin", "readiness") if (row.item, row.about) == (name, about))


def index(crew: Crew) -> tuple[str, int, int]:
    (row,) = crew.show("desk", "readiness-index")
    return row.index, row.true, row.items


def test_a_new_hotel_is_not_ready_and_is_told_what_mends_it(crew):
    rows = crew.show("desk", "readiness")
    assert len(rows) == PLANS + DRILLS + REST
    gaps = crew.show("desk", "readiness", gaps=True)
    assert [(row.item, row.mends) for row in gaps if row.item != "plan"] == [
        ("rrt", "roster"),
        ("warden", "roster"),
        ("first_aid", "roster"),
    ]
    assert {row.mends for row in rows} <= set(VERBS)
    assert index(crew) == ("34.78", 8, 23)


def test_the_index_counts_a_plan_once_it_is_approved_and_until_its_review(crew):
    assert item(crew, "plan", "fire").mends == "submit-plan"
    crew.do("night", "submit-plan", plan="fire")
    assert item(crew, "plan", "fire").mends == "approve-plan"
    crew.do("admin", "approve-plan", plan="fire", review="2026-11-24")
    assert item(crew, "plan", "fire").true
    for _ in range(2):
        crew.wait(days=1)
        crew.do("admin", "close-day")
    row = item(crew, "plan", "fire")
    assert (row.true, row.lacks, row.mends) == (False, "overdue", "draft-plan")


def test_wardens_and_first_aiders_count_on_every_shift_round_the_clock_of_seven_days(crew):
    crew.hire("ward", "SUP")
    shifts = [row.shift for row in crew.show("desk", "shifts") if not row.beside]
    people = {shift: crew.hire(f"w{n}", "REC") for n, shift in enumerate(shifts)}
    for number in people.values():
        crew.do("admin", "qualify", staff=number, kind="fire_warden")
    lacking = item(crew, "warden").count
    assert lacking == 7 * len(shifts)
    for day in range(23, 30):
        for shift, number in people.items():
            crew.do("admin", "roster", staff=number, day=f"2026-11-{day}", shift=shift)
    assert (item(crew, "warden").true, item(crew, "warden").lacks) == (True, "")
    assert not item(crew, "first_aid").true
    crew.do("admin", "unroster", staff=people[shifts[0]], day="2026-11-29", shift=shifts[0])
    row = item(crew, "warden")
    assert (row.true, row.lacks, row.count) == (False, f"2026-11-29 {shifts[0]}", 1)


def test_what_is_not_looked_at_in_time_is_a_gap_until_it_is_signed(crew):
    crew.wait(days=2)
    for _ in range(2):
        crew.do("admin", "close-day")
    row = item(crew, "assist")
    assert (row.true, row.lacks, row.mends) == (False, "assist_list", "sign-check")
    assert item(crew, "checks").true
    crew.do("desk", "sign-check", code="assist_list")
    assert item(crew, "assist").true
    crew.do("admin", "set-check", code="generator", every_days=1)
    assert (item(crew, "checks").lacks, item(crew, "checks").count) == ("generator", 1)
    signed = next(row for row in crew.show("desk", "emergency-checks") if row.code == "assist_list")
    assert (signed.signed_by, signed.due, signed.overdue) == ("desk", "2026-11-26", False)


def test_a_check_of_ones_own_is_added_and_taken_out(crew):
    assert crew.refused("admin", "sign-check", code="pool").code == "CHECK_UNKNOWN"
    assert crew.refused("admin", "set-check", code="pool", every_days=7).code == "CHECK_NAMELESS"
    crew.do(
        "admin", "set-check", code="pool", every_days=7, name_en="Pool alarm", name_zh="泳池警报", post="MNT"
    )
    assert crew.show("desk", "emergency-checks")[-1].code == "pool"
    crew.do("admin", "set-check", code="pool", every_days=0)
    assert "pool" not in {row.code for row in crew.show("desk", "emergency-checks")}


def test_the_numbers_of_the_country_are_there_and_the_hotel_sets_its_own(crew):
    numbers = {row.code: row.number for row in crew.show("desk", "emergency-numbers")}
    assert (numbers["fire_brigade"], numbers["police"], numbers["ambulance"]) == ("119", "110", "120")
    assert numbers["water"] == ""
    crew.do("admin", "set-emergency-number", code="water", number="96390")
    assert [row.number for row in crew.show("desk", "emergency-numbers", type="water")] == ["96390"]
    assert crew.refused("admin", "set-emergency-number", code="dam", number="1").code == "NUMBER_NAMELESS"
    assert (
        crew.refused("admin", "set-emergency-number", code="water", types="dragon").code
        == "TYPE_OF_EMERGENCY_UNKNOWN"
    )
    crew.do(
        "admin",
        "set-emergency-number",
        code="dam",
        number="1",
        name_en="Dam",
        name_zh="水坝",
        types="water,typhoon",
    )
    assert [row.code for row in crew.show("desk", "emergency-numbers", type="typhoon")] == ["weather", "dam"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_are_told_in_the_readers_language(crew, language):
    from hotelcs import i18n

    i18n.use(language)
    assert crew.show("desk", "plans")[0].name == {"en": "Fire and evacuation", "zh": "火警与疏散"}[language]
    assert crew.show("desk", "emergency-numbers")[0].name == {"en": "Fire brigade", "zh": "消防"}[language]


def test_an_index_of_eleven_items_in_twelve_is_91_67():
    from hotelcs.workflows.measures.readiness import readiness

    assert readiness([True] * 11 + [False]) == Decimal("91.67")
