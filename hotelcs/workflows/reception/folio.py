"""The folio: what is charged and paid, and never changed (handbook 02 §2.4).

Balance = sum of lines − sum of payments; a hold or release of a pre-authorisation moves no money.
"""

from datetime import date

from sqlmodel import col, select

from hotelcs.models.folios import Folio, FolioLine, Payment
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import one, value
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work

NO_MONEY = ("preauth_hold", "preauth_release")
BALANCE = (
    "SELECT coalesce((SELECT sum(l.amount_minor) FROM folio_line l JOIN folio f ON f.id = l.folio_id "
    "WHERE f.reservation_id = :id AND f.kind <> 'house'), 0) - coalesce((SELECT sum(p.amount_minor) FROM payment p "
    "JOIN folio f ON f.id = p.folio_id WHERE f.reservation_id = :id AND f.kind <> 'house' "
    "AND p.kind NOT IN ('preauth_hold','preauth_release')), 0)"
)


_KEYS = (
    "SELECT coalesce(sum(CASE WHEN c.id IS NULL THEN 1 ELSE 0 END), 0), "
    "coalesce(sum(CASE WHEN c.id IS NULL THEN 0 ELSE 1 END), 0) FROM folio_line l "
    "LEFT JOIN folio_line c ON c.corrects_id = l.id WHERE l.auto_key = :key OR l.auto_key LIKE :family"
)
_STANDING = (
    "SELECT l.id FROM folio_line l JOIN folio f ON f.id = l.folio_id "
    "LEFT JOIN folio_line c ON c.corrects_id = l.id "
    "WHERE f.reservation_id = :id AND f.kind <> 'house' AND l.corrects_id IS NULL AND c.id IS NULL"
)


def of_reservation(work: Work, reservation: Reservation, stay: Stay | None = None) -> Folio:
    """The open folio of the reservation, opened now when there is none."""
    query = select(Folio).where(
        Folio.reservation_id == reservation.id, Folio.status != "closed", Folio.kind != "house"
    )
    found = work.session.exec(query.order_by(col(Folio.window), col(Folio.id))).first()
    if found is None:
        found = work.add(Folio(no=numbers.new(work, "F"), reservation_id=int(reservation.id or 0)))
    if stay is not None and found.stay_id is None:
        found.stay_id = stay.id
    return found


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
) -> FolioLine:
    """Post a line (negative for an allowance) on the open business date."""
    line = FolioLine(
        folio_id=int(folio.id or 0),
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
    )
    return work.add(line)  # type: ignore[no-any-return]


def pay(
    work: Work,
    folio: Folio,
    kind: str,
    method: str,
    amount_minor: int,
    *,
    auth_no: str = "",
    reason: str = "",
) -> Payment:
    """Record money in (positive) or out (negative)."""
    payment = Payment(
        folio_id=int(folio.id or 0),
        business_date=work.business_date,
        at=work.now,
        method=method,
        kind=kind,
        amount_minor=amount_minor,
        auth_no=auth_no,
        reason=reason,
        actor=work.actor.login,
    )
    return work.add(payment)  # type: ignore[no-any-return]


def fresh_key(work: Work, key: str) -> str:
    """`key` for a charge that happens once, or with a count behind it when the earlier one was taken back.

    A charge that stands keeps its plain key, so posting it again is refused by `uq_folio_line_auto_key`.
    """
    standing, taken_back = one(work.reader, _KEYS, key=key, family=f"{key}#%") or (0, 0)
    return f"{key}#{taken_back}" if taken_back and not standing else key


def opposite(work: Work, line: FolioLine, reason: str, *, bill: Folio | None = None) -> FolioLine:
    """Take a line back by its exact opposite of the same kind, on the open business date (handbook 02 §2.4.8).

    It is written to `bill`, or beside the line itself.
    """
    back = FolioLine(
        folio_id=int(bill.id or 0) if bill else line.folio_id,
        business_date=work.business_date,
        at=work.now,
        kind=line.kind,
        description=line.description,
        qty=line.qty,
        unit_minor=-line.unit_minor,
        amount_minor=-line.amount_minor,
        night=line.night,
        corrects_id=line.id,
        reason=reason,
        actor=work.actor.login,
    )
    return work.add(back)  # type: ignore[no-any-return]


def standing(work: Work, reservation_id: int) -> list[FolioLine]:
    """Lines of the reservation that are neither corrections nor corrected, oldest first."""
    ids = [row[0] for row in work.reader.rows(_STANDING, id=reservation_id)]
    lines = [work.session.get_one(FolioLine, key) for key in ids]
    return sorted(lines, key=lambda line: line.id or 0)


def balance(work: Work, reservation_id: int) -> int:
    """What the guest owes, in minor units; negative when the hotel owes."""
    return int(value(work.reader, BALANCE, id=reservation_id))
