"""What the tabs of a bill show: lines and payments as entries, windows, deposits, invoices."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.act_forms import WHAT
from hotelcs.screens.booking import money
from hotelcs.screens.widgets.line_list import Column

STATES = {
    "held": N_("held"), "applied": N_("applied to the bill"), "refunded": N_("returned"), "part_refunded": N_("partly returned"),
    "forfeited": N_("kept"), "waived": N_("waived"), "released": N_("released"), "open": N_("open"),
    "settled": N_("settled"), "closed": N_("closed"),
}  # fmt: skip
"""States of deposits and windows, in words."""
ROOM_KIND, EXTRAS_KIND = "room", "minibar"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or a payment of the bill: `field` and `key` name it for an act; `amount_minor` as the bill counts it.

    `corrects` is true for what takes something back: it is no longer moved or corrected itself.
    """

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
    corrects: bool = False

    @property
    def name(self) -> str:
        """What tells it apart from every other entry."""
        return f"{self.field} {self.key}"


def entries_of(bill: Any) -> list[Entry]:
    """Window by window; lines as they are charged, then payments, each day's together; a payment lowers what is owed."""
    lines = [
        Entry("line", row.line, row.date, row.window, " ".join(filter(None, (row.room, row.name, row.description))),
              str(row.qty), row.amount_minor, bill.currency, row.actor, row.reason, row.corrected, row.corrects is not None)
        for row in bill.lines
    ]  # fmt: skip
    paid = [
        Entry("payment", row.payment, row.date, row.window, " ".join(filter(None, (row.name, row.method_name, row.company))), "",
              -row.amount_minor if row.moves else 0, bill.currency, row.actor, row.reason, row.corrected, row.corrects is not None)
        for row in bill.payments
    ]  # fmt: skip
    return sorted((*lines, *paid), key=lambda entry: (entry.window, entry.date))


def amount_of(row: Any) -> str:
    """The amount of an entry."""
    return money(row.amount_minor, row.currency)


def what_of(row: Entry) -> str:
    """What an entry is; in brackets when it was taken back."""
    return f"({row.what})" if row.corrected else row.what


def entry_told(row: Entry) -> str:
    """An entry in one sentence."""
    told = f"{row.date} {row.what} {amount_of(row)} {row.actor}"
    return f"{told}: {row.reason}" if row.reason else told


def entry_columns(marked: Callable[[Entry], bool]) -> tuple[Column[Any], ...]:
    """The columns of the bill; marked entries have a star."""
    return (
        Column(N_("Date"), 6, lambda row: f"{'*' if marked(row) else ' '}{row.date[5:]}"),
        Column(N_("Win"), 3, lambda row: str(row.window), "right"),
        Column(N_("Item"), 0, what_of),
        Column(N_("Qty"), 3, lambda row: row.qty, "right"),
        Column(N_("Amount"), 12, amount_of, "right"),
        Column(N_("By"), 12, lambda row: row.actor),
    )


def narrow_columns(marked: Callable[[Entry], bool]) -> tuple[Column[Any], ...]:
    """The columns of a window beside another."""
    return tuple(column for column in entry_columns(marked) if column.title not in ("Win", "By"))


def receives(row: Any) -> str:
    """What goes to a window by rule, in words."""
    kinds = set(row.receives)
    if {ROOM_KIND, EXTRAS_KIND} <= kinds:
        return tr(WHAT["all"])
    if ROOM_KIND in kinds:
        return tr(WHAT["room"])
    return tr(WHAT["extras"]) if EXTRAS_KIND in kinds and len(kinds) > 1 else ", ".join(row.receives)


APART = {"master": N_("Master"), "house": N_("House")}
"""Bills that are no window of a guest."""


def window_name(row: Any) -> str:
    """Whose window it is: the title, who pays it, or that it is the party's."""
    named = " ".join(filter(None, (row.title, row.company and f"({row.company})")))
    return f"{tr(APART[row.kind])} {named}".rstrip() if row.kind in APART else named or "-"


WINDOWS: tuple[Column[Any], ...] = (
    Column(N_("Win"), 3, lambda row: "-" if row[0].kind in APART else str(row[0].window), "right"),
    Column(N_("Folio"), 12, lambda row: row[0].folio),
    Column(N_("Whose bill"), 0, lambda row: window_name(row[0])),
    Column(N_("By rule"), 14, lambda row: receives(row[0])),
    Column(N_("Charges"), 10, lambda row: money(row[0].charges_minor, row[1]), "right"),
    Column(N_("Balance"), 10, lambda row: money(row[0].balance_minor, row[1]), "right"),
    Column(N_("Status"), 7, lambda row: tr(STATES.get(row[0].status, row[0].status))),
)
DEPOSITS: tuple[Column[Any], ...] = (
    Column(N_("Receipt"), 14, lambda row: row[0].receipt),
    Column(N_("Method"), 0, lambda row: row[0].method_name),
    Column(N_("Amount"), 12, lambda row: money(row[0].amount_minor, row[1]), "right"),
    Column(N_("Status"), 20, lambda row: tr(STATES.get(row[0].status, row[0].status))),
)
INVOICED: tuple[Column[Any], ...] = (
    Column(N_("Invoice"), 12, lambda row: row.invoice),
    Column(N_("Kind"), 16, lambda row: row.kind_name),
    Column(N_("Title"), 0, lambda row: " ".join(filter(None, (row.title, row.tax_id))) or "-"),
    Column(N_("Amount"), 11, amount_of, "right"),
    Column(N_("Status"), 9, lambda row: row.status_name),
    Column(N_("Number"), 10, lambda row: row.issued_no),
)


def invoice_told(row: Any) -> str:
    """An invoice in one sentence."""
    return " ".join(
        filter(
            None,
            (
                row.invoice,
                row.kind_name,
                row.title,
                row.tax_id,
                row.email,
                row.status_name,
                row.issued_no,
                row.reason,
            ),
        )
    )
