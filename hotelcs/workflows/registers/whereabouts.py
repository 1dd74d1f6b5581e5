"""Where guests say they are: at the pool until four. It holds until then, or until they say something else."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from hotelcs.models.registers import Whereabouts
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.reception import in_house
from hotelcs.workflows.registers import luggage, moments
from hotelcs.workflows.roster.shift_times import wall_of


@dataclass(frozen=True, slots=True)
class Located:
    """The stay and its room, and until when it holds on the hotel's clock; nothing when nothing is known any more."""

    stay: str
    room: str
    until: str


class Locate(Act):
    """Note where the guests of a stay say they are, until an hour; without a `place` they are found in their room again."""

    stay: Ref
    place: Words = ""
    until: Words = ""

    def perform(self, work: Work) -> Located:
        """What was said before ends."""
        stay, _ = in_house.present(work, self.stay, "locate")
        query = select(Whereabouts).where(Whereabouts.stay_id == stay.id, Whereabouts.ended_at == None)  # noqa: E711
        for earlier in work.session.exec(query):
            earlier.ended_at = work.now
            work.changed += 1
        work.session.flush()
        room = in_house.room_of(work, stay).no
        if not self.place:
            return Located(stay.no, room, "")
        tz = work.property.tz
        last = moments.instant_of(
            wall_of(work.now, tz).replace(hour=23, minute=59, second=0, microsecond=0), tz
        )
        until = luggage.until_of(work, self.until) if self.until else max(last, work.now)
        work.add(
            Whereabouts(
                stay_id=int(stay.id or 0), place=self.place, at=work.now, until=until, actor=work.actor.login
            )
        )
        return Located(stay.no, room, f"{wall_of(until, tz):%Y-%m-%d %H:%M}")

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Nothing is known of where they are."""
        from hotelcs.workflows.verbs import act_of

        return act_of("locate").parse({"stay": result["stay"]}) if result["until"] else None
