"""Companies with what they owe, and the statement of one: its open items by age, and what it paid (handbook 02 §2.4.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one
from hotelcs.workflows.reception.bill_words import RECEIVED
from hotelcs.workflows.views import Asking, day_of

_COMPANIES = (
    "SELECT a.id, a.code, a.name, a.name_en, a.tax_id, a.contact, a.credit_minor, a.owed_minor, a.terms_days, a.active, a.version "
    "FROM company_account a WHERE :all OR a.active OR a.owed_minor <> 0 ORDER BY a.code"
)
_ONE = (
    "SELECT id, code, name, name_en, tax_id, contact, credit_minor, owed_minor, terms_days, active, version "
    "FROM company_account WHERE code = :it OR (tax_id = :it AND tax_id <> '')"
)
_ITEMS = (
    "SELECT p.business_date, f.no, r.no, coalesce(g.name, ''), p.amount_minor, k.due_date, p.kind FROM account_charge k "
    "JOIN payment p ON p.id = k.payment_id JOIN folio f ON f.id = p.folio_id JOIN reservation r ON r.id = f.reservation_id "
    "LEFT JOIN guest g ON g.id = r.guest_id WHERE k.company_id = :id AND p.business_date <= :day ORDER BY k.due_date, p.id"
)
_RECEIPTS = (
    "SELECT no, business_date, method, amount_minor, auth_no, corrects_id, reason, actor FROM account_receipt "
    "WHERE company_id = :id AND business_date <= :day ORDER BY id"
)
AGES = ((0, "current"), (30, "30"), (60, "60"), (90, "90"))
"""Days overdue up to which an item belongs to an age; beyond the last it is `older`."""


@dataclass(frozen=True, slots=True)
class Company:
    """An account: credit, what is owed and what is left in minor units."""

    company: str
    name: str
    name_en: str
    tax_id: str
    contact: str
    credit_minor: int
    owed_minor: int
    left_minor: int
    terms_days: int
    active: bool
    currency: str
    version: int


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A bill charged to the account that is not paid yet: its amount, what is left of it, when it is due, how old it is."""

    date: str
    folio: str
    reservation: str
    guest: str
    amount_minor: int
    left_minor: int
    due: str
    days_overdue: int
    age: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money of the company on its account (negative when given back)."""

    receipt: str
    date: str
    method: str
    method_name: str
    amount_minor: int
    auth_no: str
    reason: str
    actor: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a company owed at the end of a business date: open items oldest first, sums by age, receipts."""

    company: Company
    day: str
    owed_minor: int
    overdue_minor: int
    ages: dict[str, int]
    items: tuple[OpenItem, ...]
    receipts: tuple[Receipt, ...]
    currency: str


def companies(asking: Asking, all: str | bool = "") -> list[Company]:
    """The accounts that are open or owe something; `all=yes` shows every one."""
    wanted = str(all).casefold() in ("yes", "true", "1")
    return [_company(asking, row) for row in asking.rows(_COMPANIES, all=wanted)]


def company_statement(asking: Asking, code: str, day: str | None = None) -> Statement:
    """The statement of an account (its code or tax ID) at the end of `day`, today unless told. Raises Refusal COMPANY_UNKNOWN."""
    row = one(asking.reader, _ONE, it=code.strip().upper())
    if row is None:
        raise Refusal("COMPANY_UNKNOWN", N_("There is no company account {reference}."), field="company",
                      next=("show companies",), reference=code)  # fmt: skip
    at = day_of(day or asking.business_date(), "day")
    charges = asking.rows(_ITEMS, id=row[0], day=at.isoformat())
    receipts = tuple(_receipt(found) for found in asking.rows(_RECEIPTS, id=row[0], day=at.isoformat()))
    paid = sum(receipt.amount_minor for receipt in receipts) - sum(
        found[4] for found in charges if found[4] < 0
    )
    items = _open_items([found for found in charges if found[4] > 0], paid, at)
    owed = sum(found[4] for found in charges) - sum(receipt.amount_minor for receipt in receipts)
    ages = {
        name: sum(item.left_minor for item in items if item.age == name) for _, name in (*AGES, (0, "older"))
    }
    overdue = sum(item.left_minor for item in items if item.days_overdue > 0)
    return Statement(
        _company(asking, row), at.isoformat(), owed, overdue, ages, items, receipts, asking.currency
    )


def _open_items(charges: list[tuple[Any, ...]], paid: int, at: date) -> tuple[OpenItem, ...]:
    """What is left of each charge, the oldest paid first."""
    items = []
    for day, folio, reservation, guest, amount, due, _ in charges:
        settled = min(max(paid, 0), amount)
        paid -= settled
        if amount > settled:
            late = max((at - date.fromisoformat(due)).days, 0)
            items.append(
                OpenItem(day, folio, reservation, guest, amount, amount - settled, due, late, age_of(late))
            )
    return tuple(items)


def age_of(days_overdue: int) -> str:
    """The age an item belongs to by the days it is overdue: current, 30, 60, 90 or older."""
    return next((name for most, name in AGES if days_overdue <= most), "older")


def _company(asking: Asking, row: tuple[Any, ...]) -> Company:
    _, code, name, name_en, tax_id, contact, credit, owed, terms, active, version = row
    return Company(
        code,
        name,
        name_en,
        tax_id,
        contact,
        credit,
        owed,
        credit - owed,
        terms,
        bool(active),
        asking.currency,
        version,
    )


def _receipt(row: tuple[Any, ...]) -> Receipt:
    no, day, method, amount, auth_no, _, reason, actor = row
    return Receipt(no, day, method, tr(RECEIVED[method]), amount, auth_no, reason, actor)
