"""Whom to send to another hotel, who was sent, which hotels take them (handbook 03 W-12)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.workflows.overbooking import order
from hotelcs.workflows.reception import balances
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking, day_of

PAGE, MOST = 50, 1000
_WALKS = (
    "SELECT r.no, coalesce(g.name, ''), coalesce(g.phone, ''), w.business_date, p.code, p.name_en, p.name_zh, p.phone, "
    "w.room_type, w.nights, w.cost_minor, w.transport, w.transport_minor, f.no, w.agreed_at, w.return_offer, "
    "coalesce(b.no, ''), w.reason, w.actor, w.channel, coalesce(r.source_ref, ''), w.told_at, w.follow_due_at, "
    "w.followed_at, coalesce(w.outcome, ''), w.words, w.undone_at, r.prepaid_minor, "
    f"{balances.owed(balances.of_guest('r.id'))} "
    "FROM walk_record w JOIN reservation r ON r.id = w.reservation_id JOIN partner_hotel p ON p.id = w.partner_id "
    "JOIN folio f ON f.id = w.folio_id LEFT JOIN guest g ON g.id = r.guest_id LEFT JOIN reservation b ON b.id = w.return_id "
    "WHERE w.business_date >= :first AND w.business_date <= :last ORDER BY w.id DESC LIMIT :limit"
)
_PARTNERS = (
    "SELECT p.code, p.name_en, p.name_zh, p.phone, p.address, p.distance_m, p.stars, p.rate_minor, p.active, "
    "coalesce((SELECT sum(h.rooms) FROM partner_hold h WHERE h.partner_id = p.id AND h.night = :night "
    "AND h.released_at IS NULL), 0), "
    "(SELECT count(*) FROM walk_record w WHERE w.partner_id = p.id AND w.business_date = :night AND w.undone_at IS NULL), "
    "p.version FROM partner_hotel p ORDER BY p.active DESC, p.stars DESC, p.distance_m, p.code"
)
_FIRST = "SELECT coalesce(min(business_date), :today) FROM walk_record"


@dataclass(frozen=True, slots=True)
class WalkCandidate:
    """Somebody still to come today: `place` on the list (0: not sent), `rule` that puts them there, `kept` why they stay.

    Rules: none_late, none, agency_one_night, direct_one_night. Kept: vip, family, assist, nights, party, promised, pinned.
    """

    place: int
    reservation: str
    guest: str
    type: str
    nights: int
    eta: str
    adults: int
    children: int
    guarantee: str
    channel: str
    prepaid_minor: int
    currency: str
    rule: str
    kept: tuple[str, ...]
    promise: str


@dataclass(frozen=True, slots=True)
class WalkRow:
    """A guest who was sent to another hotel; times are the hotel's. `to_refund_minor` was paid here and is owed back.

    `follow`: due, done or taken_back; `channel` is where the booking came from, `told_at` when they were told.
    """

    reservation: str
    guest: str
    phone: str
    day: str
    partner: str
    name_en: str
    name_zh: str
    partner_phone: str
    room_type: str
    nights: int
    cost_minor: int
    transport: str
    transport_minor: int
    currency: str
    folio: str
    agreed_at: str
    return_offer: str
    return_booking: str
    reason: str
    actor: str
    channel: str
    source_ref: str
    told_at: str
    follow_due: str
    followed_at: str
    outcome: str
    words: str
    follow: str
    prepaid_minor: int
    to_refund_minor: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A hotel that takes guests: class in stars, distance in metres, what a night costs us; rooms held and used tonight."""

    partner: str
    name_en: str
    name_zh: str
    phone: str
    address: str
    distance_m: int
    stars: int
    rate_minor: int
    currency: str
    active: bool
    held: int
    used: int
    version: int


def walk_list(asking: Asking) -> list[WalkCandidate]:
    """Everybody still to come today: first those who would be sent, in order, then those who stay, with the reason."""
    local = asking.local_now()
    found = order.candidates(asking.reader, asking.business_date(), local.hour * 60 + local.minute)
    return [
        WalkCandidate(
            one.place, one.reservation, one.guest, one.type, one.nights, asked.clock(one.eta), one.adults, one.children,
            one.guarantee, one.channel, one.prepaid_minor, asking.currency, one.rule, one.kept, one.promise,
        )
        for one in found
    ]  # fmt: skip


def walks(
    asking: Asking,
    from_: str | date | None = None,
    to: str | date | None = None,
    limit: int | str = PAGE,
) -> list[WalkRow]:
    """Guests sent elsewhere on the business dates from → to (both counted), the last first; without dates all."""
    today = asking.business_date()
    first = day_of(from_, "from").isoformat() if from_ else asking.rows(_FIRST, today=today)[0][0]
    last = day_of(to, "to").isoformat() if to else today
    rows = asking.rows(_WALKS, first=first, last=last, limit=max(0, min(int(limit), MOST)))
    return [_walk(asking, row) for row in rows]


def _walk(asking: Asking, row: tuple[Any, ...]) -> WalkRow:
    (no, guest, phone, day, code, name_en, name_zh, dial, kind, nights, cost, transport, ride, folio, agreed, offer, back,
     reason, actor, channel, ref, told, due, followed, outcome, words, undone, prepaid, balance) = row  # fmt: skip
    state = "taken_back" if undone else "done" if followed else "due"
    return WalkRow(
        no, guest, asked.masked(phone), day, code, name_en, name_zh, dial, kind, nights, cost, transport, ride, asking.currency,
        folio, asking.local(agreed), offer, back, reason, actor, channel, ref, asking.local(told), asking.local(due),
        asking.local(followed), outcome, words, state, prepaid, max(0, -balance),
    )  # fmt: skip


def partner_hotels(asking: Asking, night: str | date | None = None) -> list[Partner]:
    """Hotels that take guests, the best and nearest first, with what they hold on `night` (the business date)."""
    wanted = day_of(night or asking.business_date(), "night").isoformat()
    rows = asking.rows(_PARTNERS, night=wanted)
    return [
        Partner(
            code,
            en,
            zh,
            phone,
            address,
            distance,
            stars,
            rate,
            asking.currency,
            bool(active),
            held,
            used,
            version,
        )
        for code, en, zh, phone, address, distance, stars, rate, active, held, used, version in rows
    ]
