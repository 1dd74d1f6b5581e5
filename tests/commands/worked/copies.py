"""Rows copied with changes, for measures of many records: the first is made by acts, the others differ where a measure looks."""

from typing import Any

from tests.conftest import Hand


def copy(hand: Hand, table: str, changes: list[dict[str, Any]]) -> list[int]:
    """One copy of the first row of `table` for each of `changes`; the ids of the copies come back."""
    with hand.desk.file.write() as session:
        run = session.connection().exec_driver_sql
        columns = [row[1] for row in run(f"PRAGMA table_info({table})")]
        names = [name for name in columns if name != "id"]
        quoted = ", ".join('"' + name + '"' for name in names)
        first = run(f"SELECT {quoted} FROM {table} ORDER BY {columns[0]} LIMIT 1").one()
        made = []
        for change in changes:
            row = dict(zip(names, first, strict=True)) | change
            done = run(
                f"INSERT INTO {table} ({quoted}) VALUES ({', '.join('?' for _ in row)})", tuple(row.values())
            )
            made.append(int(done.lastrowid))
    return made
