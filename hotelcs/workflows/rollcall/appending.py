"""People the hotel did not know of: written onto the list by hand while it is called, and taken off when that was wrong."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rollcall import RollCallEntry
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.rollcall.call_acts import refuse_closed
from hotelcs.workflows.rollcall.calls import call_of, counted, entries_of

_NEXT = "SELECT coalesce(max(seq), 0) + 1 FROM roll_call_entry WHERE roll_call_id = :call"


@dataclass(frozen=True, slots=True)
class RollCallAppended:
    """The emergency, the place on its list, and how many are expected and unseen now."""

    incident: str
    place: str
    expected: int
    unseen: int


class AppendToRollCall(Act):
    """Put somebody onto the list whom the hotel did not know of: a contractor, somebody from the restaurant."""

    name: Name
    kind: Literal["guest", "visitor", "staff", "contractor"] = "visitor"
    room: Annotated[Words, Field(max_length=40)] = ""
    need: Words = ""
    minor: bool = False
    incident: Ref | None = None

    def perform(self, work: Work) -> RollCallAppended:
        """Refused for a roll call that is over."""
        call, incident = call_of(work, self.incident or "")
        refuse_closed(call, incident)
        place = int(value(work.reader, _NEXT, call=call.id))
        room = work.session.exec(select(Room).where(Room.no == self.room)).first() if self.room else None
        work.add(RollCallEntry(
            roll_call_id=int(call.id or 0), seq=place, kind=self.kind, source=f"hand:{place}", name=self.name, room=self.room,
            floor=room.floor if room else None, assist=bool(self.need), need=self.need, minor=self.minor, appended=True,
        ))  # fmt: skip
        return RollCallAppended(incident.no, f"#{place}", *counted(work, call))

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They are not on the list."""
        from hotelcs.workflows.verbs import act_of

        return act_of("withdraw-from-roll-call").parse(
            {"incident": result["incident"], "who": result["place"]}
        )


class WithdrawFromRollCall(Act):
    """Take somebody off the list who was written onto it by hand and is on it twice; they stay on record."""

    who: Ref
    incident: Ref | None = None

    def perform(self, work: Work) -> RollCallAppended:
        """Refused for whoever the hotel knew of: the list is frozen."""
        call, incident = call_of(work, self.incident or "")
        refuse_closed(call, incident)
        person = entries_of(work, call, self.who)[0]
        if not person.source.startswith("hand:"):
            raise Refusal("ROLL_CALL_FROZEN", N_("Only who was written down by hand is taken off the list."), field="who",
                          next=("tick-roll-call",))  # fmt: skip
        person.withdrawn = True
        work.touch(person)
        return RollCallAppended(incident.no, f"#{person.seq}", *counted(work, call))
