"""Every row of a hotel, read through one connection, to compare two states."""

from pathlib import Path
from typing import Any

from hotelcs.storage import driver

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def every_row(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, sorted."""
    connection = driver.connect(str(path), readonly=True)
    try:
        names = [name for (name,) in connection.execute(_TABLES)]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names
        }
    finally:
        connection.close()
