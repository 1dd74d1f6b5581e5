"""`hotelcs roll-call`: printed, into a file, as PDF, and the copy on disk for a timer; doctor tells how old that is."""

import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.conftest import Program
from tests.conftest import IDS


@pytest.fixture
def house(program: Program, lakeside: Path) -> Path:
    """Somebody in 101."""
    booked = program("do", "walk-in", "guest=Zhang Wei", "type=KNG", "nights=2", "room=101", f"document={IDS[0]}",
                     "waive_deposit=true", "--as", "admin", "--json")  # fmt: skip
    assert booked.code == 0, booked.out + booked.err
    return lakeside


def states(program: Program) -> dict[str, str]:
    return {check["name"]: check["state"] for check in program("doctor", "--json").document["data"]["checks"]}


def test_it_is_printed_in_both_languages(program: Program, house: Path) -> None:
    shown = program("roll-call", "--print", "--as", "admin")
    assert shown.code == 0
    assert "在店人员名单 Who is in the house" in shown.out
    assert "Zhang Wei" in shown.out


def test_it_goes_into_files_that_were_not_there(program: Program, house: Path, home: Path) -> None:
    text, pdf = home / "list.txt", home / "list.pdf"
    done = program("roll-call", "--out", str(text), "--pdf", str(pdf), "--as", "admin", "--json")
    assert done.document["data"]["files"] == [str(text), str(pdf)]
    assert text.stat().st_mode & 0o777 == 0o600
    assert "Zhang Wei" in PdfReader(pdf).pages[0].extract_text()
    assert program("roll-call", "--out", str(text), "--as", "admin").code == 2


def test_the_copy_is_written_for_a_timer_and_doctor_tells_its_age(
    program: Program, house: Path, home: Path
) -> None:
    assert states(program)["roll-call"] == "warn", "guests are in the house, and no list is on the disk"
    done = program("roll-call", "--write", "--as", "admin", "--json")
    copy = Path(done.document["data"]["copy"])
    assert done.document["data"]["files"] == [str(copy)]
    assert "Zhang Wei" in copy.read_text("utf-8")
    assert states(program)["roll-call"] == "ok"
    written = copy.stat().st_mtime
    os.utime(copy, (written - 360, written - 360))
    checks = program("doctor", "--json").document["data"]["checks"]
    (check,) = [one for one in checks if one["name"] == "roll-call"]
    assert check["state"] == "warn"
    assert "6 minutes old" in check["words"]


def test_a_dry_run_writes_nothing(program: Program, house: Path, home: Path) -> None:
    done = program(
        "roll-call", "--write", "--out", str(home / "x.txt"), "--dry-run", "--as", "admin", "--json"
    )
    assert done.document["data"]["files"] == []
    assert not (home / "x.txt").exists()


def test_what_cannot_be_written_ends_with_an_error_of_files(
    program: Program, house: Path, home: Path
) -> None:
    (home / "state" / "hotelcs").mkdir(parents=True, exist_ok=True)
    (home / "state" / "hotelcs" / "roll-call").write_text("in the way")
    failed = program("roll-call", "--write", "--as", "admin")
    assert failed.code == 9
    assert "cannot be written" in failed.err


def test_it_is_not_for_everybody_and_an_unknown_emergency_is_refused(program: Program, house: Path) -> None:
    assert program("roll-call", "N261123-009", "--as", "admin").code == 4
    assert program("roll-call", "--language", "fr", "--as", "admin").code == 2
