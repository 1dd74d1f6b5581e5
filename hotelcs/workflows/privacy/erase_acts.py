"""One guest's letter answered: what would go is looked at, a second person says yes, it goes; or it is given out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.privacy import erased_log
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.erasing import PLACES, erase, last_day
from hotelcs.workflows.privacy.four_eyes import asked, confirm, end, erasure_of, refuse_unconfirmed
from hotelcs.workflows.privacy.standing import Rest, refuse_standing, rest_of


@dataclass(frozen=True, slots=True)
class ErasurePlanned:
    """The request, the guest, how many rows of each place go and stay, until when the code is good (UTC)."""

    erasure: str
    guest: str
    goes: dict[str, int]
    stays: dict[str, int]
    rest_date: str
    until: str


class PlanErasure(Act):
    """Look at what would go of a guest who asks for it, and ask a second person. Nothing goes yet."""

    guest: Ref
    reason: Name = Field(description="the letter and its date, without names")

    def perform(self, work: Work) -> ErasurePlanned:
        """Refused while the house still has to do with the guest, and when nothing is left."""
        guest = lookup.guest(work, self.guest)
        key, rest = int(guest.id or 0), _rest(work, guest)
        refuse_standing(work.reader, key, guest.no)
        plan = planned(work, guest, rest)
        if guest.name == GONE and not any(plan["goes"].values()):
            raise Refusal("NOTHING_LEFT", N_("Nothing of {no} is left that could go."), field="guest", no=guest.no,
                          next=("show erasures",))  # fmt: skip
        row = asked(work, "guest", key, {"guest": guest.no, "rest": _iso(rest)}, plan, self.reason)
        return ErasurePlanned(row.no, guest.no, plan["goes"], plan["stays"], _iso(rest), iso(row.until))


@dataclass(frozen=True, slots=True)
class GuestErased:
    """The request, the guest, rows that changed by place, and the day on which the rest goes too."""

    erasure: str
    guest: str
    done: dict[str, int]
    rest_date: str


class ConfirmErasure(Act):
    """Say yes to the erasure of a guest, with the code of who asked; it goes at once, and never comes back."""

    anchored = True
    erasure: Ref
    code: str = Field(min_length=4, max_length=12)

    def perform(self, work: Work) -> GuestErased:
        """In one unit: everything or nothing. The digest that a restore needs is on the disk before."""
        row = erasure_of(work, self.erasure, "guest")
        guest: Guest = lookup.by_id(work, Guest, row.guest_id)
        rest = _rest(work, guest)
        refuse_unconfirmed(work, row, self.code, planned(work, guest, rest))
        refuse_standing(work.reader, int(guest.id or 0), guest.no)
        confirm(work, row)
        if work.kept:
            erased_log.note_guest(work, guest)
        done = erase(work, int(guest.id or 0), row.no, rest)
        row.rest_date = last_day(rest)
        end(work, row, done)
        work.session.expire(guest)
        return GuestErased(row.no, guest.no, done, _iso(rest))


def planned(work: Work, guest: Guest, rest: Rest) -> dict[str, Any]:
    """How many rows of a guest go and stay, by place."""
    counts = {place: len(work.reader.rows(sql, guest=guest.id)) for place, sql in PLACES.items()}
    kept = () if rest.all_goes else ("people", "documents")
    goes: Mapping[str, int] = {place: count for place, count in counts.items() if place not in kept}
    profile = 0 if guest.name == GONE else 1
    return {"goes": {"profile": profile, **goes}, "stays": {place: counts[place] for place in kept}}


def _rest(work: Work, guest: Guest) -> Rest:
    return rest_of(work.reader, int(guest.id or 0), work.business_date)


def _iso(rest: Rest) -> str:
    return "" if rest.last is None else rest.last.isoformat()


@dataclass(frozen=True, slots=True)
class GuestExported:
    """Whose data was given out."""

    guest: str


class ExportGuest(Act):
    """Note that a guest's data is given out: who asked for it and why. `hotelcs privacy export` writes it."""

    guest: Ref
    reason: Name = Field(description="the letter and its date, without names")

    def perform(self, work: Work) -> GuestExported:
        """The entry is all there is to do."""
        return GuestExported(lookup.guest(work, self.guest).no)
