"""Every verb of the hotel: where its act lives, who may use it, what takes it back.

The table is data; an act's module is imported when the verb is first used. Titles are translated when shown.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from hotelcs.errors import Usage
from hotelcs.i18n import N_, Word
from hotelcs.workflows.verb_rows import (
    complaints,
    covers,
    escalation,
    hotel,
    incidents,
    losses,
    machine,
    night,
    paging,
    people,
    plans,
    privacy,
    reception,
    registers,
    reminders,
    reports,
    reservations,
    rollcall,
    rooms,
    shift,
)

if TYPE_CHECKING:
    from hotelcs.workflows.act import Act


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: `where` is "module:Class" below hotelcs.workflows, `undo` the verb that takes it back."""

    where: str
    title: str
    department: str
    permission: str
    undo: str | None = None


DEPARTMENTS = (
    ("RES", reservations.ROWS),
    ("FD", {**reception.ROWS, **registers.ROWS}),
    ("HK", rooms.ROWS),
    ("MG", hotel.ROWS),
    ("MG", losses.ROWS),
    ("MG", night.ROWS),
    ("PE", people.ROWS),
    ("SH", shift.ROWS),
    ("SH", reminders.ROWS),
    ("PE", covers.ROWS),
    ("CI", incidents.ROWS),
    ("CI", complaints.ROWS),
    ("CI", rollcall.ROWS),
    ("CI", paging.ROWS),
    ("CI", escalation.ROWS),
    ("CI", plans.ROWS),
    ("MG", machine.ROWS),
    ("MG", reports.ROWS),
    ("MG", privacy.ROWS),
)
VERBS: dict[str, Verb] = {
    name: Verb(where, title, department, *rights)
    for department, rows in DEPARTMENTS
    for name, (where, title, *rights) in rows.items()
}
"""By name, in the order of departments."""

EVENTS = {
    "sign-in": N_("Signed in"),
    "sign-in-failed": N_("Signing in failed"),
    "sign-out": N_("Signed out"),
    "unlock": N_("Unlocked"),
    "unlock-failed": N_("Unlocking failed"),
    "denied": N_("Tried without the right"),
}
"""What the ledger holds beside acts."""


def spoken(verb: str) -> Word:
    """The title of `verb`, for a slot of a sentence; a verb that is gone stands for itself."""
    return Word(VERBS[verb].title if verb in VERBS else EVENTS.get(verb, verb))


def act_of(verb: str) -> "type[Act]":
    """The act behind `verb`, imported now. Raises Usage for an unknown verb, offering the nearest."""
    found = VERBS.get(verb)
    if found is None:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(verb, VERBS, 3))
        raise Usage(N_("There is no verb {verb}."), hint=near or "hotelcs verbs", verb=verb)
    module, name = found.where.split(":")
    act: type[Act] = getattr(import_module(f"hotelcs.workflows.{module}"), name)
    act.verb = verb
    return act
