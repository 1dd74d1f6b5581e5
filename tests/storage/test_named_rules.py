"""Every rule that the database holds is shown refusing, under its own name. A new rule without a case fails."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, UniqueConstraint

from hotelcs.storage import driver, migrate
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.violations import rule_of
from tests.storage.specimens import another, specimens, tables

NOWHERE = 987654321
ONE_OF = re.compile(r"(\w+) IN \([^()]*\)\Z")
BROKEN: dict[str, dict[str, Any]] = {
    "ck_business_day_closed_at": {"closed_at": None},
    "ck_business_day_status": {"status": "?", "closed_at": None},
    "ck_deposit_amount": {"amount_minor": -1},
    "ck_folio_line_amount": {"amount_minor": 1},
    "ck_guest_name": {"name": ""},
    "ck_guest_vip": {"vip_level": 4},
    "ck_number_sequence_last": {"last": 0},
    "ck_payment_sign": {"kind": "refund", "amount_minor": 5},
    "ck_property_cancel_free": {"cancel_free_hours": -1},
    "ck_property_hours": {"checkout_minute": 900},
    "ck_property_one_row": {"id": 2},
    "ck_reservation_night_rate": {"rate_minor": -1},
    "ck_reservation_hours": {"from_minute": 540},
    "ck_reservation_nights": {"departure": "2026-11-22"},
    "ck_reservation_party_size": {"children": -1},
    "ck_reservation_rate": {"rate_minor": -1},
    "ck_room_block_nights": {"to_date": "2026-11-23"},
    "ck_room_night_holder": {"reservation_id": None},
    "ck_room_slot_minutes": {"from_minute": 1000, "to_minute": 1441},
    "ck_room_type_sizes": {"max_adults": 0},
    "ck_stay_departed": {"departed_at": "2026-11-23T07:00:00Z"},
    "ck_stay_guest_guardian": {"minor": 1},
    "ck_stay_guest_identity": {"document_id": None},
    "ck_type_night_sold": {"sold": 3},
}
"""What breaks each CHECK that is more than a list of codes."""

ALSO_BROKEN = [
    ("ck_deposit_amount", {"status": "waived", "amount_minor": 1}),
    ("ck_folio_line_amount", {"qty": 0, "amount_minor": 0}),
    ("ck_payment_sign", {"amount_minor": 0}),
    ("ck_reservation_hours", {"from_minute": 540, "to_minute": 540}),
    ("ck_reservation_nights", {"departure": "2026-11-23"}),
    ("ck_reservation_rate", {"prepaid_minor": -1}),
    ("ck_room_night_holder", {"block_id": 1}),
    ("ck_room_slot_minutes", {"from_minute": -1}),
    ("ck_room_slot_minutes", {"from_minute": 540}),
    ("ck_stay_departed", {"status": "checked_out"}),
    ("ck_type_night_sold", {"sold": -1}),
]
"""The other ways of breaking those with several parts."""

_SLOT = "INSERT INTO room_slot (reservation_id, room_id, day, from_minute, to_minute) VALUES "
_HELD = "INSERT INTO room_night (night, room_id, reservation_id) VALUES "
TRIGGERED = {
    "tr_ledger_no_update": "UPDATE ledger SET actor = 'x'",
    "tr_ledger_no_delete": "DELETE FROM ledger",
    "tr_folio_line_no_update": "UPDATE folio_line SET description = 'x'",
    "tr_folio_line_no_delete": "DELETE FROM folio_line",
    "tr_payment_no_update": "UPDATE payment SET auth_no = 'x'",
    "tr_payment_no_delete": "DELETE FROM payment",
    "tr_room_status_change_no_update": "UPDATE room_status_change SET cause = 'x'",
    "tr_room_status_change_no_delete": "DELETE FROM room_status_change",
    "tr_room_slot_apart_insert": _SLOT + "(3, 3, '2026-11-23', 700, 800)",
    "tr_room_slot_apart_update": "UPDATE room_slot SET from_minute = 790, to_minute = 830 WHERE reservation_id = 3",
    "tr_room_slot_night_insert": _SLOT + "(3, 1, '2026-11-23', 800, 900)",
    "tr_room_slot_night_update": "UPDATE room_slot SET room_id = 1, to_minute = 900 WHERE reservation_id = 4",
    "tr_room_night_slot_insert": _HELD + "('2026-11-23', 3, 3)",
    "tr_room_night_slot_update": "UPDATE room_night SET night = '2026-11-22', room_id = 3 WHERE reservation_id = 1",
}
"""A statement that each trigger refuses, by the trigger's name."""
BEFORE = {
    "tr_room_slot_apart_update": _SLOT + "(3, 3, '2026-11-23', 420, 540), (2, 3, '2026-11-23', 800, 840)",
    "tr_room_night_slot_insert": "UPDATE room_slot SET to_minute = 900 WHERE reservation_id = 4",
}
"""What has to be there first."""


def rules(*kinds: type) -> list[tuple[str, str]]:
    """(table, name) of every rule of `kinds`, from the models."""
    return sorted(
        (table.name, str(rule.name))
        for table in tables().values()
        for rule in table.constraints | {index for index in table.indexes if index.unique}
        if isinstance(rule, kinds)
    )


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "hotel.db"
    migrate.create(path)
    hotel = HotelFile(path)
    for together in specimens():
        with hotel.write() as session:
            session.add_all(together)
    hotel.close()
    return path


class Drawer:
    """A connection to a furnished hotel, and short calls for trying rows on it."""

    def __init__(self, path: Path) -> None:
        self.connection = driver.connect(str(path))

    def row(self, table: str, filled: tuple[str, ...] = ()) -> dict[str, Any]:
        """The first specimen of `table` with values in `filled`."""
        cursor = self.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        found = (dict(zip(names, values, strict=True)) for values in cursor.fetchall())
        return next(row for row in found if all(row[name] is not None for name in filled))

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert a row."""
        marks = ", ".join(f":{name}" for name in row)
        names = ", ".join(f'"{name}"' for name in row)
        self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)

    def refusing(self, table: str, row: dict[str, Any]) -> str:
        """The name of the rule that refuses `row`."""
        with pytest.raises(driver.IntegrityError) as refused:
            self.insert(table, row)
        return rule_of(refused.value)


@pytest.fixture
def drawer(furnished: Path, tmp_path: Path) -> Iterator[Drawer]:
    shutil.copy(furnished, tmp_path / "hotel.db")
    made = Drawer(tmp_path / "hotel.db")
    yield made
    made.connection.close()


@pytest.mark.parametrize("table", [name for name in tables() if name != "property"])
def test_another_row_is_taken(drawer: Drawer, table: str) -> None:
    drawer.insert(table, another(tables()[table], drawer.row(table)))


@pytest.mark.parametrize(("table", "rule"), rules(PrimaryKeyConstraint))
def test_a_key_is_there_once(drawer: Drawer, table: str, rule: str) -> None:
    row = drawer.row(table)
    key = {column.name: row[column.name] for column in tables()[table].primary_key.columns}
    assert drawer.refusing(table, another(tables()[table], row) | key) == rule


@pytest.mark.parametrize(("table", "rule"), rules(UniqueConstraint, Index))
def test_what_is_unique_is_there_once(drawer: Drawer, table: str, rule: str) -> None:
    listed = {str(found.name): found for found in tables()[table].constraints | tables()[table].indexes}
    columns = tuple(column.name for column in listed[rule].columns)
    row = drawer.row(table, columns)
    same = {name: row[name] for name in columns}
    if rule == "uq_business_day_open":
        same["closed_at"] = None
    assert drawer.refusing(table, another(tables()[table], row) | same) == rule


@pytest.mark.parametrize(("table", "rule"), rules(CheckConstraint))
def test_a_check_refuses(drawer: Drawer, table: str, rule: str) -> None:
    check = next(found for found in tables()[table].constraints if found.name == rule)
    coded = ONE_OF.match(str(check.sqltext))
    broken = {coded[1]: "?"} if coded and rule not in BROKEN else BROKEN[rule]
    assert drawer.refusing(table, another(tables()[table], drawer.row(table)) | broken) == rule


@pytest.mark.parametrize(("rule", "broken"), ALSO_BROKEN)
def test_every_part_of_a_check_refuses(drawer: Drawer, rule: str, broken: dict[str, Any]) -> None:
    table = next(name for name, found in rules(CheckConstraint) if found == rule)
    assert drawer.refusing(table, another(tables()[table], drawer.row(table)) | broken) == rule


@pytest.mark.parametrize(("table", "rule"), rules(ForeignKeyConstraint))
def test_a_reference_points_somewhere(drawer: Drawer, table: str, rule: str) -> None:
    constraint = next(found for found in tables()[table].constraints if found.name == rule)
    (column,) = constraint.columns
    row = another(tables()[table], drawer.row(table)) | {column.name: NOWHERE}
    if rule == "fk_room_night_block_id":
        row["reservation_id"] = None
    assert drawer.refusing(table, row) == "FOREIGN KEY constraint failed"


def test_no_case_is_left_of_a_rule_that_is_gone() -> None:
    named = {rule for _, rule in rules(CheckConstraint)}
    assert set(BROKEN) | {rule for rule, _ in ALSO_BROKEN} <= named


@pytest.mark.parametrize(("trigger", "statement"), TRIGGERED.items())
def test_a_trigger_refuses(drawer: Drawer, trigger: str, statement: str) -> None:
    if trigger in BEFORE:
        drawer.connection.execute(BEFORE[trigger])
    with pytest.raises(driver.IntegrityError) as refused:
        drawer.connection.execute(statement)
    assert trigger.startswith(rule_of(refused.value))


def test_every_trigger_has_its_case(drawer: Drawer) -> None:
    made = drawer.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in made} == set(TRIGGERED)


@pytest.mark.parametrize("table", ["ledger", "folio_line", "payment", "room_status_change"])
def test_replacing_a_row_does_not_get_round_the_triggers(drawer: Drawer, table: str) -> None:
    row = drawer.row(table)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    with pytest.raises(driver.IntegrityError) as refused:
        drawer.connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", row)
    assert rule_of(refused.value) == f"tr_{table}_no_delete"


@pytest.mark.parametrize(("table", "column", "value"), [
    ("room", "floor", "first"), ("reservation", "rate_minor", 12.5), ("guest", "name", b"\x00"),
])  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused(drawer: Drawer, table: str, column: str, value: object) -> None:
    with pytest.raises(driver.IntegrityError, match="cannot store"):
        drawer.connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = 1", (value,))
