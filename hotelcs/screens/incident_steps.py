"""The way of an emergency from the alarm to its end: what comes next in each state, and the deeds of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.incident_words import SIDES
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.incident import IncidentSheet

NOTED = N_("Written down.")


def do(sheet: "IncidentSheet", verb: str, said: str, **fields: Any) -> None:
    """Do a verb with the emergency of the screen."""
    deeds.do(sheet.counter, verb, {"incident": sheet.incident, **fields}, said)


def confirm(sheet: "IncidentSheet") -> None:
    """It is so."""
    do(sheet, "confirm-incident", N_("{incident} is confirmed."))


def worded(verb: str, field: str, label: str, said: str) -> Callable[["IncidentSheet"], None]:
    """A deed that asks for words first."""
    return lambda sheet: deeds.with_words(
        sheet.counter, verb, {"incident": sheet.incident}, field, tr(label), said
    )


def evacuate(sheet: "IncidentSheet") -> None:
    """Everybody out, after a yes."""
    question = tr(N_("EVACUATE the whole house? y/n"))
    deeds.sure(
        sheet.counter, "evacuate", question, {"incident": sheet.incident},
        N_("EVACUATE: the roll call is open. Tab goes to it."),
    )  # fmt: skip


def form(verb: str) -> Callable[["IncidentSheet"], None]:
    """Open the form of a verb."""
    return lambda sheet: open_act(sheet.counter, verb, {"incident": sheet.incident})


def clear(sheet: "IncidentSheet") -> None:
    """All clear: by whom; and people who are missing are with the rescuers."""

    def said(by: str, *, handed: bool) -> Callable[[], None]:
        return lambda: do(sheet, "all-clear", N_("ALL CLEAR: {incident}."), by=by, handed=handed)

    label = tr(N_("All clear: 1 the authority says so  2 I say so  3 as 1, rescuers look for who is missing"))
    answers = {
        "1": said("authority", handed=False),
        "2": said("commander", handed=False),
        "3": said("authority", handed=True),
    }
    sheet.counter.ask_line(Choice(label, answers))


def sign(sheet: "IncidentSheet") -> None:
    """Which side is signed off."""
    left = sheet.row.unsigned
    if not left:
        sheet.counter.say(tr(N_("Every side is signed off.")))
        return
    said = N_("Signed off. Left: {left}.")
    entries: list[Entry] = [
        (tr(SIDES[side]), partial(do, sheet, "sign-off-incident", said, side=side)) for side in left
    ]
    Menu(sheet.counter, tr(N_("Sign off")), entries).open()


NEXT: dict[str, tuple[tuple[str, str, Callable[["IncidentSheet"], None]], ...]] = {
    "reported": (
        ("confirm-incident", N_("Confirm: somebody is there, and it is so"), confirm),
        ("false-alarm", N_("False alarm"), worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm."))),
    ),
    "responding": (
        ("contain-incident", N_("No further danger"), lambda sheet: do(sheet, "contain-incident", N_("{incident}: no further danger."))),
        ("evacuate", N_("Evacuate the house"), evacuate),
        ("false-alarm", N_("False alarm"), worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm."))),
    ),
    "contained": (
        ("all-clear", N_("All clear"), clear),
        ("reopen-danger", N_("It is dangerous again"), worded("reopen-danger", "reason", N_("What happened:"), N_("{incident}: danger again."))),
    ),
    "recovering": (
        ("plan-follow-ups", N_("Have every guest asked after it"),
         lambda sheet: do(sheet, "plan-follow-ups", N_("{guests} guests are asked, {due}."))),
        ("sign-off-incident", N_("Sign a side off"), sign),
        ("recover-incident", N_("Recovered: rooms, systems, guests are dealt with"),
         lambda sheet: do(sheet, "recover-incident", N_("{incident} is recovered; what is left is the review."))),
    ),
    "reviewing": (
        ("sign-off-incident", N_("Sign a side off"), sign),
        ("plan-follow-ups", N_("Have every guest asked after it"),
         lambda sheet: do(sheet, "plan-follow-ups", N_("{guests} guests are asked, {due}."))),
        ("review-incident", N_("Review, and whether the plan changes"), form("review-incident")),
        ("close-incident", N_("Close it"), lambda sheet: do(sheet, "close-incident", N_("{incident} is closed."))),
    ),
}  # fmt: skip
"""State → what comes next: the verb, its words, what it does."""


def step(sheet: "IncidentSheet") -> None:
    """The legal next steps, by number."""
    listed = NEXT.get(sheet.row.status, ())
    if not listed:
        sheet.counter.say(tr(N_("It is over; nothing comes next.")))
        return
    entries = [deeds.step(sheet.counter, verb, title, partial(deed, sheet)) for verb, title, deed in listed]
    Menu(sheet.counter, tr(N_("What comes next")), entries).open()
