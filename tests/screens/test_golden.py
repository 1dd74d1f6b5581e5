"""Screens as a person sees them, line by line, kept in `golden/`.

After a wanted change: `HOTELCS_GOLDEN=write pytest tests/screens/test_golden.py`, and read the difference.
"""

import os
from datetime import datetime
from pathlib import Path

import pytest

from hotelcs import i18n
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk

FOLDER = Path(__file__).parent / "golden"
SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "arrivals": ("<F4>", "02", "<Down>", "n"),
    "check_in": (":", "in R261123-002", "<Enter>", "11010519491231002X", "<Enter>"),
    "walk_in": (":", "in", "<Enter>"),
    "rooms": ("<F4>", "05", "1208", "<Enter>", "<Space>"),
    "find": ("<F2>", "zw"),
    "status": ("<F4>", "05", "1208", "s"),
    "help": ("<F4>", "05", "<F1>"),
    "menu": ("<F4>", "02", "."),
}


def shown(keys: tuple[str, ...], columns: int, rows: int) -> str:
    """The screen after `keys`."""
    desk = FakeDesk()
    desk.deposit = 95200
    person = Keys(desk)
    person.counter.now = datetime(2026, 11, 23, 15, 3)
    person.counter.columns = columns
    person.press(*keys)
    return "\n".join(line.rstrip() for line in person.screen(columns, rows)) + "\n"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_screen_looks_as_it_did(screen: str, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    found = shown(SCREENS[screen], *size)
    kept = FOLDER / f"{screen}.{language}.{size[0]}x{size[1]}.txt"
    if os.environ.get("HOTELCS_GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(found, "utf-8")
    assert found == kept.read_text("utf-8")


@pytest.mark.parametrize(
    "kept", sorted(set(FOLDER.glob("*.txt")) - set(FOLDER.glob("machine_*.txt"))), ids=lambda path: path.stem
)
def test_the_rows_every_screen_has_are_in_their_places(kept: Path) -> None:
    """But for the machine room, whose first rows tell of the machine it runs on and are not kept."""
    lines = kept.read_text("utf-8").splitlines()
    assert len(lines) in (24, 40)
    assert lines[0][0] == lines[0][3] == " "
    assert lines[0][1:3].isdigit()
    assert lines[-1].startswith(" F1")
    assert lines[-2][:1] in ("", " ")
