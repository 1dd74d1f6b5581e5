"""What the keys of screen 10 do."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import call_outs, deeds, incident_calls
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.incident_panes import line
from hotelcs.screens.incident_steps import NOTED, confirm, do, evacuate, form, step, worded
from hotelcs.screens.incident_words import kind
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.incident import IncidentSheet

ARRIVED = (
    ("1", "first_aider", N_("first-aider")), ("2", "aed_there", N_("AED")), ("3", "ambulance", N_("ambulance")),
    ("4", "brigade", N_("fire brigade")), ("5", "police", N_("police")), ("6", "relatives", N_("relatives informed")),
)  # fmt: skip
GRAVE = ("l1", "l2")
"""Levels at which calling the rapid response team is suggested (handbook 01 S-54)."""


def tick(sheet: "IncidentSheet", seq: int) -> None:
    """A step is done."""
    do(sheet, "tick-step", N_("Step {step} is done."), step=seq)


def untick(sheet: "IncidentSheet") -> None:
    """The step that was ticked last is not done."""
    done = [step for step in sheet.row.steps if step.seconds is not None]
    if not done:
        sheet.counter.say(tr(N_("No step is ticked.")))
        return
    last = max(done, key=lambda step: step.seconds)
    do(sheet, "untick-step", N_("Step {step} is not done."), step=last.seq)


def level(sheet: "IncidentSheet") -> None:
    """Ask for the level."""

    def put(which: str) -> Callable[[], None]:
        said = N_("{incident} is level {level} now. m calls the rapid response team.")
        if which not in GRAVE:
            said = N_("{incident} is level {level} now.")
        return lambda: do(sheet, "set-incident-level", said, level=which)

    label = tr(N_("Level: 1 the post deals with it  2 the shift  3 the hotel  4 authorities lead"))
    sheet.counter.ask_line(Choice(label, {digit: put(f"l{digit}") for digit in "1234"}))


def team(sheet: "IncidentSheet") -> None:
    """Call the rapid response team out for it, at once."""
    about = f"{kind(sheet.row)} {sheet.row.place}".strip()
    call_outs.call(sheet.counter, about, case={"kind": "incident", "case": sheet.incident})


def note(sheet: "IncidentSheet") -> None:
    """A line into the timeline; begun with an hour and a blank it happened then."""

    def typed(text: str) -> None:
        at, words = _with_hour(text)
        do(sheet, "log-incident", NOTED, text=words, **({"at": at} if at else {}))

    label = tr(N_("What happened (0310 and words: at that hour):"))
    deeds.ask_words(sheet.counter, "log-incident", label, typed)


def _with_hour(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(" ")
    plain = first.replace(":", "").replace("：", "")
    told = (
        len(plain) == 4
        and plain.isascii()
        and plain.isdecimal()
        and int(plain[:2]) < 24
        and int(plain[2:]) < 60
    )
    return (f"{plain[:2]}:{plain[2:]}", rest.strip()) if told and rest.strip() else ("", text)


def _code(code: str, kind: str = "do") -> Callable[["IncidentSheet"], None]:
    """A line that one key writes."""
    return lambda sheet: do(sheet, "log-incident", NOTED, code=code, kind=kind)


def arrive(sheet: "IncidentSheet") -> None:
    """Ask who has arrived."""
    answers: dict[str, Callable[[], None]] = {
        digit: partial(_code(code, "arrive"), sheet) for digit, code, _ in ARRIVED
    }
    listed = "  ".join(f"{digit} {tr(word)}" for digit, _, word in ARRIVED)
    sheet.counter.ask_line(Choice(tr(N_("Here: {listed}"), listed=listed), answers))


def search(sheet: "IncidentSheet") -> None:
    """A part of the house: claimed by its name, clear when it is typed again."""

    def typed(text: str) -> None:
        claimed = {one.cell for one in sheet.row.cells}
        verb, said = (
            ("clear-cell", N_("{cell} is clear."))
            if text in claimed
            else ("claim-cell", N_("You search {cell}."))
        )
        do(sheet, verb, said, cell=text)

    deeds.ask_words(sheet.counter, "claim-cell", tr(N_("Floor and area (typed again: it is clear):")), typed)


def history(sheet: "IncidentSheet") -> None:
    """The whole timeline, oldest first."""
    row = sheet.row
    lines = [f"{line(row, event)}  {event.by or '-'} {event.post}".rstrip() for event in reversed(row.events)]
    Card(sheet.counter, tr(N_("Timeline of {incident}"), incident=row.incident), lines, hang=6).open()


def take(sheet: "IncidentSheet") -> None:
    """Take the command; from somebody who did not offer it with a reason."""
    held, mine = sheet.row.commander, sheet.counter.desk.login if sheet.counter.desk else ""
    if held and mine not in (held, sheet.row.offered):
        worded("take-command", "reason", N_("Why do you take it over:"), N_("You command {incident}."))(sheet)
    else:
        do(sheet, "take-command", N_("You command {incident}."))


def printed(sheet: "IncidentSheet") -> None:
    """The report, or the list of the roll call."""
    from hotelcs.screens import printing

    printing.incident(sheet.counter, sheet.incident)


def person(one: Any) -> str:
    """Somebody in the room: name, age, country, language, phone."""
    age = tr(N_("{age} years"), age=one.age) if one.age is not None else ""
    minor = tr(N_("minor")) if one.minor else ""
    return "  ".join(filter(None, (one.guest, age, minor, one.nationality, one.lang, one.phone)))


def left(due: str, counter: "Counter") -> int:
    """Seconds until an instant; less than nothing when it is past."""
    now = counter.instant or counter.now
    return int((datetime.fromisoformat(due) - now).total_seconds()) if now is not None else 0


Deed = Callable[["IncidentSheet"], None]
_ALWAYS: dict[str, Deed] = {
    "0": untick, "y": confirm, "v": evacuate, "k": incident_calls.call, "m": team, "l": level, "s": step, "w": note, "b": arrive, "t": take, "+": form("care-for-guest"),
    "f": search, "h": history, "p": printed, "e": form("note-incident-facts"),
    "n": worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm.")),
    "i": worded("report-situation", "text", N_("How it stands:"), N_("The superiors are told; the timer begins anew.")),
    "o": worded("offer-command", "to", N_("Hand the command to (login):"), N_("The command is offered to {offered}.")),
    "x": worded("void-incident", "reason", N_("Why is it void:"), N_("{incident} is void.")),
}  # fmt: skip
DEEDS: dict[bool, dict[str, Deed]] = {
    False: {**_ALWAYS, "c": note, "a": incident_calls.announce},
    True: {**_ALWAYS, "c": _code("cpr"), "a": _code("aed_shock"), "r": _code("breathing", "observe")},
}
"""Key → deed; True for somebody who is ill or hurt."""
