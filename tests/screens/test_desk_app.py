"""The Textual app around the counter: real key events, a real thread, one real widget."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from hotelcs.clock import system_clock
from hotelcs.errors import NotReady
from hotelcs.screens.desk_app import DeskApp
from tests.screens.fake_desk import FakeDesk

logging.getLogger("asyncio").setLevel(logging.ERROR)


@asynccontextmanager
async def running(open_desk: Callable[[], Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    """The app with a pilot, its desk opened by `open_desk`."""
    app = DeskApp(open_desk, system_clock)
    async with app.run_test(size=size) as pilot:
        yield pilot
    app.gateway.close()


async def until(pilot: Any, shown: str, seconds: float = 5.0) -> str:
    """The screen once it shows `shown`."""
    for _ in range(int(seconds / 0.02)):
        if shown in screen(pilot):
            return screen(pilot)
        await pilot.pause(0.02)
    raise AssertionError(screen(pilot))


def screen(pilot: Any) -> str:
    """What Textual knows of the screen."""
    page = pilot.app.page
    return "\n".join(strip.text for strip in page.render_lines(page.size.region))


def test_home_comes_up_and_the_main_job_runs() -> None:
    async def run() -> None:
        desk = FakeDesk()
        async with running(lambda: desk) as pilot:
            await until(pilot, "Arrivals     37")
            await pilot.press("f2", "z", "w", "enter", *"11010519491231002X", "enter", "0", "f10")
            await until(pilot, "Zhang Wei 张伟 is checked in, room 1208.")
            assert desk.acts[0][0] == "check-in"

    asyncio.run(run())


def test_two_hundred_keys_typed_at_once_arrive_complete_and_in_order() -> None:
    typed = "".join(chr(ord("a") + n * 7 % 26) for n in range(200))

    async def run() -> None:
        async with running(FakeDesk) as pilot:
            await until(pilot, "Arrivals     37")
            for char in ("f2", *typed):
                pilot.app.post_message(events.Key(char, char if len(char) == 1 else None))
            await until(pilot, typed[-40:])
            assert pilot.app.counter.dialog.line.text == typed

    asyncio.run(run())


def test_a_change_by_another_process_is_on_the_screen_within_two_seconds() -> None:
    async def run() -> None:
        desk = FakeDesk()
        async with running(lambda: desk) as pilot:
            await until(pilot, "Arrivals     37")
            await pilot.pause(2.2)  # the first look only remembers where things stand
            desk.arrivals = desk.arrivals[:30]
            desk.version += 1
            await until(pilot, "Arrivals     30", 2.5)

    asyncio.run(run())


def test_a_hotel_that_cannot_be_opened_is_said_with_the_command_that_helps() -> None:
    def closed() -> Any:
        raise NotReady("There is no hotel here.", hint="Run: hotelcs init")

    async def run() -> None:
        async with running(closed) as pilot:
            await until(pilot, "There is no hotel here. Run: hotelcs init")
            await pilot.press("q")
            await pilot.pause()
            assert pilot.app.return_code == 0

    asyncio.run(run())


def test_an_error_of_the_program_keeps_the_form_and_writes_a_report_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "log" / "hotelcs.log"))
    desk = FakeDesk()
    desk.refusals["check-in"] = ZeroDivisionError("secret 11010519491231002X")

    async def run() -> None:
        async with running(lambda: desk) as pilot:
            await until(pilot, "Arrivals     37")
            await pilot.press("f2", "z", "w", "enter", *"11010519491231002X", "enter", "0", "f10")
            await until(pilot, "An error of the program, number")
            assert "1101**********002X" in screen(pilot)

    asyncio.run(run())
    log = tmp_path / "log" / "hotelcs.log"
    assert "ZeroDivisionError" in log.read_text()
    assert "11010519491231002X" not in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_screen_that_cannot_be_drawn_leaves_the_others_reachable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "hotelcs.log"))

    async def run() -> None:
        async with running(FakeDesk) as pilot:
            await until(pilot, "Arrivals     37")
            monkeypatch.setattr("hotelcs.screens.home.today_panel", None)
            await pilot.press("f5")
            await until(pilot, "An error of the program")
            await pilot.press("f4", "0", "5")
            await until(pilot, "two lines a room")

    asyncio.run(run())


def test_a_terminal_that_is_too_small_says_what_is_needed() -> None:
    async def run() -> None:
        async with running(FakeDesk, (72, 20)) as pilot:
            await until(pilot, "hotelcs needs 80x24; this terminal has 72x20.")
            await pilot.resize_terminal(80, 24)
            await until(pilot, "F1Help")

    asyncio.run(run())


def test_there_is_no_palette_no_screenshot_and_few_style_sheets() -> None:
    async def run() -> None:
        async with running(FakeDesk) as pilot:
            await until(pilot, "F1Help")
            app = pilot.app
            assert list(app.get_system_commands(app.screen)) == []
            assert app.ENABLE_COMMAND_PALETTE is False
            assert len(app.stylesheet.source) < 64
            assert len(app.screen.query("*")) == 1
            await pilot.press("ctrl+p", "ctrl+q", "ctrl+c")
            await until(pilot, "Nothing is on this key here")

    asyncio.run(run())
