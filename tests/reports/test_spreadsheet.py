"""What a spreadsheet is given: numbers as numbers, text that it never computes, the same bytes for the same rows."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from hotelcs.reports.report import Column
from hotelcs.reports.spreadsheet import BOM, LIVE, Digest, Sheet, neutral, workbook, write_csv
from tests import hostile

COLUMNS = (
    Column("words", "Words"),
    Column("many", "Many", "count"),
    Column("amount", "Amount", "money"),
    Column("share", "Share", "number"),
)
OWN = (
    "=1+1",
    "  =1+1",
    "+86 138",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "　=1",
    "'=1",
    "",
    "plain",
    "中文",
    "a\n=b",
    "1e5",
    "007",
)


def naughty() -> list[str]:
    return [*OWN, *hostile.lines("blns.txt")]


def written(rows: list[tuple[object, ...]]) -> tuple[list[list[str]], str]:
    out = io.BytesIO()
    digest = Digest(out)
    assert write_csv(digest, COLUMNS, rows) == len(rows)
    text = out.getvalue().decode()
    assert text.startswith(BOM)
    return list(
        csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), strict=True)
    ), digest.hash.hexdigest()


def test_no_cell_of_a_csv_is_a_formula_and_every_number_comes_back() -> None:
    words = naughty()
    rows = [(word, n, n * 101 - 5000, Decimal(n) / 4) for n, word in enumerate(words)]
    read, digest = written(rows)
    assert read[0] == ["words", "many", "amount", "share"]
    for (word, many, amount, share), cells in zip(rows, read[1:], strict=True):
        assert cells[0].lstrip(" \u3000\u00a0")[:1] not in LIVE or not cells[0].strip()
        assert cells[0].removeprefix("'") == word.encode("utf-8", "replace").decode().removeprefix("'")
        assert (int(cells[1]), Decimal(cells[2]) * 100, Decimal(cells[3])) == (many, amount, share)
    assert digest == written(rows)[1]


def test_no_cell_of_a_workbook_is_a_formula_and_every_number_comes_back(tmp_path: Path) -> None:
    words = naughty()
    rows = [(word, n, n * 101 - 5000, Decimal(n) / 4) for n, word in enumerate(words)]
    place = tmp_path / "x.xlsx"
    assert workbook(str(place), [Sheet("stays", COLUMNS, rows)]) == len(rows)
    book = openpyxl.load_workbook(place)
    (sheet,) = book.worksheets
    for (_, many, amount, share), cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        assert all(cell.data_type != "f" for cell in cells)
        assert (cells[1].value, cells[3].value) == (many, float(share))
        assert round(cells[2].value * 100) == amount
    again = tmp_path / "y.xlsx"
    workbook(str(again), [Sheet("stays", COLUMNS, rows)])
    assert again.read_bytes() == place.read_bytes()


@pytest.mark.parametrize("word", ["plain", "1", "中文", "", "   ", "'=1"])
def test_harmless_text_is_left_as_it_is(word: str) -> None:
    assert neutral(word) == word


def test_numbers_and_nothing_are_no_text() -> None:
    assert neutral(-5) == -5
    assert neutral(None) is None
