"""Keys that mean the same inside forms and questions, too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotelcs.screens import log_line, second_person

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def _lock(counter: "Counter") -> None:
    counter.sitting.lock()


DIRECT: dict[str, Callable[["Counter"], None]] = {
    "f8": log_line.ask,
    "ctrl+l": _lock,
    "ctrl+y": second_person.decide,
}
"""Keys that mean the same inside forms and questions, too."""
