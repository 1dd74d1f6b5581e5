"""The run sheet of a large group: times with who answers by the roster, checks with whose they are, rooms with boxes."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.reports.run_sheet import run_sheet
from hotelcs.text import width
from tests.conftest import Hand
from tests.workflows.shifts.crew import Crew, crew

__all__ = ["crew"]


@pytest.fixture
def group(hand: Hand) -> str:
    """A wedding of two rooms in three days, by coach at 15:00; one of them is named."""
    no = hand.do("book-group", name="Wedding Chen", kind="wedding", arrival="2026-11-26", departure="2026-11-28", block="KNG 2",
                 coach=15 * 60).result["group"]  # fmt: skip
    hand.do("rooming-list", group=no, rows=[{"name": "Bai Lu"}])
    return str(no)


def times(hand: Hand, group: str) -> list[tuple[str, str, int]]:
    return [(row.at, row.kind, row.count) for row in hand.desk.show("event-run-sheet", no=group)]


def test_what_happens_when_is_in_the_order_of_time(hand: Hand, group: str) -> None:
    cutoff = hand.value("SELECT cutoff_date FROM group_booking")
    assert times(hand, group) == [
        (f"{cutoff} 00:00", "cutoff", 0),
        ("2026-11-24 15:00", "look", 48),
        ("2026-11-25 15:00", "look", 24),
        ("2026-11-26 11:00", "look", 4),
        ("2026-11-26 14:00", "check_in", 0),
        ("2026-11-26 15:00", "coach", 0),
        ("2026-11-26 15:00", "arrivals", 1),
        ("2026-11-28 12:00", "check_out", 1),
    ]  # fmt: skip


def test_who_answers_is_the_duty_manager_of_that_hour_or_whoever_took_the_shift_over(
    crew: Crew, group: str
) -> None:
    night = crew.numbers["night"]
    crew.do("admin", "roster", staff=night, day="2026-11-26", shift="late")
    name = crew.hand.value("SELECT name FROM staff WHERE no = :no", no=night)

    def owner(kind: str) -> str:
        rows = crew.hand.desk.show("event-run-sheet", no=group)
        return next(str(row.owner) for row in rows if row.kind == kind)

    assert owner("coach") == name
    assert owner("check_out") == ""
    crew.hire("second", "NM")
    asked = crew.do(
        "admin", "ask-cover", staff=night, begins="2026-11-26 15:00", ends="2026-11-26 17:00", reason="x"
    )
    crew.do("second", "take-cover", cover=asked.result["cover"])
    assert owner("coach") == "Second"
    asked = crew.do(
        "admin", "ask-cover", staff=night, begins="2026-11-26 18:00", ends="2026-11-26 19:00", reason="x"
    )
    crew.hire("third", "NM")
    crew.do("third", "take-cover", cover=asked.result["cover"])
    assert {row.owner for row in crew.hand.desk.show("event-run-sheet", no=group) if "26 15:" in row.at} == {
        "Second"
    }, "another hour of the same shift changes nothing"


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_the_sheet_has_times_checks_with_what_is_wrong_and_rooms(hand: Hand, group: str, lang: str) -> None:
    hand.do("run-readiness", group=group)
    hand.do("assign-readiness", group=group, check="backup", staff="E002")
    sheet = run_sheet(hand.desk, group, lang=lang)
    assert all(width(line) <= 80 for line in sheet.lines)
    text = sheet.text
    assert sheet.name == f"run-sheet-{group}"
    for said in ("2026-11-26 15:00", "Bai Lu", "Wedding Chen"):
        assert said in text
    if lang == "en":
        assert "none verified for 26 hours" in text
        assert "Checks, 48 h before" in text
        owner = hand.value("SELECT name FROM staff WHERE no = 'E002'")
        assert any(owner in line and "backup" in line.lower() for line in sheet.lines)


def test_a_group_that_there_is_not_has_none(hand: Hand) -> None:
    with pytest.raises(Refusal) as refused:
        run_sheet(hand.desk, "G261123-099")
    assert refused.value.code == "GROUP_UNKNOWN"
