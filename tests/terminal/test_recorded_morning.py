"""A recorded morning worked through the screens by two terminals at once ends as the same day done by `hotelcs do`.

By default a sample of each day; `make soak` works the whole days.
"""

import shutil
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest

from hotelcs.clock import iso
from tests.acceptance.resort import oracle
from tests.acceptance.resort.oracle import Row
from tests.acceptance.resort.test_replay import SLICE
from tests.invariants import check
from tests.terminal import recorded
from tests.terminal.conftest import Start
from tests.terminal.pty_harness import Terminal
from tests.terminal.recorded import Morning, One

SAMPLE = 10
MOST_KEYS = {"out": 8, "in": 12}
"""Keys for one stay, on average, as handbook 03 §3.3 allows them (control and data); what a reader types costs nothing."""
PATIENCE = 60.0


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    """The resort's whole file where it is beside the checkout, else the month that ships with the demo."""
    return tuple(oracle.rows(oracle.source() if oracle.source().is_file() else SLICE))


def at_the_screens(
    start: Start,
    morning: Morning,
    keys: Callable[[One], tuple[str, ...]],
    said: str,
    opening: tuple[str, ...],
) -> float:
    """Work the morning at two terminals at once, each its share; keys a stay come back."""
    now = iso(recorded.noon(morning.day))
    terminals: list[Terminal] = []
    for login in recorded.DESKS:
        terminal = start(
            "-m", "hotelcs", "--db", str(morning.path), "--as", login, "--lang", "en", "--now", now
        )
        assert terminal.wait_for("In house", PATIENCE), terminal.text()
        terminal.send(*opening)
        terminals.append(terminal)
    pressed = 0
    for pair in zip_longest(*morning.shares):
        working = [(terminal, one) for terminal, one in zip(terminals, pair, strict=True) if one is not None]
        for terminal, one in working:
            terminal.send(*keys(one))
            pressed += recorded.typed(keys(one))
        for terminal, one in working:
            assert terminal.wait_for(said.format(room=one.room), PATIENCE), f"{one}\n{terminal.text()}"
    for terminal in terminals:
        terminal.send(":", "quit", "<Enter>")
        assert terminal.exit_code(PATIENCE) == 0
    return pressed / len(morning.stays)


def by_commands(path: Path, morning: Morning, act: Callable[[One], dict[str, object]]) -> None:
    """The same stays by `hotelcs do --batch`, one batch for each desk."""
    for login, share in zip(recorded.DESKS, morning.shares, strict=True):
        recorded.batch(path, login, morning.day, [act(one) for one in share])


def departures(start: Start, tmp_path: Path, rows: tuple[Row, ...], most: int | None) -> int:
    """Everybody who leaves on the busiest day."""
    morning = recorded.leaving(tmp_path / "screens.db", rows, recorded.busiest(rows)[0], most)
    shutil.copy(morning.path, tmp_path / "commands.db")
    spent = at_the_screens(start, morning, recorded.keys_out, "has left room {room}.", ("<F4>", "04"))
    by_commands(tmp_path / "commands.db", morning, recorded.acts_out)
    screens, commands = (recorded.business(tmp_path / name) for name in ("screens.db", "commands.db"))
    assert screens == commands
    left = [stay for stay in screens["stays"] if stay[2] == "checked_out"]
    assert len(left) == len(morning.stays)
    check(morning.path)
    print(f"\n{len(left)} stays left on {morning.day}, {spent:.1f} keys each")
    assert spent <= MOST_KEYS["out"]
    return len(left)


def arrivals(start: Start, tmp_path: Path, rows: tuple[Row, ...], most: int | None) -> int:
    """Everybody who comes on the busiest day."""
    morning = recorded.coming(tmp_path / "screens.db", rows, recorded.busiest(rows)[1], most)
    shutil.copy(morning.path, tmp_path / "commands.db")
    spent = at_the_screens(start, morning, recorded.keys_in, "is checked in, room {room}.", ("<F4>", "02"))
    by_commands(tmp_path / "commands.db", morning, recorded.acts_in)
    screens, commands = (recorded.business(tmp_path / name) for name in ("screens.db", "commands.db"))
    assert screens == commands
    assert len(screens["stays"]) == len(morning.stays)
    check(morning.path)
    print(f"\n{len(morning.stays)} stays came on {morning.day}, {spent:.1f} keys each")
    assert spent <= MOST_KEYS["in"]
    return len(morning.stays)


def test_a_sample_of_the_busiest_departures_ends_as_the_same_acts_do(
    start: Start, tmp_path: Path, rows: tuple[Row, ...]
) -> None:
    assert departures(start, tmp_path, rows, SAMPLE) == SAMPLE


def test_a_sample_of_the_busiest_arrivals_ends_as_the_same_acts_do(
    start: Start, tmp_path: Path, rows: tuple[Row, ...]
) -> None:
    assert arrivals(start, tmp_path, rows, SAMPLE) == SAMPLE


@pytest.mark.soak
def test_all_of_the_busiest_departures_end_as_the_same_acts_do(
    start: Start, tmp_path: Path, resort: tuple[Row, ...]
) -> None:
    assert departures(start, tmp_path, resort, None) == 124


@pytest.mark.soak
def test_all_of_the_busiest_arrivals_end_as_the_same_acts_do(
    start: Start, tmp_path: Path, resort: tuple[Row, ...]
) -> None:
    assert arrivals(start, tmp_path, resort, None) == 116


@pytest.fixture
def resort() -> tuple[Row, ...]:
    if not oracle.source().is_file():
        pytest.skip(f"the resort's bookings are not at {oracle.source()}: set HOTELCS_SHARED")
    return tuple(oracle.rows())
