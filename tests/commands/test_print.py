"""`hotelcs print`: a bill and a registration card on standard output, in a file, as PDF; nothing is overwritten."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.conftest import Program
from tests.conftest import IDS


@pytest.fixture
def stay(program: Program, lakeside: Path) -> str:
    """Somebody in 101 with a minibar on the bill."""
    booked = program(
        "do",
        "book",
        "guest=Zhang Wei",
        "type=KNG",
        "arrival=2026-11-23",
        "departure=2026-11-25",
        "--as",
        "admin",
        "--json",
    )
    number = booked.document["data"]["result"]["reservation"]
    done = program("do", "check-in", f"reservation={number}", "room=101", f"document={IDS[0]}", "waive_deposit=true", "--as", "admin",
                   "--json")  # fmt: skip
    program("do", "post-charge", "stay=101", "kind=minibar", "amount=28.00", "--as", "admin")
    return str(done.document["data"]["result"]["stay"])


def test_a_bill_goes_to_standard_output_in_the_language_asked_for(program: Program, stay: str) -> None:
    shown = program("print", "bill", "101", "--language", "both", "--as", "admin")
    assert shown.code == 0
    assert "客人账单 Guest bill" in shown.out
    assert "28.00" in shown.out


@pytest.mark.parametrize("number", ["101", "S261123-001", "R261123-001", "F261123-001"])
def test_a_bill_is_named_by_room_stay_booking_or_folio(program: Program, stay: str, number: str) -> None:
    found = program("print", "bill", number, "--as", "admin", "--json").document
    assert (found["data"]["name"], found["data"]["lang"]) == ("F261123-001", "en")
    assert found["changed"] == 0


def test_a_card_and_a_bill_are_written_as_text_and_pdf(program: Program, stay: str, home: Path) -> None:
    card = home / "card.pdf"
    done = program(
        "print", "card", "101", "--pdf", str(card), "--out", str(home / "card.txt"), "--as", "admin", "--json"
    )
    assert done.document["data"]["files"] == [str(card), str(home / "card.txt")]
    assert "Zhang Wei" in PdfReader(card).pages[0].extract_text()
    assert (home / "card.txt").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_left_as_it_is(program: Program, stay: str, home: Path) -> None:
    (home / "bill.txt").write_text("mine")
    refused = program("print", "bill", "101", "--out", str(home / "bill.txt"), "--as", "admin")
    assert refused.code == 2
    assert (home / "bill.txt").read_text() == "mine"


def test_a_dry_run_writes_nothing(program: Program, stay: str, home: Path) -> None:
    done = program("print", "bill", "101", "--out", str(home / "bill.txt"), "--dry-run", "--as", "admin")
    assert done.code == 0
    assert not (home / "bill.txt").exists()


def test_what_is_not_there_and_what_is_no_language_is_said(program: Program, stay: str) -> None:
    assert program("print", "bill", "102", "--as", "admin").code == 4
    assert program("print", "card", "102", "--as", "admin").code == 4
    assert program("print", "bill", "101", "--language", "fr", "--as", "admin").code == 2
