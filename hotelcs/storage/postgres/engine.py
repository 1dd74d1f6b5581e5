"""The SQLAlchemy engine of write units on PostgreSQL: our values, our turn, our notice.

Where SQLite has its single writer, a unit takes the row of its hotel first (FOR UPDATE): acts of one hotel follow
each other, hotels of a group do not wait for one another. With its turn it learns the schema number, and what it
commits is told to every desk that listens.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, QueuePool, create_engine, event, types
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg, PGDialect_psycopg
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import Null, TextClause

from hotelcs.storage import schema
from hotelcs.storage.postgres.reading import sound
from hotelcs.storage.postgres.speaking import translated

if TYPE_CHECKING:
    from hotelcs.storage.postgres.connections import ServerConnections


class Day(types.Date):
    """A day as ISO text, as SQLite's file has it."""

    def bind_processor(self, dialect: Any) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """To the column."""
        return lambda day: day if day is None or isinstance(day, str) else day.isoformat()

    def result_processor(self, dialect: Any, coltype: Any) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """From the column."""
        from datetime import date

        return lambda text: None if text is None else date.fromisoformat(text)


class HouseCompiler(PGCompiler_psycopg):
    """Truth is a number, which PostgreSQL does not compare by IS."""

    def visit_is__binary(self, binary: Any, operator: Any, **options: Any) -> str:  # noqa: ARG002 - SQLAlchemy's signature
        """IS NULL stays; any other IS is an equality that knows empty values."""
        if isinstance(binary.right, Null):
            return str(self._generate_generic_binary(binary, " IS ", **options))
        return str(self._generate_generic_binary(binary, " IS NOT DISTINCT FROM ", **options))


class HouseDialect(PGDialect_psycopg):
    """psycopg with days as text and truth as numbers."""

    statement_compiler = HouseCompiler

    supports_native_boolean = False
    supports_statement_cache = True
    colspecs = {**PGDialect_psycopg.colspecs, types.Date: Day}  # noqa: RUF012 - SQLAlchemy's own way


registry.register("postgresql.house", __name__, "HouseDialect")


@compiles(types.Integer, "postgresql")
@compiles(types.Boolean, "postgresql")
def _as_number(element: Any, compiler: Any, **options: Any) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    return "BIGINT"


@compiles(types.String, "postgresql")
@compiles(types.Date, "postgresql")
def _as_text(element: Any, compiler: Any, **options: Any) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    return "TEXT"


def make_engine(connections: "ServerConnections") -> Engine:
    """An engine whose every transaction waits its turn at most as long as the desk does."""

    def open_connection() -> Any:
        connection = connections.connect()
        connection.autocommit = False
        return connection

    engine = create_engine(
        "postgresql+house://",
        creator=open_connection,
        poolclass=QueuePool,
        max_overflow=-1,
        hide_parameters=True,
    )
    turn = _turn(connections.number, connections.wait)
    event.listen(engine, "begin", lambda connection: _begin(connection, turn))
    event.listen(engine, "before_cursor_execute", _speak, retval=True)
    return engine


def _turn(number: int, wait: float) -> str:
    return (
        f"SET LOCAL lock_timeout = '{max(1, int(wait * 1000))}ms'; SELECT pg_notify('hotelcs_{number:d}', ''); "
        f"SELECT d.schema FROM hotelcs_property p CROSS JOIN hotelcs_database d WHERE p.property_id = {number:d} "
        "FOR UPDATE OF p"
    )


def _begin(connection: Any, turn: str) -> None:
    """Take the hotel's turn; refuse a schema that others have made another meanwhile.

    Whatever stands in the way, the connection is not used again: the next unit makes its own.
    """
    try:
        cursor = connection.connection.dbapi_connection.execute(turn)
        while cursor.nextset():
            pass
        found = cursor.fetchone()
    except BaseException:
        connection.invalidate()
        raise
    if found is None or found[0] != schema.SCHEMA:
        connection.invalidate()
        raise schema.mismatch(found[0] if found else 0)


def _speak(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> Any:  # noqa: ARG001 - SQLAlchemy's signature
    """Text of the house is translated; what SQLAlchemy wrote speaks PostgreSQL already. What no text can be is found nowhere."""
    compiled = getattr(context, "compiled", None)
    if compiled is None:
        statement = translated(statement)
    elif isinstance(compiled.statement, TextClause):
        lists = context._expanded_parameters  # noqa: SLF001 - SQLAlchemy tells it nowhere else
        statement = _listed(translated(compiled.statement.text), lists)
    elif not compiled.statement.is_select:
        return statement, parameters
    return statement, sound(parameters) if isinstance(parameters, dict) else parameters


def _listed(statement: str, lists: Mapping[str, list[str]]) -> str:
    """`statement` with each parameter that is a list written out; one of nothing holds nothing."""
    for name, each in lists.items():
        statement = statement.replace(f"%({name})s", f"({', '.join(f'%({one})s' for one in each) or 'NULL'})")
    return statement
