"""Faster ways: who has gone a slow way three times is told the fast one, once and never again (handbook 04 §4.1)."""

from collections import Counter as Tally
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.keymap import Area

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

ENOUGH = 3
"""Slow ways before the fast one is told."""
FAR = 20
"""Rows walked with the arrows that count as one slow way."""
STAYS = 6
"""Keys pressed before a hint goes away."""


class Hints:
    """Counts slow ways of whoever sits here; `text` stands on the `:` row for some keys."""

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter
        self.used: Tally[str] = Tally()
        self.walked = 0
        self.text = ""
        self._left = 0

    def start_over(self) -> None:
        """Another person sits down."""
        self.used.clear()
        self.text, self.walked = "", 0

    def pressed(self, key: str) -> None:
        """A key was pressed: a hint has been on the screen for one more, and a walk goes on or ends."""
        self.walked = self.walked + 1 if key in ("up", "down") else 0
        self._left -= 1
        if self._left < 0:
            self.text = ""

    def slow(self, way: str, told: str) -> None:
        """Somebody went the slow `way`; `told` is the fast one in the current language."""
        self.used[way] += 1
        if self.used[way] != ENOUGH or self.counter.sitting.me is None:
            return

        def first(fresh: bool) -> None:
            if fresh:
                self.text, self._left = told, STAYS

        self.counter.gateway.act(lambda desk: desk.first_hint(way), first, _not_now)

    # --- the slow ways

    def jumped(self, area: Area) -> None:
        """By two digits, where a letter would have done."""
        fast = f"g {area.letter}"
        self.slow(
            f"jump {area.number}", tr(N_("Faster: {key} opens {screen}"), key=fast, screen=tr(area.title))
        )

    def chosen(self, name: str, key: str, told: str) -> None:
        """By the menu, where a key would have done."""
        self.slow(f"menu {name}", tr(N_("Faster: {key} - {what}"), key=key, what=told))

    def worded(self, word: str, key: str) -> None:
        """By a word of the `:` row, where a key would have done."""
        self.slow(f"word {word}", tr(N_("Faster than :{word} is {key}"), word=word, key=key))

    def walking(self, number: str, *, by_room: bool) -> None:
        """Over many rows with the arrows, where the room could be typed or the list filtered."""
        if self.walked == FAR:
            told = (
                N_("Faster: type the number of the room") if by_room else N_("Faster: f and part of the name")
            )
            self.slow(f"walk {number}", tr(told))


def _not_now(_: object) -> None:
    """A hint that could not be noted is not told; there will be another time."""
