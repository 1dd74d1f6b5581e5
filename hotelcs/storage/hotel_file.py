"""An open hotel: read units, write units, and whether someone else has changed it.

SQLAlchemy is imported by the first write unit, not by opening or reading.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures, place, schema
from hotelcs.storage.connections import Connections
from hotelcs.storage.reading import DriverReader
from hotelcs.storage.schema import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

__all__ = ["APPLICATION_ID", "SCHEMA", "HotelFile"]

SALVAGED = N_("{path} was salvaged from a damaged file, and nobody has accepted it; nothing was written.")
_INHERITED: list[Connections] = []
"""Connections of a parent process. A child neither uses nor closes them: their locks are the parent's."""


class HotelFile:
    """One hotel's database. Safe to share between threads, and with a forked child."""

    salvaged = 0
    """The mark of a file that was made of a damaged one and that nobody has accepted: it is read only; else 0."""

    still = False
    """Whether this is a hotel to look at, on a disk that can only be read (`still_file`)."""

    on_server = False
    """Whether the hotel is on a server; then `path` names no file, but stands for it on this machine."""

    copy_to: "Callable[[Path], None] | None" = None
    """Makes a file of a hotel that is in none, for a backup."""

    def __init__(self, path: str | Path, *, wait: float = 10.0) -> None:
        place.refuse_name(str(path))
        self.path = Path(path).expanduser().absolute()
        self.wait = wait
        place.check_existing(self.path)
        self._begin(self.path)

    def _begin(self, where: Path) -> None:
        """Open the file at `where`, which holds the hotel of `path`: the same, or a copy of it."""
        self.where = where
        schema.refuse_foreign(where)
        with failures.told(self.path):
            driver.leave_unsafe_journal(str(where))
        self._connections = Connections(where, self.wait)
        try:
            schema.check(self._connections.reader(), self.path)
            mark = schema.application(self._connections.reader())
            self.salvaged = mark if mark in schema.SALVAGED else 0
        except BaseException:
            self._connections.close()
            raise

    @property
    def place(self) -> Any:
        """The hotel's place as `storage.opening` opens it."""
        return self.path

    @property
    def named(self) -> str:
        """The hotel's place as people are told it."""
        return str(self.path)

    @property
    def address(self) -> str:
        """The hotel's place as another process of ours finds it; of a server with its password, so it is shown to nobody."""
        return str(self.path)

    @contextmanager
    def read(self) -> Iterator[DriverReader]:
        """A read unit: one consistent picture of the hotel, ended at once. Never held across user time.

        A read unit inside a read unit of the same thread sees the same picture.
        """
        connection = self._mine().reader()
        with failures.told(self.path):
            if connection.in_transaction:
                yield DriverReader(connection)
                return
            connection.execute("BEGIN")
            try:
                yield DriverReader(connection)
            finally:
                connection.rollback()

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator["Session"]:
        """A write unit: BEGIN IMMEDIATE, then commit, or roll back on any error (or always, without `keep`).

        Raises Locked when another desk holds the database beyond `wait` seconds, InputOutput when the disk
        refuses or the file is no longer the one that was opened, SchemaMismatch after a migration by others.
        """
        from sqlmodel import Session

        if self.salvaged:
            raise NotReady(
                SALVAGED, hint=N_("Look at it; then: hotelcs salvage --accept PATH"), path=self.path
            )
        self._mine().refuse_replaced()
        with (
            failures.told(self.path),
            Session(self.engine, expire_on_commit=False, autoflush=True) as session,
        ):
            yield session
            if keep:
                session.commit()
            else:
                session.rollback()

    def at_the_door(self) -> "AbstractContextManager[Session]":
        """A write unit of the door: tries of passwords, sessions. Raises as `write`."""
        return self.write()

    @property
    def engine(self) -> "Engine":
        """The SQLAlchemy engine behind write units."""
        return self._mine().engine()

    def changed(self) -> int:
        """A number that differs when anybody has committed since (`PRAGMA data_version`)."""
        return self._mine().commits()

    def close(self) -> None:
        """End every connection of this process."""
        self._mine().close()

    def _mine(self) -> Connections:
        """The connections of this process; a forked child makes its own."""
        if self._connections.pid != os.getpid():
            inherited = self._connections
            _INHERITED.append(inherited)
            self._connections = Connections(self.where, self.wait)
            self._connections.file = inherited.file
        return self._connections
