"""Rows copied with changes, for measures of many records: the first is made by acts, the others differ where a measure looks."""

from typing import Any

from hotelcs.models import every_table
from tests.conftest import Hand


def copy(hand: Hand, table: str, changes: list[dict[str, Any]]) -> list[int]:
    """One copy of the first row of `table` for each of `changes`; the ids of the copies come back (0 where there is none)."""
    columns = [column.name for column in every_table().tables[table].columns]
    quoted = ", ".join(f'"{name}"' for name in columns)
    with hand.desk.file.write() as session:
        run = session.connection().exec_driver_sql
        first = run(f"SELECT {quoted} FROM {table} ORDER BY {columns[0]} LIMIT 1").one()
        made = []
        for change in changes:
            row = dict(zip(columns, first, strict=True)) | change
            if "id" in columns:
                row["id"] = run(f"SELECT max(id) + 1 FROM {table}").scalar_one()
            run(f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' for _ in row)})", tuple(row.values()))
            made.append(int(row.get("id", 0)))
    return made
