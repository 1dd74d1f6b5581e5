"""Every export and report of the demo hotel, read back by a spreadsheet library: the same numbers, and no cell a formula."""

import csv
import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hotelcs.reports.spreadsheet import neutral
from hotelcs.workflows.exports.kinds import EXPORTS

REPORTS = (
    "daily",
    "shift",
    "occupancy",
    "revenue",
    "complaints",
    "satisfaction",
    "housekeeping",
    "staff",
    "foreigners",
    "metric",
)
NOW = "2026-11-23T03:00:00Z"
Ran = Callable[..., dict[str, Any]]


@pytest.fixture
def ran(
    demo_hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ran:
    """A command at a copy of the demo hotel, by its manager; its document comes back."""
    from hotelcs.cli import main

    path = tmp_path / "demo.db"
    shutil.copy(demo_hotel, path)
    monkeypatch.setenv("HOTELCS_DB", str(path))

    def run(*words: str) -> dict[str, Any]:
        code = main([*words, "--as", "manager", "--now", NOW, "--json"])
        told = json.loads(capsys.readouterr().out)
        assert code in (0, 4), told
        return dict(told)

    return run


def sheet(path: Path, at: int = 0) -> list[list[Any]]:
    """The cells of a sheet of a workbook, of which none is a formula."""
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = [list(one.iter_rows()) for one in book.worksheets]
    assert all(cell.data_type != "f" for rows in sheets for row in rows for cell in row)
    return [[cell.value for cell in row] for row in sheets[at]]


def table(path: Path) -> list[list[str]]:
    """The cells of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def as_csv(cell: Any, sort: str) -> str:
    """A cell of a workbook as CSV has it."""
    if cell is None:
        return ""
    if sort == "money":
        return f"{Decimal(str(cell)):.2f}"
    if isinstance(cell, int | float):
        return f"{Decimal(str(cell)):f}"
    return str(neutral(cell))


@pytest.mark.timeout(300)
def test_every_export_of_the_demo_hotel_comes_back_from_a_spreadsheet(ran: Ran, tmp_path: Path) -> None:
    many = money = 0
    for name, kind in EXPORTS.items():
        if name == "ledger":  # which grows by a note of each file that is written
            continue
        for form in ("csv", "xlsx", "json"):
            ran(
                "export",
                name,
                "--out",
                str(tmp_path / f"{name}.{form}"),
                "--format",
                form,
                "--from",
                "2026-11-16",
            )
        rows = json.loads((tmp_path / f"{name}.json").read_text("utf-8"))["rows"]
        cells, lines = sheet(tmp_path / f"{name}.xlsx")[1:], table(tmp_path / f"{name}.csv")[1:]
        assert len(cells) == len(lines) == len(rows), name
        for row, found, line in zip(rows, cells, lines, strict=True):
            for column, value, cell, text in zip(kind.columns, row.values(), found, line, strict=True):
                if column.sort == "money" and value is not None:
                    assert round(Decimal(str(cell)) * 100) == value == Decimal(text) * 100, (
                        name,
                        column.name,
                    )
                    money += 1
                elif column.sort in ("count", "flag") and value is not None:
                    assert cell == value == int(text), (name, column.name)
                else:
                    assert (cell or "") == (value or ""), (name, column.name)
                    assert text == (neutral(value) if value is not None else ""), (name, column.name)
        many += len(rows)
    assert many > 3000
    assert money > 3000


@pytest.mark.timeout(300)
def test_every_report_of_the_demo_hotel_comes_back_from_a_spreadsheet(ran: Ran, tmp_path: Path) -> None:
    numbers = 0
    for name in REPORTS:
        words = ("report", name)
        for form in ("csv", "xlsx", "html"):
            ran(*words, "--out", str(tmp_path / f"{name}.{form}"))
        cells, lines = sheet(tmp_path / f"{name}.xlsx"), table(tmp_path / f"{name}.csv")
        assert cells[0] == lines[0], name
        for found, line in zip(cells[1:], lines[1:], strict=True):
            for cell, text in zip(found, line, strict=True):
                if isinstance(cell, int | float):
                    assert Decimal(str(cell)) == Decimal(text), (name, line)
                    numbers += 1
                else:
                    assert neutral(cell or "") == text, (name, line)
        assert "<svg" in (tmp_path / f"{name}.html").read_text("utf-8") or name not in (
            "occupancy",
            "revenue",
            "complaints",
            "housekeeping",
        )
    assert numbers > 50
