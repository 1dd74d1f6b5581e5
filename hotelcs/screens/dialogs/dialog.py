"""What every dialog has: a box of lines over the screen, and all keys until it closes."""

from typing import TYPE_CHECKING

from hotelcs.screens.paint import Line
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class Dialog:
    """A box over the body of the screen. It takes every key. What is `private` is gone once the screen is locked."""

    private = False

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter

    def open(self) -> None:
        """Lay the dialog over the screen."""
        self.counter.dialog = self

    def close(self) -> None:
        """Take the dialog away."""
        if self.counter.dialog is self:
            self.counter.dialog = None

    def second(self) -> bool:
        """A second has passed; True when the dialog is another, or gone, because of it."""
        return False

    def box(self, width: int, height: int) -> list[Line]:
        """The lines of the box with their frame, at most `width` by `height`, all equally wide."""
        raise NotImplementedError

    def press(self, press: Press) -> None:
        """Take a key."""
        raise NotImplementedError
