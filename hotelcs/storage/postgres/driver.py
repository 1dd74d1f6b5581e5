"""psycopg as the house uses it: values go in and come out as SQLite's would, and what went wrong in words for staff.

Parameters are put into the text on this side (psycopg's ClientCursor): PostgreSQL then gives each the type of the
place where it stands, as SQLite does, and a pooler between the two has nothing to remember.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

try:
    import psycopg
except ImportError as missing:
    from hotelcs.errors import NotReady
    from hotelcs.i18n import N_

    raise NotReady(
        N_("A hotel on PostgreSQL needs more of hotelcs than is installed here."),
        hint=N_("Run: pip install 'hotelcs[postgres]'"),
    ) from missing
from psycopg.adapt import Dumper, Loader

from hotelcs.errors import HotelcsError, InputOutput, Locked, NotReady
from hotelcs.i18n import N_
from hotelcs.storage.driver import LOCKED
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.postgres.server import Server

SCHEMA_NAME = "hotelcs"
"""The schema of the database in which everything of ours lies."""
DatabaseError = psycopg.DatabaseError
IntegrityError = psycopg.IntegrityError
WAITED_TOO_LONG = frozenset({"55P03", "40P01", "40001", "57014"})
"""SQLSTATEs that mean that waiting helps: no lock in time, a deadlock, two at once, a cancelled statement."""
FULL = frozenset({"53100", "53200"})


class _Text(Dumper):
    """A day or an instant as the text that the columns hold; its type is that of the place where it stands."""

    oid = 0

    def dump(self, obj: Any) -> bytes:
        """ISO text; an instant as SQLite's driver writes one."""
        return (obj.isoformat(" ") if isinstance(obj, datetime) else obj.isoformat()).encode()


class _Truth(Dumper):
    """Truth is 0 and 1."""

    oid = 20

    def dump(self, obj: Any) -> bytes:
        """A digit."""
        return b"1" if obj else b"0"

    def quote(self, obj: Any) -> bytes:
        """The same, without quotes."""
        return self.dump(obj)


class _Number(Loader):
    """Sums come back as whole numbers, averages as floats."""

    def load(self, data: Any) -> int | float:
        """The number."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdecimal() else float(text)


def connect(server: Server, *, wait: float = 10.0) -> Any:
    """A connection to the server, in autocommit, with the house's own way of values."""
    with told(server):
        connection = psycopg.connect(
            server.url,
            autocommit=True,
            cursor_factory=psycopg.ClientCursor,
            client_encoding="utf8",
            application_name="hotelcs",
            connect_timeout=max(2, int(wait)),
            keepalives_idle=30,
            tcp_user_timeout=20_000,
        )
        adapters = connection.adapters
        for kind in (date, datetime):
            adapters.register_dumper(kind, _Text)
        adapters.register_dumper(bool, _Truth)
        adapters.register_loader("numeric", _Number)
        try:
            connection.execute(
                f"SET search_path = {SCHEMA_NAME}; SET timezone = 'UTC'; SET client_min_messages = warning"
            )
        except BaseException:
            connection.close()
            raise
    return connection


def failure_of(error: BaseException, server: Server) -> HotelcsError | None:
    """The error for staff behind `error`, or None when it is a broken rule or a fault of the program."""
    cause = getattr(error, "orig", None) or error
    if not isinstance(cause, psycopg.Error) or isinstance(cause, IntegrityError):
        return None
    state = cause.sqlstate or ""
    if state in WAITED_TOO_LONG:
        return Locked(LOCKED)
    if state in FULL:
        return InputOutput(
            N_("The disk is full; nothing was changed."), hint=N_("Free some space, then try again.")
        )
    if state in {"3D000", "28000", "28P01"}:
        return NotReady(N_("{path} lets nobody in ({why})."), path=server, why=_said(cause))
    if isinstance(cause, psycopg.OperationalError) or state.startswith(("57P", "08")):
        return ServerLost(
            N_("The database server cannot be reached ({why}); nothing was written."),
            hint=N_("It is tried again by itself; what is typed is kept."),
            why=_said(cause),
        )
    return None


def _said(error: BaseException) -> str:
    """The first line of what the server said."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@contextmanager
def told(server: Server) -> Iterator[None]:
    """Let failures of the server inside the block leave it as errors for staff."""
    try:
        yield
    except Exception as error:
        found = failure_of(error, server)
        if found is None:
            raise
        raise found from error
