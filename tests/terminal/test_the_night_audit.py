"""W-03 of the handbook in a real terminal over SSH: the check list, everybody decided with a digit each, the audit, its print."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.terminal.conftest import Start
from tests.terminal.test_complaints_by_hand import SSH, Typist

HALF_PAST_ONE = "2026-11-24T17:30:00Z"
"""01:30 at the hotel on the 25th; the business date is the 24th."""

MOST = 24
"""Three to the screen, a digit each for five who are decided, seven for the registration, two to run, two to print, and Tab between lists."""


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two who should have left, three who have not come, one guest from abroad who is not registered."""
    hand.admit_everybody()
    hand.check_in(hand.book("Sun Qi", departure="2026-11-24"), room="101")
    hand.check_in(hand.book("Li Na", departure="2026-11-24"), room="102", document=IDS[1])
    hand.do("submit-registration")
    hand.do("close-day")
    for _ in range(3):
        hand.do("audit-step", day="2026-11-23")
    hand.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    hand.check_in(
        hand.book("Anna Eriksson", arrival="2026-11-24", departure="2026-11-26"),
        room="103",
        document="passport:SWE:L898902C3",
    )
    for guest, kind in (("Wu Min", "TWN"), ("Zhao Lei", "TWN"), ("Chen Jie", "SUI")):
        hand.book(guest, type=kind, arrival="2026-11-24", departure="2026-11-26", guarantee="card")
    return hand


def test_w03_the_night_audit_at_two_in_the_morning_over_ssh(start: Start, house: Hand) -> None:
    typist = Typist(start, house, "night", HALF_PAST_ONE, **SSH)
    typist.step(3, "Arrivals not arrived", "<F4>", "!3", "!1")
    typist.step(1, "Not arrived 3", "<Tab>")
    typist.step(3, "Everybody of today has arrived", "!1", "!2", "!3")
    typist.step(1, "Not left 2", "<Tab>")
    typist.step(1, "Not left 1", "!1")
    typist.step(1, "leaves late; off the list", "!2")
    typist.step(2, "Registrations not sent", "<Tab>", "<Tab>")
    typist.step(2, "Eriksson", "<Home>", "<Enter>")
    typist.step(3, "entered as submitted", "<Enter>", "!1", "<Enter>")
    typist.step(1, "Check list", "<Esc>")
    typist.step(2, "2026-11-24 is closed; 10 steps", "!r", "!y")
    typist.step(2, "Written:", "!p", "!1")  # a long place is cut at the row
    assert typist.control <= MOST
    (printed,) = Path(os.environ["XDG_STATE_HOME"]).rglob("night-2026-11-24.txt")
    assert "= closing" in printed.read_text("utf-8")
    decided = house.rows("SELECT status FROM reservation WHERE type_id <> 1 ORDER BY status")
    assert decided == [("cancelled",), ("guaranteed",), ("no_show",)]
    assert house.rows("SELECT status FROM registration WHERE kind = 'overseas'") == [("submitted",)]
    assert house.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-25"
    assert house.rows("SELECT day FROM daily_review ORDER BY day") == [("2026-11-23",), ("2026-11-24",)]
    check(house)
