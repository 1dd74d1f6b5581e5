"""Lines that must be read before a shift is taken over: Enter ticks one after the other, F10 takes over."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import STRONG, Line, Row, Rule, cell, panes, wrap
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class TickLines(Dialog):
    """Numbers and texts; `then` gets the numbers once all are ticked."""

    def __init__(
        self,
        counter: "Counter",
        title: str,
        lines: Sequence[tuple[str, str]],
        then: Callable[[list[str]], None],
    ) -> None:
        super().__init__(counter)
        self.title = title
        self.lines = lines
        self.ticked: list[str] = []
        self._then = then

    def press(self, press: Press) -> None:
        """Enter, Space or y ticks the line; F10 takes over."""
        left = [number for number, _ in self.lines if number not in self.ticked]
        if press.key == "escape":
            self.close()
        elif press.key in ("enter", "space", "y") and left:
            self.ticked.append(left[0])
        elif press.key in ("f10", "enter"):
            self._finish(left)
        else:
            self.counter.say(tr(N_("Enter ticks a line, F10 takes over, Esc leaves.")))

    def _finish(self, left: list[str]) -> None:
        if left:
            self.counter.say(tr(N_("Not ticked yet: {lines}."), lines=", ".join(left)))
        else:
            self.close()
            self._then(self.ticked)

    def box(self, width: int, height: int) -> list[Line]:
        """The lines, each with its tick."""
        inner = min(width - 4, 76)
        rows: list[Row] = [Rule(self.title)]
        for number, text in self.lines:
            mark = "[x]" if number in self.ticked else "[ ]"
            for at, part in enumerate(wrap(text, inner - 6)):
                rows.append((cell(f" {mark} " if at == 0 else "", 5, STRONG), cell(part, inner - 5)))
        rows.append((cell(" " + tr(N_("Enter ticks a line, F10 takes over, Esc leaves.")), inner),))
        return panes(min(len(rows) + 1, height), (rows[: height - 1], inner))
