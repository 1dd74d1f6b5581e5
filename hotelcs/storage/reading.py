"""The reading side: SQL text on the driver, rows out, no ORM on the way.

A `Reader` answers named-parameter SQL with tuples. One implementation reads through a connection of its
own (screens, lists, batch reads); the other reads inside a write unit, so an act sees its own changes.
"""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage import driver

Row = TypeVar("Row")
_TEXTS = (
    "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' "
    "AND p.type = 'TEXT' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid"
)


class Reader(Protocol):
    """Anything that runs a SELECT with `:named` parameters."""

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Every row, as tuples."""
        ...


def one(reader: Reader, sql: str, **values: Any) -> tuple[Any, ...] | None:
    """The first row, or None."""
    found = reader.rows(sql, **values)
    return found[0] if found else None


def value(reader: Reader, sql: str, **values: Any) -> Any:
    """The first column of the first row, or None."""
    found = one(reader, sql, **values)
    return found[0] if found else None


def build(reader: Reader, make: Callable[..., Row], sql: str, **values: Any) -> list[Row]:
    """A frozen row object per row; `make` takes the columns in order."""
    return [make(*columns) for columns in reader.rows(sql, **values)]


def _whole(given: Any) -> Any:
    """A text with U+FFFD, which stands in no record, in place of halves of characters."""
    return (
        given.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if isinstance(given, str) else given
    )


class DriverReader:
    """Reads on a raw connection of the driver."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    @property
    def database(self) -> str:
        """The file that is read, beside which the hotel's backups and notes lie; on a server what stands for it here."""
        return driver.path_of(self.connection)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Every row, as tuples; half a character in a value matches nothing. Raises Usage for a number that no column can
        hold.
        """  # noqa: D205 - one sentence too long for a line
        return self._run(sql, values).fetchall()  # type: ignore[no-any-return]

    def stream(self, sql: str, **values: Any) -> Iterator[tuple[Any, ...]]:
        """Rows one by one, for exports: a ledger of years is in no memory at once."""
        yield from self._run(sql, values)

    def texts(self) -> list[tuple[str, str]]:
        """The columns of the hotel that hold text, each as (table, column), tables by name."""
        return self.rows(_TEXTS)

    def _run(self, sql: str, values: dict[str, Any]) -> Any:
        try:
            return self.connection.execute(sql, values)
        except UnicodeEncodeError:
            return self.connection.execute(sql, {name: _whole(given) for name, given in values.items()})
        except OverflowError:
            raise Usage(N_("A number is too large.")) from None


class SessionReader:
    """Reads inside a write unit, after flushing what the act changed so far."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Every row, as tuples."""
        self.session.flush()
        return [tuple(row) for row in self.session.connection().exec_driver_sql(sql, values)]
