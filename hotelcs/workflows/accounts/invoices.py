"""Invoices (fapiao) that guests ask for: requested, issued, sent, or void (handbook 02 InvoiceRequest)."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.companies import CompanyAccount
from hotelcs.models.folios import Folio
from hotelcs.models.invoices import InvoiceRequest, InvoiceTitle
from hotelcs.money import Money
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.accounts import invoiceable
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref, Words
from hotelcs.workflows.reception import bills
from hotelcs.workflows.reception.bill_words import INVOICE_STATES
from hotelcs.workflows.reception.tax_ids import read_tax_id

Kind = Literal["none", "personal", "company_general", "company_special", "digital"]
OF_COMPANY = ("company_general", "company_special")
LEGAL = {
    "requested": ("issue-invoice", "void-invoice"),
    "issued": ("send-invoice", "void-invoice"),
    "sent": ("void-invoice",),
    "void": ("request-invoice",),
}
"""What can be done with an invoice, by its state."""


@dataclass(frozen=True, slots=True)
class Invoiced:
    """The invoice, its folio and booking, its kind and state, its amount in minor units; whether the room is the OTA's."""

    invoice: str
    folio: str
    reservation: str
    kind: str
    status: str
    amount_minor: int
    extras_only: bool


class RequestInvoice(Act):
    """Note the invoice that a guest wants of a bill (or that none is wanted: kind none).

    Without an `amount` it is of all that can be invoiced when it is issued. Company kinds need a title and a tax ID; what
    is left out is taken from the company of the window, or from what the guest's last invoice was made out to.
    """

    stay: Ref | None = None
    reservation: Ref | None = None
    folio: Ref | None = None
    kind: Kind | None = None
    title: Words = ""
    tax_id: Words = ""
    email: Words = ""
    amount: Amount | None = None
    window: int | None = Field(default=None, ge=1, le=9)

    def perform(self, work: Work) -> Invoiced:
        """The part of a booking that was paid to an OTA is invoiced by the OTA: extras only (handbook 03 W-01)."""
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation, number=self.folio)
        bill = _bill(work, who, self.window)
        kind, title, tax_id, email = self._made_out(work, who, bill)
        left = invoiceable.left(work, who)
        amount = self._amount(work, kind, left)
        row = work.add(InvoiceRequest(
            no=numbers.new(work, "K"), folio_id=int(bill.id or 0), kind=kind, title=title, tax_id=tax_id, email=email,
            amount_minor=amount, whole=self.amount is None and kind != "none", business_date=work.business_date,
            requested_at=work.now, requested_by=work.actor.login,
        ))  # fmt: skip
        if kind != "none" and (guest := _guest(who)) is not None:
            _remember(work, guest, row)
        return _told(work, row, extras_only=left.by_ota_minor > 0)

    def _made_out(self, work: Work, who: bills.Debtor, bill: Folio) -> tuple[str, str, str, str]:
        """Kind, title, tax ID and address. Raises Refusal TITLE_MISSING, TAX_ID_MISSING, TAX_ID_INVALID."""
        guest = _guest(who)
        known = work.session.get(InvoiceTitle, guest) if guest is not None else None
        payer = work.session.get_one(CompanyAccount, bill.company_id) if bill.company_id is not None else None
        kind = self.kind or ("company_general" if payer else known.kind if known else "personal")
        if kind == "none":
            return kind, "", "", ""
        title, tax_id, email = self.title, self.tax_id, self.email
        if payer is not None and kind in OF_COMPANY:
            title, tax_id = title or payer.name, tax_id or payer.tax_id
        if known is not None and (kind == known.kind or not self.kind):
            title, tax_id, email = title or known.title, tax_id or known.tax_id, email or known.email
        if kind in OF_COMPANY and not title:
            raise Refusal(
                "TITLE_MISSING",
                N_("An invoice for a company needs its title."),
                field="title",
                next=("title",),
            )
        if kind in OF_COMPANY and not tax_id:
            raise Refusal(
                "TAX_ID_MISSING",
                N_("An invoice for a company needs its tax ID."),
                field="tax_id",
                next=("tax_id",),
            )
        return kind, title, read_tax_id(tax_id) if tax_id else "", email

    def _amount(self, work: Work, kind: str, left: invoiceable.Invoiceable) -> int:
        if kind == "none":
            return 0
        if self.amount is None and left.whole:
            raise Refusal("INVOICE_ASKED", N_("An invoice of all of this bill is asked for already."), field="amount",
                          next=("void-invoice", "amount", "show invoices"))  # fmt: skip
        amount = left.left_minor if self.amount is None else self.amount
        if amount > left.left_minor:
            raise Refusal("INVOICE_TOO_MUCH", N_("At most {most} can be invoiced here."), field="amount",
                          next=("void-invoice", "show invoices"), most=Money(max(left.left_minor, 0), work.property.currency),
                          items=(left.left_minor,))  # fmt: skip
        return max(amount, 0)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Voiding it."""
        from hotelcs.workflows.verbs import act_of

        return act_of("void-invoice").parse({"invoice": result["invoice"], "reason": "undone"})


class IssueInvoice(Act):
    """Enter the number that the tax system gave an invoice; its amount is fixed now."""

    invoice: Ref
    issued_no: Name

    def perform(self, work: Work) -> Invoiced:
        """Never more than can be invoiced now. Raises Refusal INVOICE_TOO_MUCH, NOTHING_TO_INVOICE."""
        row = invoice_of(work, self.invoice)
        _require(row, "issue-invoice")
        who = bills.of_folio(work, work.session.get_one(Folio, row.folio_id))
        left = invoiceable.left(work, who, without=row.id)
        if row.whole:
            row.amount_minor, row.whole = max(left.left_minor, 0), False
        if row.amount_minor > left.left_minor or not row.amount_minor:
            raise Refusal("INVOICE_TOO_MUCH", N_("At most {most} can be invoiced here."), field="invoice",
                          next=("void-invoice", "show invoices"), most=Money(max(left.left_minor, 0), work.property.currency),
                          items=(left.left_minor,))  # fmt: skip
        row.status, row.issued_no = "issued", self.issued_no
        work.touch(row)
        return _told(work, row, extras_only=left.by_ota_minor > 0)


class SendInvoice(Act):
    """Say that an issued invoice was sent or handed over."""

    invoice: Ref

    def perform(self, work: Work) -> Invoiced:
        """Only what is issued."""
        row = invoice_of(work, self.invoice)
        _require(row, "send-invoice")
        row.status = "sent"
        work.touch(row)
        return _told(work, row)


class VoidInvoice(Act):
    """Void an invoice; what it was of can be invoiced anew."""

    invoice: Ref
    reason: Name

    def perform(self, work: Work) -> Invoiced:
        """One that is issued or sent is voided in the tax system as well."""
        row = invoice_of(work, self.invoice)
        _require(row, "void-invoice")
        row.status, row.reason = "void", self.reason
        work.touch(row)
        return _told(work, row)


def invoice_of(work: Work, number: str) -> InvoiceRequest:
    """The invoice of that number. Raises Refusal INVOICE_UNKNOWN."""
    found = lookup.numbered(work, InvoiceRequest, number)
    if found is None:
        raise lookup.unknown("INVOICE_UNKNOWN", N_("There is no invoice {reference}."), "invoice", number)
    return found


def _require(row: InvoiceRequest, verb: str) -> None:
    if verb not in LEGAL[row.status]:
        raise Refusal("ILLEGAL_STATE", N_("The invoice {no} is {state}."), field="invoice", next=LEGAL[row.status], no=row.no,
                      state=Word(INVOICE_STATES[row.status]))  # fmt: skip


def _bill(work: Work, who: bills.Debtor, window: int | None) -> Folio:
    """The folio an invoice is noted on: of the window, or the first one that there is, closed ones included."""
    if who.master is not None:
        return who.master
    sql = "SELECT id FROM folio WHERE reservation_id = :id AND kind = 'guest' AND (:any OR \"window\" = :window) ORDER BY id LIMIT 1"
    rows = work.reader.rows(sql, id=who.id, any=window is None, window=window or 1)
    return work.session.get_one(Folio, rows[0][0]) if rows else bills.window(work, who, window)


def _guest(who: bills.Debtor) -> int | None:
    """Whose title it is: of who stays, or who booked; nobody's for a party."""
    if who.master is not None:
        return None
    return who.stay.guest_id if who.stay is not None else who.reservation.guest_id


def _remember(work: Work, guest: int, row: InvoiceRequest) -> None:
    """Keep what the invoice is made out to on the guest's profile."""
    known = work.session.get(InvoiceTitle, guest)
    if known is None:
        work.add(
            InvoiceTitle(guest_id=guest, kind=row.kind, title=row.title, tax_id=row.tax_id, email=row.email)
        )
        return
    known.kind, known.title, known.tax_id, known.email = row.kind, row.title, row.tax_id, row.email
    work.changed += 1


def _told(work: Work, row: InvoiceRequest, *, extras_only: bool = False) -> Invoiced:
    bill = work.session.get_one(Folio, row.folio_id)
    who = bills.of_folio(work, bill)
    return Invoiced(row.no, bill.no, who.reservation.no, row.kind, row.status, row.amount_minor, extras_only)
