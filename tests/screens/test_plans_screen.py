"""16 Plans and drills at a real hotel: a plan written and approved by keyboard, a drill from its plan to its closing."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.screens.plan_words import CRITERIA
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork
from tests.workflows.one_of_each_plans import POINTS

FOLDER = Path(__file__).parent / "golden"
TABS = ("plans", "drills", "due", "findings", "ready", "checks", "numbers")


@pytest.fixture
def house(hand: Hand) -> Hand:
    """The library, one plan approved and being written anew, one missing; a drill over, one planned, one finding."""
    hand.admit_everybody()
    night = hand.at("night")
    night.do("submit-plan", plan="fire")
    hand.do("approve-plan", plan="fire")
    hand.do("retire-plan", plan="typhoon", reason="inland now")
    night.do("draft-plan", type="fire")
    night.do("drop-step", plan="fire", step=7)
    night.do("write-step", plan="fire", text_en="Count the keys", text_zh="清点钥匙", post="REC", target=90)
    night.do("start-drill", type="fire", place="8F")
    night.now += timedelta(minutes=20)
    night.do("end-drill")
    hand.do("score-drill", drill="z1", **{**POINTS, "lifts": 0, "radio": 4})
    hand.do(
        "observe-participant", drill="z1", staff="desk", calm=5, correct=4, role="caller", note="calm voice"
    )
    hand.do("add-finding", drill="z1", words="The door of stair B sticks", owner="desk", due="2026-11-30")
    hand.do("plan-drill", type="lift", place="Lift 2", at="2026-12-01 10:00", announced=False)
    night.desk.close()
    return hand


@pytest.fixture
def boss(house: Hand) -> AtWork:
    """The manager."""
    return AtWork(house)


@pytest.fixture
def night(house: Hand) -> AtWork:
    """The night manager."""
    return AtWork(house.at("night"))


def at(person: AtWork, name: str) -> AtWork:
    """Screen 16 with a list in front."""
    return person.press("<F4>", "16", *["<Tab>"] * TABS.index(name))


def drawn(person: AtWork, size: tuple[int, int]) -> str:
    person.counter.columns = size[0]
    return "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"


def same(found: str, name: str) -> bool:
    """Whether a screen looks as the one kept under `name`; written anew when that is asked for."""
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("HOTELCS_GOLDEN") == "write":
        kept.write_text(found, "utf-8")
    return found == kept.read_text("utf-8")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_plans_and_drills_look_as_they_did(house: Hand, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    mark = f"{language}.{size[0]}x{size[1]}"
    screens = {name: drawn(at(AtWork(house), name), size) for name in TABS}
    plan = at(AtWork(house), "plans").press("<Enter>")
    drill = at(AtWork(house), "drills").press("<Enter>")
    for part in ("steps", "editions", "differences"):
        screens[f"plan_{part}"] = drawn(plan, size)
        plan.press("<Tab>")
    for part in ("points", "people", "findings"):
        screens[f"drill_{part}"] = drawn(drill, size)
        drill.press("<Tab>")
    assert not [name for name, found in screens.items() if not same(found, f"plans_{name}.{mark}")]


def test_a_missing_plan_is_copied_from_the_library_with_one_key(boss: AtWork, house: Hand) -> None:
    at(boss, "plans").press(*["<Down>"] * 10)
    assert "Plan Typhoon and heavy rain missing: copy from library (1)" in "\n".join(boss.screen())
    boss.press("1")
    assert boss.message == "typhoon/2 is drafted, steps 9."
    boss.press("1")
    assert "is a draft already" in boss.message


def test_a_draft_is_submitted_by_one_and_approved_by_another(
    night: AtWork, boss: AtWork, house: Hand
) -> None:
    at(night, "plans").press("s", "y")
    assert night.message == "fire/2 is in review."
    night.press("s")
    assert "GM" in night.message, "whoever may not is told who may"
    at(boss, "plans").press("s", "<F10>")
    assert boss.message == "fire/2 is approved, review by 2027-11-23."
    assert [row.status for row in house.desk.show("plan-editions", type="fire")] == ["approved", "superseded"]
    boss.press("s")
    assert boss.message == "Nothing is being written; n drafts a new edition."
    check(house)


def test_the_author_is_refused_and_the_plan_goes_back(boss: AtWork, house: Hand) -> None:
    at(boss, "plans").press("<Down>", "<Enter>", "e", "<F10>")
    assert boss.message == "Nothing was changed."
    boss.press("e", "Look around first", "<F10>")
    assert boss.message == "Step 1 of medical/1 is written."
    boss.press("s", "y", "s", "<F10>")
    assert "medical/1 is your own; somebody else approves it." in boss.message
    boss.press("<Esc>", "r", "no AED", "<Enter>")
    assert boss.message == "medical/1 is a draft again."


def test_steps_are_written_moved_and_dropped_by_keyboard(night: AtWork, house: Hand) -> None:
    at(night, "plans").press(
        "<Enter>", "n", "Lock the safe", "<Tab>", "锁保险箱", "<Tab>", "ELF", "<Tab>", "soon", "<F10>"
    )
    assert "Seconds as a whole number" in "\n".join(night.screen())
    night.press(*["<Backspace>"] * 4, "45", "<F10>")
    assert "There is no post ELF." in night.message
    night.press(*["<Backspace>"] * 3, "SEC", "<F10>")
    assert night.message == "Step 2 of fire/2 is written."
    night.press("<Down>", "-")
    assert night.message == "Now step 1 of fire/2."
    steps = house.desk.show("plan", plan="fire")
    assert (steps[0].text_en, steps[0].post, steps[0].target) == ("Lock the safe", "SEC", 45)
    night.press("-", "+", "x", "y")
    assert len(house.desk.show("plan", plan="fire")) == 11


def test_differences_of_editions_are_a_tab_away(night: AtWork) -> None:
    at(night, "plans").press("<Enter>", "<Tab>", "<Tab>")
    told = "\n".join(night.screen(120, 40))
    assert "- MNT 5:00 Cut gas and normal air supply" in told
    assert "+ REC 1:30 清点钥匙" in told


def test_a_drill_is_planned_begun_scored_debriefed_and_closed_by_keyboard(night: AtWork, house: Hand) -> None:
    at(night, "drills").press("n", "medical", "<Tab>", "Lobby", "<Tab>", "1730", "<Tab>", "2", "<F10>")
    assert night.message == "Z261123-003 is planned for 2026-11-23 17:30."
    night.press("<F4>", "16", "<Tab>")
    rows = [row.drill for row in house.desk.show("drills")]
    night.press(*["<Down>"] * rows.index("Z261123-003"), "s", "n", "<Enter>")
    assert night.message == "Nothing was changed."
    night.press("s", "y", "<Enter>")
    assert [row.status for row in house.desk.show("drills", no="z3")] == ["running"]
    at(night, "drills").press("<Enter>")
    assert "DRILL 演练" in "\n".join(night.screen())
    night.press(*["4"] * 10, "1", "0")
    assert night.message == "41 of 48 points; without points yet: 0."
    night.press("s", "y")
    assert "is over: score it" in night.message
    night.press("<Tab>", "n", "desk", "<Tab>", "caller", "<Tab>", "5", "<Tab>", "4", "<F10>")
    assert night.message == "E002 was seen in Z261123-003."
    night.press("<Tab>", "n", "No gloves in the box", "<Tab>", "desk", "<Tab>", "+7", "<F10>")
    assert night.message == "Z261123-003/1 is with E002 until 2026-11-30."
    night.press("s", "Gloves are part of the box", "<Tab>", "1", "<Tab>", "the plan is right", "<F10>")
    assert "is debriefed" in night.message
    night.press("s")
    assert night.message == "Z261123-003 is closed with 41 of 48 points."
    (row,) = house.desk.show("drills", no="z3")
    assert (row.status, row.score, row.plan_change) == ("closed", "85.42", "no")
    night.press("y", "bought", "<Enter>")
    assert night.message == "Z261123-003/1 is mended."
    check(house)


def test_every_line_of_a_drill_says_that_it_is_one(boss: AtWork) -> None:
    for keys, lines in (
        (("<Tab>",), 2),
        (("<Tab>", "<Enter>"), 12),
        (("<Tab>", "<Enter>", "<Tab>"), 1),
        (("<Tab>",) * 3, 1),
    ):
        boss.press("<F4>", "16", *keys)
        told = [line for line in boss.screen() if "DRILL 演练" in line]
        assert len(told) >= lines, keys


def test_a_drill_begins_from_a_plan_where_one_says(night: AtWork, house: Hand) -> None:
    at(night, "plans").press("d", "9F pantry", "<Enter>")
    (row,) = house.desk.show("drills", status="running")
    assert (row.type, row.place, row.announced) == ("fire", "9F pantry", False)


def test_what_is_missing_is_listed_and_leads_where_it_is_mended(boss: AtWork, house: Hand) -> None:
    at(boss, "plans").press("l")
    told = "\n".join(boss.screen())
    assert "Readiness" in told
    assert "yes" not in told.split("Readiness", 1)[1].split("\n\n")[0].replace("yes/no", "")
    boss.press("s")
    assert boss.counter.sheet.tab == 0  # type: ignore[attr-defined]
    assert boss.counter.sheet.current.type == "medical"  # type: ignore[attr-defined]


def test_a_check_is_signed_and_a_number_set(boss: AtWork, house: Hand) -> None:
    at(boss, "checks").press("<End>", "y", "y")
    assert boss.message == "Signed: assist_list."
    at(boss, "numbers").press(*["<Down>"] * 4, "e", "<Tab>", "96390", "<F10>")
    assert boss.message == "water is set."
    assert next(row.number for row in house.desk.show("emergency-numbers") if row.code == "water") == "96390"


def test_a_finding_is_mended_and_seen_among_the_mended(boss: AtWork, house: Hand) -> None:
    at(boss, "findings").press("y", "planed", "<Enter>")
    assert boss.message == "Z261123-001/1 is mended."
    assert "v shows what is mended" in " ".join("\n".join(boss.screen()).split())
    boss.press("v")
    assert "The door of stair B sticks" in "\n".join(boss.screen())


def test_who_may_not_sees_the_plans_and_is_told_who_may(house: Hand) -> None:
    desk = AtWork(house.at("desk"))
    at(desk, "plans").press("n")
    assert "GM" in desk.message
    told = "\n".join(at(desk, "drills").screen())
    assert "Z261123-001" in told
    assert "Z261123-002" not in told, "a drill that is not announced"
    assert set(CRITERIA) == set(POINTS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_list_says_what_would_be_there_and_how_it_comes_there(hand: Hand, language: str) -> None:
    hand.admit_everybody()
    with hand.desk.file.write() as session:
        for table in (
            "plan_step",
            "contingency_plan",
            "emergency_number",
            "emergency_check",
            "drill_schedule",
        ):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
    i18n.use(language)
    person = AtWork(hand)
    before = person.last
    for name in TABS:
        told = "".join(at(person, name).screen())
        if name == "plans":
            assert ("!missing" in told) or ("!缺失" in told), "the library is still there to copy from"
        elif name != "ready":
            assert (" n " in told) or ("按 n" in told) or name in ("due", "findings"), name
        person.press("x", "e", "y", "<Enter>", "<Esc>")
    assert person.last == before, "keys of rows do nothing without rows"


def test_a_thousand_drills_and_findings_are_listed_up_to_a_bound_and_quickly_read(house: Hand) -> None:
    with house.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1009) "
            "INSERT INTO drill (no, type, place, scenario, announced, planned_at, status, plan_change_note, lessons, notice, reason, "
            "author, version) SELECT 'Z260101-' || i, 'fire', '8F', '', 1, '2026-12-01T02:00:00Z', 'planned', '', '', '', '', 'x', 1 FROM n"
        )
    assert len(house.desk.show("drills")) == 100
    assert len(house.desk.show("drills", limit=10_000)) == 500
    told = "\n".join(at(AtWork(house), "drills").screen(120, 40))
    assert "Drills 100" in told
