"""A screen as plain data and rules: it draws lines, takes presses and asks the desk. No Textual in it.

The counter (`hotelcs.screens.counter`) owns the sheets, the dialogs and the way to the desk.
"""

from typing import TYPE_CHECKING, ClassVar

from hotelcs.i18n import tr
from hotelcs.keymap import Action
from hotelcs.screens.paint import Line
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class Sheet:
    """One screen: its number and name of handbook 04, its keys, and what it does."""

    number: ClassVar[str] = ""
    title: ClassVar[str] = ""
    keys: ClassVar[tuple[Action, ...]] = ()
    patience: ClassVar[int] = 1
    """How many times longer than others the screen stays open without a key."""

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter

    @property
    def name(self) -> str:
        """The name in the title row, in the current language."""
        return tr(self.title)

    @property
    def typing(self) -> bool:
        """True while letters go into a field, so that they are no actions."""
        return False

    def open(self) -> None:
        """Ask for what is shown first."""
        self.reload()

    def left(self) -> None:
        """Somebody jumps away: keep what was typed."""

    def reload(self) -> None:
        """Ask again, because something changed or somebody pressed F5."""

    def retranslate(self) -> None:
        """The language changed: ask again for what the desk renders itself."""
        self.reload()

    def banner(self) -> Line:
        """Row 2: what is pressing."""
        return ()

    def body(self, width: int, height: int) -> list[Line]:
        """The rows between banner and message."""
        raise NotImplementedError

    def status(self) -> str:
        """What is wrong, or what the cursor is on, in words."""
        return ""

    def press(self, press: Press) -> bool:
        """Take a key; False when it means nothing here."""
        raise NotImplementedError

    def back(self) -> None:
        """Esc: one level back."""
        self.counter.close_sheet()
