"""Close the business day: room charges, no-shows, the night roll, its figures, the next date; each once (SM-29).

This is the money and the date of the night audit in one act: a failure leaves the day open and untouched. What
follows it (`hotelcs.workflows.night.steps`) is owed from then on, whoever closed the day.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import Field
from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.hotel import BusinessDay
from hotelcs.models.reservations import Reservation
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name
from hotelcs.workflows.groups.steps import release_overdue
from hotelcs.workflows.housekeeping import blocks
from hotelcs.workflows.night import figures, staying_on, steps
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.rates import extras
from hotelcs.workflows.reception import folio, routing
from hotelcs.workflows.reservations import cancel, fees

_CHARGES = (
    "SELECT n.reservation_id, n.rate_minor, f.id FROM stay s "
    "JOIN reservation_night n ON n.reservation_id = s.reservation_id AND n.night = :day "
    "LEFT JOIN folio f ON f.id = (SELECT o.id FROM folio o WHERE o.reservation_id = s.reservation_id "
    "AND o.status <> 'closed' AND o.kind = 'guest' AND o.\"window\" = 1 ORDER BY o.id LIMIT 1) "
    "WHERE s.status = 'in_house' ORDER BY s.id"
)
_OVERSTAYS = "SELECT no FROM stay WHERE status = 'in_house' AND due_out <= :day ORDER BY no"
"""Who should have left: asked before the night is sold to them."""
_KEPT = "SELECT reservation_id FROM kept_arrival WHERE day = :day"
_ROLL = text(
    "UPDATE room SET hk_state = 'dirty', version = version + 1 WHERE hk_state <> 'dirty' "
    "AND id IN (SELECT room_id FROM stay WHERE status = 'in_house')"
)
_HISTORY = text(
    "INSERT INTO room_status_change (room_id, at, from_state, to_state, cause, actor) "
    "SELECT id, :at, hk_state, 'dirty', 'night_roll', :actor FROM room WHERE hk_state <> 'dirty' "
    "AND id IN (SELECT room_id FROM stay WHERE status = 'in_house')"
)


@dataclass(frozen=True, slots=True)
class DayClosed:
    """What closing did: dates, rooms charged, money in minor units, no-shows, blocks released, the anchor of the ledger.

    `overstays` should have left and were still in house. Taxes and packages are beside the room revenue; the last four are the guest ledger of the date.
    """

    business_date: date
    next_date: date
    rooms_charged: int
    room_revenue_minor: int
    no_shows: tuple[str, ...]
    no_show_fees_minor: int
    rooms_rolled: int
    overstays: tuple[str, ...]
    released_groups: tuple[str, ...]
    anchor: tuple[int, str]
    taxes_minor: int = 0
    packages_minor: int = 0
    opening_minor: int = 0
    charges_minor: int = 0
    payments_minor: int = 0
    closing_minor: int = 0


class CloseDay(Act):
    """Close the open business date. Give `date` to close exactly that one (closing it twice is refused).

    `backup` names the backup made before, `warnings` is how much stood on the check list.
    """

    anchored: ClassVar[bool] = True
    day: Day | None = None
    keep_arrivals: bool = False
    backup: Name | None = None
    warnings: Annotated[int, Field(ge=0, le=100_000)] = 0

    def perform(self, work: Work) -> DayClosed:
        """Charge, mark no-shows, roll the rooms, open the next date."""
        today = work.business_date
        if self.day is not None and self.day != today:
            raise Refusal("DAY_NOT_OPEN", N_("{day} is not open; the business date is {today}."), field="day",
                          next=("show business-day",), day=self.day, today=today)  # fmt: skip
        anchor = ledger.head(work.reader)
        stayed = work.reader.rows(_OVERSTAYS, day=today.isoformat())
        charged, revenue, bills = charge_rooms(work, staying_on.sell_the_night(work))
        before = work.changed
        taxes, packages = extras.charge_extras(work, bills)
        posted = work.changed - before
        missed, owed = ([], 0) if self.keep_arrivals else mark_no_shows(work)
        rolled = roll_rooms(work)
        kept = {**figures.counted(work.reader, today), "roll": rolled_of(work, rolled)}
        counts = {"rooms": charged, "extras": posted, "no_shows": len(missed), "roll": rolled}
        steps.begin(work, {**counts, "figures": 1, "date": 1}, self.backup or "", self.warnings)
        tomorrow = roll_date(work, kept)
        released = release_overdue(work, tomorrow)
        hands.forget_closed(work, tomorrow)
        rolled += blocks.end_overdue(work, tomorrow)
        ledger_of = kept["ledger"]
        return DayClosed(
            today, tomorrow, charged, revenue, tuple(missed), owed, rolled, tuple(no for (no,) in stayed), released, anchor,
            taxes, packages, ledger_of["opening"], ledger_of["charges"], ledger_of["payments"], ledger_of["closing"],
        )  # fmt: skip


def charge_rooms(work: Work, overstayed: frozenset[int] = frozenset()) -> tuple[int, int, dict[int, int]]:
    """Post tonight's rate for every stay in house, once (`auto_key`); count, minor units and the folio of each come back.

    Bookings `overstayed` (ids) have it on the bill as such.
    """
    day = work.business_date.isoformat()
    ruled, elsewhere = routing.ruled(work, "room"), []
    lines, bills = [], {}
    for reservation_id, rate, folio_id in work.reader.rows(_CHARGES, day=day):
        if reservation_id in ruled:
            own = folio.of_reservation(work, work.session.get_one(Reservation, reservation_id))
            bills[reservation_id] = int(own.id or 0)
            elsewhere.append(
                _charge_by_rule(work, own, reservation_id, rate, _words(reservation_id, overstayed))
            )
            continue
        bill = folio_id or folio.of_reservation(work, work.session.get_one(Reservation, reservation_id)).id
        bills[reservation_id] = int(bill or 0)
        lines.append({
            "folio_id": bill, "business_date": work.business_date, "at": work.now, "kind": "room",
            "description": _words(reservation_id, overstayed),
            "qty": 1, "unit_minor": rate, "amount_minor": rate, "night": work.business_date, "reason": "",
            "auto_key": f"room:{reservation_id}:{day}", "actor": work.actor.login,
        })  # fmt: skip
    if lines:
        work.run(FolioLine.__table__.insert(), lines)  # type: ignore[attr-defined]
    work.changed += len(lines)
    revenue = sum(line["amount_minor"] for line in lines) + sum(elsewhere)
    return len(lines) + len(elsewhere), revenue, bills


def _words(reservation_id: int, overstayed: frozenset[int]) -> str:
    return "overstay" if reservation_id in overstayed else ""


def _charge_by_rule(work: Work, bill: Folio, reservation_id: int, rate: int, words: str) -> int:
    """Post a night of a booking whose room charges go to another window or to a master bill; minor units come back."""
    key = f"room:{reservation_id}:{work.business_date}"
    line = folio.charge(work, bill, "room", rate, description=words, night=work.business_date, auto_key=key)
    return line.amount_minor


def mark_no_shows(work: Work) -> tuple[list[str], int]:
    """Arrivals of today that did not come, but those that are kept; their plan says what they owe (handbook 02 §2.4.9)."""
    kept = {key for (key,) in work.reader.rows(_KEPT, day=work.business_date.isoformat())}
    query = select(Reservation).where(
        Reservation.arrival == work.business_date, col(Reservation.status).in_(("confirmed", "guaranteed"))
    )
    missed, charged = [], 0
    for reservation in list(work.session.exec(query.order_by(col(Reservation.id)))):
        if reservation.id in kept:
            continue
        missed.append(reservation.no)
        charged += miss(work, reservation)
    return missed, charged


def miss(work: Work, reservation: Reservation) -> int:
    """Mark one reservation as a no-show: nights free, the fee of its plan or of the house charged; the fee comes back."""
    fee = fees.no_show_due(work, reservation).amount_minor
    if fee:
        bill = folio.of_reservation(work, reservation)
        # The version is in the key: a booking reinstated with its fee taken back can be missed again.
        folio.charge(
            work, bill, "no_show_fee", fee, auto_key=f"no-show:{reservation.id}:{reservation.version}"
        )
    cancel.close(work, reservation, "no_show", "not arrived")
    return fee


def roll_rooms(work: Work) -> int:
    """Occupied rooms become dirty overnight; how many comes back."""
    work.run(_HISTORY, {"at": iso(work.now), "actor": work.actor.login})
    rolled = int(work.run(_ROLL).rowcount)
    work.session.expire_all()
    work.changed += rolled
    return rolled


def rolled_of(work: Work, rolled: int) -> dict[str, int]:
    """Of the occupied rooms, how many became dirty and how many were already."""
    occupied = int(value(work.reader, "SELECT count(DISTINCT room_id) FROM stay WHERE status = 'in_house'"))
    return {"oc_to_od": rolled, "already_od": occupied - rolled}


def roll_date(work: Work, kept: dict[str, Any]) -> date:
    """Close today with the figures `kept` of it and open tomorrow; dates are strictly consecutive."""
    today = work.session.get_one(BusinessDay, work.business_date)
    today.status, today.closed_at, today.totals = "closed", work.now, json.dumps(kept)
    work.session.flush()
    tomorrow = work.business_date + timedelta(days=1)
    work.add(BusinessDay(day=tomorrow, opened_at=work.now))
    return tomorrow
