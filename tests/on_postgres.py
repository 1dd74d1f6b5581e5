"""`pytest --on postgres`: every hotel that a desk opens is moved to a PostgreSQL server first.

What a test does to the hotel's file behind the desk's back stays with the file; such tests are about files.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from hotelcs.storage.hotel_file import HotelFile
from tests.postgres_server import Cluster


_MASTER = (
    "CREATE VIEW sqlite_master AS SELECT CAST('table' AS text) AS type, CAST(c.relname AS text) AS name "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'hotelcs' AND c.relkind = 'r' "
    "AND c.relname NOT IN ('hotelcs_database', 'hotelcs_property')"
)
"""Where tests ask a file which tables it has."""


class Moving:
    """Opens hotels on a server in place of their files: each content is moved once, and copied for each place."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.models: dict[str, str] = {}
        self.places: dict[tuple[str, int], str] = {}
        self.count = 0
        self.active = False

    def open(self, named: Any, *, wait: float = 10.0) -> Any:
        """The open hotel at a path, on the server."""
        from hotelcs.storage import opening

        if not self.active or opening.is_server(named):
            return opening.open_hotel(named, wait=wait)
        path = Path(str(named)).expanduser().absolute()
        place = (str(path), path.stat().st_ino if path.exists() else 0)
        if place not in self.places:
            HotelFile(path, wait=wait).close()
            self.places[place] = self._moved(path)
        return _here(self.places[place], path, wait)

    def _moved(self, path: Path) -> str:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            content += hashlib.sha256(wal.read_bytes()).hexdigest()
        if content not in self.models:
            self.models[content] = self._model(path)
        self.count += 1
        return self.cluster.make(f"h{self.count}", self.models[content])

    def _model(self, path: Path) -> str:
        from hotelcs.models import every_table
        from hotelcs.storage.postgres import making, moving
        from hotelcs.storage.postgres.server import Server

        name, metadata = f"model{len(self.models)}", every_table()
        url = self.cluster.make(name, "empty" if self.models else "template0")
        if not self.models:
            with closing(HotelFile(path)) as hotel, hotel.read():
                _furnish(url, metadata)
            self.cluster.make("empty", name)
        with closing(HotelFile(path)) as hotel, hotel.read() as reader:
            making.create(
                Server.parse(url), metadata, fill=lambda there: moving.into_server(reader, there, metadata)
            )
        return name

    def sweep(self) -> None:
        """Take away the hotels of the last test."""
        for url in self.places.values():
            self.cluster.drop(url.partition("@/")[2].partition("?")[0])
        self.places.clear()
        self.active = False


def _furnish(url: str, metadata: Any) -> None:
    """The tables alone: every model begins with them."""
    from hotelcs.storage.postgres import driver, making
    from hotelcs.storage.postgres.server import Server

    with closing(driver.connect(Server.parse(url))) as connection, connection.transaction():
        making.furnish(connection, metadata)
        connection.execute(_MASTER)


def _here(url: str, path: Path, wait: float) -> Any:
    """The hotel on the server, which says that it lies at `path`: anchors and messages are as with the file."""
    from hotelcs.storage.postgres.hotel import HotelServer

    kind: Any = type("HotelHere", (HotelServer,), {"path": path})
    return kind(url, wait=wait)


@contextmanager
def moved() -> Iterator[Moving]:
    """Let every desk of the session open its hotel on a server."""
    cluster = Cluster()
    moving = Moving(cluster)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hotelcs.workflows.desk.open_hotel", moving.open)
        yield moving
    cluster.end()
