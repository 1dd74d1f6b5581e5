"""No byte of an entry can be changed unseen, whichever column it is in."""

from collections.abc import Iterator
from typing import Any

import pytest

from hotelcs.errors import Corrupt
from hotelcs.storage import driver
from hotelcs.workflows import desk
from hotelcs.workflows.ledger_check import check
from tests.workflows.ledger.thief import COLUMNS, Ledger

MIDDLE = 8


def altered(value: Any) -> Any:
    """The least change of a value: one byte of a text, one of a number, something for nothing."""
    if value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"


def texts(value: str) -> Iterator[str]:
    """Every change of one byte of a text, one more, one fewer; and spellings that only look the same."""
    for place, char in enumerate(value):
        yield value[:place] + chr(ord(char) ^ 1) + value[place + 1 :]
        yield value[:place] + value[place + 1 :]
    for more in (" ", "\x00", "\n", "\u200b"):
        yield value + more
        yield more + value
    yield value.swapcase()
    yield value.replace("Z", "+00:00")
    yield value.replace(":", ": ").replace(",", ", ")


def test_an_untouched_ledger_is_whole_with_every_anchor(ledger: Ledger) -> None:
    verdict = ledger.verify()
    rows = ledger.rows()
    assert (verdict.code, verdict.document["warnings"]) == (0, [])
    assert verdict.document["data"] == {
        "entries": len(rows), "head": rows[-1]["hash"], "unkeyed": 0, "anchors": 2,
    }  # fmt: skip
    for name in COLUMNS:
        assert any(row[name] not in (None, "", 0) for row in rows), f"a day with something in {name}"
    assert {"denied", "sign-in", "unlock-failed", "close-day", "sign-out"} <= {row["verb"] for row in rows}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_one_byte_of_any_column_is_found_and_its_entry_named(ledger: Ledger, column: str, place: str) -> None:
    seq = {"first": 1, "middle": MIDDLE, "last": ledger.last}[place]
    row = ledger.rows()[seq - 1]
    value = row["seq"] + 10**6 if column == "seq" else altered(row[column])
    if column == "undoes":
        value = 3
    ledger.run(f"UPDATE ledger SET {column} = ? WHERE seq = ?", value, seq)
    assert ledger.verify().names(seq)


@pytest.mark.parametrize("column", ["act_key", "undoes"])
def test_what_is_emptied_is_found(ledger: Ledger, column: str) -> None:
    row = next(row for row in ledger.rows() if row[column] is not None)
    ledger.run(f"UPDATE ledger SET {column} = NULL WHERE seq = ?", row["seq"])
    assert ledger.verify().names(row["seq"])


def broken_at(hotel: Any, uid: str) -> int:
    """The entry that is named as broken; 0 when none is."""
    try:
        check(hotel, uid)
    except Corrupt as broken:
        return int(str(broken.slots["seq"]))
    return 0


def test_every_byte_of_every_column_of_an_entry_is_covered(ledger: Ledger) -> None:
    row = next(row for row in ledger.rows() if row["act_key"] and row["changed"])
    unseen = []
    hotel = desk.open_hotel(ledger.path)
    with ledger.opened() as connection:
        for column in COLUMNS:
            if not isinstance(row[column], str):
                continue
            for value in {*texts(row[column])} - {row[column]}:
                if hotel.on_server and "\0" in value:  # it takes none
                    continue
                connection.execute(f"UPDATE ledger SET {column} = ? WHERE seq = ?", (value, row["seq"]))
                if broken_at(hotel, ledger.uid) != row["seq"]:
                    unseen.append((column, value))
            connection.execute(f"UPDATE ledger SET {column} = ? WHERE seq = ?", (row[column], row["seq"]))
    assert unseen == []
    assert check(hotel, ledger.uid).anchors == 2
    hotel.close()


@pytest.mark.sqlite_only("a server has bytes of its own kind")
@pytest.mark.parametrize("column", ["at", "actor", "changed", "result", "undoes"])
def test_bytes_that_look_like_the_text_they_hold_are_not_taken(ledger: Ledger, column: str) -> None:
    value = str(ledger.rows()[MIDDLE - 1][column]).encode()
    with pytest.raises(driver.MODULE.IntegrityError, match="cannot store BLOB"):
        ledger.run(f"UPDATE ledger SET {column} = ? WHERE seq = ?", value, MIDDLE)
    assert ledger.verify().code == 0
