"""An open hotel: read units, write units, and whether someone else has changed it.

SQLAlchemy is imported by the first write unit, not by opening or reading.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Corrupt, NotReady, SchemaMismatch
from hotelcs.i18n import N_
from hotelcs.storage import driver, place
from hotelcs.storage.reading import DriverReader

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

APPLICATION_ID = 0x48435331
"""Marks a SQLite file as ours ("HCS1")."""
SCHEMA = 1
"""The schema number this program reads and writes (`PRAGMA user_version`)."""


class HotelFile:
    """One hotel's database. Safe to share between threads: each reads on a connection of its own."""

    def __init__(self, path: str | Path, *, wait: float = 10.0) -> None:
        self.path = Path(path)
        self.wait = wait
        self._local = threading.local()
        self._readers: list[Any] = []
        self._engine: Engine | None = None
        self._guard = threading.Lock()
        place.check_existing(self.path)
        check_schema(self._reader())

    @contextmanager
    def read(self) -> Iterator[DriverReader]:
        """A read unit: one consistent picture of the hotel, ended at once. Never held across user time."""
        connection = self._reader()
        connection.execute("BEGIN")
        try:
            yield DriverReader(connection)
        finally:
            connection.execute("ROLLBACK")

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator["Session"]:
        """A write unit: BEGIN IMMEDIATE, then commit, or roll back on any error (or always, without `keep`).

        Raises Locked when another desk holds the database beyond `wait` seconds.
        """
        from sqlmodel import Session

        with Session(self.engine, expire_on_commit=False, autoflush=True) as session:
            yield session
            if keep:
                session.commit()
            else:
                session.rollback()

    @property
    def engine(self) -> "Engine":
        """The SQLAlchemy engine behind write units, made when first asked for."""
        with self._guard:
            if self._engine is None:
                from hotelcs.storage.engine import make_engine

                self._engine = make_engine(self.path, wait=self.wait)
            return self._engine

    def changed(self) -> int:
        """A number that differs when another connection has committed since (`PRAGMA data_version`)."""
        return int(self._reader().execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """End every connection of this process."""
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        self._local = threading.local()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _reader(self) -> Any:
        """This thread's reading connection (a forked child makes its own)."""
        owner = (os.getpid(), threading.get_ident())
        if getattr(self._local, "owner", None) != owner:
            self._local.connection = driver.connect(str(self.path), wait=self.wait, readonly=True)
            self._local.owner = owner
            self._readers.append(self._local.connection)
        return self._local.connection


def check_schema(connection: Any) -> None:
    """Refuse a file that is not ours, is damaged, or has another schema number. Writes nothing."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
    except driver.OperationalError as error:
        raise NotReady(N_("The database cannot be opened: {why}."), why=error) from error
    except driver.DatabaseError as error:
        raise Corrupt(N_("The file is not a database: {why}."), why=error) from error
    if application != APPLICATION_ID:
        raise NotReady(N_("The file is a database of another program."))
    if schema > SCHEMA:
        raise SchemaMismatch(
            N_("The database needs a newer hotelcs (schema {found}; this program knows {known})."),
            found=schema,
            known=SCHEMA,
        )
    if schema < SCHEMA:
        raise SchemaMismatch(
            N_("The database has an older schema ({found}; this program needs {known})."),
            hint=N_("Run: hotelcs migrate"),
            found=schema,
            known=SCHEMA,
        )
