"""Company accounts: opened, changed, shut; money received on them and given back (handbook 02 §2.4.7)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.companies import AccountReceipt, CompanyAccount
from hotelcs.money import Money
from hotelcs.storage.reading import value
from hotelcs.workflows import numbers
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Mark, Name, Ref, Words
from hotelcs.workflows.reception.tax_ids import read_tax_id
from hotelcs.workflows.shifts import drawer

Method = Literal["cash", "wechat", "alipay", "unionpay", "intl_card", "card", "transfer", "ecny"]


@dataclass(frozen=True, slots=True)
class AccountSet:
    """The account by its code, its credit and what is left of it in minor units, and whether it is open."""

    company: str
    credit_minor: int
    left_minor: int
    active: bool


@dataclass(frozen=True, slots=True)
class Received:
    """The receipt (negative when given back), the account, and what it owes now; minor units."""

    receipt: str
    company: str
    amount_minor: int
    method: str
    owed_minor: int


class AddCompany(Act):
    """Open the account of a company: bills can be charged to it up to its `credit`, to be paid within `terms_days`."""

    code: Mark
    name: Name
    name_en: Words = ""
    tax_id: Words = ""
    contact: Words = ""
    credit: Amount = 0
    terms_days: int = Field(default=30, ge=0, le=365)

    def perform(self, work: Work) -> AccountSet:
        """Each code and each tax ID (GB 32100) once."""
        code = self.code.upper()
        if value(work.reader, "SELECT 1 FROM company_account WHERE code = :code", code=code):
            raise Refusal("CODE_TAKEN", N_("There is a company account {account} already."), field="code",
                          next=("change-company", "show companies"), account=code)  # fmt: skip
        row = work.add(CompanyAccount(
            code=code, name=self.name, name_en=self.name_en, tax_id=read_tax_id(self.tax_id) if self.tax_id else "",
            contact=self.contact, credit_minor=self.credit, terms_days=self.terms_days, opened_at=work.now,
        ))  # fmt: skip
        return _set(row)


class ChangeCompany(Act):
    """Change the account of a company: its names, tax ID, credit, terms, or shut it (`active=false`)."""

    company: Ref
    name: Name | None = None
    name_en: Words | None = None
    tax_id: Words | None = None
    contact: Words | None = None
    credit: Amount | None = None
    terms_days: int | None = Field(default=None, ge=0, le=365)
    active: bool | None = None

    def perform(self, work: Work) -> AccountSet:
        """What is left out stays. The credit covers what is owed; to give no more, shut the account."""
        row = credit.account(work, self.company)
        if self.credit is not None and self.credit < row.owed_minor:
            raise Refusal("CREDIT_BELOW_OWED", N_("{account} owes {owed}; its credit cannot be less. Shut the account to give no more."),
                          field="credit", next=("active=false", "receive-on-account"), account=row.code,
                          owed=Money(row.owed_minor, work.property.currency))  # fmt: skip
        given = self.model_dump(exclude={"company", "credit"}, exclude_none=True)
        if given.get("tax_id"):
            given["tax_id"] = read_tax_id(given["tax_id"])
        if self.credit is not None:
            given["credit_minor"] = self.credit
        for name, wanted in given.items():
            setattr(row, name, wanted)
        work.touch(row)
        return _set(row)


class ReceiveOnAccount(Act):
    """Take money of a company on its account; it pays the oldest items first. Cash goes into the drawer of the open shift."""

    company: Ref
    amount: Annotated[Amount, Field(gt=0)]
    method: Method
    auth_no: Words = ""

    def perform(self, work: Work) -> Received:
        """More than is owed stays to the company's credit."""
        row = credit.account(work, self.company)
        return receive(work, row, self.amount, self.method, auth_no=self.auth_no)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite receipt."""
        from hotelcs.workflows.verbs import act_of

        return act_of("return-on-account").parse({"receipt": result["receipt"], "reason": "undone"})


class ReturnOnAccount(Act):
    """Take a receipt of a company back by its opposite, once."""

    receipt: Ref
    reason: Name

    def perform(self, work: Work) -> Received:
        """Refused (CREDIT_SPENT) where the company would owe more than its credit."""
        key = value(
            work.reader, "SELECT id FROM account_receipt WHERE no = :no", no=self.receipt.strip().upper()
        )
        if key is None:
            raise Refusal("RECEIPT_UNKNOWN", N_("There is no receipt {receipt}."), field="receipt",
                          next=("show company-statement",), receipt=self.receipt)  # fmt: skip
        was = work.session.get_one(AccountReceipt, key)
        if was.corrects_id is not None or value(
            work.reader, "SELECT 1 FROM account_receipt WHERE corrects_id = :id", id=key
        ):
            raise Refusal("ALREADY_CORRECTED", N_("This is corrected already."), field="receipt",
                          next=("show company-statement",))  # fmt: skip
        row = credit.by_id(work, was.company_id)
        left = row.credit_minor - row.owed_minor
        if was.amount_minor > left:
            raise Refusal("CREDIT_SPENT", N_("{account} has {left} of credit left; {amount} is more."), field="receipt",
                          next=("change-company",), account=row.code, left=Money(left, work.property.currency),
                          amount=Money(was.amount_minor, work.property.currency))  # fmt: skip
        return receive(work, row, -was.amount_minor, was.method, reason=self.reason, corrects=key)


def receive(
    work: Work,
    row: CompanyAccount,
    amount: int,
    method: str,
    *,
    auth_no: str = "",
    reason: str = "",
    corrects: int | None = None,
) -> Received:
    """Write money of a company on its account; cash moves the drawer."""
    no = numbers.new(work, "D")
    work.add(AccountReceipt(
        no=no, company_id=int(row.id or 0), business_date=work.business_date, at=work.now, method=method,
        amount_minor=amount, auth_no=auth_no, corrects_id=corrects, reason=reason, actor=work.actor.login,
    ))  # fmt: skip
    row.owed_minor -= amount
    work.touch(row)
    if method == "cash":
        drawer.move(work, "received", amount, no)
    return Received(no, row.code, amount, method, row.owed_minor)


def _set(row: CompanyAccount) -> AccountSet:
    return AccountSet(row.code, row.credit_minor, row.credit_minor - row.owed_minor, row.active)
