"""The way into the terminal screens: a safe environment, then Textual, then the first frame, then the desk."""

import gc
import os
from collections.abc import Callable
from typing import Any

from hotelcs import terminal
from hotelcs.clock import Clock, system_clock
from hotelcs.screens.desk_port import DeskPort
from hotelcs.screens.terminal_profile import settle, understand


def run(
    db: str, login: str | None = None, lang: str = "en", clock: Clock = system_clock, *, founds: bool = True
) -> int:
    """Open the screens on the hotel at `db`; the exit code. Where there is none, one can be made if `founds`.

    Nothing of the database is imported before the first frame is shown.
    """
    speak(lang)
    return show(opener(db, login, clock), clock, login or "", founder(db, clock) if founds else None)


def run_plain(
    db: str, login: str | None = None, lang: str = "en", clock: Clock = system_clock, *, founds: bool = True
) -> int:
    """The same line by line, without drawing; the exit code."""
    speak(lang)
    from hotelcs.screens.plain.face import PlainFace
    from hotelcs.screens.plain.lines import standard

    face = PlainFace(standard(), clock)
    face.counter.sitting.wanted_login = login or ""
    return face.run(opener(db, login, clock), founder(db, clock)() if founds else None)


def speak(lang: str) -> None:
    """Speak `lang`, or English where the terminal could not show Chinese."""
    from hotelcs import i18n

    i18n.use(lang if terminal.current().utf8 else "en")


def opener(db: str, login: str | None, clock: Clock) -> Callable[[], DeskPort]:
    """What opens the desk of the hotel at `db`."""

    def open_desk() -> DeskPort:
        from hotelcs.workflows.desk import open_desk

        desk = open_desk(db, login="", clock=clock)
        if desk.demo and login:
            desk.admit(login)  # a demo opens signed in
        return desk

    return open_desk


def founder(db: str, clock: Clock) -> Callable[[], Any]:
    """What makes a hotel at `db`."""

    def founding() -> Any:
        from hotelcs.workflows.organisation.first_run import Founder

        return Founder(db, clock)

    return founding


def show(
    open_desk: "object", clock: Clock = system_clock, login: str = "", founding: "object | None" = None
) -> int:
    """Run the app over the desk that `open_desk` opens, with `login` in the sign-in; the exit code.

    Where there is no hotel yet, `founding` makes one; without it that there is none is said.
    """
    gc.disable()
    if terminal.current() is terminal.NOWHERE:
        terminal.use(terminal.choose(os.environ))
    profile = terminal.current()
    settle(os.environ, profile)
    understand(profile.codec)
    from hotelcs.screens.desk_app import DeskApp

    app = DeskApp(open_desk, clock, founding)  # type: ignore[arg-type]
    app.counter.sitting.wanted_login = login
    app.run(mouse=False)
    app.gateway.close()
    return app.return_code or 0
