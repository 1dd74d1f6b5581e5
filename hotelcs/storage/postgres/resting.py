"""The house's triggers rest while whole hotels come and go: what they count was counted when the rows were first written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

NAMING = "name_property"
"""The trigger that tells the list of hotels a uid."""
_RULED = (
    "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n "
    "ON n.oid = c.relnamespace WHERE n.nspname = 'hotelcs' AND NOT t.tgisinternal AND t.tgname <> %s"
)


@contextmanager
def rules_rest(connection: Any, *, but: str = "") -> Iterator[None]:
    """No trigger of ours, except `but`, acts inside the block; every constraint and reference is looked at when it ends.

    Inside an open transaction, with every hotel's turn: others of the database wait until that is over, and are told
    that it is busy after their own patience.
    """
    connection.execute("SELECT property_id FROM hotelcs_property ORDER BY property_id FOR UPDATE")
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
    ruled = [name for (name,) in connection.execute(_RULED, (but,)).fetchall()]
    for name in ruled:
        connection.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
    yield
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in ruled:
        connection.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
