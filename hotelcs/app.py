"""The way into the terminal screens: a safe environment, then Textual, then the first frame, then the desk."""

import gc
import os

from hotelcs.clock import Clock, system_clock
from hotelcs.screens.desk_port import DeskPort
from hotelcs.screens.terminal_profile import settle


def run(
    db: str, login: str | None = None, lang: str = "en", clock: Clock = system_clock, *, founds: bool = True
) -> int:
    """Open the screens on the hotel at `db`; the exit code. Where there is none, one can be made if `founds`.

    Nothing of the database is imported before the first frame is shown.
    """

    def open_desk() -> DeskPort:
        from hotelcs.workflows.desk import open_desk

        desk = open_desk(db, login="", clock=clock)
        if desk.demo and login:
            desk.admit(login)  # a demo opens signed in
        return desk

    def founding() -> object:
        from hotelcs.workflows.organisation.first_run import Founder

        return Founder(db, clock)

    from hotelcs import i18n

    i18n.use(lang)
    return show(open_desk, clock, login or "", founding if founds else None)


def show(
    open_desk: "object", clock: Clock = system_clock, login: str = "", founding: "object | None" = None
) -> int:
    """Run the app over the desk that `open_desk` opens, with `login` in the sign-in; the exit code.

    Where there is no hotel yet, `founding` makes one; without it that there is none is said.
    """
    gc.disable()
    settle(os.environ)
    from hotelcs.screens.desk_app import DeskApp

    app = DeskApp(open_desk, clock, founding)  # type: ignore[arg-type]
    app.counter.sitting.wanted_login = login
    app.run(mouse=False)
    app.gateway.close()
    return app.return_code or 0
