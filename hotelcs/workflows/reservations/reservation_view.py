"""One booking in full: its nights with price and room, its party, and what may be done with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.i18n import tr
from hotelcs.storage.reading import build, one
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reception import before_dawn
from hotelcs.workflows.reception.deposit_due import suggested
from hotelcs.workflows.reception.masked import masked_number
from hotelcs.workflows.reservations import asked, fee_rules, named, states
from hotelcs.workflows.reservations.arrivals_view import minutes_since
from hotelcs.workflows.reservations.booked_kinds import BY_DAY
from hotelcs.workflows.views import Asking

_ONE = (
    "SELECT r.no, r.status, coalesce(r.status_before, ''), r.reason, coalesce(g.id, 0), coalesce(g.name, ''), "
    "coalesce(g.no, ''), coalesce(g.phone, ''), coalesce(g.email, ''), coalesce(g.vip_level, 0), r.booker, t.code, "
    "r.arrival, r.departure, r.eta_minute, r.kind, r.adults, r.children, coalesce(m.no, ''), m.hk_state, o.id, b.kind, "
    "r.do_not_move, r.rate_minor, r.guarantee, r.prepaid_minor, r.hold_until, r.channel, coalesce(r.source_ref, ''), "
    "r.requests, r.segment, r.country, coalesce(r.party, ''), coalesce(s.no, ''), q.since, r.booked_date, r.version, r.created_at "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room m ON m.id = r.room_id LEFT JOIN stay o ON o.room_id = m.id AND o.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = m.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' "
    "LEFT JOIN queue_ticket q ON q.reservation_id = r.id AND q.ended_at IS NULL WHERE r.id = :id"
)
_NIGHTS = (
    "SELECT n.night, t.code, n.rate_minor, coalesce(m.no, '') FROM reservation_night n JOIN room_type t ON t.id = n.type_id "
    "LEFT JOIN room_night h ON h.reservation_id = n.reservation_id AND h.night = n.night "
    "LEFT JOIN room m ON m.id = h.room_id WHERE n.reservation_id = :id ORDER BY n.night"
)
_PLAN = (
    "SELECT coalesce((SELECT p.code FROM reservation_terms t JOIN rate_plan p ON p.id = t.plan_id WHERE t.reservation_id = :id), ''), "
    "coalesce((SELECT group_concat(code, ' ') FROM (SELECT p.code FROM reservation_package x JOIN package p ON p.id = x.package_id "
    "WHERE x.reservation_id = :id ORDER BY p.code) listed), ''), cancel_free_hours, checkin_minute FROM property"
)
_PARTY = (
    "SELECT r.no, coalesce(g.name, ''), t.code, coalesce(m.no, ''), r.status FROM reservation r "
    "JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id LEFT JOIN room m ON m.id = r.room_id "
    "WHERE r.party = :party AND r.id <> :id ORDER BY r.id"
)
_DOCUMENT = "SELECT first, last, length FROM id_document WHERE guest_id = :guest ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class NightLine:
    """A night: whose inventory, what price in minor units, which room (empty when none)."""

    night: str
    type: str
    rate_minor: int
    room: str


@dataclass(frozen=True, slots=True)
class Member:
    """Another room of the same party."""

    reservation: str
    guest: str
    type: str
    room: str
    status: str


@dataclass(frozen=True, slots=True)
class BookedGuest:
    """A guest known so far and the document on file, masked."""

    name: str
    document: str


@dataclass(frozen=True, slots=True)
class ReservationDetail:
    """A booking. `next` are the legal acts; `deposit_minor` what to ask for at check-in.

    The document is masked, and the phone for who changes no bookings.
    `cancel_fee_minor` is what cancelling costs now and `cancel_why` why; nothing once it is over or in house.
    `early_fee_minor` is what who arrives now is charged for coming before dawn.
    """

    reservation: str
    status: str
    status_before: str
    reason: str
    guest: str
    guest_no: str
    phone: str
    email: str
    vip: int
    booker: str
    type: str
    arrival: str
    departure: str
    nights: int
    eta: str
    kind: str
    adults: int
    children: int
    room: str
    room_code: str
    do_not_move: bool
    rate_minor: int
    total_minor: int
    deposit_minor: int | None
    currency: str
    guarantee: str
    prepaid_minor: int
    hold_until: str
    channel: str
    source_ref: str
    requests: str
    segment: str
    country: str
    party: str
    stay: str
    queued_minutes: int | None
    booked_date: str
    version: int
    plan: str
    packages: str
    cancel_free_until: str
    cancel_fee_minor: int
    cancel_why: str
    guest_missing: bool
    guests: tuple[BookedGuest, ...]
    night_lines: tuple[NightLine, ...]
    members: tuple[Member, ...]
    next: tuple[str, ...]
    early_fee_minor: int


def reservation(asking: Asking, no: str) -> ReservationDetail:
    """The booking `no`, short forms included. Raises Refusal (RESERVATION_UNKNOWN)."""
    key = named.key_of(asking.reader, no)
    today = asking.business_date()
    row = asking.rows(_ONE, id=key, today=today)[0]
    lines = tuple(build(asking.reader, NightLine, _NIGHTS, id=key))
    party = row[32]
    members = tuple(build(asking.reader, Member, _PARTY, party=party, id=key)) if party else ()
    return _detail(asking, key, row, lines, members, today)


def _terms(
    asking: Asking, key: int, status: str, arrival: str, rate: int, created: str, nights: tuple[int, ...]
) -> tuple[str, str, str, int, str]:
    """Plan, packages, until when cancelling is free, what it costs now and why."""
    plan, packages, hours, minute = one(asking.reader, _PLAN, id=key) or ("", "", 0, 0)
    booked = fee_rules.Booked(status, date.fromisoformat(arrival), parse_instant(created), rate, nights,
                         fee_rules.terms_of(asking.reader, key), hours, minute, asking.tz)  # fmt: skip
    if "cancel" not in states.LEGAL[status]:
        return plan, packages, "", 0, ""
    until, due = booked.free_until(), booked.cancel(asking.now)
    return (
        plan,
        packages,
        until.strftime("%Y-%m-%d %H:%M") if until else "",
        due.amount_minor,
        tr(fee_rules.WHY[due.why]),
    )


def _detail(
    asking: Asking,
    key: int,
    row: tuple[Any, ...],
    lines: tuple[NightLine, ...],
    members: tuple[Member, ...],
    today: str,
) -> ReservationDetail:
    (number, status, before, reason, guest_id, guest, guest_no, phone, email, vip, booker, kind, arrival, departure, eta,
     how, adults, children, room, hk_state, occupied, block, pinned, rate, guarantee, prepaid, hold, channel, source_ref,
     requests, segment, country, party, stay, since, booked, version, created) = row  # fmt: skip
    left = [line.rate_minor for line in lines if line.night >= today]
    paid_before = guarantee == "prepaid" or prepaid >= sum(left) > 0
    return ReservationDetail(
        number, status, before, reason, guest, guest_no, asked.phone_for(asking, phone), masked_email(email), vip, booker, kind,
        arrival, departure, asked.nights_between(arrival, departure), asked.clock(eta), how, adults, children, room,
        code_of(hk_state, occupied=occupied is not None, block=block) if room else "", bool(pinned), rate,
        sum(line.rate_minor for line in lines), suggested(left, guarantee=guarantee, prepaid=paid_before),
        asking.currency, guarantee, prepaid, asking.local(hold), channel, source_ref, requests, segment, country, party,
        stay, None if since is None else minutes_since(since, asking.now), booked, version,
        *_terms(asking, key, status, arrival, rate, created, tuple(line.rate_minor for line in lines)), not guest or adults + children == 0, _guests(asking, guest_id, guest), lines, members,
        states.LEGAL[status], _early(asking, status, how, arrival, departure, rate),
    )  # fmt: skip


def _early(asking: Asking, status: str, kind: str, arrival: str, departure: str, rate: int) -> int:
    """What coming before dawn costs, if it is that time; hours of a day cost nothing beside."""
    local, today = asking.local_now(), date.fromisoformat(asking.business_date())
    if (
        "check-in" not in states.LEGAL[status]
        or local.date() != today
        or (kind in BY_DAY and arrival == departure)
    ):
        return 0
    [(policy, until)] = asking.rows("SELECT early_policy, early_until_minute FROM property")
    came = date.fromisoformat(arrival)
    return before_dawn.due(rate, came, local=local, business_date=today, until_minute=until, policy=policy)


def _guests(asking: Asking, guest_id: int, name: str) -> tuple[BookedGuest, ...]:
    """Who is known so far: the guest of the booking, with the newest document on file."""
    if not guest_id:
        return ()
    on_file = one(asking.reader, _DOCUMENT, guest=guest_id)
    return (BookedGuest(name, masked_number(*on_file) if on_file else ""),)


def masked_email(address: str) -> str:
    """An address as it may stand on a screen: its first letter and its domain."""
    name, at, domain = address.partition("@")
    return name[:1] + "***" + at + domain if at else "*" * len(address)
