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
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.reception import papers
from hotelcs.workflows.reception.documents import NO_ISSUER, OLD_TAIWAN_PERMIT, read_document
from hotelcs.workflows.reception.papers import Document

RESIDENT = ("cn_id", "cn_temp_id", "hukou")
"""Papers that carry one number for life, the resident number of GB 11643: whichever is shown, it is one person."""
NOTES = (NO_ISSUER, OLD_TAIWAN_PERMIT)
"""Warnings that the desk is told; any other is of a failed check, which a person must confirm."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that was shown: what it says, the guest it belongs to, its row."""

    document: Document
    guest: Guest
    row: IdDocument


def blind_of(work: Work, document: Document) -> str:
    """The blind index of a document number: equal numbers are recognised, the number cannot be read back."""
    family = "resident" if document.kind in RESIDENT else document.kind
    return work.keys.digest(f"{family}:{document.number}")


def holder(work: Work, document: Document) -> tuple[Guest, IdDocument] | None:
    """The guest who showed this document before."""
    row = work.session.exec(select(IdDocument).where(IdDocument.blind == blind_of(work, document))).first()
    return (lookup.by_id(work, Guest, row.guest_id), row) if row else None


def show(
    work: Work,
    text: str,
    *,
    expected: Guest | None,
    name: str = "",
    excused: bool = False,
    confirmed: bool = False,
) -> Shown:
    """Read a document and settle whose it is.

    A known number brings its guest back, whatever name the booking has, unless the guest was erased since. A new one is filed for `expected`
    unless what is on file says it is somebody else's; then for a new guest called `name` or as the document
    says. A refused guest is stopped, found by name or by document. Raises Refusal DOCUMENT_INVALID,
    DOCUMENT_DOUBTFUL (a check failed and nobody `confirmed`), DOCUMENT_EXPIRED (unless `excused`),
    DOCUMENT_OF_ANOTHER, NAME_MISSING, GUEST_REFUSED.
    """
    document = read_document(text, today=work.business_date)
    _refuse_doubtful(document, confirmed=confirmed)
    known = holder(work, document)
    _refuse_expired(work, document, known[1] if known else None, excused=excused)
    if known is not None and known[0].name != GONE:
        guest, row = known
        row.expires_date = document.expires_date or row.expires_date
    else:
        theirs = expected if expected is not None and may_be(work, document, expected) else None
        guest = theirs if theirs is not None else _new_guest(work, document, name, expected)
        row = _file(work, document, guest) if known is None else _hand_over(work, known[1], document, guest)
    profiles.refuse_barred(guest)
    return Shown(document, guest, row)


def _hand_over(work: Work, row: IdDocument, document: Document, guest: Guest) -> IdDocument:
    """The document of somebody whose profile was erased, and who comes again as `guest`: the erased profile stays erased."""
    row.guest_id, row.expires_date = int(guest.id or 0), document.expires_date or row.expires_date
    profiles.add_terms(work, int(guest.id or 0), terms_of_document_tail(document.number))
    return row


def may_be(work: Work, document: Document, guest: Guest) -> bool:
    """Whether the new document can be the guest's: nothing on file says otherwise."""
    if guest.birth_date and document.birth_date and guest.birth_date != document.birth_date:
        return False
    if guest.sex in ("m", "f") and document.sex in ("m", "f") and guest.sex != document.sex:
        return False
    if document.kind not in RESIDENT:
        return True
    filed = work.session.exec(select(IdDocument.kind).where(IdDocument.guest_id == guest.id))
    return not any(kind in RESIDENT for kind in filed)


def is_minor(work: Work, birth_date: date | None) -> bool:
    """Whether somebody born on `birth_date` is under 18 on the business date."""
    return birth_date is not None and papers.is_minor(birth_date, work.business_date)


def _refuse_doubtful(document: Document, *, confirmed: bool) -> None:
    """A failed check digit is confirmed by a person who compared it with the page, never passed in silence."""
    failed = tuple(warning for warning in document.warnings if warning not in NOTES)
    if failed and not confirmed:
        raise Refusal("DOCUMENT_DOUBTFUL", failed[0], field="document", items=failed,
                      next=("type-again", "confirmed=true", "other-document"))  # fmt: skip


def _refuse_expired(work: Work, document: Document, row: IdDocument | None, *, excused: bool) -> None:
    """A document is good through its last day; a typed number is checked against what was read before."""
    last = document.expires_date or (row.expires_date if row else None)
    if last is None or last >= work.business_date or excused:
        return
    raise Refusal(
        "DOCUMENT_EXPIRED",
        N_("The document expired on {day}. Ask for another one."),
        field="document",
        next=("other-document", "call-duty-manager"),
        day=last,
    )


def _new_guest(work: Work, document: Document, name: str, expected: Guest | None) -> Guest:
    called = name or document.name
    if not called and expected is not None:
        raise Refusal("DOCUMENT_OF_ANOTHER", N_("This document is not {no}'s. Type the name as it stands in it."),
                      field="name", next=("name", "other-document"), no=expected.no)  # fmt: skip
    if not called:
        raise Refusal("NAME_MISSING", N_("Type the name as it stands in the document."), field="name")
    return profiles.create(
        work, called, nationality=document.nationality or "", birth_date=document.birth_date, sex=document.sex
    )


def _file(work: Work, document: Document, guest: Guest) -> IdDocument:
    """Put the document on file: its number sealed, and no more of it in the clear than the mask shows."""
    blind = blind_of(work, document)
    guest.birth_date = guest.birth_date or document.birth_date
    guest.sex = guest.sex or document.sex
    guest.nationality = guest.nationality or document.nationality or ""
    if document.surname and document.name and not guest.name_latin:
        guest.name_latin = document.name
        profiles.index(work, guest)
    first, last = papers.ends(document.number)
    row = IdDocument(
        guest_id=int(guest.id or 0),
        kind=document.kind,
        issuer=document.issuer or "",
        sealed=work.keys.seal(document.number, sealed_for(blind)),
        blind=blind,
        first=first,
        last=last,
        length=len(document.number),
        expires_date=document.expires_date,
        checked_by=work.actor.login,
        checked_at=work.now,
    )
    profiles.add_terms(work, int(guest.id or 0), terms_of_document_tail(document.number))
    return work.add(row)  # type: ignore[no-any-return]


def sealed_for(blind: str) -> str:
    """What a sealed number is bound to, so that it cannot be moved to another row."""
    return f"id_document:{blind}"
