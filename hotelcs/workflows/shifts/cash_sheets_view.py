"""The drawers of a date, shift by shift: what was in them, what moved them, what was counted (handbook 05 `report shift`)."""

from dataclasses import dataclass

from hotelcs.workflows.shifts.cash import DESK, Drawer
from hotelcs.workflows.views import Asking, as_date

_PAID = (
    "SELECT coalesce(sum({amount}), 0) FROM payment p WHERE p.method = 'cash' AND p.amount_minor {side} 0 AND p.id > r.payments_from "
    "AND p.id <= r.payments_to"
)
_MOVED = (
    "SELECT coalesce(sum(m.amount_minor), 0) FROM drawer_move m WHERE m.run_id = r.id AND m.kind = '{kind}'"
)
_SHEETS = (
    "SELECT r.day, r.shift, s.name, r.status, coalesce(h.no, ''), r.float_minor, r.counted_minor, "
    f"({_PAID.format(amount='p.amount_minor', side='>')}), ({_PAID.format(amount='-p.amount_minor', side='<')}), "
    f"({_MOVED.format(kind='received')}), ({_MOVED.format(kind='paid_out')}), ({_MOVED.format(kind='dropped')}), "
    "coalesce(h.difference_reason, '') FROM shift_run r JOIN staff s ON s.id = r.lead_id LEFT JOIN handover h ON h.run_id = r.id "
    "WHERE r.department = :desk AND r.day = :day AND (:shift = '' OR r.shift = :shift) ORDER BY r.id"
)


@dataclass(frozen=True, slots=True)
class CashSheetRow:
    """The drawer of a shift, minor units; what moved it and what should be in it is None until it is counted (counting is blind)."""

    day: str
    shift: str
    lead: str
    status: str
    handover: str
    float_minor: int
    in_minor: int | None
    out_minor: int | None
    received_minor: int | None
    paid_out_minor: int | None
    dropped_minor: int | None
    expected_minor: int | None
    counted_minor: int | None
    difference_minor: int | None
    currency: str
    reason: str


def cash_sheets(asking: Asking, day: str = "", shift: str = "") -> list[CashSheetRow]:
    """The desk's drawers of a date, the open one unless it is named, or of one shift, in the order in which they were worked."""
    date = as_date(day, "day") if day else asking.business_date()
    found = []
    for row in asking.rows(_SHEETS, desk=DESK, day=date, shift=shift):
        on, code, lead, status, no, begun, counted, came, went, received, paid_out, dropped, reason = row
        head = (str(on), code, lead, status, no, begun)
        if counted is None:
            found.append(
                CashSheetRow(*head, None, None, None, None, None, None, None, None, asking.currency, reason)
            )
            continue
        drawer = Drawer(begun, int(came), int(went), int(received), -int(paid_out), -int(dropped))
        found.append(CashSheetRow(
            *head, drawer.in_minor, drawer.out_minor, drawer.received_minor, drawer.paid_out_minor, drawer.dropped_minor,
            drawer.expected_minor, counted, counted - drawer.expected_minor, asking.currency, reason,
        ))  # fmt: skip
    return found
