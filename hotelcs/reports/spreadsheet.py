"""Rows for spreadsheets: CSV whose text no program takes for a formula, and typed workbooks (reliability §8)."""

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any, NamedTuple, Protocol

from hotelcs.errors import Usage
from hotelcs.i18n import N_

BOM = "\ufeff"
LIVE = frozenset("=+-@\t\r\n\0＝＋－＠")
"""What begins a formula, or hides one, in some spreadsheet."""
LONGEST = 32_767
"""Characters of a cell of a workbook."""
SHEET = 1_000_000
"""Rows of a sheet; the next ones are on another."""


class Described(Protocol):
    """A column: its key, and what its cells are."""

    @property
    def key(self) -> str:
        """Its name for programs."""
        ...

    @property
    def sort(self) -> str:
        """What its cells are."""
        ...


def neutral(text: Any) -> Any:
    """Text that a spreadsheet shows and never computes; numbers are what they are."""
    if not isinstance(text, str) or text[:1].isalnum():
        return text
    return f"'{text}" if text.lstrip(" \u3000\u00a0")[:1] in LIVE and text.strip(" ") else text


def amount(minor: Any) -> Any:
    """Minor units as an amount with two decimals."""
    if minor is None:
        return None
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def plain_rows(columns: Sequence[Described], rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    """Rows as CSV has them: amounts for minor units, text neutralised."""
    jobs: list[tuple[int, Callable[[Any], Any]]] = [
        (at, amount if column.sort == "money" else neutral)
        for at, column in enumerate(columns)
        if column.sort in ("money", "text")
    ]
    for row in rows:
        cells = list(row)
        for at, job in jobs:
            cells[at] = job(cells[at])
        yield cells


class Digest:
    """A text file that counts its rows and knows the SHA-256 of its bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = hashlib.sha256()

    def write(self, text: str) -> int:
        """Write text as UTF-8; halves of characters become marks."""
        data = text.encode("utf-8", "replace")
        self.hash.update(data)
        return self.file.write(data)


def write_csv(out: Digest, columns: Sequence[Described], rows: Iterable[Sequence[Any]]) -> int:
    """English column names, then every row; with a mark so that spreadsheets read UTF-8. How many rows comes back."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in columns])
    many = 0

    def counting() -> Iterator[list[Any]]:
        nonlocal many
        for many, row in enumerate(plain_rows(columns, rows), 1):  # noqa: B007 - the count is read outside
            yield row

    writer.writerows(counting())
    return many


class Sheet(NamedTuple):
    """A sheet: its title, columns and rows; `chart` is the key of the column that is drawn beside them."""

    title: str
    columns: Sequence[Described]
    rows: Iterable[Sequence[Any]]
    chart: str = ""


def workbook(path: str, sheets: Iterable[Sheet]) -> int:
    """Write a workbook row by row; text is text, numbers are numbers, nothing is a formula. Raises Usage without the library."""
    try:
        import xlsxwriter
    except ImportError:
        raise Usage(
            N_("xlsx needs XlsxWriter."), hint=N_("Install it with: pip install 'hotelcs[reports]'")
        ) from None
    from datetime import UTC, datetime

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    many = 0
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same rows are the same bytes
        looks = {
            "money": book.add_format({"num_format": "#,##0.00"}),
            "head": book.add_format({"bold": True}),
        }
        for number, one in enumerate(sheets, 1):
            many += _sheets(book, looks, one._replace(title=f"{number} {one.title}"))
    return many


def _sheets(book: Any, looks: dict[str, Any], one: Sheet) -> int:
    many, sheet = 0, _headed(book, looks, one.title, one.columns)
    for many, row in enumerate(one.rows, 1):
        at = (many - 1) % SHEET + 1
        if many > SHEET and at == 1:
            sheet = _headed(book, looks, f"{one.title} {many // SHEET + 1}", one.columns)
        for place, (cell, column) in enumerate(zip(row, one.columns, strict=True)):
            _put(sheet, looks, at, place, cell, column.sort)
    drawn = next((place for place, column in enumerate(one.columns) if column.key == one.chart), None)
    if drawn is not None and 0 < many <= SHEET:
        _chart(book, sheet, one, drawn, many)
    return many


def _chart(book: Any, sheet: Any, one: Sheet, drawn: int, many: int) -> None:
    """A chart of the column `drawn`, which reads the cells: it shows what they show."""
    chart = book.add_chart({"type": "column"})
    chart.add_series({
        "name": one.columns[drawn].key, "categories": [sheet.name, 1, 0, many, 0], "values": [sheet.name, 1, drawn, many, drawn],
    })  # fmt: skip
    chart.set_legend({"none": True})
    sheet.insert_chart(1, len(one.columns) + 1, chart)


def _headed(book: Any, looks: dict[str, Any], title: str, columns: Sequence[Described]) -> Any:
    sheet = book.add_worksheet("".join(char for char in title if char not in "[]:*?/\\'")[:31])
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 14)
        sheet.write_string(0, place, column.key, looks["head"])
    return sheet


def _put(sheet: Any, looks: dict[str, Any], at: int, place: int, cell: Any, sort: str) -> None:
    if cell is None:
        return
    if sort == "money":
        sheet.write_number(at, place, float(Decimal(cell) / 100), looks["money"])
    elif isinstance(cell, int | Decimal):
        sheet.write_number(at, place, float(cell))
    else:
        sheet.write_string(at, place, str(cell)[:LONGEST].encode("utf-8", "replace").decode())
