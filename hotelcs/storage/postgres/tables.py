"""The tables of the house on PostgreSQL, from the same models: the same names, each key widened by the hotel.

Whole numbers are BIGINT; days, instants and words are TEXT that sorts by its code points; truth is 0 and 1: what
is stored is what SQLite's file has, so every question means the same.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, MetaData, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import Boolean, Integer, LargeBinary

from hotelcs.storage.postgres.translating import TENANT, condition

SETTING = "hotelcs.property"
"""The session's setting that says which hotel it is at."""
_OWN = f"current_setting('{SETTING}')::integer"
_NAMES = postgresql.dialect().identifier_preparer  # type: ignore[no-untyped-call]


def tables(metadata: MetaData) -> Iterator[str]:
    """Every table, then what refers to others, the indexes, and who sees which rows."""
    made = metadata.sorted_tables
    for table in made:
        if (column := _numbered(table)) is not None:
            yield _numbers(table, column)
        yield _table(table)
    for table in made:
        yield from (_reference(table, key) for key in _of(table, ForeignKeyConstraint))
        yield from (
            _index(table, index) for index in sorted(table.indexes, key=lambda index: str(index.name))
        )
        yield from _seen_by(table.name)


def _table(table: Table) -> str:
    lines = [_column(table, column) for column in table.columns]
    lines.append(f"{TENANT} integer NOT NULL DEFAULT {_OWN}")
    lines.append(f"CONSTRAINT {named(table.primary_key)} PRIMARY KEY ({_widened(table.primary_key.columns)})")
    lines += [
        f"CONSTRAINT {named(key)} UNIQUE ({_widened(key.columns)})" for key in _of(table, UniqueConstraint)
    ]
    lines += [
        f"CONSTRAINT {named(rule)} CHECK ({condition(str(rule.sqltext))})"
        for rule in _of(table, CheckConstraint)
    ]
    inside = ",\n    ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n    {inside}\n)'


def _column(table: Table, column: Column[Any]) -> str:
    """One column; the row's own number is given by the database."""
    said = f'"{column.name}" {kind_of(column)}'
    if column is _numbered(table):
        return f"{said} NOT NULL DEFAULT {_next(table)}()"
    if column.server_default is not None:
        given: Any = getattr(column.server_default, "arg", "")
        said += f" DEFAULT '{given}'" if isinstance(given, str) else f" DEFAULT {given.text}"
    return said if column.nullable else f"{said} NOT NULL"


def _numbered(table: Table) -> Column[Any] | None:
    """The column whose number the database gives, if there is one."""
    column = table.autoincrement_column
    return None if column is None or column.foreign_keys else column


def _next(table: Table) -> str:
    return f'"next_{table.name}"'


def _numbers(table: Table, column: Column[Any]) -> str:
    """What gives a row its number: the one after the hotel's greatest, as in SQLite's file.

    Who inserts has the hotel's turn, so nobody else is given the same. A sequence would not do: it leaves a gap for each
    act that was only tried, and goes on across the hotels of a group.
    """
    greatest = f'SELECT max("{column.name}") FROM "{table.name}" WHERE {TENANT} = {_OWN}'
    return (
        f"CREATE FUNCTION {_next(table)}() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$ "
        f"BEGIN RETURN coalesce(({greatest}), 0) + 1; END $$"
    )


def kind_of(column: Column[Any]) -> str:
    """The type of a column."""
    if isinstance(column.type, (Integer, Boolean)):
        return "BIGINT"
    return "BYTEA" if isinstance(column.type, LargeBinary) else 'TEXT COLLATE "C"'


def named(rule: Any) -> str:
    """The name of a constraint or an index, as the convention of the models gives it."""
    return str(_NAMES.format_constraint(rule))


def _of(table: Table, kind: type[Any]) -> list[Any]:
    """The rules of one kind, in the order of their names."""
    return sorted((rule for rule in table.constraints if isinstance(rule, kind)), key=named)


def _widened(columns: Any) -> str:
    return ", ".join([TENANT, *(f'"{column.name}"' for column in columns)])


def _reference(table: Table, key: Any) -> str:
    """A reference to another table, within the hotel."""
    far = ", ".join([TENANT, *(f'"{element.column.name}"' for element in key.elements)])
    return (
        f'ALTER TABLE "{table.name}" ADD CONSTRAINT {named(key)} FOREIGN KEY ({_widened(key.columns)}) '
        f'REFERENCES "{key.referred_table.name}" ({far}) DEFERRABLE'
    )


def _index(table: Table, index: Index) -> str:
    where = index.dialect_options["sqlite"]["where"]
    rest = "" if where is None else f" WHERE {condition(str(where))}"
    unique = "UNIQUE " if index.unique else ""
    columns = [TENANT, *(_sorted(column) for column in index.columns)]
    return f'CREATE {unique}INDEX {named(index)} ON "{table.name}" ({", ".join(columns)}){rest}'


def _sorted(column: Column[Any]) -> str:
    """A column of an index; empty values come first where there can be any, as SQLite sorts."""
    return f'"{column.name}" NULLS FIRST' if column.nullable else f'"{column.name}"'


def _seen_by(table: str) -> Iterator[str]:
    """A session sees and writes the rows of its own hotel, whoever owns the table."""
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield f'CREATE POLICY own_hotel ON "{table}" USING ({TENANT} = {_OWN}) WITH CHECK ({TENANT} = {_OWN})'
