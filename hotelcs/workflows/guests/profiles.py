"""Making and finding the person behind a booking or a document."""

from datetime import date

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.guests.phones import normal_phone
from hotelcs.workflows.guests.terms import terms_of_name, terms_of_phone

_TERM = text("INSERT INTO search_term (term, guest_id) VALUES (:term, :guest) ON CONFLICT DO NOTHING")
_FORGET = text("DELETE FROM search_term WHERE guest_id = :guest")


def named(work: Work, guest: str, *, phone: str = "", nationality: str = "") -> Guest:
    """The guest with this number, or a new one with this name."""
    if numbers.full(guest):
        return lookup.guest(work, guest)
    return create(work, guest, phone=phone, nationality=nationality)


def create(
    work: Work,
    name: str,
    *,
    phone: str = "",
    nationality: str = "",
    birth_date: date | None = None,
    sex: str | None = None,
) -> Guest:
    """A new guest on file, findable at once."""
    guest = Guest(
        no=numbers.new(work, "P"),
        name=name,
        phone=normal_phone(phone) if phone else "",
        nationality=nationality,
        birth_date=birth_date,
        sex=sex,
        created_at=work.now,
    )
    work.add(guest)
    index(work, guest)
    return guest


def index(work: Work, guest: Guest, *, again: bool = False) -> None:
    """Write the terms by which the guest is found; `again` drops the old ones first."""
    if again:
        work.run(_FORGET, {"guest": guest.id})
    terms = terms_of_name(guest.name) | terms_of_phone(guest.phone)
    if guest.name_latin:
        terms |= terms_of_name(guest.name_latin)
    if terms:
        work.run(_TERM, [{"term": term, "guest": guest.id} for term in sorted(terms)])


def add_terms(work: Work, guest_id: int, terms: frozenset[str]) -> None:
    """More terms for a guest (the tail of a document)."""
    if terms:
        work.run(_TERM, [{"term": term, "guest": guest_id} for term in sorted(terms)])


def refuse_barred(guest: Guest) -> None:
    """Stop a guest the hotel refuses; the words are for staff, not for the person at the desk."""
    if guest.blacklist == "refuse":
        raise Refusal(
            "GUEST_REFUSED",
            N_("Call the duty manager before going on with {no}."),
            field="guest",
            next=("call-duty-manager",),
            no=guest.no,
        )
