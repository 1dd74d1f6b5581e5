"""A numbered menu: `.` for every action, `s` for the legal next steps. Digits, so that an input method is no bar."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotelcs.command_words import KEYED, WORDS, Word
from hotelcs.i18n import N_, tr
from hotelcs.keymap import GRAMMAR, Action, shown
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import GREY, PLAIN, STRONG, Line, Row, Rule, cell, panes
from hotelcs.screens.presses import Press, press_of
from hotelcs.screens.prompts import Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Entry = tuple[str, Callable[[], None]]
"""The words of a line and what it does."""
ONE_DIGIT = 9
WIDEST = 60


class Menu(Dialog):
    """Entries with numbers; with more than nine, two digits each. Those in `grey` are not for whoever sits here."""

    def __init__(
        self,
        counter: "Counter",
        title: str,
        entries: Sequence[Entry],
        grey: frozenset[int] = frozenset(),
        widest: int = WIDEST,
    ) -> None:
        super().__init__(counter)
        self.title = title
        self.entries = entries
        self.grey = grey
        self.widest = widest
        self.at = self.top = 0
        self.tall = 1
        self.typed = ""

    @property
    def digits(self) -> int:
        """Digits of an entry's number."""
        return 1 if len(self.entries) <= ONE_DIGIT else 2

    def press(self, press: Press) -> None:
        """Choose by number, or with the arrows and Enter."""
        steps = {"up": -1, "down": 1, "pageup": -self.tall, "pagedown": self.tall}
        if press.key == "escape":
            self.close()
        elif press.key in steps:
            self._move(press.key, steps[press.key])
        elif press.key == "enter":
            self._choose(self.at)
        elif press.key == "backspace":
            self.typed = self.typed[:-1]
        elif press.key.isdecimal():
            self._digit(press.key)
        else:
            self.counter.say(tr(N_("Choose by number, or Esc.")))

    def _move(self, key: str, step: int) -> None:
        """One row goes round at the ends, a page stops there."""
        to = self.at + step
        self.at = to % len(self.entries) if key in ("up", "down") else max(0, min(to, len(self.entries) - 1))

    def _digit(self, digit: str) -> None:
        """The first of two digits shows where one is; the second chooses."""
        self.typed += digit
        if len(self.typed) == self.digits:
            number, self.typed = int(self.typed), ""
            self._choose(number - 1)
        else:
            self.at = min(max(int(digit) * 10 - 1, 0), len(self.entries) - 1)

    def _choose(self, index: int) -> None:
        if not 0 <= index < len(self.entries):
            self.counter.say(tr(N_("There is no number {number} here."), number=index + 1))
            return
        self.close()
        self.entries[index][1]()

    def box(self, width: int, height: int) -> list[Line]:
        """The entries, in a window around the cursor."""
        inner = min(width - 4, self.widest)
        tall = self.tall = max(min(height - 2, len(self.entries)), 1)
        self.top = max(self.at - tall + 1, min(self.top, self.at, len(self.entries) - tall))
        more = tr(N_(": {count}, PgDn for more"), count=len(self.entries)) if tall < len(self.entries) else ""
        typed = f" {self.typed}_" if self.typed else ""
        rows: list[Row] = [Rule(f"{self.title}{more}{typed}")]
        for index in range(self.top, self.top + tall):
            mark = ">" if index == self.at else " "
            number = f"{mark}{index + 1:0{self.digits}d} "
            rows.append(
                (
                    cell(number, self.digits + 2, STRONG),
                    cell(
                        self.entries[index][0], inner - self.digits - 2, GREY if index in self.grey else PLAIN
                    ),
                )
            )
        return panes(tall + 2, (rows, inner))


NOT_LISTED = ("menu", "digits", "rooms", "item", "outcome", "back", "field")
"""Keys that are digits themselves, or need no number."""


def action_menu(counter: "Counter") -> Menu:
    """Every action by number: the screen's own, the words of the `:` row, what is the same everywhere."""
    own = [action for action in counter.sheet.keys if action.name not in NOT_LISTED]
    common = [action for action in GRAMMAR if action.name not in NOT_LISTED and action not in own]
    lines = [
        *(_of_key(counter, action) for action in own),
        *(_of_word(counter, word) for word in WORDS if word.name not in KEYED),
        *(_of_key(counter, action) for action in common),
    ]
    grey = frozenset(at for at, (_, _, needs) in enumerate(lines) if needs)
    entries = [(f"{told}: {needs}" if needs else told, deed) for told, deed, needs in lines]
    return Menu(counter, tr(N_("Every action")), entries, grey, widest=ACTIONS)


ACTIONS = 76
"""Cells of the menu of actions."""
Listed = tuple[str, Callable[[], None], str]
"""Words of a line, what it does, who may when one may not."""


def _of_key(counter: "Counter", action: Action) -> Listed:
    key, told = shown(action.keys), tr(action.help)
    press = press_of(action.keys[0], action.keys[0] if len(action.keys[0]) == 1 else None)

    def deed() -> None:
        counter.hints.chosen(f"{counter.sheet.number} {action.name}", key, told)
        counter.press(press)

    needs = counter.needs(action.verb)
    return (told if needs else f"{told} ({key})"), deed, needs


def _of_word(counter: "Counter", word: Word) -> Listed:
    """A word that needs nothing is done, any other is begun on the `:` row."""
    from hotelcs.screens.commands_line import run

    usage, needs = tr(word.usage), counter.needs(word.verb)

    def deed() -> None:
        if usage == word.name:
            run(counter, word.name)
        else:
            counter.ask_line(Prompt(":", lambda text: run(counter, text), text=f"{word.name} "))

    return f"{tr(word.help)}  :{usage}", deed, needs
