"""A numbered menu: `.` for every action, `s` for the legal next steps. Digits, so that an input method is no bar."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.keymap import shown
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import GREY, PLAIN, STRONG, Line, Row, Rule, cell, panes
from hotelcs.screens.presses import Press, press_of

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Entry = tuple[str, Callable[[], None]]
"""The words of a line and what it does."""
ONE_DIGIT = 9


class Menu(Dialog):
    """Entries with numbers; with more than nine, two digits each. Those in `grey` are not for whoever sits here."""

    def __init__(
        self, counter: "Counter", title: str, entries: Sequence[Entry], grey: frozenset[int] = frozenset()
    ) -> None:
        super().__init__(counter)
        self.title = title
        self.entries = entries
        self.grey = grey
        self.at = 0
        self.typed = ""

    @property
    def digits(self) -> int:
        """Digits of an entry's number."""
        return 1 if len(self.entries) <= ONE_DIGIT else 2

    def press(self, press: Press) -> None:
        """Choose by number, or with the arrows and Enter."""
        if press.key == "escape":
            self.close()
        elif press.key in ("up", "down"):
            self.at = (self.at + (1 if press.key == "down" else -1)) % len(self.entries)
        elif press.key == "enter":
            self._choose(self.at)
        elif press.key.isdigit():
            self.typed += press.key
            if len(self.typed) == self.digits:
                number, self.typed = int(self.typed), ""
                self._choose(number - 1)
        else:
            self.counter.say(tr(N_("Choose by number, or Esc.")))

    def _choose(self, index: int) -> None:
        if not 0 <= index < len(self.entries):
            self.counter.say(tr(N_("There is no number {number} here."), number=index + 1))
            return
        self.close()
        self.entries[index][1]()

    def box(self, width: int, height: int) -> list[Line]:
        """The entries, in a window around the cursor."""
        inner = min(width - 4, 60)
        tall = min(height - 2, len(self.entries))
        top = max(0, min(self.at - tall + 1, len(self.entries) - tall))
        rows: list[Row] = [Rule(self.title)]
        for index in range(top, top + tall):
            mark = ">" if index == self.at else " "
            number = f"{mark}{index + 1:0{self.digits}d} "
            rows.append(
                (
                    cell(number, self.digits + 2, STRONG),
                    cell(self.entries[index][0], inner - 6, GREY if index in self.grey else PLAIN),
                )
            )
        return panes(tall + 2, (rows, inner))


def action_menu(counter: "Counter") -> Menu:
    """Every action of this screen by number."""
    entries: list[Entry] = []
    grey: set[int] = set()
    for action in counter.actions():
        if action.name in ("menu", "digits", "item", "back"):
            continue
        press = press_of(action.keys[0], action.keys[0] if len(action.keys[0]) == 1 else None)
        needs = counter.needs(action.verb)
        told = f"{tr(action.help)} ({shown(action.keys)})" if not needs else f"{tr(action.help)}: {needs}"
        if needs:
            grey.add(len(entries))
        entries.append((told, _pressing(counter, press)))
    return Menu(counter, tr(N_("Every action")), entries, frozenset(grey))


def _pressing(counter: "Counter", press: Press) -> Callable[[], None]:
    return lambda: counter.press(press)
