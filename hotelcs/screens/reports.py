"""24 Reports: the reports with when they were made last, and every measure of a period (handbook SC24)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import REPORTS
from hotelcs.screens import periods
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, words
from hotelcs.screens.periods import Period
from hotelcs.screens.widgets.line_list import Column

MENU, MEASURES, MADE = range(3)


@dataclass(frozen=True, slots=True)
class Offered:
    """A report that can be made, and when it was made as a file last."""

    name: str
    title: str
    made: str
    by: str


OFFERED: tuple[Column[Any], ...] = (
    Column(N_("Report"), 24, lambda row: tr(row.title)),
    Column(N_("Made last"), 16, lambda row: row.made or "-"),
    Column(N_("By"), 0, lambda row: row.by),
)
NUMBERS: tuple[Column[Any], ...] = (
    Column(N_("Metric"), 6, lambda row: row.code),
    Column(N_("Measure"), 0, lambda row: row.name),
    Column(N_("Figure"), 18, lambda row: row.what),
    Column(N_("Value"), 14, lambda row: row.shown, "right"),
    Column(
        N_("Numerator"),
        10,
        lambda row: f"{row.part}/{row.whole}" if row.part and row.whole and row.unit != "money" else "",
        "right",
    ),
)
RUNS: tuple[Column[Any], ...] = (
    Column(N_("When"), 16, lambda row: row.at),
    Column(N_("Report"), 14, lambda row: row.report),
    Column(N_("Dates"), 23, lambda row: row.first if row.first == row.last else f"{row.first} - {row.last}"),
    Column(N_("Ending"), 5, lambda row: row.format),
    Column(N_("Rows"), 7, lambda row: str(row.rows), "right"),
    Column(N_("By"), 0, lambda row: f"{row.actor}{' !' if row.revealed else ''}"),
)


def _number(row: Any) -> str:
    return f"{row.code} {row.name}: {row.shown}"


def _number_lines(row: Any) -> list[str]:
    lines = [f"{row.code}.{row.key}", row.name, row.shown]
    return [*lines, row.lacks] if row.lacks else lines


def _run(row: Any) -> str:
    whole = tr(N_("whole")) if row.revealed else tr(N_("masked"))
    return f"{row.at} {row.report} {row.format} {row.rows} {whole}"


def _offered(desk: Any) -> list[Offered]:
    from hotelcs.reports.menu import MENU as LISTED

    last: dict[str, Any] = {}
    for row in desk.show("report-runs", limit=500):
        last.setdefault(row.report, row)
    return [
        Offered(name, title, last[name].at if name in last else "", last[name].actor if name in last else "")
        for name, title in LISTED
    ]


class Reports(Listing):
    """Tabs: reports, measures, files that were made. Digits choose the days."""

    number: ClassVar[str] = "24"
    title: ClassVar[str] = N_("Reports")
    keys: ClassVar[tuple[Any, ...]] = REPORTS

    def __init__(self, counter: Any, tab: int = MENU) -> None:
        self.period = Period()
        self.provisional = True
        self.tabs = (  # type: ignore[misc] # the measures are of the days chosen
            Tab(N_("All reports"), OFFERED, _offered, lambda row: row.name, N_("There is no report."), lambda row: tr(row.title)),
            Tab(N_("Measures"), NUMBERS, self._measures, lambda row: f"{row.code}.{row.key}", N_("There is no measure."), _number,
                _number_lines),
            Tab(N_("Files made"), RUNS, lambda desk: desk.show("report-runs", limit=200), lambda row: str(row.run),
                N_("No file was made yet. p on a report makes one."), _run),
        )  # fmt: skip
        super().__init__(counter, tab)

    def _measures(self, desk: Any) -> Any:
        rows = desk.show("metrics", **self.period.asked())
        self.provisional = any(row.provisional for row in rows)
        return rows

    def banner(self) -> Line:
        """The days, and whether they are closed."""
        told = [self.period.told]
        if self.tab == MEASURES and self.provisional:
            return (words(f" {self.period.told}  "), words(tr(N_("provisional: the day is open")), WARN))
        return (words(f" {'  '.join(told)}"),)

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """The days."""
        return periods.keys(self.counter, self.period, self.open)

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """Export what is under the cursor."""
        return {"p": self._export} if self.tab != MADE else {}

    def opened(self, row: Any) -> None:
        """A report or a measure on a sheet of its own."""
        if self.tab == MENU:
            from hotelcs.screens.report_page import ReportPage

            self.counter.show_sheet(ReportPage(self.counter, row.name, row.title, self.period))
        elif self.tab == MEASURES:
            from hotelcs.screens.metric_page import MetricPage

            self.counter.show_sheet(MetricPage(self.counter, row.code, self.period))
        else:
            super().opened(row)

    def _export(self, row: Any) -> None:
        name, days = (row.name, self.period) if self.tab == MENU else (row.code, self.period)
        make = write_report(name, days) if self.tab == MENU else write_metric(name, days)
        periods.export(self.counter, f"{name}.html", make)


def write_report(name: str, period: Period) -> periods.Write:
    """What writes the report `name`."""

    def write(desk: Any, file: str) -> tuple[str, dict[str, Any]]:
        from hotelcs.reports import kept, menu

        return kept.write(menu.make(desk, name, period.first, period.last), file)

    return write


def write_metric(code: str, period: Period) -> periods.Write:
    """What writes the measure `code`."""

    def write(desk: Any, file: str) -> tuple[str, dict[str, Any]]:
        from hotelcs.reports import kept
        from hotelcs.reports.metric_report import metric

        return kept.write(metric(desk, code, period.first, period.last), file)

    return write
