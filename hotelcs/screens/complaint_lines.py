"""Words of the `:` row for complaints: `c 1208 noise`, `c C..12`."""

from typing import TYPE_CHECKING

from hotelcs.command_words import Word
from hotelcs.workflows.number_forms import short_tail

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def complain(counter: "Counter", word: Word, rest: list[str]) -> None:
    """A room and a word of what it is about; the number of a complaint opens it; alone it takes one."""
    del word
    from hotelcs.screens.complaint_intake import open_intake
    from hotelcs.screens.complaints import open_case

    first = rest[0] if rest else ""
    if first[:1].casefold() == "c" and (short_tail(first) is not None or "-" in first):
        open_case(counter, first)
    elif counter.may("take-complaint"):
        open_intake(counter, first, " ".join(rest[1:]))
    else:
        counter.refuse("take-complaint")


DEEDS = {"c": complain}
