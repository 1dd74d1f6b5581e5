"""What a company may still be charged, and charging it: the one way a bill becomes a company's debt."""

from datetime import timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.companies import AccountCharge, CompanyAccount
from hotelcs.models.folios import Folio, Payment
from hotelcs.money import Money
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work

_LAST = (
    "SELECT a.company_id FROM folio f JOIN payment p ON p.folio_id = f.id JOIN account_charge a ON a.payment_id = p.id "
    "WHERE f.reservation_id = :id ORDER BY p.id DESC LIMIT 1"
)


def account(work: Work, reference: str) -> CompanyAccount:
    """The account of a code (in any case) or tax ID. Raises Refusal COMPANY_UNKNOWN."""
    wanted = reference.strip().upper()
    key = value(
        work.reader,
        "SELECT id FROM company_account WHERE code = :it OR (tax_id = :it AND :it <> '')",
        it=wanted,
    )
    if key is None:
        raise lookup.unknown(
            "COMPANY_UNKNOWN", N_("There is no company account {reference}."), "company", reference
        )
    return work.session.get_one(CompanyAccount, key)


def of_bill(work: Work, bill: Folio) -> CompanyAccount:
    """The company that pays a bill, or was charged for it last. Raises Refusal COMPANY_MISSING."""
    key = bill.company_id or value(work.reader, _LAST, id=bill.reservation_id)
    if key is None:
        raise Refusal("COMPANY_MISSING", N_("Which company pays? Give the code of its account."), field="company",
                      next=("show companies", "choose-method"))  # fmt: skip
    return work.session.get_one(CompanyAccount, key)


def by_id(work: Work, key: int) -> CompanyAccount:
    """The account with the id `key`, which a foreign key says is there."""
    return work.session.get_one(CompanyAccount, key)


def of_payment(work: Work, payment: Payment) -> CompanyAccount | None:
    """The company that a payment was charged to; None when it was paid otherwise."""
    found = work.session.get(AccountCharge, payment.id)
    return None if found is None else work.session.get_one(CompanyAccount, found.company_id)


def charge(work: Work, company: CompanyAccount, payment: Payment) -> None:
    """Let `company` owe what `payment` paid (less, when it pays back). Raises Refusal ACCOUNT_SHUT, CREDIT_SPENT."""
    if payment.amount_minor > 0:
        refuse_beyond(work, company, payment.amount_minor)
    company.owed_minor += payment.amount_minor
    work.touch(company)
    due = payment.business_date + timedelta(days=company.terms_days)
    work.add(AccountCharge(payment_id=int(payment.id or 0), company_id=int(company.id or 0), due_date=due))


def can_pay(work: Work, key: int, amount: int) -> bool:
    """Whether the account with the id `key` is not shut and has that much credit left."""
    company = by_id(work, key)
    return company.active and company.credit_minor - company.owed_minor >= amount


def refuse_beyond(work: Work, company: CompanyAccount, amount: int) -> None:
    """Refuse to charge a shut account, or more than its credit leaves."""
    if not company.active:
        raise Refusal("ACCOUNT_SHUT", N_("The account {account} is shut."), field="company",
                      next=("choose-method", "change-company"), account=company.code)  # fmt: skip
    left = company.credit_minor - company.owed_minor
    if amount > left:
        currency = work.property.currency
        raise Refusal(
            "CREDIT_SPENT", N_("{account} has {left} of credit left; {amount} is more."), field="company",
            next=("choose-method", "change-company", "receive-on-account"), account=company.code,
            left=Money(max(left, 0), currency), amount=Money(amount, currency), items=(left,),
        )  # fmt: skip
