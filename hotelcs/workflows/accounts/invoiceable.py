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
    return Invoiceable(charged, max(min(max(ota, prepaid), room), 0), invoiced, whole > 0)


def left(work: "Work", who: "Debtor", *, without: int | None = None) -> Invoiceable:
    """Of the bill of `who`."""
    if who.master is not None:
        return of(work.reader, master=int(who.master.id or 0), without=without or 0)
    return of(work.reader, reservation=who.id, without=without or 0)
