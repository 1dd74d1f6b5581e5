"""The keys of screen 24, reports and measures: a digit is a period on each of its lists."""

from hotelcs.i18n import N_
from hotelcs.keymap.actions import LIST, Action

PERIODS = (
    Action("today", ("1",), N_("Today"), N_("The open business date")),
    Action("yesterday", ("2",), N_("Yesterday"), N_("The date before"), bar=False),
    Action("week", ("3",), N_("7 days"), N_("The seven days that end today")),
    Action("month", ("4",), N_("Month"), N_("The month so far")),
    Action("range", ("5",), N_("From-to"), N_("Any days, typed")),
)
EXPORT = Action(
    "print", ("p",), N_("Export"), N_("Write it to a file: txt, md, csv, json, html or xlsx by its ending")
)
_TURN = Action("pane", ("tab",), N_("Next"), N_("The next list"), bar=False)
REPORTS = (*PERIODS, EXPORT, _TURN, *LIST)
METRIC = (
    *PERIODS,
    Action("drill", ("d",), N_("Records"), N_("The records behind the number")),
    EXPORT,
    _TURN,
    *LIST,
)
PAGE = (*PERIODS, EXPORT)
