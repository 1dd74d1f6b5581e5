"""`hotelcs salvage`: what is gone in lines, exit 10; a dry run makes no file; accepted by who may."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.storage import driver
from tests.commands.conftest import Program

pytestmark = pytest.mark.sqlite_only("damages the file")


@pytest.fixture
def damaged(lakeside: Path, home: Path) -> Path:
    """The hotel with one page of its bookings full of noise."""
    from tests.faults.test_salvage import leaf_of, overwritten

    with closing(driver.connect(str(lakeside))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return overwritten(lakeside, [leaf_of(lakeside, "room")], random.Random(1))


def test_what_is_gone_is_said_and_ends_10(program: Program, damaged: Path, home: Path) -> None:
    ended = program("salvage", str(damaged), "--to", str(home / "new.db"), "--json")
    data = ended.document["data"]
    assert (ended.code, ended.document["error"]["code"], ended.document["changed"]) == (10, "E_PARTIAL", 1)
    assert len(data["pages"]) == 1
    assert {one["table"] for one in data["tables"]} == {"room"}
    assert data["wrong"] == []
    assert program("show", "ledger", "--db", str(home / "new.db")).code == 0
    said = program("do", "expire-holds", "--db", str(home / "new.db"))
    assert (said.code, "salvage --accept" in said.err) == (3, True)
    refused = program("salvage", "--accept", str(home / "new.db"), "--reason", "x", "--json").document[
        "error"
    ]
    assert (refused["code"], refused["exit"]) == ("SALVAGE_PARTIAL", 4)
    assert program("salvage", "--accept", str(home / "new.db"), "--reason", "x", "--yes").code == 0
    assert program("do", "expire-holds", "--db", str(home / "new.db")).code == 0


def test_a_whole_one_is_accepted_and_worked_in(program: Program, lakeside: Path, home: Path) -> None:
    new = str(home / "new.db")
    made = program("salvage", str(lakeside), "--to", new)
    assert (made.code, made.out.splitlines()[0].startswith(f"{new}: ")) == (0, True)
    assert program("salvage", "--accept", new, "--reason", "disk", "--as", "nobody").code == 6
    assert program("salvage", "--accept", new, "--reason", "disk", "--dry-run").code == 0
    assert program("do", "expire-holds", "--db", new).code == 3
    assert program("salvage", "--accept", new, "--reason", "disk").code == 0
    assert program("do", "expire-holds", "--db", new).code == 0
    assert program("salvage", str(lakeside), "--to", new).code == 3


def test_a_dry_run_says_what_there_is_and_makes_nothing(program: Program, damaged: Path, home: Path) -> None:
    ended = program("salvage", str(damaged), "--to", str(home / "new.db"), "--dry-run")
    assert ended.code == 10
    assert not (home / "new.db").exists()


def test_it_wants_to_know_what_and_where_to(program: Program, lakeside: Path) -> None:
    for words in (
        (),
        (str(lakeside),),
        ("--accept", "x.db"),
        (str(lakeside), "--to", "y.db", "--accept", "x.db", "--reason", "r"),
    ):
        assert program("salvage", *words).code == 2, words
    assert program("salvage", "none.db", "--to", "new.db").code == 3
