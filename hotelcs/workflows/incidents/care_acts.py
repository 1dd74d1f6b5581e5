"""Guests whom it touched: what they were given, what it cost, and who asks after them (handbook 01 S-132)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incident_parts import IncidentGuest
from hotelcs.models.incidents import Incident
from hotelcs.models.stays import Stay, StayGuest
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Note, Ref
from hotelcs.workflows.incidents.standing import incident_of, standing
from hotelcs.workflows.incidents.timeline import log
from hotelcs.workflows.registers.moments import instant_of, moment
from hotelcs.workflows.roster.shift_times import wall_of

ASKED_AT = time(10)
"""When guests are asked the day after, unless an hour is told."""
_EVERYBODY = text(
    "INSERT INTO incident_guest (incident_id, guest_id, stay_id, cost_minor, follow_due_at, version) "
    "SELECT :incident, g.guest_id, min(g.stay_id), 0, :due, 1 FROM stay_guest g JOIN stay s ON s.id = g.stay_id "
    "WHERE s.id IN (SELECT id FROM stay WHERE status = 'in_house' UNION SELECT id FROM stay WHERE date_out >= :day) "
    "AND s.status <> 'voided' AND g.joined_at <= :at AND (g.left_at IS NULL OR g.left_at > :at) "
    "AND (:room IS NULL OR s.room_id = :room) GROUP BY g.guest_id "
    "ON CONFLICT (incident_id, guest_id) DO UPDATE SET follow_due_at = excluded.follow_due_at "
    "WHERE incident_guest.followed_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Cared:
    """The emergency, the stay, how many of its guests, and what it cost."""

    incident: str
    stay: str
    guests: int
    cost_minor: int


class CareForGuest(Act):
    """Give the guests of a room what helps: water, a blanket, a doctor, another room; and what that costs the hotel."""

    incident: Ref
    stay: Ref
    what: Name
    cost: Amount = 0

    def perform(self, work: Work) -> Cared:
        """They are among those whom it touched from then on. Refused in a drill."""
        row = _real(standing(work, self.incident))
        stay = lookup.stay(work, self.stay)
        people = _people(work, stay)
        for guest in people:
            _affected(work, row, stay, guest).cost_minor += self.cost if guest == people[0] else 0
        log(work, row, "care", "care", f"{_room(work, stay)} {self.what}", cost=self.cost)
        return Cared(row.no, stay.no, len(people), self.cost)


@dataclass(frozen=True, slots=True)
class FollowUpsPlanned:
    """The emergency, how many guests somebody asks after, and from when."""

    incident: str
    guests: int
    due: str


class PlanFollowUps(Act):
    """Have somebody ask after every guest whom it touched, in one go: all who were in the house when it was evacuated."""

    incident: Ref
    at: Name | None = None

    def perform(self, work: Work) -> FollowUpsPlanned:
        """The next morning unless another hour is told. Refused in a drill, and when nobody was touched."""
        row = _real(standing(work, self.incident))
        wall = wall_of(work.now, work.property.tz)
        if self.at:
            meant = moment(self.at, wall, work.business_date, field="at")
        else:
            meant = datetime.combine(wall.date() + timedelta(days=1), ASKED_AT)
        due = instant_of(meant, work.property.tz)
        if row.evac or row.room_id is not None:
            work.run(_EVERYBODY, _values(row, due))
        waiting = list(work.session.exec(select(IncidentGuest).where(
            IncidentGuest.incident_id == row.id, col(IncidentGuest.followed_at).is_(None)
        ).execution_options(populate_existing=True)))  # fmt: skip
        if not waiting:
            raise Refusal("NOBODY_AFFECTED", N_("No guest is noted whom it touched."), field="incident",
                          next=("care-for-guest",))  # fmt: skip
        for one in waiting:
            one.follow_due_at = due
            work.touch(one)
        return FollowUpsPlanned(row.no, len(waiting), f"{meant:%Y-%m-%d %H:%M}")


@dataclass(frozen=True, slots=True)
class Followed:
    """The emergency, and the guest who was asked."""

    incident: str
    guest: str


class FollowUpGuest(Act):
    """Somebody asked after a guest whom it touched, and this is how they are."""

    incident: Ref
    guest: Ref
    how: Note

    def perform(self, work: Work) -> Followed:
        """Refused for a guest whom it did not touch, for one who was asked, and without words."""
        row = incident_of(work, self.incident)
        guest = lookup.guest(work, self.guest)
        found = work.session.exec(select(IncidentGuest).where(
            IncidentGuest.incident_id == row.id, IncidentGuest.guest_id == guest.id
        )).first()  # fmt: skip
        if found is None or found.followed_at is not None:
            raise Refusal(
                "NOT_TO_FOLLOW",
                N_("Nobody has to ask after this guest."),
                field="guest",
                next=("show incident",),
            )
        if not self.how:
            raise Refusal("WORDS_MISSING", N_("Say what happened."), field="how", next=("type-again",))
        found.followed_at, found.follow_by = work.now, work.actor.login
        work.touch(found)
        log(
            work,
            row,
            "care",
            "followed",
            f"{_room(work, lookup.by_id(work, Stay, found.stay_id))} {self.how}",
        )
        return Followed(row.no, guest.no)


def _values(row: Incident, due: datetime) -> dict[str, Any]:
    from hotelcs.clock import iso

    return {
        "incident": row.id, "due": iso(due), "at": iso(row.at), "day": row.business_date.isoformat(),
        "room": None if row.evac else row.room_id,
    }  # fmt: skip


def _real(row: Incident) -> Incident:
    """The emergency; guests are not troubled by a drill."""
    if row.drill:
        raise Refusal("ONLY_A_DRILL", N_("{no} is a drill; guests have no part in it."), field="incident",
                      next=("log-incident",), no=row.no)  # fmt: skip
    return row


def _people(work: Work, stay: Stay) -> list[int]:
    """The guests in a stay, who booked it first."""
    query = select(StayGuest.guest_id).where(StayGuest.stay_id == stay.id, col(StayGuest.left_at).is_(None))
    return list(dict.fromkeys([stay.guest_id, *work.session.exec(query.order_by(col(StayGuest.id)))]))


def _affected(work: Work, row: Incident, stay: Stay, guest: int) -> IncidentGuest:
    query = select(IncidentGuest).where(IncidentGuest.incident_id == row.id, IncidentGuest.guest_id == guest)
    found = work.session.exec(query).first()
    if found is not None:
        work.touch(found)
        return found
    fresh: IncidentGuest = work.add(
        IncidentGuest(incident_id=int(row.id or 0), guest_id=guest, stay_id=int(stay.id or 0))
    )
    return fresh


def _room(work: Work, stay: Stay) -> str:
    from hotelcs.workflows.reception import in_house

    return in_house.room_of(work, stay).no
