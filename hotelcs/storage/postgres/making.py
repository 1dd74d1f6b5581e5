"""Making a hotel on a server: the tables when it is the first, its place in the list, and the way back."""

from collections.abc import Callable
from typing import Any

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.storage import schema
from hotelcs.storage.postgres import driver, tables_of_group
from hotelcs.storage.postgres.connections import refuse_all_seeing
from hotelcs.storage.postgres.functions import FUNCTIONS
from hotelcs.storage.postgres.resting import rules_rest
from hotelcs.storage.postgres.rules import rules
from hotelcs.storage.postgres.server import NEW, Server
from hotelcs.storage.postgres.tables import tables
from hotelcs.storage.triggers import sqlite_triggers

_ONE_MAKER = "SELECT pg_advisory_xact_lock(4803)"
"""Two at once: the second waits and finds the tables there."""


def create(
    server: Server, metadata: Any, *, wait: float = 30.0, fill: Callable[[Any], None] | None = None
) -> Server:
    """Make room for one more hotel, and the tables (`metadata`) when there are none; where it is comes back.

    `fill` puts rows in before the one transaction ends. Refuses when there is a hotel already, unless the URL says `property=new`.
    """
    connection = driver.connect(server, wait=wait)
    try:
        with driver.told(server), connection.transaction():
            refuse_all_seeing(connection, server)
            _refuse_other_letters(connection, server)
            connection.execute(_ONE_MAKER)
            if not tables_of_group.is_furnished(connection):
                furnish(connection, metadata)
            refuse_taken(connection, server)
            added = "INSERT INTO hotelcs_property DEFAULT VALUES RETURNING property_id"
            number = int(connection.execute(added).fetchone()[0])
            if fill is not None:
                connection.execute(f"SET LOCAL hotelcs.property = '{number:d}'")
                fill(connection)
            return server.of(f"#{number}")
    finally:
        connection.close()


def furnish(connection: Any, metadata: Any) -> None:
    """Every function, table, index and rule of the newest schema."""
    connection.execute("SET LOCAL hotelcs.property = '0'")
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {driver.SCHEMA_NAME}")
    for statement in (
        *tables_of_group.TABLES,
        *FUNCTIONS,
        *tables(metadata),
        *rules(sqlite_triggers()),
        *tables_of_group.NAMING,
    ):
        connection.execute(statement)
    connection.execute(f"INSERT INTO hotelcs_database VALUES (1, {schema.SCHEMA:d})")


def refuse_taken(connection: Any, server: Server) -> None:
    """Refuse a database with a hotel, unless one more is asked for."""
    there = tables_of_group.hotels(connection)
    if server.property == NEW or not (there or server.property):
        return
    raise NotReady(
        N_("{path} exists already; it was left as it is."),
        hint=N_("For one more hotel of a group in the same database add ?property=new to the URL."),
        path=server,
    )


def _refuse_other_letters(connection: Any, server: Server) -> None:
    """Refuse a database that cannot hold every character."""
    if (letters := connection.execute("SHOW server_encoding").fetchone()[0]) != "UTF8":
        raise NotReady(N_("{path} is kept in {letters}; a hotel needs UTF8."), path=server, letters=letters)


def remove(server: Server, *, wait: float = 30.0) -> None:
    """Take away what was begun of the hotel that `server` names, whatever it has written so far."""
    connection = driver.connect(server, wait=wait)
    try:
        with driver.told(server), connection.transaction():
            uid, number, _ = tables_of_group.hotel_of(connection, server)
            del uid
            connection.execute(f"SET LOCAL hotelcs.property = '{number:d}'")
            with rules_rest(connection):
                empty(connection)
            connection.execute(f"DELETE FROM hotelcs_property WHERE property_id = {number:d}")
    finally:
        connection.close()


def empty(connection: Any) -> None:
    """Take away every row of the hotel that the session is at, while the rules rest."""
    for (name,) in connection.execute(OF_A_HOTEL).fetchall():
        connection.execute(f'DELETE FROM "{name}"')


OF_A_HOTEL = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'hotelcs' AND c.relkind = 'r' AND c.relrowsecurity IS TRUE ORDER BY c.relname"
)
"""The tables that hold rows of hotels."""
