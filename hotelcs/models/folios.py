"""Folios: lines and payments that are never changed; corrections are opposite lines."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import companies, reservations, stays  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table

LINE_KINDS = (
    "room", "room_half", "room_hour", "extra_bed", "breakfast", "minibar", "laundry", "damage", "phone", "transport",
    "other", "discount", "allowance", "cancel_fee", "no_show_fee", "early_fee", "late_fee", "lost_key", "correction",
    "transfer", "tax",
)  # fmt: skip
PAY_METHODS = (
    "none", "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "preauth", "prepaid_ota", "company_ar",
    "points", "voucher", "ecny",
)  # fmt: skip
PAY_KINDS = (
    "payment", "refund", "deposit_in", "deposit_out", "preauth_hold", "preauth_capture", "preauth_release",
)  # fmt: skip
_MASTER = text("kind = 'master' AND status <> 'closed'")
DEPOSIT_STATES = (
    "held",
    "applied",
    "refunded",
    "part_refunded",
    "forfeited",
    "waived",
    "captured",
    "released",
)


class Folio(SQLModel, table=True):
    """A bill. Its balance is the sum of its lines less its payments; the windows of a booking are added up.

    The master bill of a party hangs on the party's first booking and stands apart from that guest's own windows; a party
    has one that is open. A window with a company is paid by its account at check-out.
    """

    __table_args__ = table(
        one_of("status", ("open", "settled", "closed")),
        one_of("kind", ("guest", "house", "master")),
        Index(
            "uq_folio_master_open",
            "reservation_id",
            unique=True,
            sqlite_where=_MASTER,
            postgresql_where=_MASTER,
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    reservation_id: int = Field(foreign_key="reservation.id", index=True)
    stay_id: int | None = Field(default=None, foreign_key="stay.id", index=True)
    kind: str = "guest"
    status: str = "open"
    window: int = 1
    title: str = ""
    company_id: int | None = Field(default=None, foreign_key="company_account.id", index=True)


class FolioLine(SQLModel, table=True):
    """A charge (positive) or allowance (negative). Triggers refuse update and delete.

    `auto_key` makes a charge of the night audit happen once: kind, reservation and night.
    """

    __tablename__ = "folio_line"
    __table_args__ = table(
        one_of("kind", LINE_KINDS),
        check("amount", "amount_minor = qty * unit_minor AND qty > 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    folio_id: int = Field(foreign_key="folio.id", index=True)
    business_date: date = Field(index=True)
    at: datetime = instant()
    kind: str
    description: str = ""
    qty: int = 1
    unit_minor: int
    amount_minor: int
    night: date | None = None
    auto_key: str | None = Field(default=None, unique=True)
    corrects_id: int | None = Field(default=None, foreign_key="folio_line.id", unique=True)
    reason: str = ""
    actor: str


class Payment(SQLModel, table=True):
    """Money in (positive) or out (negative). A hold or release of a pre-authorisation moves no money."""

    __table_args__ = table(
        one_of("method", PAY_METHODS),
        one_of("kind", PAY_KINDS),
        check("sign", "amount_minor <> 0 AND (kind NOT IN ('refund','deposit_out') OR amount_minor < 0)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    folio_id: int = Field(foreign_key="folio.id", index=True)
    business_date: date = Field(index=True)
    at: datetime = instant()
    method: str
    kind: str
    amount_minor: int
    auth_no: str = ""
    corrects_id: int | None = Field(default=None, foreign_key="payment.id", unique=True)
    reason: str = ""
    actor: str


class Deposit(SQLModel, table=True):
    """A deposit or pre-authorisation taken at check-in, or the waiver of one; closed at check-out."""

    __table_args__ = table(
        one_of("method", PAY_METHODS),
        one_of("status", DEPOSIT_STATES),
        check("amount", "amount_minor >= 0 AND (status <> 'waived' OR amount_minor = 0)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    method: str
    amount_minor: int
    receipt_no: str = Field(unique=True)
    status: str = "held"
    waived_by: str = ""
    reason: str = ""
