"""A screen as plain data and rules: it draws lines, takes presses and asks the desk. No Textual in it.

The counter (`hotelcs.screens.counter`) owns the sheets, the dialogs and the way to the desk.
"""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import tr
from hotelcs.keymap import Action
from hotelcs.screens.paint import Line
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.forms.form_state import FormState
    from hotelcs.screens.widgets.line_list import LineList


class Sheet:
    """One screen: its number and name of handbook 04, its keys, and what it does."""

    number: ClassVar[str] = ""
    title: ClassVar[str] = ""
    keys: ClassVar[tuple[Action, ...]] = ()
    patience: ClassVar[int] = 1
    """How many times longer than others the screen stays open without a key."""

    figures: ClassVar[bool] = False
    """Whether row 2 has figures of the work in hand, a price or a balance: only an emergency takes it, or an answer one waits for."""

    ticks: ClassVar[bool] = False
    """Whether what it shows changes each second by itself."""

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

    @property
    def asking(self) -> "FormState | None":
        """The form that is being filled here; None where there is none, or not any more."""
        return None

    @property
    def listed(self) -> "LineList[Any] | None":
        """The list with the cursor; None where there is none."""
        return None

    def told_by_line(self) -> None:
        """The screen is about to be told in words, not drawn."""

    def told_first(self) -> list[str]:
        """What is told before a form is asked line by line, beside its banner."""
        return []

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

    def alarm(self) -> str:
        """What stands in row 2 before what presses: the emergency that is worked on here."""
        return ""

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
