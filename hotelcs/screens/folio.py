"""30 Folio: every line and payment of a bill, its windows, deposits and invoices; charging, paying, moving (handbook SC30)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import FOLIO
from hotelcs.money import Money
from hotelcs.screens import charging, folio_deeds, invoicing, printing, stay_words
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import amount_text, money
from hotelcs.screens.folio_columns import (
    DEPOSITS,
    INVOICED,
    WINDOWS,
    Entry,
    entries_of,
    entry_columns,
    entry_told,
    invoice_told,
)
from hotelcs.screens.folio_panes import side_by_side
from hotelcs.screens.listing import WIDE, Listing, Tab
from hotelcs.screens.paint import ALARM, STRONG, Line, fits, words

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


NAME_CELLS = 12
"""Cells of the name above a narrow bill, so that the balance is seen."""
INVOICES_TAB = 3
"""Where the invoices of the bill stand."""


class Folio(Listing):
    """The bill of one stay or booking, or of a party. `whose` is the filter of the view: stay=, reservation= or no=."""

    number: ClassVar[str] = "30"
    title: ClassVar[str] = N_("Bill")
    figures: ClassVar[bool] = True
    keys: ClassVar[tuple[Any, ...]] = FOLIO

    def __init__(self, counter: "Counter", **whose: str) -> None:
        self.whose = whose
        self.bill: Any = None
        self.marked: set[str] = set()
        self.seek = ""
        """The entry that the cursor goes to when it is there: what was charged just now."""
        asked = {("folio" if name == "no" else name): value for name, value in whose.items()}
        self.tabs = (  # type: ignore[misc] # each folio reads its own bill
            Tab(N_("Bill"), entry_columns(lambda row: row.name in self.marked), self._reads(entries_of), lambda row: row.name,
                N_("No lines. n posts one."), entry_told, right="folio.read"),
            Tab(N_("Windows"), WINDOWS, self._reads(lambda bill: [(row, bill.currency) for row in bill.windows]),
                lambda row: str(row[0].folio), N_("No lines. n posts one."), lambda row: f"{row[0].folio} {row[0].title}",
                right="folio.read"),
            Tab(N_("Deposits"), DEPOSITS, self._reads(lambda bill: [(row, bill.currency) for row in bill.deposits]),
                lambda row: str(row[0].receipt), N_("No deposit was taken."), lambda row: str(row[0].receipt),
                right="folio.read"),
            Tab(N_("Invoices"), INVOICED, lambda desk: desk.show("invoices", **asked), lambda row: str(row.invoice),
                N_("No invoice was asked for. i asks for one."), invoice_told, right="folio.read"),
        )  # fmt: skip
        super().__init__(counter)

    def _reads(self, part: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
        def read(desk: Any) -> list[Any]:
            self.bill = desk.show("folio", **self.whose)
            return part(self.bill)

        return read

    def sift(self, wanted: str) -> None:
        """Show the rows; what was charged just now is under the cursor, and what is gone is marked no more."""
        super().sift(wanted)
        if self.tab == 0:
            names = {row.name: at for at, row in enumerate(self.front.rows)}
            self.marked &= {row.name for row in self.rows[0] or ()}
            if self.seek in names:
                self.front.go(names[self.seek])
                self.seek = ""

    # --- drawing

    def body(self, width: int, height: int) -> list[Line]:
        """In a wide terminal the first window and the others side by side."""
        if width >= WIDE and self.tab == 0 and self.bill is not None and self.front.rows:
            return side_by_side(self, width, height)
        return super().body(width, height)

    def _title(self) -> str:
        """Whose bill, and what is left to pay: an emergency may take the row above."""
        bill = self.bill
        if bill is None:
            return super()._title()
        owed = money(bill.balance_minor, bill.currency)
        return tr(
            N_("{room} {guest}  balance {balance}"),
            room=bill.room or bill.master,
            guest=bill.guest,
            balance=owed,
        )

    def banner(self) -> Line:
        """Whose bill, and what is left to pay."""
        bill = self.bill
        if bill is None:
            return ()
        narrow = self.counter.columns < WIDE
        guest = fits(bill.guest, NAME_CELLS) if narrow else bill.guest
        whose = f" {bill.room or bill.master} {guest}  {bill.arrival[5:]} - {bill.departure[5:]}   "
        owed = Money(bill.balance_minor, bill.currency)
        told = tr(N_("charges {charges}  paid {paid}  balance {balance}"), balance=amount_text(owed),
                  charges=money(bill.charges_minor, bill.currency),
                  paid=money(bill.paid_minor, bill.currency))  # fmt: skip
        held = (
            tr(N_("  deposit held {held}"), held=money(bill.held_minor, bill.currency))
            if bill.held_minor and not narrow
            else ""
        )
        return (words(whose, STRONG), words(told + held, ALARM if bill.balance_minor > 0 else ""))

    def status(self) -> str:
        """What is marked, else the row in words."""
        if self.tab == 0 and self.marked:
            return tr(N_("Marked: {count}. l moves them."), count=len(self.marked))
        return super().status()

    # --- keys

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What is done with the bill as a whole."""
        return {
            "n": lambda: charging.charge(self.counter, self.given(), self.about(), self._charged),
            "m": self._pay,
            "y": self._refund,
            "q": self._out,
            "i": lambda: invoicing.ask(self.counter, self.given(), self.about()),
            "p": lambda: printing.bill(self.counter, **self.whose),
            "w": lambda: folio_deeds.route(self),
            "b": lambda: folio_deeds.master(self),
        }

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a line, or with an invoice."""
        if self.tab == INVOICES_TAB:
            return {
                "s": lambda row: invoicing.step(self.counter, row),
                "x": lambda row: invoicing.void(self.counter, row),
            }
        return {
            "x": lambda row: folio_deeds.correct(self, row),
            "l": lambda row: folio_deeds.transfer(self, row),
            "d": lambda row: folio_deeds.split(self, row),
            "space": self._mark,
        }

    def opened(self, row: Any) -> None:
        """Enter on the master bill opens it."""
        if self.tab == 1 and row[0].kind == "master" and not self.bill.master:
            open_folio(self.counter, no=row[0].folio)
        else:
            super().opened(row)

    def _mark(self, row: Any) -> None:
        """Mark or unmark a line, and go on to the next one."""
        if not isinstance(row, Entry) or row.field != "line" or row.corrected or row.corrects:
            self.counter.say(tr(N_("Only lines that stand are marked.")))
            return
        self.marked ^= {row.name}
        self.front.go(self.front.at + 1)

    def _charged(self, done: Any) -> None:
        self.tab = 0
        self.seek = f"line {done.result['line']}"

    def _pay(self) -> None:
        owed = max(self.bill.balance_minor if self.bill else 0, 0)
        start = {"amount": money(owed, self.bill.currency)} if owed else {}
        open_act(self.counter, "take-payment", self.given(), self.about(), **start)

    def _refund(self) -> None:
        bill = self.bill
        credit = max(-bill.balance_minor - bill.held_minor if bill else 0, 0)  # a deposit goes back by itself
        start = {"amount": money(credit, bill.currency)} if credit else {}
        open_act(self.counter, "refund", self.given(), self.about(), **start)

    def _out(self) -> None:
        if self.bill is not None and self.bill.stay:
            stay_words.leave(self.counter, self.bill)
        elif self.bill is not None and self.bill.master:
            folio_deeds.close_master(self)
        else:
            self.counter.say(tr(N_("Nobody has come on this booking yet.")))

    def about(self) -> str:
        """Whom the bill is about, for the border of a form."""
        return f"{self.bill.room or self.bill.master} {self.bill.guest}".strip() if self.bill else ""

    def given(self) -> dict[str, str]:
        """Whose bill an act is about."""
        if self.bill and self.bill.master:
            return {"folio": self.bill.master}
        if self.bill and self.bill.stay:
            return {"stay": self.bill.stay}
        return {"reservation": self.bill.reservation} if self.bill else dict(self.whose)


def open_folio(counter: "Counter", **whose: str) -> None:
    """The bill of a stay, a room, a booking or a party, for who may read bills."""
    if counter.has("folio.read"):
        counter.show_sheet(Folio(counter, **whose))
    else:
        counter.say(counter.needs_right("folio.read"), ALARM)
