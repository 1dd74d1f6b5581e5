"""`hotelcs gate`: the one program behind an SSH key. It keeps few variables, takes no orders, and opens the sign-in.

sshd starts it as a forced command (docs/guide/install.md). The environment is code: PYTHONPATH and TEXTUAL_DRIVER name
modules to import. So the program is started anew in isolated mode with an environment made from an allow-list.
"""

import os
import sys

import typer

from hotelcs.commands.context import Settings
from hotelcs.commands.envelope import run
from hotelcs.commands.opening import require_terminal
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.surroundings import GATE, ORDERED, allowed
from hotelcs.errors import Denied
from hotelcs.i18n import N_


def gate(ctx: typer.Context) -> int:
    """Open the sign-in screen for somebody who comes by SSH; a command sent along is refused, and no hotel is made."""
    settings: Settings = ctx.obj

    def body(job: Run) -> Outcome:
        if os.environ.get(ORDERED, "").strip():
            raise Denied("NO_COMMANDS", N_("This key opens the screens and runs no commands."))
        require_terminal(settings)
        del job
        return Outcome()

    code = run(settings, "gate", body)
    if code == 0:
        words = [sys.executable, "-I", "-m", "hotelcs", *words_for(settings)]
        os.execve(sys.executable, words, {**allowed(os.environ), GATE: "1"})  # noqa: S606 - itself, without a shell
    return code


def words_for(settings: Settings) -> list[str]:
    """The options of the new process: what the forced command said, and never who acts."""
    said = [("db", settings.db), ("config", str(settings.config)), ("log", str(settings.log))]
    given = [
        word
        for name, value in said
        if settings.origin.get(name) in (None, "flag")
        for word in (f"--{name}", value)
    ]
    drawn = ["--plain"] if settings.plain else []
    return [*given, *drawn, "--lang", settings.lang]
