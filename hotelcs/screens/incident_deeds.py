"""What the keys of screen 10 do."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import call_outs, deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.incident_panes import line
from hotelcs.screens.incident_words import SIDES, kind
from hotelcs.screens.prompts import Choice, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.incident import IncidentSheet

ARRIVED = (
    ("1", "first_aider", N_("first-aider")), ("2", "aed_there", N_("AED")), ("3", "ambulance", N_("ambulance")),
    ("4", "brigade", N_("fire brigade")), ("5", "police", N_("police")), ("6", "relatives", N_("relatives informed")),
)  # fmt: skip
NOTED = N_("Written down.")
GRAVE = ("l1", "l2")
"""Levels at which calling the rapid response team is suggested (handbook 01 S-54)."""


def do(sheet: "IncidentSheet", verb: str, said: str, **fields: Any) -> None:
    """Do a verb with the emergency of the screen."""
    deeds.do(sheet.counter, verb, {"incident": sheet.incident, **fields}, said)


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


def confirm(sheet: "IncidentSheet") -> None:
    """It is so."""
    do(sheet, "confirm-incident", N_("{incident} is confirmed."))


def _worded(verb: str, field: str, label: str, said: str) -> Callable[["IncidentSheet"], None]:
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


def call(sheet: "IncidentSheet") -> None:
    """The text to read aloud, in Chinese and English; a digit stamps the call."""

    def read(told: Any) -> None:
        numbers = told.numbers[:9]
        lines = [told.zh, "", told.en]
        if not told.address:
            lines += ["", tr(N_("The hotel's address is not set: change-setting address_zh."))]
        card = Card(sheet.counter, tr(N_("Read aloud")), lines)
        card.open()
        answers = {str(at): _stamp(sheet, number, card) for at, number in enumerate(numbers, 1)}
        answers["0"] = _other(sheet, card)
        answers["escape"] = card.close
        offered = "  ".join(f"{at} {number}" for at, number in enumerate(numbers, 1))
        label = tr(N_("Called: {numbers}  0 another number  Esc nobody"), numbers=offered)
        sheet.counter.ask_line(Choice(label, answers))

    sheet.counter.ask_first("incident text", lambda desk: desk.show("incident-text", no=sheet.incident), read)


def _stamp(sheet: "IncidentSheet", number: str, card: Card) -> Callable[[], None]:
    """The call is stamped at once; the text stays to be read, and what the other side answers is asked."""

    def answered(text: str) -> None:
        card.close()
        if text.strip():
            do(sheet, "log-incident", NOTED, text=f"{number}: {text.strip()}", kind="notify")

    def stamped(_: Any) -> None:
        label = tr(N_("{number} answers (operator, number), or Enter:"), number=number)
        sheet.counter.ask_line(Prompt(label, answered, left=card.close))

    return lambda: deeds.do(
        sheet.counter, "call-authority", {"incident": sheet.incident, "number": number}, N_("{number} is stamped."), stamped
    )  # fmt: skip


def _other(sheet: "IncidentSheet", card: Card) -> Callable[[], None]:
    def typed(text: str) -> None:
        if text.strip():
            _stamp(sheet, text.strip(), card)()
        else:
            card.close()

    return lambda: sheet.counter.ask_line(Prompt(tr(N_("Which number:")), typed, left=card.close))


def note(sheet: "IncidentSheet") -> None:
    """A line into the timeline; begun with an hour and a blank it happened then."""

    def typed(text: str) -> None:
        at, words = _with_hour(text)
        do(sheet, "log-incident", NOTED, text=words, **({"at": at} if at else {}))

    label = tr(N_("What happened (0310 and words: at that hour):"))
    deeds.ask_words(sheet.counter, "log-incident", label, typed)


def announce(sheet: "IncidentSheet") -> None:
    """What is read out to everybody in the house, three times in each language."""

    def read(told: Any) -> None:
        mark = ["*** DRILL 演练 ***"] if told.drill else []
        Card(
            sheet.counter,
            tr(N_("Read out three times, in each language")),
            [*mark, told.broadcast[0], "", told.broadcast[1]],
        ).open()

    sheet.counter.ask_first("incident text", lambda desk: desk.show("incident-text", no=sheet.incident), read)


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


def form(verb: str) -> Callable[["IncidentSheet"], None]:
    """Open the form of a verb."""
    return lambda sheet: open_act(sheet.counter, verb, {"incident": sheet.incident})


def take(sheet: "IncidentSheet") -> None:
    """Take the command; from somebody who did not offer it with a reason."""
    held, mine = sheet.row.commander, sheet.counter.desk.login if sheet.counter.desk else ""
    if held and mine not in (held, sheet.row.offered):
        _worded("take-command", "reason", N_("Why do you take it over:"), N_("You command {incident}."))(
            sheet
        )
    else:
        do(sheet, "take-command", N_("You command {incident}."))


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
        ("false-alarm", N_("False alarm"), _worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm."))),
    ),
    "responding": (
        ("contain-incident", N_("No further danger"), lambda sheet: do(sheet, "contain-incident", N_("{incident}: no further danger."))),
        ("evacuate", N_("Evacuate the house"), evacuate),
        ("false-alarm", N_("False alarm"), _worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm."))),
    ),
    "contained": (
        ("all-clear", N_("All clear"), clear),
        ("reopen-danger", N_("It is dangerous again"), _worded("reopen-danger", "reason", N_("What happened:"), N_("{incident}: danger again."))),
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
    "0": untick, "y": confirm, "v": evacuate, "k": call, "m": team, "l": level, "s": step, "w": note, "b": arrive, "t": take, "+": form("care-for-guest"),
    "f": search, "h": history, "p": printed, "e": form("note-incident-facts"),
    "n": _worded("false-alarm", "reason", N_("What was it:"), N_("{incident} was a false alarm.")),
    "i": _worded("report-situation", "text", N_("How it stands:"), N_("The superiors are told; the timer begins anew.")),
    "o": _worded("offer-command", "to", N_("Hand the command to (login):"), N_("The command is offered to {offered}.")),
    "x": _worded("void-incident", "reason", N_("Why is it void:"), N_("{incident} is void.")),
}  # fmt: skip
DEEDS: dict[bool, dict[str, Deed]] = {
    False: {**_ALWAYS, "c": note, "a": announce},
    True: {**_ALWAYS, "c": _code("cpr"), "a": _code("aed_shock"), "r": _code("breathing", "observe")},
}
"""Key → deed; True for somebody who is ill or hurt."""
