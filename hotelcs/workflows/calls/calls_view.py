"""Calls to make, with what to say in the guest's language, and bookings whose hold lapses (handbook 03, days of RES and REC)."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.calls import due, script
from hotelcs.workflows.calls.due import Due
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking

KINDS = (due.HOLD, due.PRE_ARRIVAL, due.DUE_OUT)
STATES = ("due", "later", "done", "unreachable")
"""In this order: to be called now, later, reached, given up."""
_HOLDS = (
    "SELECT r.no, coalesce(g.name, ''), coalesce(g.phone, ''), t.code, r.arrival, r.departure, r.eta_minute, r.hold_until, "
    "r.adults, r.children, (SELECT hold_minute FROM property), coalesce((SELECT c.outcome FROM guest_call c WHERE c.reservation_id = r.id "
    "AND c.kind = 'hold' AND c.voided_at IS NULL ORDER BY c.id DESC LIMIT 1), '') "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "WHERE r.status IN ('confirmed','guaranteed') AND r.status = 'confirmed' AND r.arrival <= :today"
)


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to be called: `dial` is the whole number for whoever may note the call, `phone` what may stand on a screen.

    `state`: due, later, done, unreachable (not reached twice). `at` is when the call is due, hotel time; `script` what to
    say, in the guest's language `lang`.
    """

    kind: str
    state: str
    at: str
    reservation: str
    guest: str
    phone: str
    dial: str
    lang: str
    type: str
    arrival: str
    departure: str
    nights: int
    eta: str
    room: str
    adults: int
    children: int
    vip: int
    guarantee: str
    channel: str
    status: str
    requests: str
    tries: int
    outcome: str
    called_at: str
    transport: str
    needs: str
    script: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A booking of today, or of an earlier day, that nothing guarantees: until when it is held, and whether that is past."""

    reservation: str
    guest: str
    phone: str
    type: str
    arrival: str
    departure: str
    nights: int
    adults: int
    children: int
    eta: str
    held_until: str
    lapsed: bool
    kept: bool
    status: str
    outcome: str


def calls(asking: Asking, kind: str | None = None) -> list[Call]:
    """Calls of one kind (hold, pre_arrival, due_out), or those before arrivals: first the due ones, those reached last."""
    if kind is not None and kind not in KINDS:
        raise Usage(N_("There is no kind of call {kind}."), hint=", ".join(KINDS), kind=kind)
    wanted = (kind,) if kind else (due.HOLD, due.PRE_ARRIVAL)
    local = asking.local_now()
    speaks = script.Scripts(asking)
    today, minute = asking.business_date(), local.hour * 60 + local.minute
    found = [row for one in wanted for row in due.due(asking.reader, one, today, asking.now, minute)]
    order = sorted(
        found,
        key=lambda row: (
            STATES.index(row.state),
            KINDS.index(row.kind),
            _room(row),
            row.guest,
            row.reservation,
        ),
    )
    return [_call(asking, speaks, row, today) for row in order]


def _room(row: Due) -> str:
    """Those who leave are called along the corridor, the others by name."""
    return row.room if row.kind == due.DUE_OUT else ""


def _call(asking: Asking, speaks: script.Scripts, row: Due, today: str) -> Call:
    at = (
        row.next_at.astimezone(ZoneInfo(asking.tz)).strftime("%Y-%m-%d %H:%M")
        if row.next_at
        else f"{today} {asked.clock(row.minute)}"
    )
    return Call(
        row.kind, row.state, at, row.reservation, row.guest, asked.masked(row.phone),
        row.phone if asking.may("reservation.write") else "", speaks.lang(row), row.type, row.arrival, row.departure,
        asked.nights_between(row.arrival, row.departure), asked.clock(row.eta), row.room, row.adults, row.children, row.vip,
        row.guarantee, row.channel, row.status, row.requests, row.tries, row.outcome, asking.local(row.called_at or None), row.transport,
        row.needs, speaks.of(row),
    )  # fmt: skip


def holds(asking: Asking) -> list[Hold]:
    """Bookings without guarantee that are to come by today: those whose hold has lapsed first, then by the hour."""
    today = asking.business_date()
    found = []
    for (
        no,
        guest,
        phone,
        kind,
        arrival,
        departure,
        eta,
        kept,
        adults,
        children,
        usual,
        outcome,
    ) in asking.rows(_HOLDS, today=today):
        until = _until(asking, arrival, max(usual, eta or 0), kept)
        found.append(Hold(
            no, guest, asked.masked(phone), kind, arrival, departure, asked.nights_between(arrival, departure), adults, children,
            asked.clock(eta), until.astimezone(ZoneInfo(asking.tz)).strftime("%Y-%m-%d %H:%M"), until <= asking.now,
            kept is not None, "confirmed", outcome,
        ))  # fmt: skip
    return sorted(found, key=lambda row: (not row.lapsed, row.held_until, row.guest, row.reservation))


def _until(asking: Asking, arrival: str, minute: int, kept: str | None) -> datetime:
    day = datetime.fromisoformat(arrival).date()
    usual = datetime.combine(day, time(*divmod(min(minute, 24 * 60 - 1), 60)), ZoneInfo(asking.tz))
    return max(usual, datetime.fromisoformat(kept)) if kept else usual
