"""Invoices that guests ask for, and the titles they ask for again (handbook 02 InvoiceRequest)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import folios, guests  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table, version_column

INVOICE_KINDS = ("none", "personal", "company_general", "company_special", "digital")
INVOICE_STATES = ("requested", "issued", "sent", "void")
_COMPANY = "kind NOT IN ('company_general','company_special') OR (length(title) > 0 AND length(tax_id) = 18)"


class InvoiceRequest(SQLModel, table=True):
    """An invoice somebody wants of a bill. `whole`: of all that can be invoiced when it is issued, not a fixed amount."""

    __tablename__ = "invoice_request"
    __table_args__ = table(
        one_of("kind", INVOICE_KINDS),
        one_of("status", INVOICE_STATES),
        check("company", _COMPANY),
        check("amount", "amount_minor >= 0"),
        check("issued", "status NOT IN ('issued','sent') OR length(issued_no) > 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    folio_id: int = Field(foreign_key="folio.id", index=True)
    kind: str
    title: str = ""
    tax_id: str = ""
    email: str = ""
    amount_minor: int = 0
    whole: bool = False
    status: str = Field(default="requested", index=True)
    issued_no: str = ""
    reason: str = ""
    business_date: date
    requested_at: datetime = instant()
    requested_by: str
    version: int = version_column()


class InvoiceTitle(SQLModel, table=True):
    """What a guest's last invoice was made out to: offered again the next time."""

    __tablename__ = "invoice_title"
    __table_args__ = table(one_of("kind", INVOICE_KINDS), check("company", _COMPANY))
    guest_id: int = Field(primary_key=True, foreign_key="guest.id")
    kind: str
    title: str = ""
    tax_id: str = ""
    email: str = ""
