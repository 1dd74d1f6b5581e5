"""04 Check-out: who leaves today, by what is left to settle; out with a key, charges and payments beside (handbook SC04)."""

from collections import Counter as Tally
from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import DEPARTURES, OWING, SILENT
from hotelcs.screens import charging, debts, deeds, invoicing, many_out, no_contact, printing
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money
from hotelcs.screens.codes import flag_word
from hotelcs.screens.listing import Tab
from hotelcs.screens.paint import Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.stay_list import StayList, balance, pax
from hotelcs.screens.widgets.line_list import Column

GROUPS = {"ready": N_("ready"), "check": N_("to check"), "owes": N_("owes"), "gone": N_("gone"),
          "skipped": N_("unpaid")}  # fmt: skip
"""What is left to do before a guest is gone (handbook SC04)."""


def flags(row: Any) -> str:
    """What holds a check-out up: cards out, a deposit to return, somebody who should be gone."""
    told = [tr(N_("cards {count}"), count=row.keys_out)] if row.keys_out else []
    told += [tr(N_("deposit"))] if row.deposit_minor else []
    told += [tr(N_("!overdue"))] if row.overdue else []
    told += [flag_word(mark) for mark in row.marks if mark not in ("wake", "away")]
    return " ".join([*told, *([tr(N_("party"))] if row.party else [])])


def _told(row: Any) -> str:
    group = tr(GROUPS[row.group])
    gone = f" {row.departed_at}" if row.gone else ""
    return f"{row.room} {row.guest}  {row.stay}  {group}{gone}  {flags(row)}".rstrip()


def _detail(row: Any) -> list[str]:
    return [
        f"{row.room} {row.type}  {row.guest}",
        tr(N_("{arrival} to {departure}"), arrival=row.arrival, departure=row.departure),
        tr(N_("Balance {balance}"), balance=balance(row) or "-"),
        tr(N_("Deposit held {held}"), held=money(row.deposit_minor, row.currency) or "-"),
        tr(N_("Key cards out: {count}"), count=row.keys_out),
        tr(GROUPS[row.group]),
    ]


LEAVING: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Pax"), 4, pax),
    Column(N_("Balance"), 11, balance, "right"),
    Column(N_("Deposit"), 10, lambda row: money(row.deposit_minor or None, row.currency), "right"),
    Column(N_("Status"), 8, lambda row: tr(GROUPS[row.group])),
    Column(N_("Flags"), 16, flags),
)


def _group(*wanted: str) -> Callable[[Any], list[Any]]:
    return lambda desk: [row for row in desk.show("departures") if row.group in wanted]


class Departures(StayList):
    """Tabs: all who leave, then by what is left to settle, who is gone, who is gone and owes, who said nothing."""

    number: ClassVar[str] = "04"
    title: ClassVar[str] = N_("Check-out")
    keys: ClassVar[tuple[Any, ...]] = DEPARTURES
    marking: ClassVar[bool] = True
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Due out"), LEAVING, _group("ready", "check", "owes"), lambda row: row.stay,
            N_("All departures of today are done."), _told, _detail, right="guest.read"),
        Tab(N_("Ready to go"), LEAVING, _group("ready"), lambda row: row.stay, N_("Nobody is ready with nothing to settle."), _told, _detail, right="guest.read"),
        Tab(N_("To check"), LEAVING, _group("check"), lambda row: row.stay, N_("No cards or deposits to settle."), _told, _detail, right="guest.read"),
        Tab(N_("Owes"), LEAVING, _group("owes"), lambda row: row.stay, N_("Nobody owes anything."), _told, _detail, right="guest.read"),
        Tab(N_("Gone"), LEAVING, _group("gone", "skipped"), lambda row: row.stay, N_("Nobody has left yet today."), _told, _detail, right="guest.read"),
        debts.TAB,
        no_contact.TAB,
    )  # fmt: skip

    def __init__(self, counter: Any, tab: int = 0) -> None:
        super().__init__(counter, tab)
        self._set_keys()

    def go_to(self, tab: int) -> None:
        """The keys are those of the tab in front."""
        super().go_to(tab)
        self._set_keys()

    def _set_keys(self) -> None:
        self.keys = {no_contact.TAB: SILENT, debts.TAB: OWING}.get(self.now, DEPARTURES)  # type: ignore[misc]

    def press(self, press: Press) -> bool:
        """Digits go to a room; on those who said nothing they say what came of the call."""
        if self.now is no_contact.TAB and len(press.key) == 1 and press.key.isdecimal():
            no_contact.outcome(self, self.current, press.key)
            return True
        return super().press(press)

    def banner(self) -> Line:
        """How many in each group."""
        rows = self.rows[0]
        home = self.counter.home
        if rows is None or home is None:
            return ()
        count = Tally(row.group for row in rows)
        told = tr(N_("Due out {due}:  ready {ready}   to check {check}   owes {owes}   gone {gone}"), due=home.departures_due,
                  ready=count["ready"], check=count["check"], owes=count["owes"], gone=home.departures_out)  # fmt: skip
        return (words(f" {told}"),)

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with somebody who leaves; with who is gone and owes, what is about the bill."""
        if self.now is debts.TAB:
            return {
                "m": lambda row: debts.pay(self.counter, row),
                "b": lambda row: debts.bill(self.counter, row),
            }
        return {
            "q": self._out,
            "n": self._charge,
            "m": self._pay,
            "b": self.bill,
            "i": lambda row: invoicing.ask(self.counter, {"stay": row.stay}, f"{row.room} {row.guest}"),
            "p": lambda row: printing.bill(self.counter, stay=row.stay),
            "+": self.extend,
            "y": self._back_in,
            "z": self.ran_off,
        }

    def _out(self, row: Any) -> None:
        """The marked rooms in one act, else the one under the cursor."""
        chosen = [one for one in self.front.chosen if not one.gone]
        if chosen:
            many_out.ask(self.counter, [one.stay for one in chosen], self.front.marked.clear)
        else:
            self.out(row)

    def _charge(self, row: Any) -> None:
        charging.charge(self.counter, {"stay": row.stay}, f"{row.room} {row.guest}")

    def _pay(self, row: Any) -> None:
        owed = money(row.balance_minor, row.currency) if (row.balance_minor or 0) > 0 else ""
        open_act(
            self.counter,
            "take-payment",
            {"stay": row.stay},
            f"{row.room} {row.guest}",
            **({"amount": owed} if owed else {}),
        )

    def _back_in(self, row: Any) -> None:
        if row.gone:
            deeds.with_words(self.counter, "undo-check-out", {"stay": row.stay}, "reason",
                             tr(N_("Take the check-out of {room} {guest} back. Why:"), room=row.room, guest=row.guest),
                             N_("Back in the house."))  # fmt: skip
        else:
            self.counter.say(tr(N_("{guest} is still in the house."), guest=row.guest))
