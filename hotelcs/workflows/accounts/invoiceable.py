"""How much of a bill can be invoiced: what is charged, less what the OTA invoices, less what is invoiced already.

Shared by acts and views: it takes a reader and knows no table class.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotelcs.storage.reading import Reader, one
from hotelcs.workflows.reception import balances

if TYPE_CHECKING:
    from hotelcs.workflows.act import Work
    from hotelcs.workflows.reception.bills import Debtor

ROOM = "('room','room_half','room_hour','extra_bed','early_fee','late_fee')"
_OWN, _MASTER = balances.of_guest(":id"), balances.of_one(":id")
_OF_ROOM, _OF_OTA = f"{{scope}} AND l.kind IN {ROOM}", "{scope} AND p.method = 'prepaid_ota'"
_SUMS = (
    f"SELECT {balances.charged('{scope}')}, {balances.charged(_OF_ROOM)}, {balances.paid(_OF_OTA)}, "
    "coalesce((SELECT sum(i.amount_minor) FROM folio b JOIN invoice_request i ON i.folio_id = b.id "
    "WHERE {scope} AND i.status <> 'void' AND NOT i.whole AND i.id <> :without), 0), "
    "(SELECT count(*) FROM folio b JOIN invoice_request i ON i.folio_id = b.id WHERE {scope} AND i.status = 'requested' AND i.whole), "
    "coalesce((SELECT CASE WHEN v.channel = 'ota' AND v.guarantee = 'prepaid' THEN v.prepaid_minor ELSE 0 END "
    "FROM reservation v WHERE v.id = :booking), 0)"
)
_BACK = (
    f"SELECT c.amount_minor, c.kind IN {ROOM} FROM folio_line o JOIN folio_line c ON c.corrects_id = o.id "
    "WHERE o.folio_id = :id AND c.folio_id <> :id UNION ALL "
    f"SELECT -c.amount_minor, c.kind IN {ROOM} FROM folio_line c JOIN folio_line o ON o.id = c.corrects_id "
    "WHERE c.folio_id = :id AND o.folio_id <> :id"
)
"""What was taken back of a closed master bill on the one after it belongs to the first."""
_PREPAID = (
    f"SELECT v.prepaid_minor, sum(l.amount_minor), {balances.charged(balances.of_guest('v.id') + f' AND l.kind IN {ROOM}')} "
    "FROM folio_line l JOIN line_source o ON o.line_id = l.id JOIN reservation v ON v.id = o.reservation_id "
    f"WHERE l.folio_id = :id AND l.kind IN {ROOM} AND v.channel = 'ota' AND v.guarantee = 'prepaid' GROUP BY v.id"
)
"""Bookings prepaid to an OTA whose rooms stand on a master bill: prepaid, on it, and on their own bill."""


@dataclass(frozen=True, slots=True)
class Invoiceable:
    """Minor units: what is charged, what of it the OTA invoices, what is invoiced already; `whole` is true while one of all is asked for."""

    charged_minor: int
    by_ota_minor: int
    invoiced_minor: int
    whole: bool = False

    @property
    def left_minor(self) -> int:
        """What can be invoiced still."""
        return self.charged_minor - self.by_ota_minor - self.invoiced_minor


def of(reader: Reader, *, reservation: int = 0, master: int = 0, without: int = 0) -> Invoiceable:
    """Of the windows of a booking, or of a master bill (ids); the invoice `without` is not counted."""
    sql = _SUMS.format(scope=_MASTER if master else _OWN)
    found = one(reader, sql, id=master or reservation, booking=0 if master else reservation, without=without)
    charged, room, ota, invoiced, whole, prepaid = found or (0,) * 6
    if master:
        back = reader.rows(_BACK, id=master)
        charged += sum(amount for amount, _ in back)
        room += sum(amount for amount, of_room in back if of_room)
        prepaid = sum(_prepaid(*row) for row in reader.rows(_PREPAID, id=master))
    return Invoiceable(charged, max(min(max(ota, prepaid), room), 0), invoiced, whole > 0)


def _prepaid(paid: int, here: int, own: int) -> int:
    """What of the rooms `here` an OTA was paid for: `paid`, less what it covers on the guest's own bill."""
    return max(min(paid - max(own, 0), here), 0)


def left(work: "Work", who: "Debtor", *, without: int | None = None) -> Invoiceable:
    """Of the bill of `who`."""
    if who.master is not None:
        return of(work.reader, master=int(who.master.id or 0), without=without or 0)
    return of(work.reader, reservation=who.id, without=without or 0)
