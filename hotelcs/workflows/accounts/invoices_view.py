"""Invoices asked for: those of a bill, or all that wait to be issued or sent."""

from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import tr
from hotelcs.storage.reading import one
from hotelcs.workflows.accounts import invoiceable
from hotelcs.workflows.reception import folio_view
from hotelcs.workflows.reception.bill_words import INVOICE_STATES, INVOICES
from hotelcs.workflows.reception.house_bill import refuse_house
from hotelcs.workflows.views import Asking

_LIST = (
    "SELECT i.no, f.no, r.no, coalesce(g.name, ''), coalesce(m.no, ''), i.kind, i.title, i.tax_id, i.email, i.amount_minor, "
    "i.whole, i.status, i.issued_no, i.reason, i.business_date, i.requested_at, i.requested_by, f.id, r.id, f.kind, i.id, i.version "
    "FROM invoice_request i JOIN folio f ON f.id = i.folio_id JOIN reservation r ON r.id = f.reservation_id "
    "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' LEFT JOIN guest g ON g.id = coalesce(s.guest_id, r.guest_id) "
    "LEFT JOIN room m ON m.id = coalesce(s.room_id, r.room_id) "
)
_OPEN = "WHERE i.kind <> 'none' AND i.status = :status ORDER BY i.id LIMIT :limit"
_WAITING = "WHERE i.kind <> 'none' AND i.status IN ('requested','issued') ORDER BY i.id LIMIT :limit"
_OF_BILL = "WHERE f.reservation_id = :id AND f.kind = :kind ORDER BY i.id"
_TITLE = (
    "SELECT coalesce(t.kind, ''), coalesce(t.title, ''), coalesce(t.tax_id, ''), coalesce(t.email, '') FROM reservation v "
    "LEFT JOIN stay s ON s.reservation_id = v.id AND s.status <> 'voided' "
    "LEFT JOIN invoice_title t ON t.guest_id = coalesce(s.guest_id, v.guest_id) WHERE v.id = :id"
)
_PAYER = (
    "SELECT 'company_general', a.name, a.tax_id, '' FROM folio f JOIN company_account a ON a.id = f.company_id "
    "WHERE f.reservation_id = :id AND f.kind = :kind ORDER BY f.id DESC LIMIT 1"
)
MOST = 500


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice: whose bill, what it is made out to, its amount now in minor units, its state in words."""

    invoice: str
    folio: str
    reservation: str
    guest: str
    room: str
    kind: str
    kind_name: str
    title: str
    tax_id: str
    email: str
    amount_minor: int
    currency: str
    status: str
    status_name: str
    issued_no: str
    reason: str
    date: str
    requested: str
    requested_by: str
    version: int


@dataclass(frozen=True, slots=True)
class InvoiceOffer:
    """What an invoice of a bill would be: made out as the company of a window or as the guest's last one; minor units.

    `extras_only`: the room was prepaid to an OTA, which invoices it. `asked` are invoices that are not void.
    """

    kind: str
    title: str
    tax_id: str
    email: str
    left_minor: int
    extras_only: bool
    asked: int
    currency: str


def invoices(
    asking: Asking, stay: str | None = None, reservation: str | None = None, folio: str | None = None, status: str = "",
    limit: int | str = 200,
) -> list[InvoiceRow]:  # fmt: skip
    """The invoices of a bill, or without one those that wait to be issued or sent (or have `status`)."""
    if stay or reservation or folio:
        bill = folio_view.scope(asking, stay=stay, reservation=reservation, no=folio)
        rows = asking.rows(_LIST + _OF_BILL, id=bill.reservation, kind=bill.kind)
        return [_row(asking, row) for row in rows if not status or row[11] == status]
    most = max(1, min(int(limit), MOST))
    if status:
        return [_row(asking, row) for row in asking.rows(_LIST + _OPEN, status=status, limit=most)]
    return [_row(asking, row) for row in asking.rows(_LIST + _WAITING, limit=most)]


def invoice_offer(
    asking: Asking, stay: str | None = None, reservation: str | None = None, folio: str | None = None
) -> InvoiceOffer:
    """What an invoice of a bill would be. Raises Refusal HOUSE_BILL."""
    bill = folio_view.scope(asking, stay=stay, reservation=reservation, no=folio)
    refuse_house(bill.kind, folio or "")
    left = invoiceable.of(asking.reader, reservation=bill.reservation, master=bill.master or 0)
    made = one(asking.reader, _PAYER, id=bill.reservation, kind=bill.kind)
    if made is None:
        made = ("", "", "", "") if bill.kind == "master" else one(asking.reader, _TITLE, id=bill.reservation)
    kind, title, tax_id, email = made or ("", "", "", "")
    asked = sum(
        row.status != "void" and row.kind != "none" for row in invoices(asking, stay, reservation, folio)
    )
    return InvoiceOffer(
        kind, title, tax_id, email, max(left.left_minor, 0), left.by_ota_minor > 0, asked, asking.currency
    )


def _row(asking: Asking, row: tuple[Any, ...]) -> InvoiceRow:
    (no, folio, reservation, guest, room, kind, title, tax_id, email, amount, whole, status, issued, reason, day, at, by,
     bill, booking, bill_kind, key, version) = row  # fmt: skip
    if whole and status == "requested":
        master = bill if bill_kind == "master" else 0
        amount = max(
            invoiceable.of(asking.reader, reservation=booking, master=master, without=key).left_minor, 0
        )
    return InvoiceRow(
        no, folio, reservation, guest, room, kind, tr(INVOICES[kind]), title, tax_id, email, amount, asking.currency, status,
        tr(INVOICE_STATES[status]), issued, reason, day, asking.local(at), by, version,
    )  # fmt: skip
