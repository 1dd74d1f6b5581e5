"""Every key, once: the key bar, F1 help and the `.` menu are made from this. A leaf: it knows no screen."""

from hotelcs.keymap.actions import AREAS, GRAMMAR, LIST, RESERVED, SHOWN, Action, Area, area_of, shown
from hotelcs.keymap.complaints import COMPLAINT, COMPLAINTS, FOLLOW_UPS, INTAKE, PATTERNS
from hotelcs.keymap.desk import (
    CHECK_IN,
    CHECK_IN_FORM,
    DEPARTURES,
    DEPOSIT_METHODS,
    FOLIO,
    FORM,
    HOME,
    IN_HOUSE,
    OWING,
    RESERVATIONS,
    ROOMS,
    SILENT,
    WALK_IN_FORM,
)
from hotelcs.keymap.door import DOOR, FIRST_RUN, MADE, MUST_READ
from hotelcs.keymap.groups import GROUP, GROUP_CHECK_IN, LIST_FORM
from hotelcs.keymap.home import ASSISTED, REGISTRATIONS
from hotelcs.keymap.incidents import INCIDENT, INCIDENT_MEDICAL, INCIDENTS
from hotelcs.keymap.machine import MACHINE
from hotelcs.keymap.night import NIGHT
from hotelcs.keymap.overbooking import OVERBOOKING
from hotelcs.keymap.people import DUTIES, ITEMS, LEDGER, NOTICES, ROSTER, SHIFT_LOG, USERS
from hotelcs.keymap.plans import OF_DRILL, PLAN, PLANS_AND_DRILLS
from hotelcs.keymap.registers import REGISTERS
from hotelcs.keymap.reports import METRIC, PAGE, REPORTS
from hotelcs.keymap.rollcall import ROLL_CALL

__all__ = [
    "AREAS",
    "ASSISTED",
    "Action",
    "Area",
    "CHECK_IN",
    "COMPLAINT",
    "COMPLAINTS",
    "FOLLOW_UPS",
    "INTAKE",
    "PATTERNS",
    "CHECK_IN_FORM",
    "WALK_IN_FORM",
    "DEPARTURES",
    "DEPOSIT_METHODS",
    "DOOR",
    "DUTIES",
    "FIRST_RUN",
    "FOLIO",
    "FORM",
    "GRAMMAR",
    "GROUP",
    "GROUP_CHECK_IN",
    "HOME",
    "INCIDENT",
    "INCIDENTS",
    "INCIDENT_MEDICAL",
    "IN_HOUSE",
    "ITEMS",
    "LEDGER",
    "LIST",
    "LIST_FORM",
    "MACHINE",
    "MADE",
    "MUST_READ",
    "NIGHT",
    "METRIC",
    "NOTICES",
    "OF_DRILL",
    "OVERBOOKING",
    "PAGE",
    "PLAN",
    "PLANS_AND_DRILLS",
    "REGISTERS",
    "REGISTRATIONS",
    "REPORTS",
    "RESERVATIONS",
    "RESERVED",
    "ROLL_CALL",
    "ROOMS",
    "ROSTER",
    "SHIFT_LOG",
    "SHOWN",
    "OWING",
    "SILENT",
    "USERS",
    "area_of",
    "shown",
]
