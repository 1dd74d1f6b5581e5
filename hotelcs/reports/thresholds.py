"""What the thresholds of the hotel say of the numbers of a report, in words."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SENTENCES = {
    "M-09.csat": N_("{value} % of guests were content, below {limit} %: what do they say?"),
    "M-15.sla": N_("Steps in time are {value} %, below {limit} %: who is late, and why?"),
    "M-17.per100": N_("{value} complaints for 100 room nights, above {limit}: what comes again?"),
    "M-16.reopened": N_(
        "{value} % of complaints were opened again, above {limit} %: are they really solved?"
    ),
    "M-25.wait_p90": N_(
        "One guest in ten waits {value} min or more for a room, above {limit} min: more hands at that hour?"
    ),
    "M-27.first_pass": N_("{value} % of rooms passed at first, below {limit} %: who shows how?"),
    "M-28.ready": N_(
        "{value} % of the expected rooms were ready in time, below {limit} %: who cleans first?"
    ),
    "M-08.short": N_("{value} rooms are missing tonight: where are they sourced?"),
    "M-39.backup": N_("The last verified backup is {value} h old, more than {limit} h: `hotelcs backup`."),
    "M-38.index": N_("Readiness is {value} %, not {limit} %: screen 16 says what is missing."),
}
BELOW = N_("{name}, {what}: {value} is below {limit}.")
ABOVE = N_("{name}, {what}: {value} is above {limit}.")
"""What is said of any other number."""


def beyond(desk: "Desk", found: dict[str, Any], last: str) -> list[str]:
    """What the thresholds say of numbers by their keys; where several dates in a row have to be beyond, those up to `last`."""
    told = []
    for rule in desk.show("thresholds", date=last):
        row = found.get(rule.measure)
        if row is None or not row.value:
            continue
        bound, value = Decimal(rule.bound), Decimal(row.value)
        if rule.beyond if rule.days > 1 else value < bound if rule.beyond_when == "<" else value > bound:
            words = SENTENCES.get(rule.measure, BELOW if rule.beyond_when == "<" else ABOVE)
            told.append(tr(words, value=row.value, limit=rule.bound, name=rule.name, what=rule.what))
    return told
