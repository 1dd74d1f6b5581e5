"""A report as data: headlines, tables, what needs a decision; whoever writes it chooses the form (docs/adr/0027).

Cells are plain values: text, whole numbers, minor units in columns of `money`, Decimals in columns of `number`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from hotelcs.money import Money
from hotelcs.text import visible

Sort = Literal["text", "count", "money", "number"]
Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key for programs, its title in the reader's language, what its cells are.

    One that is `spare` is left out of a screen without room for it.
    """

    key: str
    title: str
    sort: Sort = "text"
    spare: bool = False

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.sort != "text"


@dataclass(frozen=True, slots=True)
class Section:
    """A table. `chart` names the column that is drawn as bars, the first column beside them; `empty` says what would be here."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    chart: str = ""

    def dicts(self) -> list[dict[str, Cell]]:
        """For programs."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]

    def without(self, at: int) -> "Section":
        """The same without a column."""
        rows = tuple((*row[:at], *row[at + 1 :]) for row in self.rows)
        return replace(self, columns=(*self.columns[:at], *self.columns[at + 1 :]), rows=rows)

    def bars(self) -> list[tuple[str, Cell]]:
        """What is drawn: labels and values; nothing without a chart."""
        at = next((place for place, column in enumerate(self.columns) if column.key == self.chart), None)
        return [] if at is None else [(str(row[0]), row[at]) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Report:
    """What was, of some dates; `closed` is when the last of them was. `data` is for programs; `decisions` end every form; `late` what makes the command end with 4."""

    name: str
    title: str
    hotel: str
    currency: str
    first: str
    last: str
    provisional: bool
    made: str
    closed: str = ""
    lines: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    decisions: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    late: str = ""
    whole: bool = False
    """Whether it is shown in full however long it is."""
    table: int = 0
    """Which of its sections is its table where there is room for one (CSV)."""

    @property
    def rows(self) -> int:
        """How many rows its tables have."""
        return sum(len(section.rows) for section in self.sections)

    def days(self) -> tuple[date | None, date | None]:
        """Its first and last date."""
        return (date.fromisoformat(self.first), date.fromisoformat(self.last)) if self.first else (None, None)


def shown(cell: Cell, column: Column, currency: str) -> str:
    """A cell on one line for people."""
    if cell is None:
        return ""
    if column.sort == "money":
        return Money(int(cell), currency).plain(",")
    return visible(" ".join(str(cell).split()))


def greatest(bars: Sequence[tuple[str, Cell]]) -> Decimal:
    """The longest bar's value; 0 without one."""
    return max(
        (Decimal(value) for _, value in bars if value is not None and not isinstance(value, str)),
        default=Decimal(0),
    )
