"""The command line: global options first, then the screens, or the one command that was asked for.

Nothing heavy is imported on the way: the screens start without typer, `--help` is made from a table, and a
command's module is imported when that command runs.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from hotelcs import __version__, program_log
from hotelcs.commands import envelope, options, run_notes
from hotelcs.commands.context import Settings, build
from hotelcs.commands.opening import open_screens
from hotelcs.commands.outcome import Outcome
from hotelcs.config import language, state_home
from hotelcs.errors import HotelcsError
from hotelcs.i18n import use

VERSION = Outcome({"version": __version__}, [f"hotelcs {__version__}"])


def main(words: Sequence[str]) -> int:
    """Run the program on `words`; the exit code (handbook 05 §5.1)."""
    if _is_gate(words):
        from hotelcs.commands.surroundings import narrow

        narrow()
    settings = _fallback(words)
    use(settings.lang)
    command = next((word for word in words if not word.startswith("-")), "")
    try:
        given, left = options.hoist(words)
        if "config" in given:
            os.environ["HOTELCS_CONFIG"] = given["config"]  # the key file lives beside it
        settings = build(given)
        use(settings.lang)
        program_log.use(settings.log)
        if "version" in given:
            return envelope.run(settings, "version", lambda _: VERSION)
        if not left:
            started = settings.clock()
            return run_notes.of_screens(settings, started, open_screens(settings))
        from hotelcs.commands.group import invoke

        return invoke(settings, left)
    except HotelcsError as error:
        return envelope.fail(settings, command, error)
    except KeyboardInterrupt:
        return envelope.INTERRUPTED
    except Exception as error:
        return envelope.crash(settings, command, error)


def _is_gate(words: Sequence[str]) -> bool:
    """Whether somebody from outside starts this: nothing they sent along may say where anything lies."""
    try:
        return options.hoist(words)[1][:1] == ["gate"]
    except HotelcsError:
        return False


def _fallback(words: Sequence[str]) -> Settings:
    """Enough settings to say in the right form that the real ones are wrong."""
    return Settings("", Path(), language(), None, state_home() / "hotelcs.log", json="--json" in words)
