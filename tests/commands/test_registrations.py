"""`hotelcs submit-registration`: nobody counts as reported who is in no file."""

import csv
import stat

import pytest

from tests.commands.conftest import Program, dump, rows
from tests.conftest import IDS


@pytest.fixture
def guests(program: Program, lakeside):
    """Two guests in house: one of the country, one from overseas."""
    documents = (IDS[0], "passport:GBR:ZZZ000001")
    for room, document in zip(("101", "102"), documents, strict=True):
        program(
            "do",
            "book",
            "guest=Ana",
            "type=KNG",
            "arrival=2026-11-23",
            "departure=2026-11-25",
            f"room={room}",
        )
        number = f"R261123-00{room[-1]}"
        assert (
            program(
                "do", "check-in", f"reservation={number}", f"document={document}", "waive_deposit=true"
            ).code
            == 0
        )
    return lakeside


def states(path) -> list[str]:
    return [status for (status,) in rows(path, "SELECT status FROM registration ORDER BY id")]


def test_everybody_pending_is_submitted_once(program, guests):
    done = program("submit-registration", "--reference", "A-1", "--json")
    assert done.document["data"]["registrations"] == [1, 2]
    assert (done.document["data"]["domestic"], done.document["data"]["overseas"]) == (1, 1)
    assert states(guests) == ["submitted", "submitted"]
    again = program("submit-registration", "--json")
    assert (again.code, again.document["changed"], again.document["data"]["registrations"]) == (0, 0, [])
    assert program("submit-registration").out.startswith("0 registrations submitted")


def test_a_kind_or_a_stay_can_be_chosen(program, guests):
    program("submit-registration", "--kind", "overseas")
    assert states(guests) == ["pending", "submitted"]
    program("submit-registration", "--stay", "101")
    assert states(guests) == ["submitted", "submitted"]


def test_the_file_is_private_and_holds_those_who_are_submitted(program, guests, home):
    done = program("submit-registration", "--export", str(home / "police.csv"), "--json")
    assert (done.code, done.document["data"]["file"]) == (0, str(home / "police.csv"))
    assert stat.S_IMODE((home / "police.csv").stat().st_mode) == 0o600
    with (home / "police.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = list(csv.DictReader(lines))
    assert [line["document_number"] for line in listed] == [IDS[0], "ZZZ000001"]
    assert states(guests) == ["submitted", "submitted"]


def test_with_nobody_pending_there_is_no_file(program, lakeside, home):
    done = program("submit-registration", "--export", str(home / "police.csv"), "--json")
    assert (done.code, done.document["changed"]) == (0, 0)
    assert not (home / "police.csv").exists()


def test_a_file_that_is_there_stays_and_nobody_is_submitted(program, guests, home):
    (home / "police.csv").write_text("older", "utf-8")
    assert program("submit-registration", "--export", str(home / "police.csv")).code == 9
    assert (home / "police.csv").read_text("utf-8") == "older"
    assert states(guests) == ["pending", "pending"]


def test_a_dry_run_writes_neither_file_nor_rows(program, guests, home):
    before = dump(guests)
    tried = program("submit-registration", "--export", str(home / "police.csv"), "--dry-run", "--json")
    assert (tried.code, tried.document["data"]["registrations"]) == (0, [1, 2])
    assert dump(guests) == before
    assert not (home / "police.csv").exists()


@pytest.mark.parametrize("words", [("--kind", "martian"), ("--stay", "101", "--export", "x.csv")])
def test_what_is_asked_wrongly_ends_2(program, guests, words):
    assert program("submit-registration", *words).code == 2
