"""`hotelcs report incident`: an emergency for the superiors, on standard output, in a file, as PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.conftest import Program
from tests.conftest import Hand


@pytest.fixture
def number(program: Program, lakeside: Path) -> str:
    """A fire on the sixth floor."""
    done = program("do", "raise-incident", "type=fire", "place=6F", "--as", "desk", "--json")
    return str(done.document["data"]["result"]["incident"])


def test_the_report_goes_to_standard_output_in_the_language_asked_for(program: Program, number: str) -> None:
    shown = program("report", "incident", "N1", "--language", "both", "--as", "admin")
    assert shown.code == 0
    assert "突发事件报告 Report of an emergency" in shown.out
    assert number in shown.out


def test_it_is_written_as_text_and_as_pdf_and_nothing_is_overwritten(
    program: Program, number: str, tmp_path: Path
) -> None:
    files = {"--pdf": str(tmp_path / "fire.pdf"), "--out": str(tmp_path / "fire.txt")}
    words = [word for pair in files.items() for word in pair]
    assert program("report", "incident", number, *words, "--as", "admin").code == 0
    assert number in Path(files["--out"]).read_text("utf-8")
    assert number in PdfReader(files["--pdf"]).pages[0].extract_text()
    assert program("report", "incident", number, *words, "--as", "admin").code == 2


def test_a_language_that_is_none_and_a_number_that_is_not_there_are_refused(
    program: Program, number: str
) -> None:
    assert program("report", "incident", number, "--language", "fr", "--as", "admin").code == 2
    assert program("report", "incident", "N9", "--as", "admin").code == 4


def test_the_notice_of_a_breach_is_written_as_the_report_is(
    program: Program, number: str, tmp_path: Path
) -> None:
    shown = program("privacy", "breach-report", "N1", "--language", "both", "--as", "admin")
    assert shown.code == 0
    assert "个人信息泄露通知" in shown.out
    file = tmp_path / "notice.pdf"
    assert program("privacy", "breach-report", number, "--pdf", str(file), "--as", "admin").code == 0
    assert number in PdfReader(file).pages[0].extract_text()
    assert program("privacy", "breach-report", "N9", "--as", "admin").code == 4
    assert program("privacy", "breach-report", number, "--language", "fr", "--as", "admin").code == 2


def test_the_run_sheet_of_a_group_is_written_as_text_and_as_pdf(
    program: Program, lakeside: Path, tmp_path: Path
) -> None:
    hand = Hand(lakeside)
    group = hand.do("book-group", name="Wedding Chen", kind="wedding", arrival="2026-11-26", departure="2026-11-28",
                    block="KNG 2").result["group"]  # fmt: skip
    hand.desk.close()
    shown = program("readiness", "sheet", group, "--as", "admin")
    assert (shown.code, "Wedding Chen" in shown.out) == (0, True)
    file = tmp_path / "sheet.pdf"
    assert program("readiness", "sheet", group, "--pdf", str(file), "--as", "admin").code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert program("readiness", "sheet", "G261123-099", "--as", "admin").code == 4
