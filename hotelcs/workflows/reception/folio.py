"""The folio: what is charged and paid, and never changed (handbook 02 §2.4).

Balance = sum of lines − sum of payments; a hold or release of a pre-authorisation moves no money. The windows of a
booking are added up; the master bill of its party stands apart. `charge` and `pay` are the only ways a line or a payment
is written: rules of routing and the credit of companies are kept there (docs/adr/0016).
"""

from datetime import date

from sqlmodel import col, select

from hotelcs.models.bill_rules import LineSource
from hotelcs.models.companies import CompanyAccount
from hotelcs.models.folios import Folio, FolioLine, Payment
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import one, value
from hotelcs.workflows import numbers
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import balances, routing

_BALANCE = f"SELECT {balances.owed(balances.of_guest(':id'))}"
_ONE_BALANCE = f"SELECT {balances.owed(balances.of_one(':id'))}"
_KEYS = (
    "SELECT coalesce(sum(CASE WHEN c.id IS NULL THEN 1 ELSE 0 END), 0), "
    "coalesce(sum(CASE WHEN c.id IS NULL THEN 0 ELSE 1 END), 0) FROM folio_line l "
    "LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE l.auto_key = :key OR (l.auto_key > :family AND l.auto_key < :beyond)"
)
_STANDING = (
    "SELECT l.id FROM folio f JOIN folio_line l ON l.folio_id = f.id "
    "LEFT JOIN line_source o ON o.line_id = l.id LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE f.reservation_id = :id AND f.kind = 'guest' AND o.reservation_id IS NULL "
    "AND l.corrects_id IS NULL AND c.id IS NULL UNION ALL "
    "SELECT l.id FROM line_source o JOIN folio_line l ON l.id = o.line_id LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE o.reservation_id = :id AND l.corrects_id IS NULL AND c.id IS NULL"
)


def of_reservation(work: Work, reservation: Reservation, stay: Stay | None = None) -> Folio:
    """The open folio of the reservation, opened now when there is none."""
    query = select(Folio).where(
        Folio.reservation_id == reservation.id, Folio.status != "closed", Folio.kind == "guest"
    )
    found = work.session.exec(query.order_by(col(Folio.window), col(Folio.id))).first()
    if found is None:
        found = work.add(Folio(no=numbers.new(work, "F"), reservation_id=int(reservation.id or 0)))
    if stay is not None and found.stay_id is None:
        found.stay_id = stay.id
    return found


def window(work: Work, reservation: int, number: int, stay_id: int | None = None) -> Folio:
    """The open folio of that window of a booking, opened now when there is none; a closed one never opens again.

    The next one is paid by the same company.
    """
    query = select(Folio).where(
        Folio.reservation_id == reservation, Folio.window == number, Folio.kind == "guest"
    )
    last = work.session.exec(query.order_by(col(Folio.id).desc())).first()
    if last is not None and last.status != "closed":
        return last
    title, company = (last.title, last.company_id) if last is not None else ("", None)
    made: Folio = work.add(
        Folio(no=numbers.new(work, "F"), reservation_id=reservation, stay_id=stay_id, window=number, title=title,
              company_id=company)
    )  # fmt: skip
    return made


def charge(
    work: Work,
    folio: Folio,
    kind: str,
    unit_minor: int,
    *,
    qty: int = 1,
    description: str = "",
    night: date | None = None,
    auto_key: str | None = None,
    reason: str = "",
    routed: bool = True,
    item: str | None = None,
) -> FolioLine:
    """Post a line (negative for an allowance) on the open business date, where the rules of the booking send its kind."""
    place = _place(work, folio, kind) if routed else folio
    line: FolioLine = work.add(FolioLine(
        folio_id=int(place.id or 0),
        business_date=work.business_date,
        at=work.now,
        kind=kind,
        description=description,
        qty=qty,
        unit_minor=unit_minor,
        amount_minor=qty * unit_minor,
        night=night,
        auto_key=auto_key,
        reason=reason,
        actor=work.actor.login,
    ))  # fmt: skip
    whose = folio.reservation_id if place.kind == "master" and folio.kind != "master" else None
    if whose is not None or item is not None:
        work.add(LineSource(line_id=int(line.id or 0), reservation_id=whose, item=item))
    return line


def _place(work: Work, bill: Folio, kind: str) -> Folio:
    """The folio that a charge meant for `bill` goes to; what the house or a party pays stays there."""
    if bill.kind != "guest":
        return bill
    place = routing.place_of(work, bill.reservation_id, kind)
    if place.window:
        return window(work, bill.reservation_id, place.window, bill.stay_id)
    return work.session.get_one(Folio, place.master) if place.master else bill


def pay(
    work: Work,
    folio: Folio,
    kind: str,
    method: str,
    amount_minor: int,
    *,
    auth_no: str = "",
    reason: str = "",
    corrects: int | None = None,
    company: CompanyAccount | None = None,
) -> Payment:
    """Record money in (positive) or out (negative); what a company is to pay is charged to its account."""
    payment: Payment = work.add(Payment(
        folio_id=int(folio.id or 0),
        business_date=work.business_date,
        at=work.now,
        method=method,
        kind=kind,
        amount_minor=amount_minor,
        auth_no=auth_no,
        reason=reason,
        corrects_id=corrects,
        actor=work.actor.login,
    ))  # fmt: skip
    if method == "company_ar":
        credit.charge(work, company or credit.of_bill(work, folio), payment)
    return payment


def fresh_key(work: Work, key: str) -> str:
    """`key` for a charge that happens once, or with a count behind it when the earlier one was taken back.

    A charge that stands keeps its plain key, so posting it again is refused by `uq_folio_line_auto_key`.
    """
    standing, taken_back = one(work.reader, _KEYS, key=key, family=f"{key}#", beyond=f"{key}$") or (0, 0)
    return f"{key}#{taken_back}" if taken_back and not standing else key


def opposite(
    work: Work, line: FolioLine, reason: str, *, bill: Folio | None = None, kind: str = ""
) -> FolioLine:
    """Take a line back by its exact opposite of the same kind, on the open business date (handbook 02 §2.4.8).

    It is written to `bill`, or beside the line itself; another `kind` is for what is no revenue taken back.
    """
    back = FolioLine(
        folio_id=int(bill.id or 0) if bill else line.folio_id,
        business_date=work.business_date,
        at=work.now,
        kind=kind or line.kind,
        description=line.description,
        qty=line.qty,
        unit_minor=-line.unit_minor,
        amount_minor=-line.amount_minor,
        night=line.night,
        corrects_id=line.id,
        reason=reason,
        actor=work.actor.login,
    )
    made: FolioLine = work.add(back)
    source = work.session.get(LineSource, line.id)
    if source is not None and (source.reservation_id is not None or source.item is not None):
        work.add(
            LineSource(line_id=int(made.id or 0), reservation_id=source.reservation_id, item=source.item)
        )
    return made


def standing(work: Work, reservation_id: int) -> list[FolioLine]:
    """Lines of the reservation that are neither corrections nor corrected, oldest first, on whichever bill they stand."""
    ids = [row[0] for row in work.reader.rows(_STANDING, id=reservation_id)]
    lines = [work.session.get_one(FolioLine, key) for key in ids]
    return sorted(lines, key=lambda line: line.id or 0)


def balance(work: Work, reservation_id: int) -> int:
    """What the guest owes, in minor units; negative when the hotel owes."""
    return int(value(work.reader, _BALANCE, id=reservation_id))


def balance_of(work: Work, bill: Folio) -> int:
    """What is owed on one folio, in minor units."""
    return int(value(work.reader, _ONE_BALANCE, id=bill.id))
