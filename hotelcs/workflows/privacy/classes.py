"""The classes of data that are kept for a time, and what becomes of each afterwards (handbook 02 §2.11)."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader

GONE = "—"
"""What stands where a name or words of a person stood."""

WHAT = {
    "registration": N_("Registration: who slept here, with which document"),
    "profile": N_("Profile of a guest without stay or contact"),
    "visitor": N_("Visitors, luggage, parcels"),
    "request": N_("Messages, whereabouts, turned away"),
    "log": N_("Shift log, handovers, requests for a second person"),
    "complaint": N_("Complaints"),
    "incident": N_("Emergencies, roll calls"),
    "money": N_("Bills and invoices"),
    "audit": N_("The ledger of acts"),
    "backup": N_("Backups"),
}
"""Class → what it holds."""
THEN = {
    "registration": N_("documents are deleted, names go, the stay is counted still"),
    "profile": N_("name, telephone, mail, notes and search terms go"),
    "visitor": N_("deleted"),
    "request": N_("deleted; who was turned away is counted still"),
    "log": N_("lines are deleted, words of handovers and requests go"),
    "complaint": N_("words go, the case is counted still"),
    "incident": N_("names and words go, unless somebody was hurt"),
    "money": N_("titles and addresses of personal invoices go, amounts stay"),
    "audit": N_("kept: it holds references and amounts, no names"),
    "backup": N_("pruned by its rotation"),
}
"""Class → what becomes of it afterwards."""


class Limit(NamedTuple):
    """Up to when data of a class is due: the last business date, and the instant after it (UTC, ISO)."""

    day: str
    at: str


def limit_of(today: date, days: int, tz: str) -> Limit:
    """What is older than `days` on `today` at a hotel in the time zone `tz`."""
    last = today - timedelta(days=days)
    after = datetime.combine(last + timedelta(days=1), datetime.min.time(), ZoneInfo(tz))
    return Limit(last.isoformat(), iso(after))


def days_of(reader: Reader) -> dict[str, int | None]:
    """How many days each class is kept, in the order of the list; None is for ever."""
    return dict(reader.rows("SELECT code, days FROM retention_rule ORDER BY sort"))
