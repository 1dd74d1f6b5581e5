"""People who join a stay or leave it before its end (handbook 02 SM-02: add/remove guest)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.stays import Stay, StayGuest
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.reception import admit, arriving, in_house, settling, staying
from hotelcs.workflows.reception.person import DocumentText, Person

_EXEMPT = text(
    "UPDATE registration SET status = 'exempt', reason = :reason WHERE stay_guest_id = :person AND status = 'pending'"
)


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """The stay, the guest who came or went, and how many people sleep there now."""

    stay: str
    guest: str
    people: int
    lead: str
    warnings: tuple[str, ...] = ()


class AddGuest(Act):
    """Somebody joins a stay: identity and registration as at check-in, and the room must be large enough."""

    stay: Ref
    document: DocumentText = ""
    name: Name | None = None
    minor: bool = False
    guardian: Words = ""
    guardian_phone: Words = ""
    relation: Words = ""
    exception: Words = ""
    confirmed: bool = False
    override: Words = ""

    def perform(self, work: Work) -> PeopleChanged:
        """Refused like a check-in: document, guardian, refused guests, room too small."""
        arriving.require_override(work, self.override)
        stay, _ = in_house.present(work, self.stay, "add-guest")
        asked = self.model_dump(exclude={"stay", "override"})
        party, warnings = admit.identify(work, [Person(**asked)], None)
        present = settling.present(work, stay)
        if any(person.guest_id == party[0].guest.id for person in present):
            raise Refusal("GUEST_PRESENT", N_("This guest is in the room already."), field="document",
                          next=("show stay",))  # fmt: skip
        if not self.override:
            minors = sum(person.minor for person in present) + party[0].minor
            admit.refuse_small_room(work, in_house.room_of(work, stay), len(present) + 1 - minors, minors)
        staying.settle_one(work, stay, party[0])
        lead = lookup.by_id(work, type(party[0].guest), stay.guest_id)
        return PeopleChanged(stay.no, party[0].guest.no, len(present) + 1, lead.no, warnings)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They leave again and were never there."""
        from hotelcs.workflows.verbs import act_of

        return act_of("remove-guest").parse(
            {"stay": result["stay"], "guest": result["guest"], "mistake": True}
        )


class RemoveGuest(Act):
    """Somebody leaves before the others. `mistake`: they never stayed, so their registration is withdrawn."""

    stay: Ref
    guest: Ref
    mistake: bool = False

    def perform(self, work: Work) -> PeopleChanged:
        """The last adult cannot leave alone: that is a check-out. When the first guest leaves, the next adult leads."""
        stay, _ = in_house.present(work, self.stay, "remove-guest")
        guest = lookup.guest(work, self.guest)
        present = settling.present(work, stay)
        gone = next((person for person in present if person.guest_id == guest.id), None)
        if gone is None:
            raise Refusal("GUEST_NOT_THERE", N_("{no} is not in {stay}."), field="guest", next=("show stay",), no=guest.no,
                          stay=stay.no)  # fmt: skip
        left = [person for person in present if person is not gone]
        self._refuse_last(gone, left)
        gone.left_at = work.now
        work.changed += 1
        if self.mistake:
            work.run(_EXEMPT, {"reason": "added by mistake", "person": gone.id})
        self._lead(work, stay, left)
        lead = lookup.by_id(work, type(guest), stay.guest_id)
        return PeopleChanged(stay.no, guest.no, len(left), lead.no)

    def _refuse_last(self, gone: StayGuest, left: list[StayGuest]) -> None:
        if not left or (not gone.minor and all(person.minor for person in left)):
            raise Refusal("LAST_GUEST", N_("An adult must stay; check out when everybody leaves."), field="guest",
                          next=("check-out",))  # fmt: skip

    def _lead(self, work: Work, stay: Stay, left: list[StayGuest]) -> None:
        """Keep the first guest among those who are there."""
        if all(person.guest_id != stay.guest_id for person in left):
            stay.guest_id = min(left, key=lambda person: (person.minor, person.id or 0)).guest_id
            work.touch(stay)
