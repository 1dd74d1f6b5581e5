"""The reading side on PostgreSQL: the same SQL text, rows out."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.postgres.speaking import translated
from hotelcs.storage.reading import DriverReader

AT_A_TIME = 2000
"""Rows of a stream that are in memory at once."""
_NUMBERS = count()
_TEXTS = (
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
    "AND data_type = 'text' ORDER BY table_name, ordinal_position"
)
LARGEST = 2**63
"""The first whole number that no column can hold."""


class ServerReader(DriverReader):
    """Reads on a raw connection of psycopg; `beside` stands for the hotel's file on this machine."""

    def __init__(self, connection: Any, beside: Path | None = None) -> None:
        super().__init__(connection)
        self.beside = beside

    @property
    def database(self) -> str:
        """What stands for the hotel's file here."""
        return str(self.beside or "")

    def stream(self, sql: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """Rows one by one, of which the server hands over a few thousand at a time."""
        with self.connection.cursor(name=f"rows_{next(_NUMBERS)}") as cursor:
            cursor.itersize = AT_A_TIME
            yield from cursor.execute(translated(sql), sound(values))

    def texts(self) -> list[tuple[str, str]]:
        """The columns of the hotel that hold text, each as (table, column), tables by name."""
        return self.rows(_TEXTS)

    def _run(self, sql: str, values: dict[str, Any]) -> Any:
        return self.connection.execute(translated(sql), sound(values))


def sound(values: dict[str, Any]) -> dict[str, Any]:
    """`values` with U+FFFD, which stands in no record, in place of halves of characters and NULs.

    Raises Usage for a number that no column can hold, as the file does.
    """
    if any(isinstance(given, int) and not -LARGEST <= given < LARGEST for given in values.values()):
        raise Usage(N_("A number is too large."))
    return {name: _sound(given) if isinstance(given, str) else given for name, given in values.items()}


def _sound(given: str) -> str:
    return given.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "\ufffd")
