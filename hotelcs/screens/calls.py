"""Tabs of 06: whom to call before they come, whose hold lapses; an outcome is a digit (handbook SC06, days of RES and REC)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.amending import open_amend
from hotelcs.screens.call_answer import answer_of
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import fits
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.next_acts import NEXT

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

OUTCOMES = {
    code: NEXT[code]
    for code in ("confirmed", "changed", "cancelled", "unreachable", "leaving", "late_out", "extends")
}
NAME_CELLS = 24
LANGUAGES = {"en": N_("English"), "zh": N_("Chinese")}
ASK = N_("{guest}: hour, transport, needs (1830 train cot), or Enter:")


def state_word(row: Any) -> str:
    """To be called now, at which hour, what came of it; ! when it is due."""
    if row.state == "due":
        return tr(N_("!again")) if row.tries else tr(N_("!call"))
    if row.state == "later":
        return tr(N_("at {time}"), time=row.at[-5:])
    if row.state == "unreachable":
        return tr(N_("given up"))
    return tr(OUTCOMES.get(row.outcome, row.outcome))


def tail(row: Any) -> str:
    """The end of the telephone number; the whole of it stands in the row above `:`."""
    return row.phone[-7:] or "-"


def told(row: Any) -> str:
    """Who is called under which number, in which language, and how often nobody answered."""
    slots = {"reservation": row.reservation, "guest": fits(row.guest, NAME_CELLS), "number": row.dial or row.phone or "-",
             "lang": tr(LANGUAGES[row.lang]), "tries": row.tries}  # fmt: skip
    if row.tries:
        return tr(N_("{guest}  {number}  {lang}  not reached: {tries}"), **slots)
    return tr(N_("{guest}  {number}  {lang}  {reservation}"), **slots)


def script(row: Any) -> list[str]:
    """What to say, and what is known."""
    said = filter(None, (row.transport, row.needs))
    return [*row.script.splitlines(), "", row.dial or row.phone, *row.requests.splitlines(), *said]


CALLS: tuple[Column[Any], ...] = (
    Column(N_("Booking"), 12, lambda row: row.reservation),
    Column(N_("Guest"), 0, lambda row: row.guest or tr(N_("(no name yet)"))),
    Column(N_("Phone"), 8, tail),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("In"), 5, lambda row: row.arrival[5:]),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Call"), 12, state_word),
)
HOLDS: tuple[Column[Any], ...] = (
    Column(N_("Booking"), 12, lambda row: row.reservation),
    Column(N_("Guest"), 0, lambda row: row.guest or tr(N_("(no name yet)"))),
    Column(N_("Phone"), 8, tail),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Held"), 6, lambda row: f"!{row.held_until[-5:]}" if row.lapsed else row.held_until[-5:]),
    Column(N_("Call"), 12, lambda row: tr(OUTCOMES.get(row.outcome, row.outcome)) if row.outcome else "-"),
)  # fmt: skip


def _held(row: Any) -> str:
    slots = {
        "reservation": row.reservation,
        "guest": fits(row.guest, NAME_CELLS),
        "until": row.held_until[-5:],
    }
    if row.lapsed:
        return tr(N_("{reservation} {guest} was held until {until}:  1 keep  2 let go"), **slots)
    return tr(N_("{reservation} {guest} held until {until}  1 keep"), **slots)


PRE_ARRIVAL, HELD = N_("Pre-arrival"), N_("Holds")
TABS = (
    Tab(PRE_ARRIVAL, CALLS, lambda desk: desk.show("calls"), lambda row: f"{row.kind} {row.reservation}",
        N_("Nobody is to be called: nobody arrives tomorrow, and everybody of today is sure."), told, script, right="guest.read"),
    Tab(HELD, HOLDS, lambda desk: desk.show("holds"), lambda row: row.reservation,
        N_("No booking of today is without a guarantee."), _held, right="guest.read"),
)  # fmt: skip
"""What these tabs are to the screen: one line there."""


def deed(screen: Listing) -> dict[str, Callable[[Any], None]]:
    """Digits on the rows of these tabs."""
    return {digit: _on(screen, digit) for digit in "1234"}


def _on(screen: Listing, digit: str) -> Callable[[Any], None]:
    def press(row: Any) -> None:
        if hasattr(row, "script"):
            ANSWERS[digit](screen.counter, row)
        elif hasattr(row, "lapsed") and digit in DECIDED:
            DECIDED[digit](screen.counter, row)
        else:
            screen.counter.say(tr(N_("Outcomes of calls are behind the tab Pre-arrival: Tab.")))

    return press


def hint(tab: Tab) -> str:
    """What the digits mean on a tab of this module; nothing on another."""
    if tab is TABS[0]:
        return tr(N_("1 confirmed  2 changed  3 does not come  4 not reached  Enter what to say"))
    return tr(N_("1 keep till midnight  2 let go")) if tab is TABS[1] else ""


def opened(counter: "Counter", row: Any) -> bool:
    """Enter on somebody to call: what to say."""
    if not hasattr(row, "script"):
        return False
    from hotelcs.screens.dialogs.card import Card

    Card(counter, told(row), script(row)).open()
    return True


def record(
    counter: "Counter", row: Any, outcome: str, then: Callable[[Any], None] | None = None, **said: Any
) -> None:
    """Note what came of a call."""
    asked = {"reservation": row.reservation, "kind": row.kind, "outcome": outcome}
    asked |= {name: value for name, value in said.items() if value is not None}

    def done(answer: Any) -> None:
        counter.praise(tr(N_("{guest}: {outcome}."), guest=row.guest, outcome=tr(OUTCOMES[outcome])))
        if then is not None:
            then(answer)

    if counter.may("record-call"):
        counter.do("record-call", asked, done)
    else:
        counter.refuse("record-call")


def _confirmed(counter: "Counter", row: Any) -> None:
    if counter.may("record-call"):
        counter.ask_line(
            Prompt(
                tr(ASK, guest=row.guest), lambda text: record(counter, row, "confirmed", **answer_of(text))
            )
        )
    else:
        counter.refuse("record-call")


def _changed(counter: "Counter", row: Any) -> None:
    record(counter, row, "changed", lambda _: open_amend(counter, row.reservation))


def _cancelled(counter: "Counter", row: Any) -> None:
    asked = {"reservation": row.reservation, "kind": row.kind, "outcome": "cancelled"}
    deeds.sure(counter, "record-call", tr(N_("{guest} does not come: cancel {reservation}? y/n"), guest=row.guest,
                                          reservation=row.reservation), asked, N_("{reservation} is cancelled."))  # fmt: skip


def _unreachable(counter: "Counter", row: Any) -> None:
    record(counter, row, "unreachable")


def _keep(counter: "Counter", row: Any) -> None:
    deeds.do(
        counter, "keep-hold", {"reservation": row.reservation}, N_("{reservation} is kept till midnight.")
    )


def _release(counter: "Counter", row: Any) -> None:
    deeds.do(
        counter,
        "release-hold",
        {"reservation": row.reservation},
        N_("{reservation} is let go; u takes it back."),
    )


ANSWERS = {"1": _confirmed, "2": _changed, "3": _cancelled, "4": _unreachable}
DECIDED = {"1": _keep, "2": _release}


def open_tab(counter: "Counter", title: str) -> None:
    """06 with the tab called `title` in front."""
    from hotelcs.screens.reservations import Reservations

    sheet = Reservations(counter)
    sheet.tab = next(at for at, tab in enumerate(sheet.tabs) if tab.title == title)
    counter.show_sheet(sheet)
