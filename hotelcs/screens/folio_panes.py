"""Two windows of a bill side by side in a wide terminal: the first, and all the others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.folio_columns import Entry, entry_columns, narrow_columns, window_name
from hotelcs.screens.paint import Line, Row, Rule, panes, words
from hotelcs.screens.widgets.line_list import LineList

if TYPE_CHECKING:
    from hotelcs.screens.folio import Folio


def side_by_side(sheet: "Folio", width: int, height: int) -> list[Line]:
    """The lists of the first window and of the others; one cursor goes through both."""
    rows: Sequence[Entry] = sheet.front.rows
    first = min(row.window for row in rows)
    left = (width - 3) // 2
    right = width - 3 - left
    mine, others = [row for row in rows if row.window == first], [row for row in rows if row.window != first]
    columns = narrow_columns(lambda row: row.name in sheet.marked)
    rest = entry_columns(lambda row: row.name in sheet.marked)[:-1]
    return panes(
        height,
        (
            [Rule(_heading(sheet, first)), sheet.tab_line(left), *_list(sheet, mine, columns, left, height)],
            left,
        ),
        ([Rule(_others(sheet, first)), (words(""),), *_list(sheet, others, rest, right, height)], right),
    )


def _list(sheet: "Folio", rows: Sequence[Entry], columns: Any, width: int, height: int) -> list[Row]:
    """The rows of one side; the cursor is drawn where it is."""
    shown = LineList(columns, lambda row: row.name)
    shown.put(rows)
    current = sheet.current
    shown.at = next(
        (at for at, row in enumerate(rows) if current is not None and row.name == current.name), -1
    )
    if not rows:
        return [(words(f" {tr(N_('All is in one window. w sends charges to another.'))}"),)]
    return [*shown.draw(width, height - 3)]


def _heading(sheet: "Folio", window: int) -> str:
    rows = [
        row
        for row in sheet.bill.windows
        if row.window == window and (row.kind != "master" or sheet.bill.master)
    ]
    owed = sum(row.balance_minor for row in rows)
    name = next((window_name(row) for row in reversed(rows)), "-")
    return tr(N_("Window {number} {name}  balance {balance}"), number=window, name="" if name == "-" else name,
              balance=money(owed, sheet.bill.currency))  # fmt: skip


def _others(sheet: "Folio", first: int) -> str:
    rows = [row for row in sheet.bill.windows if row.window != first and row.kind != "master"]
    if not rows:
        return tr(N_("Other windows"))
    if len({row.window for row in rows}) == 1:
        return _heading(sheet, rows[0].window)
    owed = money(sum(row.balance_minor for row in rows), sheet.bill.currency)
    return tr(N_("Windows {numbers}  balance {balance}"), balance=owed,
              numbers=", ".join(str(number) for number in sorted({row.window for row in rows})))  # fmt: skip
