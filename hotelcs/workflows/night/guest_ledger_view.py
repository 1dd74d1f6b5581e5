"""The guest ledger by business date: opening + charges − payments = closing (handbook 06 M-41)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import value
from hotelcs.workflows.views import Asking, day_of

_MOVES = "kind NOT IN ('preauth_hold','preauth_release')"
_OPENING = (
    "SELECT coalesce((SELECT sum(amount_minor) FROM folio_line WHERE business_date < :day), 0) - "
    f"coalesce((SELECT sum(amount_minor) FROM payment WHERE business_date < :day AND {_MOVES}), 0)"
)
_CHARGES = "SELECT business_date, sum(amount_minor) FROM folio_line WHERE business_date BETWEEN :first AND :last GROUP BY business_date"
_PAYMENTS = (
    "SELECT business_date, sum(amount_minor), sum(CASE WHEN method = 'company_ar' THEN amount_minor ELSE 0 END) FROM payment "
    f"WHERE business_date BETWEEN :first AND :last AND {_MOVES} GROUP BY business_date"
)
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """A business date: what guests owed before it, charges, payments (of them to company accounts), what they owe after it.

    Minor units; negative when guests have paid in advance. Holds of pre-authorisations move no money.
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
