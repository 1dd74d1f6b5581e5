"""A line of text being typed: caret, edit keys, drawing with a window that follows the caret."""

from hotelcs.screens.paint import CURSOR, PLAIN, Line, fits
from hotelcs.screens.presses import Press
from hotelcs.text import clusters, pad, visible, width

CUT = ".."
"""Stands where something is cut off."""
LIMIT = 500
"""Characters one field takes; a paste beyond that is cut."""


class TextLine:
    """Text with a caret between its characters. Every edit key acts at once, in the order typed."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.caret = len(text)
        self.selected = False
        self.mends = False

    def put(self, text: str) -> None:
        """Replace everything by `text`, caret at its end."""
        self.text, self.caret, self.selected, self.mends = text, len(text), False, False

    def select(self, *, mends: bool = False) -> None:
        """The first letter typed replaces everything; where it `mends`, Backspace takes one character, not all."""
        self.selected, self.mends = bool(self.text), mends

    def press(self, press: Press) -> bool:
        """Edit; False for a key that does not edit. What is selected is replaced by what is typed."""
        if press.types:
            if self.selected:
                self.put("")
            self._insert("".join(c for c in press.text if c >= " ")[: LIMIT - len(self.text)])
            return True
        edit = EDITS.get(press.key)
        if edit is None:
            return False
        if self.selected and not self.mends and press.key in ("backspace", "delete"):
            self.put("")
        self.selected = False
        edit(self)
        return True

    def _insert(self, text: str) -> None:
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def backspace(self) -> None:
        """Take away the character before the caret, with its marks."""
        start = self.caret - self._step(self.text[: self.caret], -1)
        self.text, self.caret = self.text[:start] + self.text[self.caret :], start

    def delete(self) -> None:
        """Take away the character after the caret, with its marks."""
        self.text = self.text[: self.caret] + self.text[self.caret + self._step(self.text[self.caret :], 0) :]

    def left(self) -> None:
        """One character to the left."""
        self.caret -= self._step(self.text[: self.caret], -1)

    def right(self) -> None:
        """One character to the right."""
        self.caret += self._step(self.text[self.caret :], 0)

    def clear(self) -> None:
        """Take away everything before the caret."""
        self.text, self.caret = self.text[self.caret :], 0

    def first(self) -> None:
        """To the start."""
        self.caret = 0

    def last(self) -> None:
        """To the end."""
        self.caret = len(self.text)

    @staticmethod
    def _step(text: str, index: int) -> int:
        """Code points of the first (0) or last (-1) cluster of `text`."""
        return len([*clusters(text)][index]) if text else 0

    def hidden(self) -> "TextLine":
        """The same line with stars for what is typed."""
        made = TextLine("*" * len(self.text))
        made.caret, made.selected = self.caret, self.selected
        return made

    def draw(self, cells: int) -> Line:
        """The text in `cells` cells with the caret as one reversed cell, always in sight; selected, all reversed."""
        if self.selected:
            shown = fits(self.text, cells)
            return ((shown, CURSOR), (" " * (cells - width(shown)), PLAIN))
        before, after = visible(self.text[: self.caret]), [*clusters(visible(self.text[self.caret :]))]
        under = after[0] if after else " "
        room = cells - max(width(under), 1)
        head = _end_of(before, room)
        tail = fits("".join(after[1:]), max(room - width(head), 0)) if after else ""
        return ((head, PLAIN), (under, CURSOR), (pad(tail, max(room - width(head), 0)), PLAIN))


def _end_of(text: str, room: int) -> str:
    """The end of `text` in `room` cells, with ".." before it where the beginning is cut off."""
    if width(text) <= room:
        return text
    mark = CUT if room > 2 * len(CUT) else ""
    pieces = [*clusters(text)]
    while pieces and width("".join(pieces)) > room - len(mark):
        pieces.pop(0)
    return mark + "".join(pieces)


EDITS = {
    "backspace": TextLine.backspace,
    "delete": TextLine.delete,
    "left": TextLine.left,
    "right": TextLine.right,
    "home": TextLine.first,
    "end": TextLine.last,
    "ctrl+u": TextLine.clear,
}
