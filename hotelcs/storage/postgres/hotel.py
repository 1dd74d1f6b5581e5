"""An open hotel on a server, with the face of `hotelcs.storage.hotel_file.HotelFile`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psycopg.pq import TransactionStatus

from hotelcs.config import data_home
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.postgres import driver
from hotelcs.storage.postgres.connections import ServerConnections
from hotelcs.storage.postgres.reading import ServerReader
from hotelcs.storage.postgres.server import Server

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

_INHERITED: list[ServerConnections] = []
"""Connections of a parent process. A child neither uses nor closes them: the talk on them is the parent's."""


class HotelServer(HotelFile):
    """One hotel's rows in a database on a server. Safe to share between threads, and with a forked child.

    `path` is where this machine keeps what belongs to the hotel: backups and notes lie beside it, anchors know it.
    """

    on_server = True
    _connections: Any

    def __init__(self, named: str | Server, *, wait: float = 10.0) -> None:  # nothing of a file is looked at
        server = named if isinstance(named, Server) else Server.parse(named)
        self.wait = wait
        self._connections = ServerConnections(server, wait)
        self.path = data_home() / "servers" / f"{self._connections.uid}.db"
        with suppress(OSError):  # who cannot write there has no backups here
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def place(self) -> Server:
        """The server, and which of its hotels."""
        server: Server = self._connections.server
        return server.of(self._connections.uid)

    @property
    def named(self) -> str:
        """The hotel's URL without its password."""
        return str(self._connections.server)

    @property
    def address(self) -> str:
        """The hotel's URL with its password."""
        return str(self.place.address())

    def copy_to(self, path: Path) -> None:
        """Make a file of the hotel at `path`, proved equal row by row: what a backup is made of."""
        from hotelcs.storage.postgres.moving import copied_to_file

        copied_to_file(self, path)

    @contextmanager
    def read(self) -> Iterator[ServerReader]:
        """A read unit: one consistent picture of the hotel, ended at once.

        A server that was restarted since the last unit is met here: the unit begins again on a new connection.
        """
        with driver.told(self._connections.server):
            connection = self._mine().reader()
            if connection.info.transaction_status != TransactionStatus.IDLE:
                yield ServerReader(connection, self.path)
                return
            connection = self._begun(connection)
            try:
                yield ServerReader(connection, self.path)
            finally:
                if not connection.closed:
                    connection.rollback()

    def _begun(self, connection: Any) -> Any:
        """The connection, or a new one when the server has ended it, with a picture of the hotel that stays."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        try:
            connection.execute(begin)
        except driver.DatabaseError:
            if not connection.closed:
                raise
            connection = self._mine().reader()
            connection.execute(begin)
        return connection

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator["Session"]:
        """A write unit: the hotel's turn, then commit, or roll back on any error (or always, without `keep`).

        Raises Locked when another desk holds the hotel beyond `wait` seconds, ServerLost when the server went away.
        """
        from sqlmodel import Session

        try:
            with (
                driver.told(self._connections.server),
                Session(self.engine, expire_on_commit=False, autoflush=True) as session,
            ):
                session.info["database"] = self.path
                yield session
                if keep:
                    session.commit()
                else:
                    session.rollback()
        except ServerLost:
            self.engine.dispose()
            raise

    @property
    def engine(self) -> "Engine":
        """The SQLAlchemy engine behind write units."""
        engine: Engine = self._mine().engine()
        return engine

    def changed(self) -> int:
        """A number that differs when anybody has committed since (LISTEN and NOTIFY)."""
        return int(self._mine().commits())

    def close(self) -> None:
        """End every connection of this process."""
        self._mine().close()

    def _mine(self) -> Any:
        """The connections of this process; a forked child makes its own."""
        if self._connections.pid != os.getpid():
            _INHERITED.append(self._connections)
            self._connections = ServerConnections(self._connections.server, self.wait)
        return self._connections
