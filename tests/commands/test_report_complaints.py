"""`hotelcs report complaints`: groups, measures and cases, as text, Markdown, CSV and JSON."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import IDS, Hand


@pytest.fixture
def house(lakeside: Path) -> Iterator[Hand]:
    """Three complaints in two rooms, one of them closed; one in words that a spreadsheet would take for a formula."""
    hand = Hand(lakeside)
    hand.check_in(hand.book("Zhang Wei"), room="101")
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    told = {"acknowledge": True, "understood": "x", "wants": "fix", "mood": 2}
    no = hand.do("take-complaint", code="bill", words="too much", whose="101", **told).result["complaint"]
    hand.do("fix-at-once", complaint=no, done="corrected")
    hand.do("recovery-call", complaint=no, outcome="reached", mood=4, sat=5)
    hand.do("take-complaint", code="noise", words="=1+1|loud", whose="102", **told)
    hand.do("take-complaint", code="noise", words="loud", whose="103")
    yield hand
    hand.desk.close()


def ran(program, house: Hand, *words: str):
    """The command, at the hotel's own clock."""
    return program(
        "report",
        "complaints",
        "--db",
        str(house.path),
        "--as",
        "admin",
        "--now",
        "2026-11-23T08:00:00Z",
        *words,
    )


def test_groups_and_measures_are_told(program, house: Hand) -> None:
    done = ran(program, house)
    assert done.code == 0, done.err
    assert "NOI-1" in done.out
    assert "M-14 Resolved at first contact: 100.00 % (1/1)" in done.out
    assert "M-18 Content afterwards: 100.00 % (1/1) gain +3.00" in done.out


def test_programs_get_the_same_as_data(program, house: Hand) -> None:
    data = json.loads(ran(program, house, "--json", "--cases", "--by", "room").out)["data"]
    assert [(row["group"], row["complaints"]) for row in data["groups"]] == [
        ("101", 1),
        ("102", 1),
        ("103", 1),
    ]
    assert {row["measure"] for row in data["measures"]} == {f"M-{number}" for number in range(12, 19)}
    assert len(data["cases"]) == 3


def test_only_what_is_open(program, house: Hand) -> None:
    data = json.loads(ran(program, house, "--json", "--cases", "--open").out)["data"]
    assert [row["group"] for row in data["groups"]] == ["NOI-1"]
    assert {row["code"] for row in data["cases"]} == {"NOI-1"}


def test_a_spreadsheet_gets_no_formula_and_a_page_no_bar(program, house: Hand) -> None:
    rows = list(csv.DictReader(ran(program, house, "--format", "csv", "--cases").out.splitlines()))
    assert {row["words"] for row in rows} == {"too much", "'=1+1|loud", "loud"}
    page = ran(program, house, "--format", "md", "--cases").out
    assert "=1+1\\|loud" in page
    assert "| --- |" in page
    assert json.loads(ran(program, house, "--format", "json").out)["groups"]


def test_a_workbook_and_a_page_have_the_groups_with_their_chart(program, house: Hand, tmp_path: Path) -> None:
    for form in ("xlsx", "html"):
        done = ran(program, house, "--cases", "--out", str(tmp_path / f"c.{form}"))
        assert done.code == 0, done.err
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    groups, cases = book.worksheets
    assert [row[1].value for row in groups.iter_rows(min_row=2)] == [2, 1]
    assert len(groups._charts) == 1
    assert {row[6].value for row in cases.iter_rows(min_row=2)} == {"too much", "=1+1|loud", "loud"}
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    page = (tmp_path / "c.html").read_text("utf-8")
    assert page.count("<rect") == 2
    assert "M-14 Resolved at first contact: 100.00 % (1/1)" in page


def test_too_many_complaints_for_the_nights_ask_for_a_decision(program, house: Hand) -> None:
    house.do("close-day")
    data = json.loads(ran(program, house, "--json").out)["data"]
    assert any("complaints for 100 room nights" in line for line in data["decisions"])


def test_days_without_a_complaint_are_told_as_such(program, house: Hand) -> None:
    done = ran(program, house, "--from", "2026-11-01", "--to", "2026-11-02")
    assert "No complaint in these days." in done.out
    assert "M-12 First answer: n/a" in done.out


@pytest.mark.parametrize("words", [("--by", "moon"), ("--format", "pdf"), ("--from", "soon")])
def test_what_nobody_knows_is_refused(program, house: Hand, words: tuple[str, ...]) -> None:
    assert ran(program, house, *words).code == 2
