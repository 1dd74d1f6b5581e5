"""24 One measure: its value, its formula, day by day with a chart, and the records behind it (handbook SC24)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from hotelcs import terminal
from hotelcs.bars import bar, in_blocks
from hotelcs.i18n import N_, tr
from hotelcs.keymap import METRIC
from hotelcs.screens import periods
from hotelcs.screens.complaint_words import STEPS
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import GOOD, WARN, Line, panes, words, wrap
from hotelcs.screens.periods import Period
from hotelcs.screens.reports import write_metric
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.reservations.states import NAMES

DAYS, FIGURES, RECORDS = range(3)
BAR = 24
"""Cells of the longest bar."""
WORDS = {
    **NAMES,
    **STEPS,
    "overnight": N_("overnight stay"),
    "long_stay": N_("long stay"),
    "early_hours": N_("early hours"),
    "complimentary": N_("free of charge"),
    "house_use": N_("house use"),
    "out_of_order": N_("out of order"),
    "tonight": N_("tonight"),
    "night": N_("night"),
    "hours": N_("by the hour"),
    "late": N_("late fee"),
    "deposit": N_("deposit"),
    "handover": N_("handover"),
}
"""Codes that a record is told by, in words."""


def told(what: str) -> str:
    """What a record is, its codes in words."""
    return " ".join(tr(WORDS.get(word, word)) for word in what.split())


RECORD: tuple[Column[Any], ...] = (
    Column(N_("Number"), 16, lambda row: row.ref),
    Column(N_("Day"), 10, lambda row: row.day),
    Column(N_("What"), 0, lambda row: told(row.what)),
    Column(
        N_("Amount"),
        12,
        lambda row: "" if row.amount_minor is None else f"{row.amount_minor / 100:,.2f}",
        "right",
    ),
    Column(N_("Is counted"), 10, lambda row: tr(N_("yes")) if row.counted else "-"),
)
FIGURE: tuple[Column[Any], ...] = (
    Column(N_("Figure"), 20, lambda row: row.what),
    Column(N_("Value"), 16, lambda row: row.shown, "right"),
    Column(N_("Numerator"), 14, lambda row: row.part, "right"),
    Column(N_("Out of"), 0, lambda row: row.whole),
)


class MetricPage(Listing):
    """Tabs: days, numbers, records; d goes to the records."""

    number: ClassVar[str] = "24"
    title: ClassVar[str] = N_("Measure")
    keys: ClassVar[tuple[Any, ...]] = METRIC

    def __init__(self, counter: Any, code: str, period: Period) -> None:
        self.code, self.period = code, period
        self.found: Any = None
        trend: tuple[Column[Any], ...] = (
            Column(N_("Day"), 10, lambda row: row.day),
            Column(N_("Value"), 14, lambda row: row.shown, "right"),
            Column("", 0, self._bar),
        )
        self.tabs = (  # type: ignore[misc] # they are of one measure
            Tab(N_("By day"), trend, self._days, lambda row: row.day, N_("There is nothing day by day."), lambda row: f"{row.day} {row.shown}",
                self._lines),
            Tab(N_("All figures"), FIGURE, self._figures, lambda row: row.key, N_("There is no number."),
                lambda row: f"{row.what} {row.shown}", self._lines),
            Tab(N_("Records"), RECORD, self._records, lambda row: f"{row.ref} {row.day} {row.what}", N_("Nothing was counted in these days."),
                lambda row: f"{row.ref} {row.day} {told(row.what)}", self._lines),
        )  # fmt: skip
        super().__init__(counter)

    def _read(self, desk: Any) -> Any:
        self.found = desk.show("metric", code=self.code, **self.period.asked())
        return self.found

    def _days(self, desk: Any) -> Any:
        return self._read(desk).trend

    def _figures(self, desk: Any) -> Any:
        return self._read(desk).figures

    def _records(self, desk: Any) -> Any:
        self._read(desk)
        return desk.show("metric-rows", code=self.code, limit=500, **self.period.asked())

    def _bar(self, row: Any) -> str:
        """The day beside the greatest of them."""
        values = [Decimal(one.value) for one in self.rows[DAYS] or () if one.value]
        most = max(values, default=Decimal(0))
        value = Decimal(row.value) if row.value else None
        return bar(value, most, BAR, blocks=in_blocks(terminal.current()))

    def _lines(self, _: Any) -> list[str]:
        """What stands beside the list in a wide terminal."""
        if self.found is None:
            return []
        lines = [self.found.name, self.found.formula, ""]
        return [*lines, *(f"{row.what}: {row.shown}" + (f" ({row.part}/{row.whole})" if row.whole and row.unit != "money" else "")
                          for row in self.found.figures)]  # fmt: skip

    @property
    def name(self) -> str:
        """The measure in the title row."""
        return f"{self.code} {self.found.name}" if self.found is not None else self.code

    def banner(self) -> Line:
        """Its value and its days."""
        if self.found is None:
            return ()
        value = self.found.lacks or self.found.figures[0].shown
        state = (
            words(tr(N_("provisional: the day is open")), WARN)
            if self.found.provisional
            else words(tr(N_("day closed")))
        )
        return (
            words(f" {value}", GOOD if not self.found.lacks else WARN),
            words(f"  {self.period.told}  "),
            state,
        )

    def body(self, width: int, height: int) -> list[Line]:
        """The formula above the list."""
        told = [] if self.found is None else wrap(self.found.formula, width - 4)[:3]
        if not told:
            return super().body(width, height)
        head = panes(len(told) + 1, ([(words(f" {line}"),) for line in told], width - 2))
        return [*head[:-1], *super().body(width, height - len(head) + 1)]

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """Days, records, export."""
        return {
            **periods.keys(self.counter, self.period, self.open),
            "d": lambda: self.go_to(RECORDS),
            "p": lambda: periods.export(
                self.counter, f"{self.code}.csv", write_metric(self.code, self.period)
            ),
        }
