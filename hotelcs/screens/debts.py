"""A tab of 04: who is gone and still owes - without paying, a fee of who never came - until it is paid."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money
from hotelcs.screens.folio import open_folio
from hotelcs.screens.listing import Tab
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.guests.find_hits import STAYS
from hotelcs.workflows.reservations.states import NAMES

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def why(row: Any) -> str:
    """How it came to be over."""
    return tr(STAYS.get(row.status) or NAMES.get(row.status, row.status))


def _number(row: Any) -> str:
    """Of the master bill of a party, or of the booking that owes."""
    return row.folio or str(row.reservation)


def _owed(row: Any) -> str:
    return money(row.owed_minor, row.currency)


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Since"), 10, lambda row: row.day),
    Column(N_("Guest"), 0, lambda row: row.guest or "-"),
    Column(N_("Phone"), 15, lambda row: row.phone or "-"),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("Why"), 19, why),
    Column(N_("Owed"), 10, _owed, "right"),
)


def _detail(row: Any) -> list[str]:
    return [
        row.guest or "-",
        row.phone or "-",
        "  ".join(filter(None, (row.reservation, row.stay, row.folio))),
        row.day,
        why(row),
        _owed(row),
    ]


def _told(row: Any) -> str:
    return tr(N_("{reservation} {guest} owes {owed}: m takes a payment, b is the bill"), reservation=_number(row),
              guest=row.guest or "-", owed=_owed(row))  # fmt: skip


TAB = Tab(N_("Debts"), COLUMNS, lambda desk: desk.show("debts"), _number,
          N_("Nobody who is gone owes anything."), _told, _detail, right="folio.read")  # fmt: skip


def _whose(row: Any) -> dict[str, str]:
    return {"folio": row.folio} if row.folio else {"reservation": row.reservation}


def bill(counter: "Counter", row: Any) -> None:
    """The bill of the booking, or of the party."""
    open_folio(counter, **({"no": row.folio} if row.folio else {"reservation": row.reservation}))


def pay(counter: "Counter", row: Any) -> None:
    """Take what is owed, or part of it."""
    about = f"{row.reservation} {row.guest}".rstrip()
    open_act(counter, "take-payment", _whose(row), about, amount=_owed(row))
