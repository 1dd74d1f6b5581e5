"""The bill of a stay or reservation, or of a party: every line and payment of all its windows, deposits, totals."""

from dataclasses import dataclass
from typing import Any

from hotelcs import i18n
from hotelcs.entry import number_pattern
from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one, value
from hotelcs.workflows.reception import balances
from hotelcs.workflows.reception.bill_words import LINES, METHODS, PAYMENTS
from hotelcs.workflows.reception.folio_rows import Bill, DepositRow, LineRow, PaymentRow
from hotelcs.workflows.reception.folio_windows import windows
from hotelcs.workflows.views import Asking

_IN_ROOM = "SELECT s.reservation_id FROM stay s JOIN room r ON r.id = s.room_id WHERE r.no = :no AND s.status = 'in_house'"
_BY_STAY = "SELECT reservation_id FROM stay WHERE no = :no"
_BY_FOLIO = "SELECT reservation_id FROM folio WHERE no = :no"
_APART = "SELECT id, kind FROM folio WHERE no = :no AND kind <> 'guest'"
_BY_NUMBER = "SELECT id FROM reservation WHERE no = :no"
_BY_TAIL = "SELECT id FROM reservation WHERE tail = :tail ORDER BY id DESC LIMIT 1"
_HEAD = (
    "SELECT v.no, s.no, coalesce(g.name, ''), r.no, v.arrival, v.departure, v.status, v.party, coalesce(g.lang, '') "
    "FROM reservation v LEFT JOIN stay s ON s.reservation_id = v.id AND s.status <> 'voided' "
    "LEFT JOIN guest g ON g.id = coalesce(s.guest_id, v.guest_id) "
    "LEFT JOIN room r ON r.id = coalesce(s.room_id, v.room_id) WHERE v.id = :id"
)
_LINES = (
    'SELECT l.id, f.no, f."window", l.business_date, l.kind, l.description, l.qty, l.unit_minor, l.amount_minor, '
    "l.corrects_id, c.id, l.reason, l.actor, l.night, o.origin_id, v.no, m.no, i.name_en, i.name_zh FROM folio f "
    "JOIN folio_line l ON l.folio_id = f.id LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "LEFT JOIN line_source o ON o.line_id = l.id LEFT JOIN service_item i ON i.code = o.item "
    "LEFT JOIN reservation v ON v.id = o.reservation_id LEFT JOIN stay s ON s.reservation_id = v.id AND s.status <> 'voided' "
    "LEFT JOIN room m ON m.id = coalesce(s.room_id, v.room_id) WHERE {scope} ORDER BY l.id"
)
_PAYMENTS = (
    'SELECT p.id, f.no, f."window", p.business_date, p.kind, p.method, p.amount_minor, p.corrects_id, c.id, p.reason, '
    "p.actor, a.code FROM folio f JOIN payment p ON p.folio_id = f.id LEFT JOIN payment c ON c.corrects_id = p.id "
    "LEFT JOIN account_charge k ON k.payment_id = p.id LEFT JOIN company_account a ON a.id = k.company_id "
    "WHERE {scope} ORDER BY p.id"
)
_OWN, _ONE = "f.reservation_id = :id AND f.kind = 'guest'", "f.id = :id"
_DEPOSITS = (
    "SELECT d.receipt_no, d.method, d.amount_minor, d.status FROM deposit d JOIN stay s ON s.id = d.stay_id "
    "WHERE s.reservation_id = :id AND s.status <> 'voided' ORDER BY d.id"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose bill: a booking, or one that hangs on it and stands apart (ids): the `master` of its party, or one of the house."""

    reservation: int
    master: int | None = None
    kind: str = "guest"


def folio(
    asking: Asking, stay: str | None = None, reservation: str | None = None, no: str | None = None
) -> Bill:
    """The bill of a stay (its number or room), a reservation, or the one with folio number `no`; one of a party or of the house alone."""
    bill = scope(asking, stay=stay, reservation=reservation, no=no)
    head = one(asking.reader, _HEAD, id=bill.reservation) or ("",) * 9
    key, where = (bill.reservation, _OWN) if bill.master is None else (bill.master, _ONE)
    lines = tuple(_line(row) for row in asking.rows(_LINES.format(scope=where), id=key))
    payments = tuple(_payment(row) for row in asking.rows(_PAYMENTS.format(scope=where), id=key))
    rows = [] if bill.master is not None else asking.rows(_DEPOSITS, id=bill.reservation)
    deposits = tuple(_deposit(row) for row in rows)
    charged, paid = sum(line.amount_minor for line in lines), sum(p.amount_minor for p in payments if p.moves)
    held = sum(deposit.amount_minor for deposit in deposits if deposit.status == "held")
    listed = windows(asking, bill.reservation, bill.master, lines, payments)
    number, stay_no, guest, room, arrival, departure, status, party, lang = head
    master = next((row.folio for row in listed if bill.master is not None), "")
    return Bill(
        number, "" if master else stay_no or "", guest, "" if master else room or "", arrival, departure, status,
        asking.currency, charged, paid, charged - paid, held, master, party or "", lang, listed, lines, payments, deposits,
    )  # fmt: skip


def scope(
    asking: Asking, stay: str | None = None, reservation: str | None = None, no: str | None = None
) -> Scope:
    """Whose bill is asked for. Raises Usage, Refusal BILL_UNKNOWN."""
    reference = stay or reservation or no
    if not reference:
        raise Usage(N_("Whose bill is it? Give a stay or a reservation."), hint="stay= reservation= no=")
    found = value(asking.reader, _IN_ROOM, no=reference) if stay else None
    if found is None:
        found = _numbered(asking, reference, short=bool(reservation))
    if found is None:
        raise Refusal("BILL_UNKNOWN", N_("There is no bill of {reference}."), field="stay", next=("find",),
                      reference=reference)  # fmt: skip
    pattern = number_pattern(reference)
    exact = pattern.like if pattern is not None and pattern.exact and pattern.prefix == "F" else ""
    return Scope(int(found), *(one(asking.reader, _APART, no=exact) or ())) if exact else Scope(int(found))


def _numbered(asking: Asking, reference: str, *, short: bool) -> int | None:
    """The reservation behind a reservation, stay or folio number; short forms are of reservations."""
    pattern = number_pattern(reference)
    if pattern is not None and pattern.exact:
        sql = {"R": _BY_NUMBER, "S": _BY_STAY, "F": _BY_FOLIO}.get(pattern.prefix)
        found = value(asking.reader, sql, no=pattern.like) if sql else None
        return None if found is None else int(found)
    digits = "".join(char for char in reference if char.isascii() and char.isdecimal())
    if not (digits and len(digits) <= len("999999") and (short or (pattern and pattern.prefix == "R"))):
        return None
    found = value(asking.reader, _BY_TAIL, tail=int(digits))
    return None if found is None else int(found)


def _line(row: tuple[Any, ...]) -> LineRow:
    (key, no, window, day, kind, description, qty, unit, amount, corrects, correction, reason, actor, night, origin,
     reservation, room, name_en, name_zh) = row  # fmt: skip
    item = name_zh if i18n.current() == "zh" else name_en
    return LineRow(
        key, no, window, day, kind, item or tr(LINES[kind]), description, qty, unit, amount, corrects, correction is not None, reason, actor,
        night or "", origin, reservation or "", room or "", name_en or "", name_zh or "",
    )  # fmt: skip


def _payment(row: tuple[Any, ...]) -> PaymentRow:
    key, no, window, day, kind, method, amount, corrects, correction, reason, actor, company = row
    return PaymentRow(
        key, no, window, day, kind, tr(PAYMENTS[kind]), method, tr(METHODS[method]), amount, kind not in balances.NO_MONEY,
        corrects, correction is not None, reason, actor, company or "",
    )  # fmt: skip


def _deposit(row: tuple[Any, ...]) -> DepositRow:
    receipt, method, amount, status = row
    return DepositRow(receipt, method, tr(METHODS[method]), amount, status)
