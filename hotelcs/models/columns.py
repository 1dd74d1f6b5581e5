"""What every table shares: names for constraints, STRICT, code columns with a CHECK, instants."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from hotelcs.storage.types import Instant

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def table(*constraints: Any, rowid: bool = True) -> tuple[Any, ...]:
    """`__table_args__` of a STRICT table; without `rowid` the primary key is the table."""
    options: dict[str, Any] = {"sqlite_strict": True}
    if not rowid:
        options["sqlite_with_rowid"] = False
    return (*constraints, options)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A CHECK that `column` holds one of the code texts `values` (or NULL where the column allows it)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, sql: str) -> CheckConstraint:
    """A named CHECK."""
    return CheckConstraint(sql, name=name)


def instant(*, index: bool = False) -> Any:
    """A UTC instant that is always there."""
    return Field(sa_type=Instant, index=index)


def instant_or_none() -> Any:
    """A UTC instant that may be missing."""
    return Field(default=None, sa_type=Instant)


def version_column() -> Any:
    """The version of a row that two desks can edit; a stale update is refused."""
    return Field(default=1)
