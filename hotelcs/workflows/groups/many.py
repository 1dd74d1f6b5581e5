"""Check many rooms in, or out, in one act: who can go goes, the others stay, and the answer says which (handbook 03 W-01, W-11)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.each import attempt
from hotelcs.workflows.fields import Refs
from hotelcs.workflows.groups import members
from hotelcs.workflows.reception.check_in import CheckIn
from hotelcs.workflows.reception.check_out import CheckOut, Settle

MOST = 200
"""Rooms in one act."""
PERSONAL = frozenset(("name", "value", "text"))
"""Slots of a sentence that may hold what people are called or have shown."""


@dataclass(frozen=True, slots=True)
class RoomReport:
    """What became of one: its number (a stay once there is one), its room, and the code of the refusal, or nothing.

    `reason` is the sentence of the refusal where it names no people; `amount_minor` a deposit still open, a late fee, or
    what is owed; `rates_minor` the rates of nights given up; `warnings` are sentences to translate.
    """

    of: str
    room: str
    code: str
    reason: str
    amount_minor: int = 0
    rates_minor: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomsDone:
    """How many rooms went, how many were refused, and a report for each in the order asked."""

    done: int
    refused: int
    rooms: tuple[RoomReport, ...]


class CheckInRooms(Act):
    """Check several bookings in; each as by itself, all that can be."""

    rooms: tuple[CheckIn, ...] = Field(min_length=1, max_length=MOST)

    def perform(self, work: Work) -> RoomsDone:
        """Refused (NONE_DONE) when not one of them can be."""

        def deed(one: CheckIn) -> Callable[[Work], RoomReport]:
            def check_in(work: Work) -> RoomReport:
                came = members.named(work, one).perform(work)
                return RoomReport(came.stay, came.room, "", "", came.deposit_open_minor, (), came.warnings)

            return check_in

        return _all(work, [(one.reservation, one.room or "", deed(one)) for one in self.rooms])

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """One check-in is taken back; several, each by itself."""
        return _single(result, "undo-check-in")


class CheckOutRooms(Act):
    """Check several stays out, by room or number; each as by itself, all that can be."""

    stays: Refs = Field(min_length=1, max_length=MOST)
    settle: Settle = ""
    keys_lost: bool = False
    keys_returned: bool = True

    def perform(self, work: Work) -> RoomsDone:
        """Whoever owes something stays (BALANCE_OPEN). Refused (NONE_DONE) when not one of them can go."""

        def deed(stay: str) -> Callable[[Work], RoomReport]:
            act = CheckOut(
                stay=stay,
                settle=self.settle,
                keys_lost=self.keys_lost,
                keys_returned=self.keys_returned,
            )

            def check_out(work: Work) -> RoomReport:
                left = act.perform(work)
                return RoomReport(
                    left.stay, left.room, "", "", left.late_fee_minor, left.rates_minor, left.warnings
                )

            return check_out

        return _all(work, [(stay, "", deed(stay)) for stay in dict.fromkeys(self.stays)])

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """One check-out is taken back; several, each by itself."""
        return _single(result, "undo-check-out")


def _all(work: Work, wanted: Sequence[tuple[str, str, Callable[[Work], RoomReport]]]) -> RoomsDone:
    """Try each in its own savepoint and write down how it went."""
    told: list[RoomReport] = []
    for of, room, deed in wanted:
        found = attempt(work, deed)
        told.append(_refused(work, of, room, found) if isinstance(found, Refusal) else found)
    refused = [one for one in told if one.code]
    if len(refused) == len(told):
        first = refused[0]
        raise Refusal("NONE_DONE", N_("None of {count} rooms: {room}: {reason}"), field="rooms", next=("show group",),
                      items=tuple(f"{one.room or one.of} {one.code}" for one in refused), count=len(told),
                      room=first.room or first.of, reason=first.reason)  # fmt: skip
    return RoomsDone(len(told) - len(refused), len(refused), tuple(told))


def _refused(work: Work, of: str, room: str, refusal: Refusal) -> RoomReport:
    """The report of one that was refused; of money owed, how much."""
    owed = refusal.items[0] if refusal.code == "BALANCE_OPEN" and refusal.items else 0
    told = "" if PERSONAL & refusal.slots.keys() else str(refusal)
    return RoomReport(of, room or _room_of(work, of), refusal.code, told, int(owed))


def _room_of(work: Work, reference: str) -> str:
    """The room that a number stands for, as far as there is one."""
    try:
        stay = lookup.stay(work, reference)
    except Refusal:
        return ""
    return str(work.reader.rows("SELECT no FROM room WHERE id = :id", id=stay.room_id)[0][0])


def _single(result: dict[str, Any], verb: str) -> Act | None:
    """The act that takes back the one room that went; None when there were more."""
    went = [room for room in result["rooms"] if not room["code"]]
    if len(went) != 1:
        return None
    from hotelcs.workflows.verbs import act_of

    rates = {"rates": went[0]["rates_minor"]} if verb == "undo-check-out" else {}
    return act_of(verb).parse({"stay": went[0]["of"], "reason": "undone", **rates})
