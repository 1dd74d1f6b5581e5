"""Who leaves today, who should have left, and who is gone (handbook 04 SC04), in one query."""

from dataclasses import dataclass
from typing import Any

from hotelcs.workflows.reception.in_house_view import BALANCE, BY_COMPANY, PEOPLE, STAYED_ON, night_before
from hotelcs.workflows.registers.marks_view import Marks
from hotelcs.workflows.views import Asking

_DEPARTURES = (
    "SELECT s.no, r.no, m.no, m.floor, t.code, g.name, g.no, s.date_in, s.due_out, s.status, s.departed_at, g.vip_level, "
    f"g.lang, r.party, r.kind, {PEOPLE}, {BALANCE}, {BY_COMPANY}, "
    "(SELECT coalesce(sum(d.amount_minor), 0) FROM deposit d WHERE d.stay_id = s.id AND d.status = 'held'), "
    "(SELECT count(*) FROM key_card k WHERE k.stay_id = s.id AND k.status = 'out'), s.version, "
    f"{STAYED_ON} FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "JOIN room_type t ON t.id = m.type_id JOIN guest g ON g.id = s.guest_id "
    "WHERE (s.status = 'in_house' AND s.due_out <= :today) OR (s.status IN ('checked_out','skipped') AND s.date_out = :today) "
    "ORDER BY CASE WHEN s.status = 'in_house' THEN 0 ELSE 1 END, m.floor, m.no, s.id"
)


@dataclass(frozen=True, slots=True)
class Departure:
    """A stay that ends today (or should have). `overdue` also when last night was charged because they had not left. `deposit_minor` is still held; `departed_at` hotel time when gone.

    `marks`: what the registers hold for them (urgent, message, parcel, luggage, visitor, wake).
    """

    stay: str
    reservation: str
    room: str
    floor: int
    type: str
    guest: str
    guest_no: str
    arrival: str
    departure: str
    gone: bool
    overdue: bool
    departed_at: str
    vip: int
    lang: str
    party: str
    kind: str
    adults: int
    minors: int
    balance_minor: int | None
    deposit_minor: int | None
    currency: str
    keys_out: int
    group: str
    marks: tuple[str, ...]
    version: int


def departures(asking: Asking, left: str | bool = "") -> list[Departure]:
    """Due out, overdue, then gone; `left=no` leaves out those who are gone, `left=yes` shows only them."""
    today = asking.business_date()
    kept = Marks(asking, today)
    found = asking.rows(_DEPARTURES, today=today, night_before=night_before(today))
    rows = [_row(asking, today, row, kept) for row in found]
    wanted = str(left).casefold()
    if wanted in ("", "all"):
        return rows
    return [row for row in rows if row.gone == (wanted in ("yes", "true", "1"))]


def _row(asking: Asking, today: str, row: tuple[Any, ...], kept: Marks) -> Departure:
    (stay, reservation, room, floor, kind_code, guest, guest_no, arrival, departure, status, departed_at, vip, lang,
     party, kind, adults, minors, balance, company, deposit, cards, version, stayed_on) = row  # fmt: skip
    gone = status != "in_house"
    return Departure(
        stay, reservation, room, floor, kind_code, guest, guest_no, arrival, departure, gone,
        not gone and (departure < today or bool(stayed_on)), asking.local(departed_at), vip, lang, party or "", kind, adults, minors,
        balance, deposit, asking.currency, cards,
        "skipped" if status == "skipped" else _group(gone=gone, balance=balance - max(company, 0), deposit=deposit, cards=cards), kept.of(reservation), version,
    )  # fmt: skip


def _group(*, gone: bool, balance: int, deposit: int, cards: int) -> str:
    """The group of SC04: gone, owes, check (something to settle), ready; what a company will pay is settled by itself."""
    if gone:
        return "gone"
    if balance > 0:
        return "owes"
    return "check" if balance or deposit or cards else "ready"
