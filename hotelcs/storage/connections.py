"""The connections of one process to one hotel: a reader for each thread, a watcher, the engine of writes."""

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Replaced
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures, maintenance, place, schema

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Connections:
    """Opened when first needed. A forked child makes its own set and leaves this one alone."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self.wait = wait
        self.pid = os.getpid()
        self.file = place.identity(path)
        self._local = threading.local()
        self._guard = threading.Lock()
        self._watching = threading.Lock()
        self._readers: list[tuple[threading.Thread, Any]] = []
        self._watcher: Any = None
        self._engine: Engine | None = None

    def reader(self) -> Any:
        """This thread's reading connection. Raises Replaced: what it reads would be a lost file."""
        if getattr(self._local, "reader", None) is None:
            reader = self._read_only()
            with self._guard:
                self._close_dead()
                self._readers.append((threading.current_thread(), reader))
            self._local.reader = reader
        else:
            self.refuse_replaced()
        return self._local.reader

    def commits(self) -> int:
        """A number that differs when something has been committed since, the same for every thread. Raises Replaced."""
        self.refuse_replaced()
        with failures.told(self.path), self._watching:
            if self._watcher is None:
                self._watcher = self._read_only()
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def engine(self) -> "Engine":
        """The SQLAlchemy engine behind write units, made when first asked for."""
        with self._guard:
            if self._engine is None:
                from hotelcs.storage.engine import make_engine

                self._engine = make_engine(self.path, wait=self.wait, check=self._refuse_changed)
            return self._engine

    def close(self) -> None:
        """End every connection of this process."""
        with self._guard, self._watching:
            for connection in [connection for _, connection in self._readers] + [self._watcher]:
                if connection is not None:
                    connection.close()
            self._readers.clear()
            self._local, self._watcher = threading.local(), None
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def refuse_replaced(self) -> None:
        """Refuse when the path no longer names the file that was opened: writes would go into a lost file."""
        if place.identity(self.path) != self.file:
            raise Replaced(
                N_("{path} was moved or replaced while it was open; nothing was written."),
                hint=N_("Close hotelcs everywhere, see that the right file is in place, then open it again."),
                path=self.path,
            )

    def _refuse_changed(self, connection: Any) -> None:
        """Before every write: still the same file, no restore, still the schema that this program knows."""
        self.refuse_replaced()
        maintenance.refuse(self.path)
        if (found := schema.number(connection)) != schema.SCHEMA:
            raise schema.mismatch(found)

    def _read_only(self) -> Any:
        with failures.told(self.path):
            reader = driver.connect(str(self.path), wait=self.wait, readonly=True)
        try:
            self.refuse_replaced()
        except BaseException:
            reader.close()
            raise
        return reader

    def _close_dead(self) -> None:
        """Close the readers of threads that have ended."""
        for thread, connection in self._readers:
            if not thread.is_alive():
                connection.close()
        self._readers = [(thread, connection) for thread, connection in self._readers if thread.is_alive()]
