"""What is due by a day, and whether whom it concerns was told of it today."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.reminders.due import AHEAD, KINDS
from hotelcs.workflows.reminders.due import until as by_the
from hotelcs.workflows.reminders.told import told
from hotelcs.workflows.views import Asking, day_of

ALL = "all"


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One thing that is due: its kind, its number or code, and whether a notice of today lists it."""

    kind: str
    ref: str
    told: bool


def kinds_of(what: str) -> tuple[str, ...]:
    """The kinds that `what` names: one, or all of them. Raises Usage."""
    if what in ("", ALL):
        return tuple(KINDS)
    if what not in KINDS:
        raise Usage(N_("{option} is {choices}."), option="what", choices=", ".join((ALL, *KINDS)))
    return (what,)


def reminders(asking: Asking, what: str = ALL, until: str | date = "") -> list[ReminderRow]:
    """By kind, what was told of as well. Raises Usage for a kind that is none, a day past or more than a month ahead."""
    today = date.fromisoformat(asking.business_date())
    day = day_of(until, "until") if until else today
    if not today <= day <= today + timedelta(days=AHEAD):
        raise Usage(
            N_("Reminders look ahead from {first} to {last}."),
            first=today,
            last=today + timedelta(days=AHEAD),
        )
    by, known = by_the(today, day, asking.tz), told(asking.reader, today.isoformat())
    return [
        ReminderRow(kind, ref, (kind, ref) in known)
        for kind in kinds_of(what)
        for ref in KINDS[kind].due(asking.reader, by)
    ]
