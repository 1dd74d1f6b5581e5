"""Lines that are reported up: read by a superior, within a quarter of an hour, or the next level has them."""

from datetime import timedelta

import pytest

from tests.conftest import NOON

QUARTER = timedelta(minutes=15)


def waits_for(crew, no: str) -> str:
    return str(crew.show("admin", "log-entry", no=no).waits_for)


@pytest.mark.parametrize(
    ("passed", "level"),
    [
        (timedelta(0), "superior"),
        (QUARTER - timedelta(seconds=1), "superior"),
        (QUARTER, "superior"),
        (QUARTER + timedelta(seconds=1), "next_level"),
        (timedelta(days=3), "next_level"),
        (-timedelta(hours=1), "superior"),
    ],
)
def test_a_report_waits_for_the_superior_for_exactly_a_quarter_of_an_hour(crew, passed, level):
    no = crew.log("desk", report_up=True)
    crew.now = NOON + passed
    assert waits_for(crew, no) == level
    assert [line.entry for line in crew.show("desk", "log", open=True)] == [no]


@pytest.mark.parametrize("superior", ["night", "admin"])
@pytest.mark.parametrize("late", [False, True])
def test_a_superior_reads_it_and_then_it_waits_for_nobody(crew, superior, late):
    no = crew.log("desk", report_up=True)
    crew.wait(minutes=30 if late else 1)
    crew.do(superior, "read-log", entry=no)
    assert waits_for(crew, no) == ""
    assert crew.show("admin", "log", open=True) == []
    assert crew.item("report", no) is None


def test_nobody_below_reads_it_in_the_place_of_a_superior(crew):
    no = crew.log("desk", report_up=True)
    for post in ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC"):
        crew.hire(post.lower(), post)
        refusal = crew.refused(post.lower(), "read-log", entry=no)
        assert (refusal.code, refusal.field, refusal.exit) == ("DENIED", "entry", 6), post
        assert set(refusal.items) == {"SUP", "NM", "GM"}, post
    assert waits_for(crew, no) == "superior"


def test_nobody_reads_the_own_report(crew):
    no = crew.log("night", report_up=True)
    refusal = crew.refused("night", "read-log", entry=no)
    assert (refusal.code, refusal.exit) == ("SECOND_PERSON", 6)
    crew.do("admin", "read-log", entry=no)
    assert waits_for(crew, no) == ""


def test_a_corrected_report_is_to_be_read_in_its_new_words(crew):
    old = crew.log("desk", report_up=True)
    new = crew.do("desk", "amend-log", entry=old, text="x").result["entry"]
    assert (waits_for(crew, old), waits_for(crew, new)) == ("", "superior")


def test_a_report_that_must_be_read_too_is_not_settled_by_the_tick_of_the_next_shift(crew):
    """Whoever takes over need not stand above."""
    crew.hire("second", "REC")
    crew.do("desk", "open-shift")
    no = crew.log("desk", report_up=True, must_read=True)
    crew.do("desk", "hand-over", counted=0)
    crew.do("second", "accept-handover", ticked=[no])
    assert waits_for(crew, no) == "superior"
    assert crew.item("report", no) is not None


def test_a_report_that_is_carried_over_stays_open_after_it_was_read(crew):
    no = crew.log("desk", report_up=True, carry_over=True)
    crew.do("night", "read-log", entry=no)
    assert crew.item("report", no) is None
    assert crew.item("log", no) is not None
    assert [line.entry for line in crew.show("desk", "log", open=True)] == [no]
