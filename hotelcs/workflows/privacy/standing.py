"""What stands in the way of erasing a guest, and what the law keeps of one for a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.privacy import holding
from hotelcs.workflows.reception import balances

_IN_THE_WAY = (
    ("GUEST_IN_HOUSE", N_("{no} is in the house; after they left it can be done."), "show stay",
     "SELECT 1 FROM stay_guest p JOIN stay s ON s.id = p.stay_id WHERE p.guest_id = :guest AND s.status = 'in_house'"),
    ("GUEST_EXPECTED", N_("{no} has a booking still to come; cancel it first."), "cancel",
     "SELECT 1 FROM reservation r WHERE r.guest_id = :guest AND r.status IN ('tentative','waitlist','confirmed','guaranteed')"),
    ("BILL_OPEN", N_("A bill of {no} is not settled."), "show folio",
     ("SELECT 1 FROM folio f JOIN reservation r ON r.id = f.reservation_id WHERE r.guest_id = :guest AND f.kind <> 'house' "
     f"AND {balances.charged(balances.of_one('f.id'))} <> {balances.paid(balances.of_one('f.id'))}")),
    ("INVOICE_OPEN", N_("An invoice of {no} is not issued yet."), "show invoices",
     ("SELECT 1 FROM invoice_request i JOIN folio f ON f.id = i.folio_id JOIN reservation r ON r.id = f.reservation_id "
     "WHERE r.guest_id = :guest AND i.status = 'requested'")),
    ("UNDER_HOLD", N_("{no} is under a legal hold; lift it first."), "show legal-holds",
     f"SELECT 1 FROM guest g WHERE g.id = :guest AND g.id IN ({holding.GUESTS})"),
    ("CASE_OPEN", N_("A complaint or an emergency of {no} is not closed yet."), "show complaints",
     ("SELECT 1 FROM complaint c WHERE c.guest_id = :guest AND c.closed_at IS NULL UNION ALL SELECT 1 FROM incident_guest i "
     "JOIN incident n ON n.id = i.incident_id WHERE i.guest_id = :guest AND n.ended_at IS NULL")),
    ("THINGS_KEPT", N_("Luggage or a parcel of {no} is still here."), "show luggage",
     "SELECT 1 FROM luggage l JOIN reservation r ON r.id = l.reservation_id WHERE r.guest_id = :guest AND l.out_at IS NULL"),
)  # fmt: skip
_LAST_NIGHT = "SELECT max(coalesce(s.date_out, s.due_out)) FROM stay_guest p JOIN stay s ON s.id = p.stay_id WHERE p.guest_id = :guest"


@dataclass(frozen=True, slots=True)
class Rest:
    """What the law keeps: people in stays and documents, until the last day of it; None when all may go."""

    last: date | None

    @property
    def all_goes(self) -> bool:
        """Whether nothing has to stay."""
        return self.last is None


def refuse_standing(reader: Reader, guest: int, number: str) -> None:
    """Refuse to erase a guest whom the house still has to do with."""
    for code, sentence, following, sql in _IN_THE_WAY:
        if reader.rows(f"{sql} LIMIT 1", guest=guest):
            raise Refusal(code, sentence, field="guest", next=(following,), no=number)


def rest_of(reader: Reader, guest: int, today: date) -> Rest:
    """What has to stay of a guest on `today`."""
    last = value(reader, _LAST_NIGHT, guest=guest)
    days = value(reader, "SELECT days FROM retention_rule WHERE code = 'registration'")
    if last is None:
        return Rest(None)
    until = date.max if days is None else date.fromisoformat(str(last)) + timedelta(days=int(days))
    return Rest(until if until >= today else None)
