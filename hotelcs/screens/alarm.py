"""F9: an emergency from anywhere - a digit for the type, the place, Enter. It interrupts everything and loses nothing."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.text_line import TextLine
from hotelcs.screens.paint import ALARM, STRONG, Line, cell, cells_of, words
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

TYPES = (
    ("1", "fire", N_("fire")),
    ("2", "medical", N_("medical")),
    ("3", "power", N_("power")),
    ("4", "water", N_("water")),
    ("5", "lift", N_("lift")),
    ("6", "theft", N_("theft")),
    ("7", "violence", N_("violence")),
    ("8", "missing_child", N_("child")),
    ("9", "gas", N_("gas")),
    ("0", "other", N_("other")),
)
"""Digit, type and word of an emergency, as in handbook W-06 to W-09."""
WORDS = {kind: word for _, kind, word in TYPES} | {
    "food": N_("food"), "earthquake": N_("earthquake"), "typhoon": N_("typhoon"), "system": N_("system"),
    "death": N_("death"), "bomb": N_("suspicious object"),
}  # fmt: skip


class Alarm:
    """What is typed of an emergency so far."""

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter
        self.type = ""
        self.place = TextLine()

    def press(self, press: Press) -> None:
        """A digit, the place, Enter; Esc leaves; F9 again begins anew."""
        if press.key == "escape":
            self.counter.alarm = None
        elif press.key == "f9":
            self.counter.alarm = Alarm(self.counter)
        elif not self.type:
            self.type = next((kind for digit, kind, _ in TYPES if digit == press.key), "")
        elif press.key == "enter":
            self._raise()
        else:
            self.place.press(press)

    def _raise(self) -> None:
        place = self.place.text.strip()
        if not place:
            return
        kind, signed = self.type, self.counter.cover is None
        self.counter.alarm = None

        def raised(done: Any) -> None:
            number = done.result.get("incident", "")
            if signed and self.counter.prompt is None and self.counter.dialog is None:
                from hotelcs.screens.incident import open_incident

                open_incident(self.counter, number)
            self.counter.say(tr(N_("{number} is raised on every terminal."), number=number), ALARM)

        self.counter.act(lambda desk: desk.raise_alarm(kind, place, signed_in=signed), raised)

    def draw(self, cells: int) -> tuple[Line, Line]:
        """The message row and the `:` row."""
        if not self.type:
            listed = " ".join(f"{digit}{tr(word)}" for digit, _, word in TYPES)
            return (cell(" " + tr(N_("SOS {types} Esc"), types=listed), cells, ALARM),), ((" ", STRONG),)
        told = tr(N_("SOS {type}: where? A room number or a place, then Enter."), type=tr(WORDS[self.type]))
        label = words(" " + tr(N_("Place:")) + " ", STRONG)
        return (cell(f" {told}", cells, ALARM),), (
            label,
            *self.place.draw(max(cells - cells_of((label,)), 1)),
        )
