"""Who said that they leave late is no warning of the night until that hour is past (handbook 03 W-03, 01:45)."""

from datetime import UTC, datetime

import pytest

from hotelcs.workflows.calls.late_out import until
from tests.conftest import Hand

AT = datetime(2026, 11, 24, 1, 45, tzinfo=UTC)


@pytest.fixture
def staying(hand: Hand) -> tuple[Hand, str]:
    """01:45 at the hotel; somebody due out on the date that is open is still there."""
    booking = hand.book(departure="2026-11-24")
    hand.check_in(booking)
    hand.do("close-day")
    hand.now = datetime(2026, 11, 24, 17, 45, tzinfo=UTC)
    return hand, booking


def listed(hand: Hand) -> int:
    found = hand.desk.show("audit-items", kind="due_outs")
    checks = {row.kind: row.count for row in hand.desk.show("audit-checks")}
    assert checks["due_outs"] == len(found)
    assert len([row for row in hand.desk.before_audit().warnings if row["kind"] == "due_outs"]) == len(found)
    return len(found)


def said(hand: Hand, booking: str, outcome: str = "late_out", **more: object) -> int:
    return int(
        hand.do("record-call", reservation=booking, kind="due_out", outcome=outcome, **more).result["call"]
    )


def test_without_an_hour_they_are_waited_for_until_midnight(staying: tuple[Hand, str]) -> None:
    hand, booking = staying
    assert listed(hand) == 1
    said(hand, booking)
    assert listed(hand) == 0
    hand.now = datetime(
        2026, 11, 25, 16, 1, tzinfo=UTC
    )  # the date was not closed; one minute past the next midnight
    assert listed(hand) == 1


def test_with_an_hour_they_are_waited_for_until_then(staying: tuple[Hand, str]) -> None:
    hand, booking = staying
    said(hand, booking, eta=4 * 60)
    assert listed(hand) == 0
    hand.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # 04:00
    assert listed(hand) == 1


def test_what_was_said_at_noon_for_the_afternoon_is_past_in_the_night(staying: tuple[Hand, str]) -> None:
    hand, booking = staying
    night, hand.now = hand.now, datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    said(hand, booking, eta=16 * 60)
    assert listed(hand) == 0
    hand.now = night
    assert listed(hand) == 1


def test_another_answer_or_none_puts_them_back(staying: tuple[Hand, str]) -> None:
    hand, booking = staying
    call = said(hand, booking)
    hand.do("strike-call", call=call)
    assert listed(hand) == 1
    said(hand, booking)
    said(hand, booking, "unreachable")
    assert listed(hand) == 1


@pytest.mark.parametrize(
    ("minute", "day", "hour"), [(None, 25, 0), (4 * 60, 24, 4), (60, 25, 1), (1440, 25, 0), (105, 25, 1)]
)
def test_the_hour_is_the_next_one_by_the_clock(minute: int | None, day: int, hour: int) -> None:
    found = until(AT, minute)
    assert (found.day, found.hour) == (day, hour)
