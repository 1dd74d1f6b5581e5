"""30 Folio: every line and payment of a bill, its windows and deposits; charging, paying, correcting (handbook SC30)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import FOLIO
from hotelcs.money import Money
from hotelcs.screens import deeds, stay_words
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import amount_text
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import ALARM, STRONG, Line, words
from hotelcs.screens.widgets.line_list import Column

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

STATES = {
    "held": N_("held"), "applied": N_("applied to the bill"), "refunded": N_("returned"), "part_refunded": N_("partly returned"),
    "forfeited": N_("kept"), "waived": N_("waived"), "released": N_("released"), "open": N_("open"),
    "settled": N_("settled"), "closed": N_("closed"),
}  # fmt: skip
"""States of deposits and windows, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or a payment of the bill: `field` and `key` name it for a correction; `amount_minor` as the bill counts it."""

    field: str
    key: int
    date: str
    window: int
    what: str
    qty: str
    amount_minor: int
    currency: str
    actor: str
    reason: str
    corrected: bool


def entries_of(bill: Any) -> list[Entry]:
    """Lines as they are charged, then payments, each day's together; a payment lowers what is owed."""
    lines = [
        Entry("line", row.line, row.date, row.window, " ".join(filter(None, (row.name, row.description))),
              str(row.qty), row.amount_minor, bill.currency, row.actor, row.reason, row.corrected)
        for row in bill.lines
    ]  # fmt: skip
    paid = [
        Entry("payment", row.payment, row.date, row.window, f"{row.name} {row.method_name}", "", -row.amount_minor if row.moves else 0,
              bill.currency, row.actor, row.reason, row.corrected)
        for row in bill.payments
    ]  # fmt: skip
    return sorted((*lines, *paid), key=lambda entry: entry.date)


def _amount(row: Any) -> str:
    return amount_text(Money(row.amount_minor, row.currency))


def _what(row: Entry) -> str:
    return f"({row.what})" if row.corrected else row.what


def _entry_told(row: Entry) -> str:
    told = f"{row.date} {row.what} {_amount(row)} {row.actor}"
    return f"{told}: {row.reason}" if row.reason else told


ENTRIES: tuple[Column[Any], ...] = (
    Column(N_("Date"), 5, lambda row: row.date[5:]),
    Column(N_("Win"), 3, lambda row: str(row.window), "right"),
    Column(N_("Item"), 0, _what),
    Column(N_("Qty"), 3, lambda row: row.qty, "right"),
    Column(N_("Amount"), 12, _amount, "right"),
    Column(N_("By"), 12, lambda row: row.actor),
)
WINDOWS: tuple[Column[Any], ...] = (
    Column(N_("Win"), 3, lambda row: str(row[0].window), "right"),
    Column(N_("Folio"), 12, lambda row: row[0].folio),
    Column(N_("Whose bill"), 0, lambda row: row[0].title or "-"),
    Column(N_("Charges"), 12, lambda row: amount_text(Money(row[0].charges_minor, row[1])), "right"),
    Column(N_("Paid"), 12, lambda row: amount_text(Money(row[0].paid_minor, row[1])), "right"),
    Column(N_("Balance"), 12, lambda row: amount_text(Money(row[0].balance_minor, row[1])), "right"),
    Column(N_("Status"), 8, lambda row: tr(STATES.get(row[0].status, row[0].status))),
)
DEPOSITS: tuple[Column[Any], ...] = (
    Column(N_("Receipt"), 14, lambda row: row[0].receipt),
    Column(N_("Method"), 0, lambda row: row[0].method_name),
    Column(N_("Amount"), 12, lambda row: amount_text(Money(row[0].amount_minor, row[1])), "right"),
    Column(N_("Status"), 20, lambda row: tr(STATES.get(row[0].status, row[0].status))),
)


class Folio(Listing):
    """The bill of one stay or booking. `whose` is the filter of the view: stay= or reservation=."""

    number: ClassVar[str] = "30"
    title: ClassVar[str] = N_("Bill")
    keys: ClassVar[tuple[Any, ...]] = FOLIO

    def __init__(self, counter: "Counter", **whose: str) -> None:
        self.whose = whose
        self.bill: Any = None
        self.tabs = (  # type: ignore[misc] # each folio reads its own bill
            Tab(N_("Bill"), ENTRIES, self._reads(entries_of), lambda row: f"{row.field} {row.key}",
                N_("No lines. n posts one."), _entry_told, right="folio.read"),
            Tab(N_("Windows"), WINDOWS, self._reads(lambda bill: [(row, bill.currency) for row in bill.windows]),
                lambda row: str(row[0].folio), N_("No lines. n posts one."), lambda row: f"{row[0].folio} {row[0].title}",
                right="folio.read"),
            Tab(N_("Deposits"), DEPOSITS, self._reads(lambda bill: [(row, bill.currency) for row in bill.deposits]),
                lambda row: str(row[0].receipt), N_("No deposit was taken."), lambda row: str(row[0].receipt),
                right="folio.read"),
        )  # fmt: skip
        super().__init__(counter)

    def _reads(self, part: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
        def read(desk: Any) -> list[Any]:
            self.bill = desk.show("folio", **self.whose)
            return part(self.bill)

        return read

    def _title(self) -> str:
        """Whose bill, and what is left to pay: an emergency may take the row above."""
        bill = self.bill
        if bill is None:
            return super()._title()
        owed = amount_text(Money(bill.balance_minor, bill.currency))
        return tr(N_("{room} {guest}  balance {balance}"), room=bill.room, guest=bill.guest, balance=owed)

    def banner(self) -> Line:
        """Whose bill, and what is left to pay."""
        bill = self.bill
        if bill is None:
            return ()
        whose = f" {bill.room} {bill.guest}  {bill.arrival[5:]} - {bill.departure[5:]}   "
        owed = Money(bill.balance_minor, bill.currency)
        told = tr(N_("charges {charges}  paid {paid}  balance {balance}"), balance=amount_text(owed),
                  charges=amount_text(Money(bill.charges_minor, bill.currency)),
                  paid=amount_text(Money(bill.paid_minor, bill.currency)))  # fmt: skip
        held = (
            tr(N_("  deposit held {held}"), held=amount_text(Money(bill.held_minor, bill.currency)))
            if bill.held_minor
            else ""
        )
        return (words(whose, STRONG), words(told + held, ALARM if bill.balance_minor > 0 else ""))

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What is done with the bill as a whole."""
        return {
            "n": self._charge,
            "m": self._pay,
            "y": self._refund,
            "q": self._out,
            "w": lambda: self.turn(1),
        }

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a line."""
        return {"x": self._correct}

    def _charge(self) -> None:
        open_act(self.counter, "post-charge", self._given(), self._whose(), qty="1")

    def _pay(self) -> None:
        owed = max(self.bill.balance_minor if self.bill else 0, 0)
        start = {"amount": amount_text(Money(owed, self.bill.currency))} if owed else {}
        open_act(self.counter, "take-payment", self._given(), self._whose(), **start)

    def _refund(self) -> None:
        credit = max(-self.bill.balance_minor if self.bill else 0, 0)
        start = {"amount": amount_text(Money(credit, self.bill.currency))} if credit else {}
        open_act(self.counter, "refund", self._given(), self._whose(), **start)

    def _whose(self) -> str:
        return f"{self.bill.room} {self.bill.guest}".strip() if self.bill else ""

    def _out(self) -> None:
        if self.bill is not None and self.bill.stay:
            stay_words.leave(self.counter, self.bill)
        else:
            self.counter.say(tr(N_("Nobody has come on this booking yet.")))

    def _given(self) -> dict[str, str]:
        return {"stay": self.bill.stay} if self.bill and self.bill.stay else dict(self.whose)

    def _correct(self, row: Any) -> None:
        if not isinstance(row, Entry):
            self.counter.say(tr(N_("Corrections are made in the bill: Tab.")))
            return
        deeds.with_words(
            self.counter, "correct-line", {row.field: row.key}, "reason",
            tr(N_("Take back {what} {amount}. Why:"), what=row.what, amount=_amount(row)), N_("Taken back by its opposite."),
        )  # fmt: skip


def open_folio(counter: "Counter", **whose: str) -> None:
    """The bill of a stay, a room or a booking, for who may read bills."""
    if counter.has("folio.read"):
        counter.show_sheet(Folio(counter, **whose))
    else:
        counter.say(counter.needs_right("folio.read"), ALARM)
