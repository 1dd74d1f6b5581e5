"""A shift is its department's: its people work it, and it hands over what is its own; the desk's is the whole house."""

import json

import pytest

from tests.invariants import check


@pytest.fixture
def house(crew) -> dict[str, str]:
    """Shifts of the desk and of the rooms, and items of every hand."""
    for login, post in (("maid", "RAT"), ("house", "HKS"), ("second", "REC")):
        crew.hire(login, post)
    crew.do("desk", "open-shift")
    crew.do("maid", "open-shift", department="HK")
    made = {
        "booking": crew.hand.book(status="waitlist"),
        "floor": crew.log("maid", "Trolley 3 lost a wheel", carry_over=True),
        "given": crew.log("desk", "A lamp is broken", carry_over=True),
        "desk": crew.log("desk", "A coach comes at ten", carry_over=True),
        "report": crew.log("maid", "A window is broken", report_up=True),
    }
    crew.do("night", "assign-item", item=made["given"], to="house")
    return made


def carried(crew, login: str, **asked) -> set[str]:
    return {
        line.ref for line in crew.show(login, "handover", **asked).lines if line.kind not in ("cash", "keys")
    }


def test_the_desk_hands_the_whole_house_over(crew, house):
    assert carried(crew, "desk") == set(house.values())
    crew.do("desk", "hand-over", counted=0)
    assert carried(crew, "night") == set(house.values())


def test_another_department_hands_over_what_its_people_own_and_wrote(crew, house):
    own = {house[name] for name in ("floor", "given", "report")}
    assert carried(crew, "maid", department="HK") == own
    no = crew.do("maid", "hand-over", department="HK").result["handover"]
    assert carried(crew, "maid", no=no) == own
    summary = json.loads(crew.hand.value("SELECT summary FROM handover WHERE no = :no", no=no))
    assert summary == {"log": 2, "report": 1, "late": 0}


def test_what_a_department_wrote_shifts_ago_is_still_its_own(crew, house):
    crew.do("maid", "hand-over", department="HK")
    crew.do("house", "accept-handover", department="HK")
    crew.do("house", "hand-over", department="HK")
    assert house["floor"] in carried(crew, "maid", department="HK")


def test_a_line_that_a_supervisor_corrects_stays_with_its_department(crew, house):
    new = crew.do("night", "amend-log", entry=house["floor"], text="Trolley 3 lost two wheels").result[
        "entry"
    ]
    assert new in carried(crew, "maid", department="HK")


def test_accepting_takes_over_only_what_belongs_to_the_department(crew, house):
    crew.do("maid", "hand-over", department="HK")
    assert crew.do("house", "accept-handover", department="HK").result["items"] == 2
    assert {row.item for row in crew.show("admin", "items", owner="house")} == {
        house[name] for name in ("floor", "given", "report")
    }
    assert crew.item("waitlist", house["booking"]).held == "unassigned"
    assert crew.item("log", house["desk"]).held == "unassigned"
    check(crew.hand)


def test_who_answers_for_the_house_does_not_bring_it_into_another_department(crew, house):
    """The duty manager holds a post of the department, too: what is nobody's is still the desk's."""
    crew.do("admin", "give-post", staff="night", post="HKS")
    assert crew.item("waitlist", house["booking"]).login == "desk"
    crew.do("admin", "roster", staff="night", day="2026-11-23", shift="late")
    assert crew.item("waitlist", house["booking"]).login == "night"
    assert house["booking"] not in carried(crew, "maid", department="HK")


def acts(handover: str) -> list[tuple[str, dict[str, object]]]:
    return [
        ("start-handover", {}), ("count-cash", {"counted": 0}), ("edit-handover", {"note": "x"}), ("hand-over", {"counted": 0}),
        ("withdraw-handover", {}), ("accept-handover", {}), ("accept-handover", {"handover": handover}),
        ("dispute-handover", {"line": 0, "reason": "x"}), ("dispute-handover", {"handover": handover, "line": 0, "reason": "x"}),
    ]  # fmt: skip


def test_nobody_of_another_department_works_the_desks_shift_nor_its_drawer(crew, house):
    before = crew.hand.rows("SELECT * FROM shift_run"), crew.hand.rows("SELECT * FROM handover")
    crew.do("desk", "hand-over", counted=0)
    given = crew.show("desk", "handover").handover
    before = crew.hand.rows("SELECT * FROM shift_run"), crew.hand.rows("SELECT * FROM handover")
    for verb, fields in acts(given):
        refusal = crew.refused("maid", verb, **fields)
        assert (refusal.code, refusal.exit, refusal.field) == ("NOT_YOUR_DEPARTMENT", 6, "department"), verb
        assert refusal.items == ("REC",)
    assert (crew.hand.rows("SELECT * FROM shift_run"), crew.hand.rows("SELECT * FROM handover")) == before


def test_nobody_of_another_department_opens_a_shift_there(crew):
    crew.hire("maid", "RAT")
    refusal = crew.refused("maid", "open-shift")
    assert (refusal.code, refusal.next) == ("NOT_YOUR_DEPARTMENT", ("ask-supervisor",))
    assert "REC" in str(refusal)
    assert crew.code("desk", "open-shift", department="HK") == "NOT_YOUR_DEPARTMENT"
    assert crew.code("desk", "open-shift", department="SEC") == "NOT_YOUR_DEPARTMENT", (
        "no post is there at all"
    )
    assert crew.hand.rows("SELECT * FROM shift_run") == []


@pytest.mark.parametrize("login", ["admin", "night", "chief"])
def test_who_settles_works_the_shift_of_any_department(crew, login):
    crew.hire("chief", "SUP")
    crew.hire("maid", "RAT")
    for department in ("FD", "HK"):
        crew.do(login, "open-shift", department=department)
    crew.do(login, "count-cash", counted=0)
    crew.do(login, "hand-over", department="HK")
    crew.do(login, "withdraw-handover", department="HK")
    crew.do(login, "hand-over", department="HK")
    crew.do("maid", "accept-handover", department="HK")


def test_a_deputy_and_who_holds_two_posts_work_there_too(crew):
    crew.hire("maid", "RAT", "REC")
    assert crew.do("maid", "open-shift").result["department"] == "FD"
    crew.hire("second", "RAT")
    assert crew.code("second", "start-handover") == "NOT_YOUR_DEPARTMENT"
    crew.do(
        "admin",
        "deputise",
        staff="second",
        absent="desk",
        first="2026-11-23",
        last="2026-11-23",
        reason="ill",
    )
    assert crew.do("second", "start-handover").result["status"] == "draft"


def test_a_preview_is_no_way_round(crew):
    crew.hire("maid", "RAT")
    crew.do("desk", "open-shift")
    with pytest.raises(Exception, match="REC"):
        crew["maid"].desk.preview("count-cash", {"counted": 0})
