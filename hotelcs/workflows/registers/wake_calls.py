"""Wake-up calls: set for a room or a whole party in one entry, once or every day of the stay (handbook 02 §2.3.5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import WakeCall
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Refs
from hotelcs.workflows.reception import in_house
from hotelcs.workflows.registers import moments, whose
from hotelcs.workflows.roster.shift_times import wall_of

Kind = Literal["phone", "knock"]
CALLING = ("set", "no_answer", "escalated")
"""States in which somebody is still to be woken."""


@dataclass(frozen=True, slots=True)
class WakeCallsSet:
    """The calls, whom they wake, and at what moment of the hotel's clock."""

    calls: tuple[str, ...]
    stays: tuple[str, ...]
    rooms: tuple[str, ...]
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class WakeCallsEnded:
    """The calls that are cancelled."""

    calls: tuple[str, ...]
    count: int


class SetWakeCall(Act):
    """Set a wake-up call for stays (rooms, numbers), at an hour (the next such) or a day and an hour.

    `party` wakes everybody of their party too; `repeat` every day until they leave.
    """

    stays: Annotated[Refs, Field(min_length=1, max_length=400)]
    at: Name
    kind: Kind = "phone"
    repeat: bool = False
    party: bool = False

    def perform(self, work: Work) -> WakeCallsSet:
        """All or none. Refused for a past moment, after a departure, and where the same call is set (uq_wake_call_stay_id_at)."""
        wall = wall_of(work.now, work.property.tz)
        at = moments.moment(self.at, wall, work.business_date, field="at")
        if at <= wall:
            raise Refusal("WAKE_PAST", N_("{at} is past."), field="at", next=("type-again",), at=self.at)
        stays = self._whom(work)
        for stay in stays:
            refuse_gone_by_then(work, stay, at)
        calls = [add(work, stay, at, self.kind, repeat=self.repeat) for stay in stays]
        rooms = tuple(in_house.room_of(work, stay).no for stay in stays)
        return WakeCallsSet(tuple(call.no for call in calls), tuple(stay.no for stay in stays), rooms,
                            f"{at:%Y-%m-%d %H:%M}", len(calls))  # fmt: skip

    def _whom(self, work: Work) -> list[Stay]:
        """Every stay named, once, and those of their party."""
        found: dict[int, Stay] = {}
        for reference in self.stays:
            stay, _ = in_house.present(work, reference, "set-wake-call")
            for one in whose.together(work, stay) if self.party else [stay]:
                found.setdefault(int(one.id or 0), one)
        return list(found.values())

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Nobody is woken."""
        from hotelcs.workflows.verbs import act_of

        return act_of("cancel-wake-call").parse({"calls": result["calls"]})


class CancelWakeCall(Act):
    """Cancel wake-up calls; one that repeats ends with it."""

    calls: Annotated[Refs, Field(min_length=1, max_length=400)]

    def perform(self, work: Work) -> WakeCallsEnded:
        """Refused for one that is over."""
        rows = [still_calling(work, reference) for reference in self.calls]
        for row in rows:
            close(work, row, "cancelled")
        return WakeCallsEnded(tuple(row.no for row in rows), len(rows))

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They are called again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-wake-call").parse({"calls": result["calls"]})


def add(work: Work, stay: Stay, at: datetime, kind: str, *, repeat: bool) -> WakeCall:
    """Write a call for a moment of the hotel's clock."""
    instant = moments.instant_of(at, work.property.tz)
    row = WakeCall(
        no=numbers.new(work, "Y"), stay_id=int(stay.id or 0), at=instant, day=at.date(), due_at=instant, kind=kind,
        asked_kind=kind, repeat=repeat, set_at=work.now, actor=work.actor.login,
    )  # fmt: skip
    work.add(row)
    return row


def close(work: Work, row: WakeCall, status: str) -> None:
    """A call is over."""
    row.status, row.closed_at, row.closed_by = status, work.now, work.actor.login
    work.touch(row)


def refuse_gone_by_then(work: Work, stay: Stay, at: datetime) -> None:
    """Guests are not woken on a day after they leave; until that day's end they may be."""
    if at.date() > max(stay.due_out, work.business_date):
        raise Refusal("WAKE_AFTER_DEPARTURE", N_("Room {room} leaves on {day}, before {at}."), field="at",
                      next=("extend", "type-again"), room=in_house.room_of(work, stay).no, day=stay.due_out,
                      at=f"{at:%m-%d %H:%M}")  # fmt: skip


def still_calling(work: Work, reference: str) -> WakeCall:
    """The call of a number that is not over, nor its stay. Raises Refusal WAKE_UNKNOWN, WAKE_OVER."""
    row = known(work, reference)
    if row.status not in CALLING or lookup.by_id(work, Stay, row.stay_id).status != "in_house":
        raise Refusal(
            "WAKE_OVER",
            N_("The wake-up call {no} is over."),
            field="call",
            next=("show wake-calls",),
            no=row.no,
        )
    return row


def known(work: Work, reference: str) -> WakeCall:
    """The call of a number. Raises Refusal WAKE_UNKNOWN."""
    row = lookup.numbered(work, WakeCall, reference)
    if row is None:
        raise lookup.unknown("WAKE_UNKNOWN", N_("There is no wake-up call {reference}."), "call", reference)
    return row


def next_day(row: WakeCall, wall: datetime, tz: str) -> datetime:
    """The next moment, on the hotel's clock and still to come, of a call that repeats."""
    at = wall_of(row.at, tz)
    while at <= wall or at <= wall_of(row.at, tz):
        at += timedelta(days=1)
    return at
