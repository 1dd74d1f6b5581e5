"""Column types: what a value looks like in the file, the same on every database.

Tables are STRICT on SQLite, which knows INTEGER, TEXT, REAL, BLOB and ANY only, so the names of the
standard types are mapped. Instants are UTC text to the second; naive ones are refused.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, String, Text, TypeDecorator
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
    """An aware instant: `2026-11-23T03:01:00Z` as text on SQLite, TIMESTAMPTZ elsewhere."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        """Text on SQLite, the real type elsewhere."""
        kind = String() if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        """To the file; a naive value is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone: " + repr(value))
        return iso(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        """From the file, aware."""
        if value is None or not isinstance(value, str):
            return value
        return parse_instant(value)
