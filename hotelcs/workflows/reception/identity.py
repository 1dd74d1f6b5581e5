"""Who is checking in: a document read, its guest found again by the blind index, or put on file."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest, IdDocument
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.guests.terms import terms_of_document_tail
from hotelcs.workflows.reception.documents import Document, age_on, read_document

ADULT = 18


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that was shown: what it says, the guest it belongs to, its row."""

    document: Document
    guest: Guest
    row: IdDocument


def blind_of(work: Work, document: Document) -> str:
    """The blind index of a document number: equal numbers are recognised, the number cannot be read back."""
    return work.keys.digest(f"{document.kind}:{document.number}")


def holder(work: Work, document: Document) -> tuple[Guest, IdDocument] | None:
    """The guest who showed this document before."""
    row = work.session.exec(select(IdDocument).where(IdDocument.blind == blind_of(work, document))).first()
    return (lookup.by_id(work, Guest, row.guest_id), row) if row else None


def show(work: Work, text: str, *, expected: Guest | None, name: str = "") -> Shown:
    """Read a document and settle whose it is.

    A known number brings its guest back; otherwise it is filed for `expected`, or for a new guest named
    `name` or by the document. A refused guest is stopped. Raises Refusal (DOCUMENT_INVALID, DOCUMENT_EXPIRED,
    NAME_MISSING, GUEST_REFUSED).
    """
    document = read_document(text)
    _refuse_expired(work, document)
    known = holder(work, document)
    if known is not None:
        guest, row = known
    else:
        guest = expected or _new_guest(work, document, name)
        row = _file(work, document, guest)
    profiles.refuse_barred(guest)
    return Shown(document, guest, row)


def is_minor(work: Work, birth_date: date | None) -> bool:
    """Whether somebody born on `birth_date` is under 18 on the business date."""
    return birth_date is not None and age_on(birth_date, work.business_date) < ADULT


def _refuse_expired(work: Work, document: Document) -> None:
    if document.expires_date is not None and document.expires_date < work.business_date:
        raise Refusal(
            "DOCUMENT_EXPIRED",
            N_("The document expired on {day}. Ask for another one."),
            field="document",
            next=("other-document", "call-duty-manager"),
            day=document.expires_date,
        )


def _new_guest(work: Work, document: Document, name: str) -> Guest:
    called = name or document.name
    if not called:
        raise Refusal("NAME_MISSING", N_("Type the name as it stands in the document."), field="name")
    return profiles.create(
        work, called, nationality=document.nationality or "", birth_date=document.birth_date, sex=document.sex
    )


def _file(work: Work, document: Document, guest: Guest) -> IdDocument:
    blind = blind_of(work, document)
    guest.birth_date = guest.birth_date or document.birth_date
    guest.sex = guest.sex or document.sex
    guest.nationality = guest.nationality or document.nationality or ""
    row = IdDocument(
        guest_id=int(guest.id or 0),
        kind=document.kind,
        issuer=document.nationality or "",
        sealed=work.keys.seal(document.number, f"id_document:{blind}"),
        blind=blind,
        first=document.number[:4],
        last=document.number[-4:],
        length=len(document.number),
        expires_date=document.expires_date,
        checked_by=work.actor.login,
        checked_at=work.now,
    )
    profiles.add_terms(work, int(guest.id or 0), terms_of_document_tail(document.number))
    return work.add(row)  # type: ignore[no-any-return]
