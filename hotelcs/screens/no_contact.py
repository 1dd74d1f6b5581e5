"""A tab of 04: guests who are to leave today and said nothing; an outcome is a digit (handbook 03, 11:30)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.entry.times import parse_time
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.screens import calls
from hotelcs.screens.listing import Tab
from hotelcs.screens.paint import ALARM, fits
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.stay_list import StayList, balance
from hotelcs.screens.widgets.line_list import Column

NAME_CELLS = 16
LEAVING, LATER, EXTENDS, NO_ANSWER = "1234"


@dataclass(frozen=True, slots=True)
class Silent:
    """A departure with the call to it: everything of the departure can be asked of it, too."""

    departure_row: Any
    call: Any

    def __getattr__(self, name: str) -> Any:
        """What the departure has."""
        return getattr(self.departure_row, name)


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Phone"), 8, lambda row: calls.tail(row.call)),
    Column(N_("Balance"), 11, balance, "right"),
    Column(N_("Call"), 12, lambda row: calls.state_word(row.call)),
)


def _read(desk: Any) -> list[Silent]:
    """In the order of the calls; who has said something is not listed any more."""
    leaving = {row.reservation: row for row in desk.show("departures", left="no")}
    silent = [
        one
        for one in desk.show("calls", kind="due_out")
        if one.state != "done" and one.reservation in leaving
    ]
    return [Silent(leaving[one.reservation], one) for one in silent]


def _told(row: Any) -> str:
    slots = {"room": row.room, "guest": fits(row.guest, NAME_CELLS), "number": row.call.dial or row.call.phone or "-",
             "lang": tr(calls.LANGUAGES[row.call.lang])}  # fmt: skip
    return tr(N_("{room} {guest} {number} {lang}  1 leaves 2 later 3 stays 4 no answer"), **slots)


TITLE = N_("No contact")
TAB = Tab(TITLE, COLUMNS, _read, lambda row: row.stay, N_("Everybody who leaves today has said so, or has left."), _told,
          lambda row: calls.script(row.call), right="guest.read")  # fmt: skip


def outcome(screen: StayList, row: Any, digit: str) -> None:
    """What a guest said, by digit; another digit, or none to be called, is said to mean nothing here."""
    counter = screen.counter
    if row is None or digit not in (LEAVING, LATER, EXTENDS, NO_ANSWER):
        counter.say(tr(N_("Here 1 to 4 say what came of the call; f finds a room.")))
    elif digit == LATER:
        label = tr(N_("{guest} leaves at (Enter: not said):"), guest=row.guest)
        counter.ask_line(Prompt(label, lambda text: _late(screen, row, text)))
    elif digit == EXTENDS:
        calls.record(counter, row.call, "extends", lambda _: screen.extend(row))
    else:
        calls.record(counter, row.call, "leaving" if digit == LEAVING else "unreachable")


def _late(screen: StayList, row: Any, text: str) -> None:
    try:
        moment = parse_time(text) if text.strip() else None
    except Refusal as failure:
        screen.counter.say(str(failure), ALARM)
        return
    calls.record(screen.counter, row.call, "late_out", eta=moment and moment.hour * 60 + moment.minute)
