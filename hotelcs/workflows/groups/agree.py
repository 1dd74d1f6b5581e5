"""What is agreed with a group: who, when, how many rooms of which type, until when they are held (handbook 02 §2.3.5)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sqlmodel import select

from hotelcs.clock import nights as nights_of
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking, GroupNight
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, numbers, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Minute, Name, Note, Ref, Words
from hotelcs.workflows.groups import block, states
from hotelcs.workflows.groups.taken_up import TAKEN
from hotelcs.workflows.reservations.booking_rules import check_dates
from hotelcs.workflows.reservations.prices import refuse_discount

Kind = Literal["tour", "conference", "wedding", "sport", "corporate"]
Billing = Literal["master", "individual", "split"]
CHANNELS = {"tour": "agency", "corporate": "corporate"}
"""How the bookings of a kind of group come; any other by telephone."""
_BEDS = "SELECT 1 FROM bed b JOIN room r ON r.id = b.room_id WHERE r.type_id = :type LIMIT 1"
HELD_UNTIL = timedelta(days=2)
"""Without a cut-off named, what is not taken up is held until so many days before arrival."""


class Rooms(BaseModel):
    """So many rooms of a type every night, at a rate; without one, at the list's."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    type: Ref
    rooms: int = Field(ge=0, le=999)
    rate: Amount | None = None


class NightRooms(BaseModel):
    """So many rooms on one night, at a rate; without one, at the one it has."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    night: Day
    rooms: int = Field(ge=0, le=999)
    rate: Amount | None = None


def _lines(value: Any) -> Any:
    """A text names types and numbers: "TWN 20, KNG 2"."""
    if not isinstance(value, str):
        return value
    parts = [part.split() for part in value.replace("，", ",").split(",") if part.strip()]
    return [dict(zip(("type", "rooms"), part, strict=False)) for part in parts]


Block = Annotated[tuple[Rooms, ...], BeforeValidator(_lines)]
"""Rooms by type: a list, or a text as "TWN 20, KNG 2"."""


@dataclass(frozen=True, slots=True)
class GroupBooked:
    """The group, its state, the nights held for it and until when."""

    group: str
    status: str
    room_nights: int
    cutoff: date


@dataclass(frozen=True, slots=True)
class NightBefore:
    """A night of a block: rooms agreed on, and at what rate in minor units (None where there was no block)."""

    night: date
    rooms: int
    rate: int | None


@dataclass(frozen=True, slots=True)
class BlockSet:
    """The group and the type, its rooms a night now and before, room nights held now; each night as it was before."""

    group: str
    type: str
    rooms: int
    before: int
    held: int
    nights_before: tuple[NightBefore, ...]


class BookGroup(Act):
    """Take a group: an enquiry holds nothing, a definite group holds its rooms until the cut-off."""

    name: Name
    kind: Kind = "tour"
    company: Words = ""
    leader: Words = ""
    phone: Words = ""
    arrival: Day
    departure: Day
    pax: int = Field(default=0, ge=0, le=9999)
    block: Block = ()
    billing: Billing = "master"
    cutoff: Day | None = None
    coach: Minute | None = None
    event: bool = False
    notes: Note = ""
    status: Literal["enquiry", "definite"] = "definite"
    overbook: bool = False

    def perform(self, work: Work) -> GroupBooked:
        """All of the block or nothing."""
        check_stay(work, self.arrival, self.departure)
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        cutoff = self.cutoff or max(self.arrival - HELD_UNTIL, min(work.business_date, self.arrival))
        refuse_cutoff(work, cutoff, self.arrival)
        group = GroupBooking(
            no=numbers.new(work, "G"), name=self.name, kind=self.kind, company=self.company, leader=self.leader,
            leader_phone=self.phone, arrival=self.arrival, departure=self.departure, pax=self.pax, billing=self.billing,
            cutoff_date=cutoff, coach_minute=self.coach, event=self.event, notes=self.notes, status=self.status,
            booked_date=work.business_date, created_at=work.now,
        )  # fmt: skip
        work.add(group)
        for line in self.block:
            agree(work, group, line, nights_of(self.arrival, self.departure), force=self.overbook)
        return GroupBooked(group.no, group.status, held(work, group), cutoff)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Cancelling takes a group back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("cancel-group").parse({"group": result["group"], "reason": "booked by mistake"})


class SetBlock(Act):
    """Change how many rooms of a type are held for a group, on all its nights or from `first` up to `until` (not used).

    `nights` says of single nights what is to be held there instead.
    """

    group: Ref
    type: Ref
    rooms: int = Field(ge=0, le=999)
    rate: Amount | None = None
    first: Day | None = None
    until: Day | None = None
    nights: tuple[NightRooms, ...] = Field(default=(), max_length=999)
    overbook: bool = False

    def perform(self, work: Work) -> BlockSet:
        """Never fewer than are taken up already; more only while they can be sold."""
        group = states.named(work, self.group)
        states.require(work, group, "set-block")
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        if group.released_at is not None:
            raise Refusal("BLOCK_RELEASED", N_("The rooms of {no} were released; give it another cut-off first."),
                          field="group", next=("change-group",), no=group.no)  # fmt: skip
        first, until = self.first or group.arrival, self.until or group.departure
        listed = [
            night for night in nights_of(max(first, work.business_date), until) if group_has(group, night)
        ]
        if not listed:
            raise Refusal(
                "NO_NIGHTS", N_("{no} has no night there."), field="first", next=("show group",), no=group.no
            )
        rows = {row.night: (row.rooms, row.rate_minor) for row in rows_of(work, group, self.type)}
        was = tuple(NightBefore(night, *rows.get(night, (0, None))) for night in listed)
        for (rooms, rate), same in self._wanted(listed).items():
            agree(work, group, Rooms(type=self.type, rooms=rooms, rate=rate), same, force=self.overbook)
        work.touch(group)
        kind = lookup.room_type(work, self.type)
        before = max((rooms for rooms, _ in rows.values()), default=0)
        return BlockSet(group.no, kind.code, self.rooms, before, held(work, group), was)

    def _wanted(self, listed: list[date]) -> dict[tuple[int, int | None], list[date]]:
        """Which nights shall have how many rooms at what rate."""
        single = {one.night: (one.rooms, one.rate) for one in self.nights}
        found: dict[tuple[int, int | None], list[date]] = {}
        for night in listed:
            found.setdefault(single.get(night, (self.rooms, self.rate)), []).append(night)
        return found

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Exactly the nights that were set, each as it was before."""
        was = result["nights_before"]
        until = date.fromisoformat(was[-1]["night"]) + timedelta(days=1)
        return cls.parse({"group": result["group"], "type": result["type"], "rooms": result["before"],
                          "first": was[0]["night"], "until": until, "nights": was})  # fmt: skip


def group_has(group: GroupBooking, night: date) -> bool:
    """Whether the group stays on `night`."""
    return group.arrival <= night < group.departure


def rows_of(work: Work, group: GroupBooking, code: str) -> list[GroupNight]:
    """The nights of a type in the block, in order."""
    kind = lookup.room_type(work, code)
    query = select(GroupNight).where(GroupNight.group_id == group.id, GroupNight.type_id == kind.id)
    fresh = query.execution_options(populate_existing=True)  # blocks are counted by SQL, not on the rows
    return sorted(work.session.exec(fresh), key=lambda row: row.night)


def held(work: Work, group: GroupBooking) -> int:
    """Room nights that the block holds now."""
    sql = "SELECT coalesce(sum(held), 0) FROM group_night WHERE group_id = :id"
    return int(work.reader.rows(sql, id=group.id)[0][0])


def agree(work: Work, group: GroupBooking, line: Rooms, listed: list[date], *, force: bool = False) -> None:
    """Agree on so many rooms of a type on each night; a definite group holds those not taken up yet.

    Refused (BLOCK_TAKEN) below what is taken up, (SOLD_OUT) beyond what can be sold, (OVER_LIMIT) below the list by more
    than one's posts may give.
    """
    kind = lookup.room_type(work, line.type)
    if value(work.reader, _BEDS, type=kind.id) is not None:
        raise Refusal("BEDS_NOT_HELD", N_("Beds of shared rooms are not held for groups; book them one by one."), field="type",
                      next=("book", "choose-type"))  # fmt: skip
    known = {row.night: row for row in rows_of(work, group, line.type)}
    rate = line.rate if line.rate is not None else next((row.rate_minor for row in known.values()), None)
    rate = kind.base_rate_minor if rate is None else rate
    if line.rate is not None and work.undoes is None:  # what comes back was given before
        refuse_discount(work, CHANNELS.get(group.kind, "phone"), kind.base_rate_minor, (rate,))
    taken = _taken(work, group, int(kind.id or 0))
    more: list[block.Place] = []
    fewer: list[block.Place] = []
    for night in listed:
        row = known.get(night) or work.add(
            GroupNight(
                group_id=int(group.id or 0), type_id=int(kind.id or 0), night=night, rooms=0, rate_minor=rate
            )
        )
        _refuse_taken(group, line, night, taken.get(night.isoformat(), 0))
        target = line.rooms - taken.get(night.isoformat(), 0) if group.status == "definite" else 0
        (more if target > row.held else fewer).extend([(night, int(kind.id or 0))] * abs(target - row.held))
        row.released = 0
        if line.rate is not None:
            row.rate_minor = rate
        row.rooms = max(line.rooms, row.held)
        work.changed += 1
    work.session.flush()
    block.let_go(work, int(group.id or 0), fewer)
    block.hold(work, int(group.id or 0), more, force=force)
    _settle(work, group, int(kind.id or 0), line.rooms, listed)


def _settle(work: Work, group: GroupBooking, type_id: int, rooms: int, listed: list[date]) -> None:
    """The number agreed, once no more than it is held."""
    for night in listed:
        row = work.session.get_one(GroupNight, (group.id, type_id, night))
        work.session.refresh(row)
        row.rooms = rooms
        if not rooms and not row.held:
            work.session.delete(row)
    work.session.flush()


def _taken(work: Work, group: GroupBooking, type_id: int) -> dict[str, int]:
    sql = f"SELECT b.night, {TAKEN} FROM group_night b WHERE b.group_id = :group AND b.type_id = :type"
    return {str(night): int(count) for night, count in work.reader.rows(sql, group=group.id, type=type_id)}


def _refuse_taken(group: GroupBooking, line: Rooms, night: date, taken: int) -> None:
    if line.rooms < taken:
        raise Refusal("BLOCK_TAKEN", N_("{taken} rooms of type {type} are taken up already on {night}."), field="rooms",
                      next=("cancel", "show group"), taken=taken, type=line.type, night=night, no=group.no)  # fmt: skip


def check_stay(work: Work, arrival: date, departure: date) -> None:
    """Refuse dates as for every booking, and a stay without a night."""
    check_dates(work, arrival, departure)
    if arrival == departure:
        raise Refusal("DATES_REVERSED", N_("A group stays at least one night."), field="departure",
                      next=("choose-dates",))  # fmt: skip


def refuse_cutoff(work: Work, cutoff: date, arrival: date) -> None:
    """Refuse a cut-off that is past, or after the arrival."""
    if cutoff > arrival or cutoff < work.business_date:
        raise Refusal("CUTOFF_WRONG", N_("The cut-off lies between today and {arrival}, the arrival."), field="cutoff",
                      next=("choose-dates",), arrival=arrival)  # fmt: skip
