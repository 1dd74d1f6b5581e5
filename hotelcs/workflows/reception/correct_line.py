"""Correct a line or a payment by its exact opposite: what is written stays written (handbook 02 §2.4.8)."""

from dataclasses import dataclass

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine, Payment
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.accounts import credit, invoiced
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name
from hotelcs.workflows.reception import bills, folio, master

OF_DEPOSITS = ("deposit_in", "deposit_out", "preauth_hold", "preauth_capture", "preauth_release")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was corrected, by which new line or payment, on which folio; minor units."""

    line: int | None
    payment: int | None
    correction: int
    folio: str
    reservation: str
    amount_minor: int
    balance_minor: int


class CorrectLine(Act):
    """Take back a folio line (`line`) or a payment (`payment`) by its opposite, dated today. Each is corrected once."""

    line: int | None = None
    payment: int | None = None
    reason: Name

    def perform(self, work: Work) -> Corrected:
        """Lines of past business dates are corrected with today's date."""
        if (self.line is None) == (self.payment is None):
            raise Refusal(
                "LINE_MISSING", N_("Name one line or one payment."), field="line", next=("show folio",)
            )
        if self.line is not None:
            return self._of_line(work, self.line)
        return self._of_payment(work, int(self.payment or 0))

    def _of_line(self, work: Work, key: int) -> Corrected:
        line = work.session.get(FolioLine, key)
        if line is None:
            raise Refusal(
                "LINE_UNKNOWN", N_("There is no line {line}."), field="line", next=("show folio",), line=key
            )
        refuse_again(work, line, "line")
        _refuse_others(work, line, "line")
        who, bill = _bill(work, line.folio_id)
        source = bills.of_folio(work, work.session.get_one(Folio, line.folio_id))
        with invoiced.kept(work, [source]):
            back = folio.opposite(work, line, self.reason, bill=bill)
        balance = bills.finish(work, who)
        return Corrected(
            key, None, int(back.id or 0), bill.no, who.reservation.no, back.amount_minor, balance
        )

    def _of_payment(self, work: Work, key: int) -> Corrected:
        payment = work.session.get(Payment, key)
        if payment is None:
            raise Refusal("PAYMENT_UNKNOWN", N_("There is no payment {payment}."), field="payment", next=("show folio",),
                          payment=key)  # fmt: skip
        if payment.kind in OF_DEPOSITS:
            raise Refusal("DEPOSIT_PAYMENT", N_("This payment belongs to a deposit."), field="payment",
                          next=("refund-deposit", "take-deposit"))  # fmt: skip
        refuse_again(work, payment, "payment")
        _refuse_others(work, payment, "payment")
        who, bill = _bill(work, payment.folio_id)
        back = folio.pay(work, bill, "payment", payment.method, -payment.amount_minor, auth_no=payment.auth_no,
                         reason=self.reason, corrects=payment.id, company=credit.of_payment(work, payment))  # fmt: skip
        balance = bills.finish(work, who)
        return Corrected(
            None, key, int(back.id or 0), bill.no, who.reservation.no, back.amount_minor, balance
        )


def refuse_again(work: Work, row: FolioLine | Payment, field: str) -> None:
    """Refuse what is corrected already, and correcting a correction: post it again instead."""
    if row.corrects_id is not None:
        raise Refusal("IS_CORRECTION", N_("This is a correction itself; post the right amount anew."), field=field,
                      next=("post-charge", "take-payment"))  # fmt: skip
    kind = type(row)
    if work.session.exec(select(kind).where(kind.corrects_id == row.id)).first() is not None:
        raise Refusal(
            "ALREADY_CORRECTED", N_("This is corrected already."), field=field, next=("show folio",)
        )


def _refuse_others(work: Work, row: FolioLine | Payment, field: str) -> None:
    """Own slips of today are mended by whoever made them; what another person, the night audit or an earlier
    day wrote needs a right of its own (handbook 02 §2.4.8, §2.10).
    """  # noqa: D205 - one sentence too long for a line
    own = row.actor == work.actor.login and row.business_date == work.business_date
    rights.ask(work, "folio.others", field, wanted=not own)


def _bill(work: Work, folio_id: int) -> tuple[bills.Debtor, Folio]:
    """Who owes on this folio, and the folio to write to: the same one while it is open."""
    written: Folio = lookup.by_id(work, Folio, folio_id)
    bill = written if written.status != "closed" else master.successor(work, written)
    return bills.of_folio(work, bill), bill
