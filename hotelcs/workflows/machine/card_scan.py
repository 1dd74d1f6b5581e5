"""Numbers of payment cards in what is stored: there are none, for every text is looked through on its way in (reliability §9, B30).

What was written by another way - an older release, a hand in the file - is found here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from hotelcs.storage.reading import DriverReader
from hotelcs.text.cards import holds_card

MADE_BY_THE_PROGRAM = frozenset(
    {"digest", "hash", "prev", "head", "sha256", "password", "pin", "blind", "term"}
)
"""Columns of hexadecimal digits, among which anything may stand; and search terms: telephones without their +."""
SHORTEST = 13
_CHANCE = re.compile(
    r"(?<![0-9a-f])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,})(?![0-9a-f])"
)
"""Hexadecimal digits in the length of a sum or an identifier: no card has so many."""
_LIKELY = re.compile(r"\d(?:\D{0,3}\d){12}")


@dataclass(frozen=True, slots=True)
class CardsFound:
    """A column that holds numbers of cards, and in how many rows; the numbers are not said again."""

    table: str
    column: str
    rows: int


def cards_in(reader: DriverReader) -> Iterator[CardsFound]:
    """Every column of a hotel with the number of a card in it."""
    for table, columns in groupby(reader.texts(), itemgetter(0)):
        names = [name for _, name in columns if name not in MADE_BY_THE_PROGRAM]
        found = Counter(_with_card(reader, table, names)) if names else Counter()
        yield from (CardsFound(table, name, found[name]) for name in names if found[name])


def _with_card(reader: DriverReader, table: str, names: list[str]) -> Iterator[str]:
    """The column of each text with a card in it."""
    long_enough = " OR ".join(f'length("{name}") >= {SHORTEST}' for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    for row in reader.stream(f'SELECT {columns} FROM "{table}" WHERE {long_enough}'):
        yield from (name for name, text in zip(names, row, strict=True) if text and _holds(str(text)))


def _holds(text: str) -> bool:
    """Whether a card is in `text`; sums and identifiers of the program, in which digits stand by chance, are passed over."""
    return bool(_LIKELY.search(text)) and holds_card(_CHANCE.sub(" ", text))
