"""The way from the command line to the screens; imports nothing of either, so that the first frame is early."""

import os
import sys
from dataclasses import replace

from hotelcs import terminal
from hotelcs.commands.context import Settings
from hotelcs.commands.surroundings import GATE
from hotelcs.errors import NotReady
from hotelcs.i18n import N_


def require_terminal(settings: Settings) -> None:
    """Raise NotReady where the screens have no terminal to be on; lines need none."""
    if is_plain(settings):
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NotReady(
            N_("The screens need a terminal."), hint=N_("`hotelcs --help` lists the commands that do not.")
        )
    profile = profile_of(settings)
    if not profile.places_text:
        raise NotReady(
            N_("The screens cannot be drawn on this terminal: {why}."),
            hint=N_("`hotelcs --plain` works line by line; `--terminal local` draws all the same."),
            why=profile.why,
        )


def profile_of(settings: Settings) -> terminal.Profile:
    """What this terminal can do."""
    return terminal.choose(os.environ, settings.terminal, no_colour=settings.no_color)


def is_plain(settings: Settings) -> bool:
    """Whether lines were asked for, by `--plain` or by naming a terminal that has nothing else."""
    return settings.plain or settings.terminal == "dumb"


def open_screens(settings: Settings) -> int:
    """Open the terminal screens on the hotel of `settings`, or its lines; the exit code. Raises NotReady without a terminal.

    Where there is no hotel one can be made, except by who came through the gate.
    """
    require_terminal(settings)
    profile = profile_of(settings)
    terminal.use(replace(profile, blocks=False) if is_plain(settings) else profile)  # lines may be read out
    from hotelcs import app

    opened = app.run_plain if is_plain(settings) else app.run
    return opened(
        db=settings.db,
        login=settings.login,
        lang=settings.lang,
        clock=settings.clock,
        founds=GATE not in os.environ,
    )
