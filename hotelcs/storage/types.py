"""Column types: what a value looks like in the file, the same on every database.

Tables are STRICT on SQLite, which knows INTEGER, TEXT, REAL, BLOB and ANY only, so the names of the
standard types are mapped. Instants are UTC text to the second; naive ones are refused.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Date, String, Text, TypeDecorator
from sqlalchemy.ext.compiler import compiles

from hotelcs.clock import iso, parse_instant


@compiles(String, "sqlite")
@compiles(Text, "sqlite")
@compiles(Date, "sqlite")
def _as_text(element: Any, compiler: Any, **options: Any) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    """STRICT tables know no VARCHAR or DATE."""
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(element: Any, compiler: Any, **options: Any) -> str:  # noqa: ARG001 - SQLAlchemy's signature
    """STRICT tables know no BOOLEAN."""
    return "INTEGER"


class Instant(TypeDecorator[datetime]):
    """An aware instant: `2026-11-23T03:01:00Z` as text, on every database, so that every question means the same."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        """To the file; a naive value is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone: " + repr(value))
        return iso(value)

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        """From the file, aware."""
        return None if value is None else parse_instant(value)
