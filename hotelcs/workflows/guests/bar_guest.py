"""Refuse a guest, have an eye on one, or lift either (handbook 02 §2.3.4: never on protected grounds)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref


@dataclass(frozen=True, slots=True)
class GuestBarred:
    """The guest and the mark now and before; the reason stays with the guest."""

    guest: str
    level: str
    before: str


class RefuseGuest(Act):
    """Mark a guest as refused (stopped at booking and check-in) or to be watched, with the evidence."""

    guest: Ref
    reason: Annotated[Name, Field(description="what happened, when, who saw it")]
    level: Literal["refuse", "watch"] = "refuse"

    def perform(self, work: Work) -> GuestBarred:
        """Guests in house stay; the next booking and check-in are stopped."""
        guest = lookup.guest(work, self.guest)
        before = guest.blacklist
        guest.blacklist, guest.blacklist_reason = self.level, self.reason
        work.touch(guest)
        return GuestBarred(guest.no, self.level, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Allowing a guest who had no mark before."""
        from hotelcs.workflows.verbs import act_of

        asked = {"guest": result["guest"], "reason": "undone"}
        return act_of("allow-guest").parse(asked) if result["before"] == "none" else None


class AllowGuest(Act):
    """Lift the mark of a guest, with the reason."""

    guest: Ref
    reason: Name

    def perform(self, work: Work) -> GuestBarred:
        """Refused when there is no mark to lift."""
        guest = lookup.guest(work, self.guest)
        before = guest.blacklist
        if before == "none":
            raise Refusal(
                "NOT_BARRED",
                N_("{no} has no mark to lift."),
                field="guest",
                next=("refuse-guest",),
                no=guest.no,
            )
        guest.blacklist, guest.blacklist_reason = "none", self.reason
        work.touch(guest)
        return GuestBarred(guest.no, "none", before)
