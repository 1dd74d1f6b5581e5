"""The guest ledger by business date: opening + charges − payments = closing (handbook 06 M-41)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import value
from hotelcs.workflows.reception import balances
from hotelcs.workflows.views import Asking, day_of

_LINES = f"FROM folio_line l JOIN folio b ON b.id = l.folio_id WHERE {balances.NOT_HOUSE} AND l.business_date"
_MONEY = f"FROM payment p JOIN folio b ON b.id = p.folio_id WHERE {balances.NOT_HOUSE} AND {balances.moves('p')} AND p.business_date"
_OPENING = f"SELECT coalesce((SELECT sum(l.amount_minor) {_LINES} < :day), 0) - coalesce((SELECT sum(p.amount_minor) {_MONEY} < :day), 0)"
_CHARGES = (
    f"SELECT l.business_date, sum(l.amount_minor) {_LINES} BETWEEN :first AND :last GROUP BY l.business_date"
)
_PAYMENTS = (
    "SELECT p.business_date, sum(p.amount_minor), sum(CASE WHEN p.method = 'company_ar' THEN p.amount_minor ELSE 0 END) "
    f"{_MONEY} BETWEEN :first AND :last GROUP BY p.business_date"
)
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """A business date: what guests owed before it, charges, payments (of them to company accounts), what they owe after it.

    Minor units; negative when guests have paid in advance. Holds of pre-authorisations move no money, and what the house
    pays itself (folios of the house) no guest owes.
    """

    day: str
    opening_minor: int
    charges_minor: int
    payments_minor: int
    to_accounts_minor: int
    closing_minor: int
    closed: bool
    currency: str


def guest_ledger(asking: Asking, from_: str | None = None, to: str | None = None) -> list[LedgerDay]:
    """One row a business date from `from` to `to`, both included: the last seven unless told. Raises Usage."""
    today = date.fromisoformat(asking.business_date())
    last = day_of(to, "to") if to else today
    first = day_of(from_, "from") if from_ else last - timedelta(days=6)
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Usage(N_("Ask for at most {count} days, the first one first."), count=MOST_DAYS)
    span = {"first": first.isoformat(), "last": last.isoformat()}
    charges = dict(asking.rows(_CHARGES, **span))
    payments = {day: (paid, company) for day, paid, company in asking.rows(_PAYMENTS, **span)}
    owed = int(value(asking.reader, _OPENING, day=first.isoformat()))
    rows = []
    for number in range((last - first).days + 1):
        day = (first + timedelta(days=number)).isoformat()
        charged, (paid, company) = charges.get(day, 0), payments.get(day, (0, 0))
        rows.append(
            LedgerDay(
                day,
                owed,
                charged,
                paid,
                company,
                owed + charged - paid,
                day < today.isoformat(),
                asking.currency,
            )
        )
        owed += charged - paid
    return rows
