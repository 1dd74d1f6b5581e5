"""The windows of a bill with their own balances, who pays them and what goes there by rule; the master bill beside them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hotelcs.workflows.reception import balances
from hotelcs.workflows.reception.folio_rows import LineRow, PaymentRow, WindowRow
from hotelcs.workflows.views import Asking

_WINDOWS = (
    "SELECT f.id, f.no, f.\"window\", f.status, f.title, f.kind, coalesce(a.code, '') FROM folio f "
    "LEFT JOIN company_account a ON a.id = f.company_id "
    "WHERE f.reservation_id = :id AND f.kind = 'guest' ORDER BY f.\"window\", f.id"
)
_MASTER = (
    "SELECT f.id, f.no, f.\"window\", f.status, f.title, f.kind, coalesce(a.code, '') FROM folio f "
    "LEFT JOIN company_account a ON a.id = f.company_id WHERE f.id = :master"
)
_OF_PARTY = (
    "SELECT f.id FROM folio f WHERE f.kind = 'master' AND f.status <> 'closed' AND f.reservation_id = "
    "(SELECT min(h.id) FROM reservation v JOIN reservation h ON h.party = v.party WHERE v.id = :id)"
)
_ONE = balances.of_one(":master")
_SUMS = f"SELECT {balances.charged(_ONE)}, {balances.paid(_ONE)}"
_RULES = 'SELECT "window", kind FROM routing WHERE reservation_id = :id'
_MASTER_RULES = "SELECT kind FROM master_route WHERE folio_id = :master"


def windows(
    asking: Asking,
    reservation: int,
    master: int | None,
    lines: Iterable[LineRow],
    payments: Iterable[PaymentRow],
) -> tuple[WindowRow, ...]:
    """The windows of a booking and the open master bill of its party; or a bill apart alone, of a party or of the house."""
    charged: dict[str, int] = defaultdict(int)
    paid: dict[str, int] = defaultdict(int)
    for line in lines:
        charged[line.folio] += line.amount_minor
    for payment in payments:
        paid[payment.folio] += payment.amount_minor if payment.moves else 0
    if master is not None:
        return tuple(_master(asking, master))
    rules: dict[int, list[str]] = defaultdict(list)
    for window, kind in asking.rows(_RULES, id=reservation):
        rules[window].append(kind)
    own = [
        WindowRow(no, window, status, title, charged[no], paid[no], charged[no] - paid[no], kind, company,
                  tuple(sorted(rules[window])) if status != "closed" else ())
        for _, no, window, status, title, kind, company in asking.rows(_WINDOWS, id=reservation)
    ]  # fmt: skip
    found = asking.rows(_OF_PARTY, id=reservation)
    return (*own, *(_master(asking, found[0][0]) if found else ()))


def _master(asking: Asking, master: int) -> list[WindowRow]:
    """The row of a master bill."""
    charged, paid = asking.rows(_SUMS, master=master)[0]
    kinds: list[tuple[Any, ...]] = asking.rows(_MASTER_RULES, master=master)
    return [
        WindowRow(no, window, status, title, charged, paid, charged - paid, kind, company, tuple(sorted(row[0] for row in kinds)))
        for _, no, window, status, title, kind, company in asking.rows(_MASTER, master=master)
    ]  # fmt: skip
