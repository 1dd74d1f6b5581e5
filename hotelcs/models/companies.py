"""Company accounts: who may have a bill charged to a company, what it owes, what it has paid on account."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import folios  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table, version_column

RECEIVED_BY = ("cash", "wechat", "alipay", "unionpay", "intl_card", "card", "transfer", "ecny")
"""How a company pays; `transfer` comes from its bank."""
_TAXED = text("tax_id <> ''")


class CompanyAccount(SQLModel, table=True):
    """A company that bills may be charged to, up to its credit. `owed_minor` is what it owes: charges less receipts.

    The CHECK is what keeps two desks from spending the same credit.
    """

    __tablename__ = "company_account"
    __table_args__ = table(
        check("credit", "credit_minor >= 0 AND owed_minor <= credit_minor"),
        check("tax_id", "tax_id = '' OR length(tax_id) = 18"),
        check("terms", "terms_days BETWEEN 0 AND 365"),
        check("name", "length(name) > 0"),
        Index(
            "uq_company_account_tax_id", "tax_id", unique=True, sqlite_where=_TAXED, postgresql_where=_TAXED
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    name_en: str = ""
    tax_id: str = ""
    contact: str = ""
    credit_minor: int = 0
    owed_minor: int = 0
    terms_days: int = 30
    active: bool = True
    opened_at: datetime = instant()
    version: int = version_column()


class AccountCharge(SQLModel, table=True):
    """A payment of a bill by a company account: an open item until it is paid. Append-only."""

    __tablename__ = "account_charge"
    __table_args__ = table(rowid=False)
    payment_id: int = Field(primary_key=True, foreign_key="payment.id")
    company_id: int = Field(foreign_key="company_account.id", index=True)
    due_date: date


class AccountReceipt(SQLModel, table=True):
    """Money of a company on its account (positive), or given back (negative). Append-only; mistakes are opposed."""

    __tablename__ = "account_receipt"
    __table_args__ = table(
        one_of("method", RECEIVED_BY),
        check("amount", "amount_minor <> 0 AND (corrects_id IS NOT NULL OR amount_minor > 0)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    company_id: int = Field(foreign_key="company_account.id", index=True)
    business_date: date = Field(index=True)
    at: datetime = instant()
    method: str
    amount_minor: int
    auth_no: str = ""
    corrects_id: int | None = Field(default=None, foreign_key="account_receipt.id", unique=True)
    reason: str = ""
    actor: str
