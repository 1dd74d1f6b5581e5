"""The screens of who is on, who may and who owns it, line by line, at a real small hotel; kept in `golden/`.

After a wanted change: `HOTELCS_GOLDEN=write pytest tests/screens/test_golden_people.py`, and read the difference.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs import i18n
from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork

FOLDER = Path(__file__).parent / "golden"
SCREENS: dict[str, tuple[str, ...]] = {
    "shift_log": ("<F4>", "11"),
    "handover_form": ("<F4>", "11", "s"),
    "roster": ("<F4>", "17"),
    "roster_gaps": ("<F4>", "17", "<Tab>"),
    "duties": ("<F4>", "18"),
    "notices": ("<F4>", "26"),
    "users": ("<F4>", "27"),
    "ledger": ("<F4>", "28"),
    "items": (":", "items", "<Enter>"),
    "log_line": ("<F8>", "1106 is sensitive to noise"),
    "alarm": ("<F9>",),
}


@pytest.fixture
def working(hand: Hand) -> Hand:
    """A hotel in the middle of a shift: a week on the roster, lines in the log, a notice, an item offered."""
    hand.do("fill-roster", first="2026-11-23", days=7)
    hand.do("open-shift", float_="500.00")
    hand.book("Li Na", type="TWN", status="tentative", hold_minutes=120)
    hand.admit_everybody()
    hand.do("log", text="Sensitive to noise 隔壁装修", room="101", carry_over=True)
    hand.do("log", text="Water off in the east wing from 14:00", report_up=True)
    hand.do(
        "post-notice",
        title="Water off 停水",
        to=["all"],
        body="From 14:00 to 16:00.",
        until="2026-11-24",
        must_read=True,
    )
    hand.now += timedelta(hours=1)
    return hand


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screens_look_as_they_did(working: Hand, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    different = []
    for screen, keys in SCREENS.items():
        person = AtWork(working)
        person.counter.columns = size[0]
        person.press(*keys)
        found = "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"
        kept = FOLDER / f"{screen}.{language}.{size[0]}x{size[1]}.txt"
        if os.environ.get("HOTELCS_GOLDEN") == "write":
            kept.write_text(found, "utf-8")
        if found != kept.read_text("utf-8"):
            different.append((screen, found))
    assert different == []
