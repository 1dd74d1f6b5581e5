"""The sheet of a shift has the drawer, told once it is counted, and the open items of the department it is for."""

from typing import Any

import pytest

from hotelcs.reports.shift_report import shift
from tests.workflows.shifts.crew import Crew, crew

__all__ = ["crew"]


@pytest.fixture
def worked(crew: Crew) -> Crew:
    """A shift with a float of 100.00, 50.00 paid by a guest in cash, 20.00 paid out for postage."""
    crew.do("desk", "open-shift", float_=10_000)
    stay = crew["admin"].check_in(crew["admin"].book())
    crew.do("desk", "take-payment", stay=stay, amount="50.00", method="cash")
    crew.do("desk", "pay-out", amount="20.00", reason="postage")
    return crew


def cash(crew: Crew, login: str = "admin", **asked: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shift(crew[login].desk, **asked).data["cash"]
    return found


def test_before_the_drawer_is_counted_nothing_tells_what_should_be_in_it(worked: Crew) -> None:
    (row,) = cash(worked)
    assert row["float_minor"] == 10_000
    assert {
        row[f"{key}_minor"] for key in ("in", "out", "paid_out", "expected", "counted", "difference")
    } == {None}


def test_a_counted_drawer_has_what_came_went_should_be_was_counted_and_differs(worked: Crew) -> None:
    worked.do("desk", "hand-over", counted=12_900, difference_reason="a tip")
    (row,) = cash(worked)
    assert (row["in_minor"], row["out_minor"], row["paid_out_minor"]) == (5_000, 0, 2_000)
    assert (row["expected_minor"], row["counted_minor"], row["difference_minor"]) == (13_000, 12_900, -100)
    assert (row["lead"], row["reason"]) == (
        worked.hand.value("SELECT name FROM staff WHERE no = 'E002'"),
        "a tip",
    )
    told = shift(worked.hand.desk)
    assert any("-1.00: a tip" in line for line in told.decisions)
    assert "Cash" in [section.title for section in told.sections]


def test_another_department_has_no_drawer_and_only_its_own_open_items(worked: Crew) -> None:
    worked.do("desk", "log", text="Call the airline", carry_over=True)
    worked.hire("maid", "HKS")
    worked.do("maid", "open-shift", department="HK")
    worked.do("maid", "log", text="Two cots are broken", carry_over=True)
    own = shift(worked.hand.desk, department="HK").data
    whole = shift(worked.hand.desk).data
    assert own["cash"] == []
    assert [item["kind"] for item in own["items"]] == ["log"]
    assert len(whole["items"]) == 3
    assert own["items"][0] in whole["items"]


def test_who_reads_no_bills_sees_no_drawer(worked: Crew) -> None:
    worked.hire("maid", "RAT")
    assert cash(worked, "maid") == []
