"""`pytest --on postgres`: every hotel that a desk opens is moved to a PostgreSQL server first.

What a test does to the hotel's file behind the desk's back stays with the file; such tests are about files.
"""

import hashlib
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from hotelcs.storage import driver as sqlite
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.postgres import driver, engine, reading
from hotelcs.storage.postgres.server import Server
from hotelcs.storage.postgres.speaking import translated
from tests.behind_the_desk import UNGUARDED, Behind, as_in_the_file, named
from tests.postgres_server import cluster

_MASTER = (
    "CREATE VIEW sqlite_master AS SELECT CAST('table' AS text) AS type, CAST(c.relname AS text) AS name "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'hotelcs' AND c.relkind = 'r' "
    "AND c.relname NOT IN ('hotelcs_database', 'hotelcs_property')"
)
"""Where tests ask a file which tables it has."""


ABOUT_THE_LIBRARY = ("EXPLAIN QUERY PLAN", "PRAGMA")
"""What only the library of a file answers."""
_CLONE = """CREATE FUNCTION clone(model integer, place integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE name text; columns text; filled boolean;
BEGIN
    FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'hotelcs' AND c.relkind = 'r' AND c.relrowsecurity LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE property_id = $1)', name) INTO filled USING model;
        CONTINUE WHEN NOT filled;
        SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
            WHERE attrelid = name::regclass AND attnum > 0 AND attname <> 'property_id';
        EXECUTE format('INSERT INTO %I (property_id, %s) SELECT $2, %s FROM %I WHERE property_id = $1',
            name, columns, columns, name) USING model, place;
    END LOOP;
END $$"""
"""Copies a hotel within the database, as nobody but a superuser may: without triggers, without looking at references."""


class Moving:
    """Opens hotels on a server in place of their files: each content is moved once, and copied for each place.

    All are hotels of one database, so every test proves on the way that a hotel does not see another.
    """

    def __init__(self, cluster: Any) -> None:
        self.cluster = cluster
        self.models: dict[str, int] = {}
        self.places: dict[tuple[str, int], int] = {}
        self.opened: list[Any] = []
        self.active = False
        self.turn = threading.Lock()
        self.to_file, self.to_copy = sqlite.connect, shutil.copy
        self.url = cluster.make("hotels")
        _furnish(self.url)
        self.root = cluster.connected("hotels")
        self.root.execute("SET search_path = hotelcs; SET session_replication_role = replica")
        self.root.execute(_MASTER)
        self.root.execute(f"GRANT SELECT ON sqlite_master TO {cluster.owner}")
        self.root.execute(_CLONE)
        self.root.execute(UNGUARDED)

    def open(self, named: Any, *, wait: float = 10.0) -> Any:
        """The open hotel at a path, on the server."""
        from hotelcs.storage import opening

        if not self.active or opening.is_server(named):
            return opening.open_hotel(named, wait=wait)
        with self.turn:
            return self._open(named, wait)

    def _open(self, named: Any, wait: float) -> Any:
        path = Path(str(named)).expanduser().absolute()
        place = self._known(_place(path))
        if place not in self.places:
            hotel = HotelFile(path, wait=wait)
            with hotel.read() as reader:
                if not reader.rows("SELECT 1 FROM property"):
                    return hotel  # it is being founded
            hotel.close()
            self.places[place] = self._moved(path)
        self.opened.append(_here(f"{self.url}&property=%23{self.places[place]}", path, wait))
        return self.opened[-1]

    def _known(self, place: tuple[str, int]) -> tuple[str, int]:
        """The same, also where the file was renamed since it was moved, as a hotel is that is founded."""
        if place not in self.places:
            for other in [
                other for other in self.places if other[1] == place[1] and not Path(other[0]).exists()
            ]:
                self.places[place] = self.places.pop(other)
        return place

    def copy(self, source: Any, target: Any, **options: Any) -> Any:
        """A copy of a file: another hotel is in its place from then on."""
        made = self.to_copy(source, target, **options)
        self.places.pop(_place(Path(str(made)).absolute()), None)
        return made

    def connect(self, named: str, **options: Any) -> Any:
        """A connection behind the desk's back: to the server once the hotel is there."""
        number = self.places.get(self._known(_place(Path(named).absolute()))) if self.active else None
        if number is None:
            return self.to_file(named, **options)
        connection = driver.connect(Server.parse(self.url))
        connection.execute(f"SET hotelcs.property = '{number:d}'")
        return Behind(connection)

    def _moved(self, path: Path) -> int:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            content += hashlib.sha256(wal.read_bytes()).hexdigest()
        if content not in self.models:
            self.models[content] = self._model(path)
        added: Any = self.root.execute(
            "INSERT INTO hotelcs_property DEFAULT VALUES RETURNING property_id"
        ).fetchone()
        self.root.execute("SELECT clone(%s, %s)", (self.models[content], added[0]))
        return int(added[0])

    def _model(self, path: Path) -> int:
        from hotelcs.models import every_table
        from hotelcs.storage.postgres import making, moving

        tables = moving.tables_of(path)
        with closing(HotelFile(path)) as hotel, hotel.read() as reader:
            made = making.create(
                Server.parse(self.url).of("new"),
                every_table(),
                fill=lambda there: moving.into_server(reader, there, tables),
            )
        self.root.execute(
            "UPDATE hotelcs_property SET uid = NULL"
        )  # another content may be of the same hotel
        self.root.execute("ANALYZE")
        return int(made.property.removeprefix("#"))

    def sweep(self) -> None:
        """No desk of the last test talks on."""
        for hotel in self.opened:
            hotel.close()
        self.opened.clear()
        self.active = False


def _place(path: Path) -> tuple[str, int]:
    """The file at `path` as long as it is the same."""
    return str(path), path.stat().st_ino if path.exists() else 0


def _furnish(url: str) -> None:
    """The tables alone."""
    from hotelcs.models import every_table
    from hotelcs.storage.postgres import making

    with closing(driver.connect(Server.parse(url))) as connection, connection.transaction():
        making.furnish(connection, every_table())


def _here(url: str, path: Path, wait: float) -> Any:
    """The hotel on the server, which says that it lies at `path`: anchors and messages are as with the file."""
    from hotelcs.storage.postgres.hotel import HotelServer

    made = HotelServer(url, wait=wait)
    made.path = path
    return made


def _named(statement: str, parameters: Any) -> tuple[str, Any]:
    """What a test says with question marks; the house gives every value a name."""
    if isinstance(parameters, list) and parameters and isinstance(parameters[0], tuple):
        every = [named(statement, row) for row in parameters]
        return every[0][0], [given for _, given in every]
    return (
        named(statement, parameters)
        if isinstance(parameters, tuple) and parameters
        else (statement, parameters)
    )


def _asked(statement: str) -> str:
    """A statement of a reader; what only the library of the file can be asked is about the file."""
    if statement.startswith(ABOUT_THE_LIBRARY):
        pytest.skip(f"only in a file: {statement[:60]}")
    return translated(as_in_the_file(statement))


@contextmanager
def moved() -> Iterator[Moving]:
    """Let every desk of the session open its hotel on a server."""
    server = cluster(durable=True)
    moving = Moving(server)
    speak = engine._speak
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hotelcs.workflows.desk.open_hotel", moving.open)
        patch.setattr("hotelcs.storage.driver.connect", moving.connect)
        patch.setattr("shutil.copy", moving.copy)
        patch.setattr(reading, "translated", _asked)
        patch.setattr(engine, "_speak", lambda *told: speak(*told[:2], *_named(*told[2:4]), *told[4:]))
        yield moving
    moving.root.close()
    server.end()
