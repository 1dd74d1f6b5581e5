"""Questions asked on the `:` row: a line of text, or one key. Each knows what to do with the answer."""

import re
from collections.abc import Callable, Mapping

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.text_line import TextLine
from hotelcs.screens.paint import ALARM, STRONG, Line, fits, words
from hotelcs.screens.presses import Press
from hotelcs.text import width

LEAST = 20
"""Cells that what is typed always has; a longer label is cut."""


class Prompt:
    """A line of text on the `:` row. `changed` hears each letter, `entered` the whole; Esc is `left`.

    With a `record` what is typed is kept as a draft of that name until it is entered, `beside` it what else the draft has to
    know. A `secret` is shown as stars.
    """

    def __init__(
        self,
        label: str,
        entered: Callable[[str], None],
        *,
        left: Callable[[], None] = lambda: None,
        changed: Callable[[str], None] | None = None,
        full: int = 0,
        text: str = "",
        record: str = "",
        beside: Mapping[str, str] | None = None,
        secret: bool = False,
    ) -> None:
        self.label = label
        self.line = TextLine(text)
        self._entered = entered
        self._left = left
        self._changed = changed or _nothing
        self._hears = changed is not None
        self._full = full
        self.record = record
        self.beside = dict(beside or {})
        self.secret = secret
        self.open = True

    @property
    def ends_by_itself(self) -> bool:
        """Whether it closes while one types: at a length, or by whoever hears each letter."""
        return bool(self._full or self._hears)

    def press(self, press: Press) -> bool:
        """Take every key; the prompt closes with Enter, Esc, or when it is as long as `full`."""
        if press.key == "escape" or (press.key == "backspace" and not self.line.text):
            self.open = False
            self._left()
        elif press.key == "enter":
            self._finish()
        elif self.line.press(press):
            self._changed(self.line.text)
            if self._full and len(self.line.text) >= self._full:
                self._finish()
        else:
            return False
        return True

    def _finish(self) -> None:
        self.open = False
        self._entered(self.line.text)

    def told(self) -> list[str]:
        """The whole question, for F1."""
        return [self.label, tr(N_("Type, then Enter; Esc leaves it."))]

    def draw(self, cells: int) -> Line:
        """The row: label, text, caret."""
        told = f"{self.label} " if self.label.endswith(":") and self.label != ":" else self.label
        if width(told) + 1 + LEAST > cells:
            told = fits(self.label.rstrip(": "), max(cells - LEAST - 3, 1)) + ": "
        line = self.line.hidden() if self.secret else self.line
        return (words(f" {told}", STRONG), *line.draw(max(cells - width(told) - 1, 1)))


def _nothing(_: str) -> None:
    """Nobody hears each letter."""


class Choice:
    """One key out of few: `answers` maps key names to what happens. Other keys are not taken."""

    def __init__(self, label: str, answers: dict[str, Callable[[], None]]) -> None:
        self.label = label
        self._answers = answers
        self.open = True

    def press(self, press: Press) -> bool:
        """Take a key that is an answer; Esc closes without one."""
        if press.key == "escape" and "escape" not in self._answers:
            self.open = False
            return True
        answer = self._answers.get(press.key.lower())
        if answer is None:
            return False
        self.open = False
        answer()
        return True

    def told(self) -> list[str]:
        """The whole question and its answers, a line each, for F1."""
        keys = "|".join(re.escape(key) for key in (*self._answers, "+") if key != "escape")
        lines = re.split(rf"\s+(?=(?:{keys})(?:\s|[^\x00-\x7f]))", self.label, flags=re.IGNORECASE)
        lines = [part.strip() for line in lines for part in re.split(r"\s{2,}", line)]
        if "y/n" in self.label:
            lines += [tr(N_("y or 1: yes")), tr(N_("n or 0: no"))]
        elif "y/Esc" in self.label:
            lines.append(tr(N_("y or 1: yes")))
        return [*lines, tr(N_("Esc leaves it."))]

    def draw(self, cells: int) -> Line:
        """The question, cut to the row."""
        return ((" " + fits(self.label, cells - 1), STRONG),)


class Fault:
    """What is wrong with the line that stands in the row above: a caret under it and the sentence.

    Esc leaves the line, any other key goes on with it.
    """

    def __init__(self, told: str, indent: int, again: Callable[[Press], None]) -> None:
        self.told = told
        self.indent = indent
        self._again = again
        self.open = True

    def press(self, press: Press) -> bool:
        """The line is typed on, or left."""
        if press.key == "escape":
            self.open = False
        else:
            self._again(press)
        return True

    def draw(self, cells: int) -> Line:
        """The caret under the fault, the sentence after it, or before it where there is more room."""
        told, caret = fits(self.told, cells - 4), "^"
        if self.indent + len(caret) + 1 + width(told) < cells:
            return (words(f" {' ' * self.indent}{caret} {told}", ALARM),)
        room = max(self.indent - 1, 0)
        return (words(f" {fits(told, room).rjust(room)} {caret}", ALARM),)
