"""A whole document number: asked for with a reason that the ledger keeps, shown for seconds, gone by itself (reliability §7.4)."""

import time
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import STRONG, Line, Row, Rule, cell, panes
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

VERB = "reveal-document"


class Revealed(Dialog):
    """The number, for as many seconds as the desk says are left of it; any key closes it sooner, and so does locking."""

    private = True

    def __init__(self, counter: "Counter", found: Any) -> None:
        super().__init__(counter)
        self.guest, self.seconds = found.guest, found.seconds
        self._number = found.number
        self._until = time.monotonic() + found.seconds

    def second(self) -> bool:
        """Close when its time is over; True when it did."""
        if time.monotonic() < self._until:
            return False
        self.close()
        return True

    def close(self) -> None:
        """Nothing keeps the number."""
        self._number = ""
        super().close()

    def press(self, press: Press) -> None:
        """Esc or Enter closes; any other key closes and is for what is below."""
        self.close()
        if press.key not in ("escape", "enter"):
            self.counter.take(press)

    def box(self, width: int, height: int) -> list[Line]:
        """The number; nothing once its time is over, however late somebody draws."""
        inner = min(width - 6, 70)
        number = self._number if time.monotonic() < self._until else ""
        rows: list[Row] = [
            Rule(tr(N_("Whole document number of {guest}"), guest=self.guest)),
            (cell(f" {number}", inner, STRONG),),
            (
                cell(
                    " " + tr(N_("It closes by itself within {seconds} seconds."), seconds=self.seconds), inner
                ),
            ),
        ]
        return panes(min(len(rows) + 1, height), (rows, inner))


def ask(counter: "Counter", guest: str, document: int | None = None) -> None:
    """Ask why, enter it, show the number; whoever may not is told who may."""

    def because(reason: str) -> None:
        fields = {"guest": guest, "reason": reason} | ({} if document is None else {"document": document})
        counter.do(VERB, fields, entered)

    def entered(done: Any) -> None:
        counter.ask_first(
            "revealed",
            lambda desk: desk.show("revealed-document", entry=done.entry),
            shown,
        )

    def shown(found: Any) -> None:
        if counter.cover is None:  # locked meanwhile: nobody sees it
            Revealed(counter, found).open()

    deeds.ask_words(
        counter, VERB, tr(N_("Why must the whole number be seen? It is noted with your name:")), because
    )
