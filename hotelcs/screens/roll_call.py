"""10 Roll call: everybody who has to be found, alone on the screen, from the first minute to the last (handbook 04 SC10)."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import ROLL_CALL
from hotelcs.screens import deeds, printing
from hotelcs.screens.act_form import open_act
from hotelcs.screens.paint import Line, Row, Rule, cell, panes
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.roll_call_pane import RollCallPane
from hotelcs.screens.roll_call_words import floors
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import LineList

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

SIDE, FROM = 24, 118
"""Cells of the floors beside the list, and how wide the screen is then."""
OPENED = N_("The roll call of {incident} is open: {expected} people.")


class RollCall(Sheet):
    """The roll call under way, or the newest one; of `incident` where that is told."""

    number: ClassVar[str] = "10"
    title: ClassVar[str] = N_("Roll call")
    keys: ClassVar[tuple[Any, ...]] = ROLL_CALL
    patience: ClassVar[int] = 20

    def __init__(self, counter: "Counter", incident: str = "") -> None:
        super().__init__(counter)
        self.pane = RollCallPane(counter, incident)

    @property
    def listed(self) -> LineList[Any]:
        """Who is looked for."""
        return self.pane.list

    def open(self) -> None:
        """Read it; keys typed meanwhile are for it."""
        if self.counter.has("roll.call"):
            self.pane.refresh(first=True)

    def reload(self) -> None:
        """Read it again."""
        if self.counter.desk is not None and self.counter.has("roll.call"):
            self.pane.refresh()

    def body(self, width: int, height: int) -> list[Line]:
        """The pane; in a wide terminal the floors beside it."""
        side = SIDE if width >= FROM else 0
        inner = width - 2 - (side + 1 if side else 0)
        self.pane.floors_beside = bool(side)
        pane = (self.pane.draw(inner, height - 1), inner)
        return panes(height, pane, (self._floors(side), side)) if side else panes(height, pane)

    def _floors(self, cells: int) -> list[Row]:
        rows: list[Row] = [Rule(tr(N_("Not seen by floor")))]
        rows += [
            (
                cell(f" {floor:>3}F", cells // 2),
                cell(f"{unseen} / {whole}", cells // 2, "alarm" if unseen else "good"),
            )
            for floor, unseen, whole in floors(self.pane.people)
        ]
        return rows

    def status(self) -> str:
        """Who is under the cursor."""
        return self.pane.status()

    # --- keys

    def press(self, press: Press) -> bool:
        """A room, Enter, letters; then what is done with the whole."""
        if self.pane.press(press):
            return True
        deed = {
            "n": self._new, "p": self._print, "v": self._view, "f": self._filter, "e": self._move, "x": self._take_off,
            "s": self._step,
        }.get(press.key)  # fmt: skip
        if deed is None:
            return False
        if press.key not in ("n", "p") and self.pane.head is None:
            self.counter.say(self.pane.instead())
        else:
            deed()
        return True

    def back(self) -> None:
        """Esc leaves what is typed first, then the room in hand, then the filter."""
        if not self.pane.back():
            super().back()

    def _new(self) -> None:
        head = self.pane.head
        if head is None or head.closed:
            self._open_call()
        else:
            open_act(self.counter, "append-to-roll-call", {"incident": head.incident})

    def _open_call(self) -> None:
        fields = {"incident": self.pane.incident} if self.pane.incident else {}

        def at(text: str) -> None:
            there = {"assembly": text.strip()} if text.strip() else {}
            deeds.do(self.counter, "open-roll-call", {**fields, **there}, OPENED)

        self.counter.ask_line(Prompt(tr(N_("Where do people gather? Enter: at the usual place:")), at))

    def _print(self) -> None:
        printing.roll_call(self.counter, self.pane.head.incident if self.pane.head else "")

    def _view(self) -> None:
        self.pane.everybody = not self.pane.everybody
        self.pane.sift()

    def _filter(self) -> None:
        pane = self.pane
        self.counter.ask_line(
            Prompt(
                tr(N_("Filter:")), pane.sift, changed=pane.sift, left=lambda: pane.sift(""), text=pane.wanted
            )
        )

    def _move(self) -> None:
        label = tr(N_("People gather from now on at:"))
        said = N_("People gather at {assembly} now.")
        deeds.with_words(self.counter, "move-assembly", self._of(), "assembly", label, said)

    def _take_off(self) -> None:
        row = self.pane.list.current
        if row is not None:
            fields = {**self._of(), "who": row.spot}
            question = tr(N_("Take {who} off the list? y/n"), who=row.name or row.spot)
            deeds.sure(
                self.counter, "withdraw-from-roll-call", question, fields, N_("{place} is off the list.")
            )

    def _step(self) -> None:
        head = self.pane.head
        if head.closed:
            label = tr(N_("Why does the roll call go on?"))
            deeds.with_words(self.counter, "reopen-roll-call", self._of(), "reason", label, OPENED)
        elif head.unknown + head.missing:
            label = tr(
                N_("{count} are not found. Who looks for them now:"), count=head.unknown + head.missing
            )
            deeds.with_words(self.counter, "close-roll-call", self._of(), "handed", label, CLOSED)
        else:
            question = tr(N_("Everybody is found. Close the roll call? y/n"))
            deeds.sure(self.counter, "close-roll-call", question, self._of(), CLOSED)

    def _of(self) -> dict[str, Any]:
        return {"incident": self.pane.head.incident}


CLOSED = N_("The roll call of {incident} is over.")


def open_roll_call(counter: "Counter", incident: str = "") -> None:
    """The screen of a roll call."""
    counter.show_sheet(RollCall(counter, incident))
