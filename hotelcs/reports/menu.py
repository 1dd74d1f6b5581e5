"""The reports that a screen offers: each with its title and what makes it of a period (handbook 04 SC24)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotelcs.i18n import N_
from hotelcs.reports.begin import TODAY
from hotelcs.reports.report import Report

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

MENU = (
    ("daily", N_("The day on one page")),
    ("shift", N_("Sheet of the shifts")),
    ("occupancy", N_("Rooms and rates")),
    ("revenue", N_("Charged and paid")),
    ("complaints", N_("Complaints")),
    ("satisfaction", N_("Satisfaction")),
    ("housekeeping", N_("Housekeeping")),
    ("staff", N_("Staff at work")),
    ("foreigners", N_("Guests from abroad")),
)


def make(desk: "Desk", name: str, first: str, last: str) -> Report:
    """The report `name` of some dates; of the last of them where a report is of one. Raises Refusal NO_DATA, Usage, Denied."""
    from hotelcs.reports import complaint_report, daily, rooms_report, shift_report, work_report

    makers: dict[str, Callable[[], Report]] = {
        "daily": lambda: daily.daily(desk, last or TODAY),
        "shift": lambda: shift_report.shift(desk, last),
        "occupancy": lambda: rooms_report.occupancy(desk, first, last, by="type", ahead=7),
        "revenue": lambda: rooms_report.revenue(desk, first, last),
        "complaints": lambda: complaint_report.complaints(desk, first, last),
        "satisfaction": lambda: work_report.satisfaction(desk, first, last),
        "housekeeping": lambda: work_report.housekeeping(desk, last),
        "staff": lambda: work_report.staff(desk, first, last),
        "foreigners": lambda: work_report.foreigners(desk, last),
    }
    return makers[name]()
