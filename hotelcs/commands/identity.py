"""The secret key that opens a sealed backup: from a file, or typed in, never on the command line."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from hotelcs.i18n import N_, tr

IDENTITY = N_("The file with the secret key that opens a sealed backup; - reads it from standard input.")


def identities(path: Path | None) -> Callable[[], list[str]] | None:
    """What gives the secret keys when they are wanted: the file, standard input, or somebody at a terminal; else None."""
    from hotelcs.storage import recipients

    if path is not None and str(path) == "-":
        return lambda: recipients.identities_in(sys.stdin.read(recipients.MOST), "-")
    if path is not None:
        return lambda: recipients.identities_of(path.expanduser())
    if sys.stdin.isatty() and sys.stderr.isatty():
        return _typed
    return None


def _typed() -> list[str]:
    """Ask for the key; it is not shown."""
    from hotelcs.storage import recipients

    asked = tr(N_("Secret key (AGE-SECRET-KEY-…)"))
    return recipients.identities_in(str(typer.prompt(asked, hide_input=True, err=True)), "-")
