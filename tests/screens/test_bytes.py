"""P6 on every list of the program: what a key costs over a line, counted where the bytes are made (limits, P6 and P7).

The lists are found in the areas one can jump to and their tabs; the bill is opened from a room. The same keys in a real
terminal are counted in `tests/terminal/test_terminal.py`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.keymap import AREAS
from hotelcs.screens.areas import SHEETS
from hotelcs.screens.counter import Counter
from hotelcs.screens.differences import changed_cells
from hotelcs.screens.folio import open_folio
from hotelcs.screens.home import Home
from hotelcs.screens.paint import Line, cells_of
from hotelcs.screens.plain.at_once import AtOnce
from hotelcs.screens.presses import Press
from hotelcs.screens.terminal_text import COLOURS, update
from hotelcs.storage import vault
from hotelcs.workflows.desk import open_desk
from tests.conftest import NOON

WIDTH, HEIGHT = 80, 24
AERC = 188
"""Bytes of a cursor down in aerc's list of mails, 80x24."""
FILLED = (
    "check_in",
    "in_house",
    "departures",
    "rooms",
    "reservations",
    "shift_log",
    "users",
    "notices",
    "ledger",
)
"""Lists that the demo hotel fills."""
OF_TEXTUAL = len("\x1b[1;1H")
"""What Textual adds to every frame: where the terminal's caret is."""
NUMBERS = {area.name: area.number for area in AREAS}


class Seat:
    """Somebody at the demo hotel, whose screen counts its bytes."""

    def __init__(self, desk: Any) -> None:
        gateway = AtOnce()
        gateway.desk = desk
        self.counter = Counter(gateway, lambda: None)
        self.counter.show_sheet(Home(self.counter))
        self.counter.opened(desk)
        self.shown: list[Line] = []
        self.cost()

    def cost(self) -> int:
        """Bytes of what differs from what was shown before."""
        fresh = self.counter.lines(WIDTH, HEIGHT)
        assert all(cells_of(line) == WIDTH for line in fresh)
        before, self.shown = self.shown or [()] * HEIGHT, fresh
        spans = [
            (y, x1, x2)
            for y, (old, new) in enumerate(zip(before, fresh, strict=True))
            if old != new
            for x1, x2 in (changed_cells(old, new) if old else [(0, WIDTH)])
        ]
        return len(update(fresh, spans, COLOURS).encode()) + (OF_TEXTUAL if spans else 0)

    def press(self, *keys: str) -> int:
        """Press; the bytes of it."""
        for key in keys:
            self.counter.press(Press(key))
        return self.cost()


@pytest.fixture(scope="module")
def seat(demo_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """The manager of the demo hotel, who may see everything."""
    path = tmp_path_factory.mktemp("bytes") / "demo.db"
    shutil.copy(demo_hotel, path)
    desk = open_desk(path, login="manager", terminal="ssh", clock=fixed(NOON))
    for title in ("Pool closed", "New menu", "Fire drill"):
        desk.do("post-notice", {"title": title, "to": ["all"]})
    yield Seat(desk)
    desk.close()


def moved(seat: Seat) -> list[int]:
    """Bytes of each of ten cursor keys that stay within the window."""
    return [seat.press(key) for key in ("down", "down", "down", "up", "up", "down", "down", "up", "up", "up")]


def tabs(seat: Seat) -> int:
    """Tabs of the screen in front."""
    return len(getattr(seat.counter.sheet, "tabs", ())) or 1


@pytest.mark.parametrize("area", SHEETS)
def test_a_cursor_key_costs_no_more_than_in_aerc_on_every_tab_of_every_list(seat: Seat, area: str) -> None:
    assert seat.counter.jump(NUMBERS[area])
    seat.cost()
    found = []
    for _ in range(tabs(seat)):
        listed = seat.counter.sheet.listed
        costs = moved(seat)
        found.append(median(costs))
        assert max(costs) > 0 or listed is None or len(listed.rows) < 2, (
            "a cursor that does not move costs nothing"
        )
        seat.press("tab")
    print(f"{NUMBERS[area]} {area}: bytes of a cursor key by tab {found}")
    assert max(found) <= AERC, found
    assert max(found) > 0 or area not in FILLED, "nothing moved, so nothing was measured"


def test_a_cursor_key_costs_no_more_in_a_bill(seat: Seat) -> None:
    stay = max(seat.counter.desk.show("in-house"), key=lambda row: row.balance_minor or 0).stay
    open_folio(seat.counter, stay=stay)
    for _ in range(tabs(seat)):
        assert median(moved(seat)) <= AERC
        seat.press("tab")


@pytest.mark.parametrize("area", SHEETS)
def test_reading_again_what_has_not_changed_costs_nothing(
    seat: Seat, area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P7: an idle screen is read again each second at most, and says nothing. Nobody else writes to the disk meanwhile."""
    free = shutil.disk_usage(seat.counter.desk.file.path.parent)
    monkeypatch.setattr(vault.shutil, "disk_usage", lambda path: free)  # noqa: ARG005
    seat.counter.jump(NUMBERS[area])
    seat.counter.message = ("", "")
    seat.cost()
    seat.counter.refresh()
    assert seat.cost() == 0


@pytest.mark.parametrize("area", SHEETS)
def test_a_whole_screen_is_sent_in_less_than_three_thousand_bytes(seat: Seat, area: str) -> None:
    seat.counter.jump(NUMBERS[area])
    seat.shown = []
    assert seat.cost() < 3072
