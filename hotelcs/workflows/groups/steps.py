"""What becomes of a group: definite, changed, released at its cut-off, cancelled (handbook 02 SM-30)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import col, select

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking, GroupNight
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Minute, Name, Note, Ref, Words
from hotelcs.workflows.groups import block, states
from hotelcs.workflows.groups.agree import Billing, check_stay, held, refuse_cutoff
from hotelcs.workflows.reservations.cancel import Cancel
from hotelcs.workflows.stale import refuse_stale

_FIRST_OPEN = (
    "SELECT r.no FROM group_room l JOIN reservation r ON r.id = l.reservation_id "
    "WHERE l.group_id = :id AND r.status IN ('tentative','confirmed','guaranteed') ORDER BY r.id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class GroupStep:
    """The group, its state now and before, room nights its block holds now."""

    group: str
    status: str
    before: str
    held: int


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """The group, its version, which fields were changed."""

    group: str
    version: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockReleased:
    """The group, room nights on sale again, and which nights."""

    group: str
    room_nights: int
    nights: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class GroupCancelled:
    """The group, its bookings cancelled, the fee charged and what is to be paid back (minor units), nights on sale again."""

    group: str
    reservations: tuple[str, ...]
    fee_minor: int
    to_refund_minor: int
    room_nights: int


class ConfirmGroup(Act):
    """An enquiry becomes definite: its rooms are held from now on."""

    group: Ref
    overbook: bool = False

    def perform(self, work: Work) -> GroupStep:
        """All of the block can be held, or nothing happens (SOLD_OUT)."""
        group = states.named(work, self.group)
        states.require(work, group, "confirm-group")
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        refuse_cutoff(work, group.cutoff_date, group.arrival)
        group.status = "definite"
        query = select(GroupNight).where(GroupNight.group_id == group.id).order_by(col(GroupNight.night))
        places = [(row.night, row.type_id) for row in work.session.exec(query) for _ in range(row.rooms)]
        block.hold(work, int(group.id or 0), places, force=self.overbook)
        work.touch(group)
        return GroupStep(group.no, "definite", "enquiry", held(work, group))


class ReleaseBlock(Act):
    """Give rooms that a group has not taken up back to sale: all of them, one type, or those from a night on."""

    group: Ref
    type: Ref | None = None
    first: Day | None = None

    def perform(self, work: Work) -> BlockReleased:
        """Refused (NOTHING_HELD) when there is nothing to give back."""
        group = states.named(work, self.group)
        states.require(work, group, "release-block")
        kind = lookup.room_type(work, self.type).id if self.type else 0
        count, released = block.release(work, group, self.first or date.min, int(kind or 0))
        if not count:
            raise Refusal("NOTHING_HELD", N_("{no} holds no rooms there."), field="group", next=("show group",),
                          no=group.no)  # fmt: skip
        return BlockReleased(group.no, count, released)


class ChangeGroup(Act):
    """Change what is known of a group. Another cut-off holds nothing by itself: `set-block` does."""

    group: Ref
    name: Name | None = None
    company: Words | None = None
    leader: Words | None = None
    phone: Words | None = None
    arrival: Day | None = None
    departure: Day | None = None
    pax: Annotated[int, Field(ge=0, le=9999)] | None = None
    billing: Billing | None = None
    cutoff: Day | None = None
    coach: Minute | None = None
    event: bool | None = None
    notes: Note | None = None
    version: int | None = None

    def perform(self, work: Work) -> GroupChanged:
        """Other dates are for a group that has taken up nothing yet; its block moves with it."""
        group = states.named(work, self.group)
        states.require(work, group, "change-group")
        here = {name: getattr(group, column) for name, column in COLUMNS.items()}
        mine = {name: given for name in here if (given := getattr(self, name)) is not None}
        asked = [(name, given, here[name]) for name, given in mine.items()]
        refuse_stale(work, group.no, self.version, group.version, asked)
        changed = [name for name, given, old in asked if given != old]
        arrival, departure = self.arrival or group.arrival, self.departure or group.departure
        moved = (arrival, departure) != (group.arrival, group.departure)
        cutoff = mine.get("cutoff", min(group.cutoff_date, arrival))
        if moved:
            check_stay(work, arrival, departure)
        if "cutoff" in changed:
            refuse_cutoff(work, cutoff, arrival)
            group.released_at = None
        stay = (group.arrival, group.departure)
        lines = self._lift(work, group) if moved else []
        for name in changed:
            setattr(group, COLUMNS[name], mine[name])
        group.cutoff_date = cutoff
        work.session.flush()
        if moved:
            self._lay(work, group, stay, lines)
        if changed:
            work.touch(group)
        return GroupChanged(group.no, group.version, tuple(changed))

    def _lift(self, work: Work, group: GroupBooking) -> list[GroupNight]:
        """Take the block up: its rows come back, the nights are on sale."""
        if work.reader.rows("SELECT 1 FROM group_room WHERE group_id = :id LIMIT 1", id=group.id):
            raise Refusal("GROUP_TAKEN_UP", N_("{no} has bookings already; change those."), field="arrival",
                          next=("amend", "show group"), no=group.no)  # fmt: skip
        rows = list(work.session.exec(select(GroupNight).where(GroupNight.group_id == group.id)))
        places = [(row.night, row.type_id) for row in rows for _ in range(row.held)]
        block.let_go(work, int(group.id or 0), places)
        for row in rows:
            work.session.refresh(row)
            work.session.delete(row)
        work.session.flush()
        return rows

    def _lay(self, work: Work, group: GroupBooking, stay: tuple[date, date], lines: list[GroupNight]) -> None:
        """Lay the block on the new nights, each as it was; refused (SOLD_OUT) where they cannot be held.

        A stay of which one end moves keeps its nights, any other moves night by night; nights that are new are as the
        nearest of the `stay` before.
        """
        holds = group.status == "definite" and group.released_at is None
        first, last = stay[0], stay[1] - timedelta(days=1)
        shift = (
            (group.arrival - first) if group.arrival != first and group.departure != stay[1] else timedelta()
        )
        for night in nights(group.arrival, group.departure):
            like = min(max(night - shift, first), last)
            for line in (line for line in lines if line.night == like):
                work.add(GroupNight(group_id=line.group_id, type_id=line.type_id, night=night, rooms=line.rooms,
                                    rate_minor=line.rate_minor))  # fmt: skip
                if holds:
                    block.hold(work, line.group_id, [(night, line.type_id)] * line.rooms)


COLUMNS = {
    "name": "name", "company": "company", "leader": "leader", "phone": "leader_phone", "arrival": "arrival",
    "departure": "departure", "pax": "pax", "billing": "billing", "cutoff": "cutoff_date", "coach": "coach_minute",
    "event": "event", "notes": "notes",
}  # fmt: skip
"""Field of the act → column of the group."""


class CancelGroup(Act):
    """Cancel a group with its bookings; its rooms are on sale again.

    Without `fee` the house's rule says what each booking costs; less than that needs the right to waive it.
    """

    group: Ref
    reason: Annotated[Name, Field(description="why, in a few words")]
    fee: Amount | None = None

    def perform(self, work: Work) -> GroupCancelled:
        """Refused for a group that is in house: who has come checks out."""
        group = states.named(work, self.group)
        before = states.require(work, group, "cancel-group")
        count, _ = block.release(work, group) if before != "enquiry" else (0, ())
        group.status, group.reason = "cancelled", self.reason
        work.touch(group)
        first = value(work.reader, _FIRST_OPEN, id=group.id)
        if first is None:
            if self.fee:
                raise Refusal("NO_BILL", N_("{no} has no booking whose bill could take a fee."), field="fee",
                              next=("cancel-group",), no=group.no)  # fmt: skip
            return GroupCancelled(group.no, (), 0, 0, count)
        done = Cancel(reservation=str(first), reason=self.reason, fee=self.fee, party=True).perform(work)
        return GroupCancelled(
            group.no, done.reservations, done.fee_minor, done.to_refund_minor, count + done.released_nights
        )


def release_overdue(work: Work, today: date) -> tuple[str, ...]:
    """Give back what groups hold beyond their cut-off, once for each; those groups come back."""
    query = select(GroupBooking).where(
        GroupBooking.status == "definite", col(GroupBooking.released_at).is_(None), GroupBooking.cutoff_date < today
    )  # fmt: skip
    overdue = list(work.session.exec(query.order_by(col(GroupBooking.id))))
    for group in overdue:
        block.release(work, group)
    return tuple(group.no for group in overdue)
