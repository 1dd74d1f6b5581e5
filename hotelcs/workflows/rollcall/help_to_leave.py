"""Who needs help to get out of the house: noted for a person of a stay, so that they are fetched first (handbook S-131)."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.rollcall import RollCall, RollCallEntry
from hotelcs.models.stays import StayGuest
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.reception import in_house, settling

MARK = "assist_evac"


@dataclass(frozen=True, slots=True)
class HelpNoted:
    """The stay, the room, the guest, whether somebody helps them out, and what was noted before."""

    stay: str
    room: str
    guest: str
    on: bool
    before: bool


class NoteHelp(Act):
    """Note that a guest needs help to get out, and which (a wheelchair, does not hear); an empty `need` takes the note away.

    Without a guest it is the one in whose name the stay is.
    """

    stay: Ref
    need: Words = ""
    guest: Ref | None = None

    def perform(self, work: Work) -> HelpNoted:
        """The room is marked while anybody in it needs help; a roll call under way knows it at once."""
        stay, _ = in_house.present(work, self.stay, "note-evacuation-help")
        present = settling.present(work, stay)
        key = lookup.guest(work, self.guest).id if self.guest else stay.guest_id
        person = next((one for one in present if one.guest_id == key), None)
        if person is None:
            raise Refusal("GUEST_NOT_THERE", N_("{no} is not in {stay}."), field="guest", next=("show stay",),
                          no=self.guest or "?", stay=stay.no)  # fmt: skip
        before, person.assist_evac = person.assist_evac, self.need
        work.changed += before != self.need
        room = in_house.room_of(work, stay)
        marks = set(room.flags.split()) - {MARK} | (
            {MARK} if any(one.assist_evac for one in present) else set()
        )
        if marks != set(room.flags.split()):
            room.flags = " ".join(sorted(marks))
            work.touch(room)
        self._tell_roll_call(work, person)
        guest: Guest = lookup.by_id(work, Guest, person.guest_id)
        return HelpNoted(stay.no, room.no, guest.no, bool(self.need), bool(before))

    def _tell_roll_call(self, work: Work, person: StayGuest) -> None:
        query = select(RollCallEntry).join(RollCall).where(
            RollCall.closed_at == None, RollCallEntry.source == f"guest:{person.id}"  # noqa: E711 - SQL's IS NULL
        )  # fmt: skip
        for entry in work.session.exec(query):
            entry.assist, entry.need = bool(self.need), self.need
            work.touch(entry)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """A note that was not there before is taken away; another text is not in the ledger, so it is typed again."""
        from hotelcs.workflows.verbs import act_of

        if result["before"]:
            return None
        return act_of("note-evacuation-help").parse(
            {"stay": result["stay"], "guest": result["guest"], "need": ""}
        )
