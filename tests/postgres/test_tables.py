"""The tables on the server are those of the file: names, columns, rules, indexes, triggers; each shows one hotel."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint

from hotelcs.errors import NotReady, Refusal
from hotelcs.models import every_table
from hotelcs.storage import triggers
from hotelcs.storage.postgres.server import Server
from hotelcs.storage.postgres.tables import named
from hotelcs.workflows.desk import open_desk
from tests.conftest import NOON, Hand
from tests.postgres_server import Cluster

OURS = "JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'hotelcs'"


@pytest.fixture
def root(cluster: Cluster, model: str) -> Any:
    with cluster.root(model) as connection:
        yield connection


def names(root: Any, sql: str) -> set[Any]:
    return {row[0] if len(row) == 1 else row for row in root.execute(sql).fetchall()}


def test_tables_columns_and_whether_they_may_be_empty_are_those_of_the_models(root: Any) -> None:
    found = names(root, f"SELECT c.relname, a.attname, a.attnotnull FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
                        f"AND c.relkind = 'r' AND c.relrowsecurity {OURS} WHERE a.attnum > 0 AND a.attname <> 'property_id'")  # fmt: skip
    wanted = {(t.name, c.name, not c.nullable) for t in every_table().tables.values() for c in t.columns}
    assert found == wanted


def test_every_rule_bears_the_name_it_has_in_the_file_and_is_within_the_hotel(root: Any) -> None:
    found = names(root, f"SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid {OURS} "
                        "WHERE c.relrowsecurity AND k.contype IN ('p', 'u', 'f', 'c')")  # fmt: skip
    wanted = {named(rule) for t in every_table().tables.values() for rule in t.constraints}
    assert found == wanted
    loose = names(root, f"SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid {OURS} "
                        "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'property_id' "
                        "WHERE c.relrowsecurity AND k.contype IN ('p', 'u', 'f') AND a.attnum <> ALL (k.conkey)")  # fmt: skip
    assert loose == set()
    assert any(
        isinstance(rule, CheckConstraint) for t in every_table().tables.values() for rule in t.constraints
    )


LED = """
SELECT what, name, first = 'property_id' FROM (
    SELECT k.contype::text AS what, k.conname AS name, k.conrelid AS owner, k.conkey[1] AS number
    FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'f')
    UNION ALL SELECT 'index', i.indexrelid::regclass::text, i.indrelid, i.indkey[0] FROM pg_index i) led
JOIN pg_class c ON c.oid = led.owner AND c.relrowsecurity JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'hotelcs'
CROSS JOIN LATERAL (SELECT a.attname AS first FROM pg_attribute a WHERE a.attrelid = led.owner AND a.attnum = led.number) column_one
"""
"""Every key, uniqueness, reference and index of the hotels' tables, and whether the hotel comes first in it."""


def test_every_key_reference_and_index_begins_with_the_hotel_so_that_tables_can_be_sharded_by_it(
    root: Any,
) -> None:
    found = root.execute(LED).fetchall()
    assert {what for what, _, _ in found} == {"p", "u", "f", "index"}
    assert len([what for what, _, _ in found if what == "p"]) == len(every_table().tables)
    assert [name for _, name, led in found if not led] == []


def test_every_index_and_every_trigger_is_there(root: Any) -> None:
    indexes = names(root, "SELECT indexname FROM pg_indexes WHERE schemaname = 'hotelcs'")
    assert {str(index.name) for t in every_table().tables.values() for index in t.indexes} <= indexes
    rules = names(
        root,
        f"SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid {OURS} WHERE NOT t.tgisinternal",
    )
    assert rules == {sql.split()[2] for sql in triggers.sqlite_triggers()} | {"name_property"}


def test_every_table_is_bound_to_the_hotel_of_the_session(root: Any) -> None:
    bound = names(root, f"SELECT c.relname FROM pg_class c {OURS} WHERE c.relforcerowsecurity")
    assert bound == set(every_table().tables)
    assert bound == names(root, "SELECT tablename FROM pg_policies WHERE schemaname = 'hotelcs'")


def test_two_hotels_of_one_database_do_not_see_each_other(
    url: str, there: Hand, business_hotel: Path, cluster: Cluster
) -> None:
    from contextlib import closing

    from hotelcs.storage.hotel_file import HotelFile
    from hotelcs.workflows.organisation.moving import move

    with closing(HotelFile(business_hotel)) as other:
        moved = move(other, f"{url}&property=new")
    with pytest.raises(NotReady) as several:
        open_desk(url)
    assert moved.uid in str(several.value)
    assert there.desk.uid in str(several.value)
    second = open_desk(f"{url}&property={moved.uid}", login="admin", clock=lambda: NOON)
    there.book("Only Here")
    with second.file.read() as reader:
        assert reader.rows("SELECT count(*) FROM reservation") == [(0,)]
        assert reader.rows("SELECT uid FROM property") == [(moved.uid,)]
    with pytest.raises(Exception, match="row-level security"), second.file.write() as session:
        session.connection().exec_driver_sql("UPDATE room SET property_id = 1")
    second.close()


def test_the_first_hotel_of_a_database_takes_no_room_from_the_next_unless_asked(
    url: str, there: Hand
) -> None:
    from hotelcs.workflows.organisation.moving import move

    with pytest.raises(Refusal) as same:
        move(there.desk.file, url)
    assert same.value.code == "SAME_KIND"


def test_a_role_that_sees_every_row_is_refused(cluster: Cluster, model: str, database: str) -> None:
    url = cluster.make(database, model)
    with cluster.root() as root:
        root.execute(f"ALTER ROLE {cluster.owner} BYPASSRLS")
    try:
        refused_to_see(url)
    finally:
        with cluster.root() as root:
            root.execute(f"ALTER ROLE {cluster.owner} NOBYPASSRLS")


def refused_to_see(url: str) -> None:
    """A role that row security does not bind opens nothing."""
    with pytest.raises(NotReady, match="not held to one hotel"):
        open_desk(url)


def test_a_password_is_told_to_nobody():
    server = Server.parse(
        "postgresql+psycopg://desk:secret@db.example/hotel?sslmode=require&password=other&property=abc"
    )
    assert str(server) == "postgresql+psycopg://desk@db.example/hotel?sslmode=require&property=abc"
    assert "secret" in server.url
    with pytest.raises(NotReady) as refused:
        Server.parse("mysql://desk:secret@host/db")
    assert "secret" not in str(refused.value)
