"""The commands, and where each one lives. `--help` is made from this table without importing any of them.

To add a command: write a function (or a `typer.Typer` for a family) in a module of this package, and add its
row here. Options and arguments of the function carry their help as msgids marked with `N_`; they are
translated when the command is shown.
"""

from importlib import import_module
from typing import Any, NamedTuple

from hotelcs.i18n import N_


class Row(NamedTuple):
    """A command: its name, `module:attribute` of its function or family, and its help as a msgid."""

    name: str
    place: str
    help: str

    def load(self) -> Any:
        """Import the module; the function or the `typer.Typer`."""
        module, attribute = self.place.split(":")
        return getattr(import_module(module), attribute)


COMMANDS = (
    Row("config", "hotelcs.commands.settings:family", N_("Show the settings and where each comes from.")),
    Row("ui", "hotelcs.commands.screens:ui", N_("Open the terminal screens; the same as no command.")),
)
