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
_COLUMNS = (
    "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' "
    "AND p.type = 'TEXT' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid"
)


@dataclass(frozen=True, slots=True)
class CardsFound:
    """A column that holds numbers of cards, and in how many rows; the numbers are not said again."""

    table: str
    column: str
    rows: int


def cards_in(reader: DriverReader) -> Iterator[CardsFound]:
    """Every column of a hotel's file with the number of a card in it. Each table is read once, whatever columns it has."""
    for table, listed in groupby(reader.rows(_COLUMNS), key=itemgetter(0)):
        columns = [column for _, column in listed if column not in MADE_BY_THE_PROGRAM]
        found = Counter(column for column, text in _texts(reader, table, columns) if _holds(text))
        yield from (CardsFound(table, column, found[column]) for column in columns if column in found)


def _texts(reader: DriverReader, table: str, columns: list[str]) -> Iterator[tuple[str, str]]:
    """The texts that are long enough, each with its column, row by row: a ledger of years is in no memory at once."""
    if not columns:
        return
    long = " OR ".join(f'length("{column}") >= {SHORTEST}' for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    for row in reader.connection.execute(f'SELECT {named} FROM "{table}" WHERE {long}'):
        for column, text in zip(columns, row, strict=True):
            if text is not None and len(str(text)) >= SHORTEST:
                yield column, str(text)


def _holds(text: str) -> bool:
    """Whether a card is in `text`; sums and identifiers of the program, in which digits stand by chance, are passed over."""
    return bool(_LIKELY.search(text)) and holds_card(_CHANCE.sub(" ", text))
