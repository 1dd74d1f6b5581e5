"""What is one for a whole database: its schema number, and the list of the hotels in it."""

from typing import Any

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.storage.place import MISSING, MISSING_HINT
from hotelcs.storage.postgres.server import Server

TABLES = (
    "CREATE TABLE hotelcs_database (one integer PRIMARY KEY CHECK (one = 1), schema integer NOT NULL)",
    """CREATE TABLE hotelcs_property (property_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid text COLLATE "C" UNIQUE, CONSTRAINT ck_hotelcs_property_uid CHECK (length(uid) > 0))""",
    """CREATE FUNCTION name_property() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE hotelcs_property SET uid = new.uid WHERE property_id = new.property_id; RETURN new; END $$""",
)
NAMING = (
    """CREATE TRIGGER name_property AFTER INSERT OR UPDATE OF uid ON "property"
    FOR EACH ROW EXECUTE FUNCTION name_property()""",
)
"""A hotel is known by its uid as soon as it has its settings."""
_THERE = "SELECT to_regclass('hotelcs.hotelcs_property') IS NOT NULL"
_HOTELS = (
    "SELECT p.uid, p.property_id, d.schema FROM hotelcs_property p CROSS JOIN hotelcs_database d ORDER BY 2"
)


def is_furnished(connection: Any) -> bool:
    """Whether the database has our tables."""
    return bool(connection.execute(_THERE).fetchone()[0])


def hotels(connection: Any) -> list[tuple[str | None, int, int]]:
    """Uid, number and schema of every hotel of the database; a uid is missing while a hotel is being made."""
    return connection.execute(_HOTELS).fetchall() if is_furnished(connection) else []


def hotel_of(connection: Any, server: Server) -> tuple[str, int, int]:
    """Uid, number and schema of the hotel that `server` names. Refuses when there is none, or several to choose from."""
    there = [(uid or f"#{number}", number, found) for uid, number, found in hotels(connection)]
    wanted = [row for row in there if server.property in ("", row[0], f"#{row[1]}")]
    if not wanted:
        raise NotReady(MISSING, hint=MISSING_HINT, path=server)
    if len(wanted) > 1:
        raise NotReady(
            N_("{path} holds {count} hotels; say which: ?property={uids}"),
            path=server,
            count=len(wanted),
            uids=" | ".join(uid for uid, _, _ in wanted),
        )
    return wanted[0]
