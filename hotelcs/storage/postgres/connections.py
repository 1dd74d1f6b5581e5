"""The connections of one process to one hotel on a server: a reader for each thread, a listener, the engine of writes."""

import os
import threading
from typing import TYPE_CHECKING, Any

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.storage import schema
from hotelcs.storage.postgres import driver, speaking
from hotelcs.storage.postgres.server import Server
from hotelcs.storage.postgres.tables_of_group import hotel_of

if TYPE_CHECKING:
    from sqlalchemy import Engine


class ServerConnections:
    """Opened when first needed. A forked child makes its own set and leaves this one alone."""

    def __init__(self, server: Server, wait: float) -> None:
        self.server = server
        self.wait = wait
        self.pid = os.getpid()
        self._local = threading.local()
        self._guard = threading.Lock()
        self._watching = threading.Lock()
        self._readers: list[tuple[threading.Thread, Any]] = []
        self._listener: Any = None
        self._heard = 0
        self._engine: Engine | None = None
        self.uid = ""
        self.number = self._find()

    def _find(self) -> int:
        """The number of the hotel among those of the database. Refuses a role that would see the others' rows."""
        connection = driver.connect(self.server, wait=self.wait)
        try:
            with driver.told(self.server):
                refuse_all_seeing(connection, self.server)
                uid, number, found = hotel_of(connection, self.server)
                if found != schema.SCHEMA:
                    raise schema.mismatch(found)
                self.uid = uid
                self.server = self.server.of(uid) if self.server.property else self.server
                speaking.learn({name for (name,) in connection.execute(_FULL).fetchall()})
                return number
        finally:
            connection.close()

    def connect(self) -> Any:
        """A connection that sees this hotel alone."""
        connection = driver.connect(self.server, wait=self.wait)
        with driver.told(self.server):
            connection.execute(f"SET hotelcs.property = '{self.number:d}'")
        return connection

    def reader(self) -> Any:
        """This thread's reading connection; a new one when the server ended the last."""
        found = getattr(self._local, "reader", None)
        if found is None or found.closed:
            found = self.connect()
            with self._guard:
                self._close_dead()
                self._readers.append((threading.current_thread(), found))
            self._local.reader = found
        return found

    def commits(self) -> int:
        """A number that differs when something has been committed since, the same for every thread.

        What was committed while the listener was away is not known, so coming back counts as one more.
        """
        with driver.told(self.server), self._watching:
            if self._listener is None or self._listener.closed:
                self._listener = self.connect()
                self._listener.execute(f"LISTEN {channel(self.number)}")
                self._heard += 1
            try:
                self._heard += sum(1 for _ in self._listener.notifies(timeout=0))
            except driver.DatabaseError:
                self._listener.close()
                raise
            return self._heard

    def engine(self) -> "Engine":
        """The SQLAlchemy engine behind write units, made when first asked for."""
        with self._guard:
            if self._engine is None:
                from hotelcs.storage.postgres.engine import make_engine

                self._engine = make_engine(self)
            return self._engine

    def close(self) -> None:
        """End every connection of this process."""
        with self._guard, self._watching:
            for connection in [connection for _, connection in self._readers] + [self._listener]:
                if connection is not None:
                    connection.close()
            self._readers.clear()
            self._local, self._listener = threading.local(), None
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _close_dead(self) -> None:
        """Close the readers of threads that have ended, and forget those the server ended."""
        for thread, connection in self._readers:
            if not thread.is_alive():
                connection.close()
        self._readers = [
            (thread, each) for thread, each in self._readers if thread.is_alive() and not each.closed
        ]


_FULL = (
    "SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' "
    f"JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = '{driver.SCHEMA_NAME}' "
    "WHERE a.attnum > 0 GROUP BY a.attname HAVING bool_and(a.attnotnull)"
)
"""Names of columns that are never empty, in whichever table."""


def channel(number: int) -> str:
    """Where commits of the hotel with this number are told."""
    return f"hotelcs_{number:d}"


def refuse_all_seeing(connection: Any, server: Server) -> None:
    """Refuse a role that row level security does not bind: it would see every hotel as one."""
    asked = "SELECT rolsuper OR rolbypassrls, rolname FROM pg_roles WHERE rolname = current_user"
    unbound, role = connection.execute(asked).fetchone()
    if unbound:
        raise NotReady(
            N_("The role {role} of {path} is not held to one hotel's rows; nothing was opened."),
            hint=N_("Make an ordinary role that owns the database: CREATE ROLE hotelcs LOGIN"),
            role=role,
            path=server,
        )
