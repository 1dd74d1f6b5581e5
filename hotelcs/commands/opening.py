"""The way from the command line to the screens; imports nothing of either, so that the first frame is early."""

import os
import sys

from hotelcs.commands.context import Settings
from hotelcs.commands.surroundings import GATE
from hotelcs.errors import NotReady
from hotelcs.i18n import N_


def require_terminal() -> None:
    """Raise NotReady where the screens have no terminal to be on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NotReady(
            N_("The screens need a terminal."), hint=N_("`hotelcs --help` lists the commands that do not.")
        )


def open_screens(settings: Settings) -> int:
    """Open the terminal screens on the hotel of `settings`; the exit code. Raises NotReady without a terminal.

    Where there is no hotel one can be made, except by who came through the gate.
    """
    require_terminal()
    from hotelcs.app import run

    return run(
        db=settings.db,
        login=settings.login,
        lang=settings.lang,
        clock=settings.clock,
        founds=GATE not in os.environ,
    )
