"""How the columns of somebody else's file become our fields: a small TOML language.

::

    kind = "reservations"              # rooms, guests, reservations
    reference = "booking_no"           # the column with the source's own reference; left out: the row's position
    nothing = ["", "NULL", "NA"]       # cells that mean "no value"
    encoding = "cp1252"                # left out: UTF-8, else a guess that is told

    [fields]
    type   = "room_type"                                   # a column as it is
    adults = { sum = ["adults"] }                          # whole numbers added up
    arrival = { date = ["year", "month", "day"] }          # parts, or one ISO column; English month names are known
    departure = { date = ["year", "month", "day"], plus_days = ["weekend_nights", "week_nights"] }
    booked = { date = ["arrival"], less_days = ["lead_time"] }
    rate   = { amount = "adr" }                            # 1234.50, 1.234,50 or 1,234.50, to minor units, half to even
    rate   = { amount = "price", decimal = "," }           # the mark is said, so that 1.234 is a thousand and more
    status = { column = "state", values = { "Canceled" = "cancelled" } }
    requests = { text = "{total} special requests", unless = "0" }
    channel = { value = "ota" }                            # the same for every row
"""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from hotelcs.config import data_path
from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_
from hotelcs.money import LIMIT_MINOR, digits_of

MONTHS = {
    name: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1,
    )
}  # fmt: skip
DIGITS = 9
"""Of a whole number in a cell; whatever a hotel counts has fewer."""
GROUPED = {mark: re.compile(rf"[+-]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", re.ASCII) for mark in ",."}
"""Whole numbers in groups of three."""
RULES = frozenset(
    {
        "column",
        "sum",
        "date",
        "amount",
        "decimal",
        "text",
        "value",
        "values",
        "plus_days",
        "less_days",
        "unless",
    }
)


class CellError(ValueError):
    """A cell that cannot become its field: which field, the value, why."""

    def __init__(self, name: str, value: str, why: str) -> None:
        super().__init__(why)
        self.name, self.value, self.why = name, value, why


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping read from its file."""

    name: str
    kind: str
    fields: dict[str, dict[str, Any]]
    reference: str | None = None
    nothing: frozenset[str] = field(default=frozenset({""}))
    encoding: str = ""

    def columns(self) -> set[str]:
        """Every column the mapping reads."""
        found = {self.reference} if self.reference else set()
        for rule in self.fields.values():
            for key in ("column", "amount"):
                found |= {rule[key]} if key in rule else set()
            for key in ("sum", "date", "plus_days", "less_days"):
                found |= set(rule.get(key, ()))
        return found

    def row(self, cells: dict[str, str], currency: str) -> dict[str, Any]:
        """The fields of one row; fields whose cells mean nothing are left out. Raises CellError."""
        made: dict[str, Any] = {}
        for name, rule in self.fields.items():
            value = self._value(name, rule, cells, currency)
            if value is not None:
                made[name] = value
        return made

    def _value(self, name: str, rule: dict[str, Any], cells: dict[str, str], currency: str) -> Any:
        if "value" in rule:
            return rule["value"]
        if "sum" in rule:
            return sum(self._whole(name, cells[column]) for column in rule["sum"])
        if "date" in rule:
            return self._date(name, rule, cells)
        if "amount" in rule:
            return _amount(name, cells[rule["amount"]].strip(), currency, str(rule.get("decimal", "")))
        if "text" in rule:
            return self._text(rule, cells)
        cell = cells[rule["column"]].strip()
        if "values" in rule:
            return _listed(name, rule["values"], cell)
        return None if cell in self.nothing else cell

    def _whole(self, name: str, cell: str) -> int:
        cell = cell.strip()
        if cell in self.nothing:
            return 0
        if not (cell.isascii() and cell.isdecimal() and len(cell) <= DIGITS):
            raise CellError(name, cell, N_("not a whole number"))
        return int(cell)

    def _date(self, name: str, rule: dict[str, Any], cells: dict[str, str]) -> date | None:
        parts = [cells[column].strip() for column in rule["date"]]
        if all(part in self.nothing for part in parts):
            return None
        try:
            day = _day(parts)
            days = sum(self._whole(name, cells[column]) for column in rule.get("plus_days", ()))
            return day + timedelta(
                days=days - sum(self._whole(name, cells[c]) for c in rule.get("less_days", ()))
            )
        except CellError:
            raise
        except (ValueError, KeyError, OverflowError):
            raise CellError(name, "-".join(parts), N_("not a date")) from None

    def _text(self, rule: dict[str, Any], cells: dict[str, str]) -> str | None:
        if cells[rule["column"]].strip() in {*self.nothing, rule.get("unless", "")}:
            return None
        return str(rule["text"]).format_map(cells)


def load(name: str, kind: str) -> Mapping:
    """The mapping called `name` (shipped in data/mappings) or the TOML file at that path."""
    path = Path(name) if name.endswith(".toml") else data_path("mappings", f"{name}.toml")
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Usage(N_("There is no mapping {name}."), hint=", ".join(shipped()), name=name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Usage(N_("The mapping {name} cannot be read: {why}."), name=name, why=error) from error
    return _checked(path.stem, kind, raw)


def shipped() -> list[str]:
    """The names of the mappings that come with the program."""
    return sorted(path.stem for path in data_path("mappings").glob("*.toml"))


def plain(kind: str, header: tuple[str, ...]) -> Mapping:
    """The mapping of a file whose columns bear our own field names."""
    reference = "ref" if "ref" in header else None
    return Mapping("plain", kind, {name: {"column": name} for name in header if name != "ref"}, reference)


def _checked(name: str, kind: str, raw: dict[str, Any]) -> Mapping:
    if raw.get("kind") != kind:
        raise Usage(
            N_("The mapping {name} is for {found}, not for {kind}."),
            name=name,
            found=raw.get("kind"),
            kind=kind,
        )
    fields = {
        key: {"column": rule} if isinstance(rule, str) else rule
        for key, rule in raw.get("fields", {}).items()
    }
    for key, rule in fields.items():
        if unknown := set(rule) - RULES:
            raise Usage(
                N_("The mapping {name} does not know {word} in {field}."),
                name=name,
                word=min(unknown),
                field=key,
            )
    nothing = frozenset(raw.get("nothing", [""]))
    return Mapping(name, kind, fields, raw.get("reference"), nothing, str(raw.get("encoding", "")))


def refuse_columns(mapping: Mapping, header: tuple[str, ...]) -> None:
    """Refuse a file that lacks a column the mapping reads."""
    if missing := mapping.columns() - set(header):
        raise Refusal("COLUMN_MISSING", N_("The file has no column {column}."), field="file", column=min(missing),
                      items=tuple(sorted(missing)), next=("choose-mapping",))  # fmt: skip


def plain_day(text: str) -> date:
    """The date written as 2016-03-24. Raises ValueError for anything else, compact and week forms included."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _day(parts: list[str]) -> date:
    if len(parts) == 1:
        return plain_day(parts[0])
    year, month, day = parts
    return date(int(year), MONTHS[month.lower()] if month.isalpha() else int(month), int(day))


def _amount(name: str, cell: str, currency: str, mark: str = "") -> int:
    try:
        amount = decimal_of(cell, mark).scaleb(digits_of(currency))
        if abs(amount) > LIMIT_MINOR:
            raise InvalidOperation
    except ArithmeticError:
        raise CellError(name, cell, N_("not an amount")) from None
    minor = int(amount.to_integral_value(ROUND_HALF_EVEN))
    if minor < 0:
        raise CellError(name, cell, N_("an amount below nought"))
    return minor


def decimal_of(cell: str, mark: str = "") -> Decimal:
    """The amount in a cell: 8837.21, 8,837.21, 8.837,21, -318,50. Raises InvalidOperation.

    `mark` is the decimal mark where it is known. Else the last of two marks is the decimal one, and a comma alone is one
    unless three digits follow: 1,234 is two amounts, so it is none.
    """
    mark = mark or _mark(cell)
    other = "," if mark == "." else "."
    whole, _, rest = cell.partition(mark)
    if other in whole and not GROUPED[other].fullmatch(whole):
        raise InvalidOperation
    plain = f"{whole.replace(other, '')}.{rest}" if rest else whole.replace(other, "")
    if not plain.isascii() or "_" in plain or other in rest:
        raise InvalidOperation
    amount = Decimal(plain)
    if not amount.is_finite():
        raise InvalidOperation
    return amount


def _mark(cell: str) -> str:
    """The decimal mark of an amount, told by the amount itself."""
    comma, point = cell.rfind(","), cell.rfind(".")
    if comma < 0:
        return "," if cell.count(".") > 1 else "."
    if point < 0:
        after = len(cell) - comma - 1
        if cell.count(",") > 1:
            return "."
        if after == 3:
            raise InvalidOperation
        return ","
    return "," if comma > point else "."


def _listed(name: str, values: dict[str, Any], cell: str) -> Any:
    if cell in values:
        return values[cell]
    if "*" in values:
        return values["*"]
    raise CellError(name, cell, N_("not one of the known values"))
