"""Change what is on file about a guest; two desks never overwrite each other (handbook 04 §4.1 rule 6)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest, IdDocument
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import BirthDate, Name, Note, Ref, Words
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.guests.phones import normal_phone
from hotelcs.workflows.guests.terms import terms_of_document_tail
from hotelcs.workflows.reception import identity
from hotelcs.workflows.stale import refuse_stale

FIELDS = (
    "name", "name_latin", "sex", "birth_date", "nationality", "phone", "email", "lang", "vip_level", "company", "note",
)  # fmt: skip
NAMED = {"name", "name_latin", "phone"}
"""Fields by which a guest is found."""


@dataclass(frozen=True, slots=True)
class GuestUpdated:
    """The guest, the names of the fields changed, and the version now."""

    guest: str
    fields: tuple[str, ...]
    version: int


class UpdateGuest(Act):
    """Change fields of a guest. A field not given stays; an empty text clears it. Old registrations keep theirs."""

    guest: Ref
    name: Name | None = None
    name_latin: Words | None = None
    sex: Literal["m", "f", "x"] | None = None
    birth_date: BirthDate | None = None
    nationality: Annotated[str, Field(pattern="^([A-Z]{3})?$")] | None = None
    phone: Words | None = None
    email: Annotated[Words, Field(max_length=254)] | None = None
    lang: Words | None = None
    vip_level: Annotated[int, Field(ge=0, le=3)] | None = None
    company: Words | None = None
    note: Note | None = None
    version: int | None = None

    def perform(self, work: Work) -> GuestUpdated:
        """Refused as stale when `version` is not the present one; the search terms follow the name and phone."""
        guest = lookup.guest(work, self.guest)
        wanted = self._wanted()
        refuse_stale(
            work,
            guest.no,
            self.version,
            guest.version,
            [(name, mine, getattr(guest, name)) for name, mine in wanted.items()],
        )
        if self.birth_date is not None and self.birth_date > work.business_date:
            raise Refusal(
                "DATE_FUTURE", N_("{day} is in the future."), field="birth_date", day=self.birth_date
            )
        changed = {name: value for name, value in wanted.items() if getattr(guest, name) != value}
        for name, value in changed.items():
            setattr(guest, name, value)
        if changed:
            work.touch(guest)
        if NAMED & set(changed):
            reindex(work, guest)
        return GuestUpdated(guest.no, tuple(changed), guest.version)

    def _wanted(self) -> dict[str, Any]:
        given = {name: getattr(self, name) for name in FIELDS if getattr(self, name) is not None}
        if "phone" in given:
            given["phone"] = normal_phone(given["phone"])
        return given


def reindex(work: Work, guest: Guest) -> None:
    """Write the guest's search terms anew: names, phone, and the tails of documents."""
    profiles.index(work, guest, again=True)
    for row in work.session.exec(select(IdDocument).where(IdDocument.guest_id == guest.id)):
        number = work.keys.open(row.sealed, identity.sealed_for(row.blind))
        profiles.add_terms(work, int(guest.id or 0), terms_of_document_tail(number or row.last))
