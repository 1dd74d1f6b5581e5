"""The people of a check-in: every adult with a document, every minor with a guardian."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest, IdDocument
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reception import identity

if TYPE_CHECKING:
    from hotelcs.workflows.reception.check_in import Person


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody admitted: the guest, the document row (None for a minor without one), whether from overseas."""

    guest: Guest
    document: IdDocument | None
    overseas: bool
    minor: bool
    person: "Person"


def refuse_unidentified(work: Work, reservation: Reservation, people: "list[Person]", *, override: str) -> None:
    """Refuse when fewer adults show a document than were booked, or when there is no adult at all."""
    adults = [p for p in people if not p.minor]
    following = ("add-document", "call-duty-manager")
    if not adults or (reservation.adults == 0 and not override):
        if reservation.adults == 0 and not override:
            raise Refusal("NO_ADULT", N_("{no} has no adult. A manager may let it in with a reason."),
                          field="guests", next=("override", "amend"), no=reservation.no)  # fmt: skip
        raise Refusal("DOCUMENT_MISSING", N_("Nobody has shown a document yet."), field="document", next=following)
    missing = reservation.adults - len(adults)
    if missing > 0:
        raise Refusal(
            "DOCUMENT_MISSING",
            N_("{missing} more adults must show a document ({adults} booked)."),
            field="guests",
            next=(*following, "amend"),
            missing=missing,
            adults=reservation.adults,
        )


def identify(work: Work, people: "list[Person]", lead: Guest | None) -> tuple[list[Admitted], tuple[str, ...]]:
    """Settle who everybody is, the first adult first; what the documents warn of comes along."""
    party: list[Admitted] = []
    warnings: list[str] = []
    for person in people:
        expected = lead if not any(not a.minor for a in party) and not person.minor and not person.name else None
        party.append(_one(work, person, expected, warnings))
    party.sort(key=lambda admitted: admitted.minor)
    return party, tuple(warnings)


def _one(work: Work, person: "Person", expected: Guest | None, warnings: list[str]) -> Admitted:
    if person.document:
        shown = identity.show(work, person.document, expected=expected, name=person.name or "")
        warnings.extend(shown.document.warnings)
        minor = person.minor or identity.is_minor(work, shown.document.birth_date)
        _refuse_unguarded(person, minor=minor)
        return Admitted(shown.guest, shown.row, shown.document.overseas, minor, person)
    if not person.minor and not person.exception:
        raise Refusal("DOCUMENT_MISSING", N_("{name} must show a document."), field="guests",
                      next=("add-document", "call-duty-manager"), name=person.name or "?")  # fmt: skip
    if person.exception and not work.actor.may("stay.override"):
        raise Refusal("DOCUMENT_MISSING", N_("Only the duty manager may admit a guest without a document."),
                      field="guests", next=("call-duty-manager",))  # fmt: skip
    if not person.name:
        raise Refusal("NAME_MISSING", N_("Type the name of everybody who stays."), field="name")
    _refuse_unguarded(person, minor=person.minor)
    return Admitted(profiles.create(work, person.name), None, False, person.minor, person)


def _refuse_unguarded(person: "Person", *, minor: bool) -> None:
    """A minor needs a guardian on record (handbook 02 §2.7, the five musts)."""
    if minor and not person.guardian:
        raise Refusal("GUARDIAN_MISSING", N_("Ask for the guardian of the minor: name, phone and relation."),
                      field="guardian", next=("add-guardian", "call-duty-manager"))  # fmt: skip
