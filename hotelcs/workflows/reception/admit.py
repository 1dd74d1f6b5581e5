"""The people of an arrival: every adult with a document, every minor with a guardian (handbook 02 §2.7)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest, IdDocument
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.storage.reading import value
from hotelcs.text import fold
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reception import identity
from hotelcs.workflows.reception.person import Person

CHILDREN_UNREGISTERED = N_("Children were booked and are not written down yet. Add them with their guardian.")
IN_HOUSE_ALREADY = N_("One of these guests is in another room already.")
WATCHED = N_("Read the note on this guest before going on.")
NAME_DIFFERS = N_(
    "The document belongs to another guest than the booking names; the stay is in the document's name."
)
_ELSEWHERE = (
    "SELECT count(*) FROM stay_guest g JOIN stay s ON s.id = g.stay_id "
    "WHERE g.guest_id = :guest AND g.left_at IS NULL AND s.status = 'in_house'"
)


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody admitted: the guest, the document row (None for a minor without one), whether from overseas."""

    guest: Guest
    document: IdDocument | None
    overseas: bool
    minor: bool
    person: Person


def refuse_no_adult(reservation: Reservation, *, override: str) -> None:
    """A booking without an adult is let in by a manager only."""
    if reservation.adults == 0 and not override:
        raise Refusal("NO_ADULT", N_("{no} has no adult. A manager may let it in with a reason."),
                      field="guests", next=("override", "amend"), no=reservation.no)  # fmt: skip


def refuse_unidentified(reservation: Reservation, party: list[Admitted], *, override: str) -> None:
    """Refuse when nobody, no adult, or fewer adults than booked have shown who they are."""
    following = ("add-document", "call-duty-manager")
    if not party:
        raise Refusal(
            "DOCUMENT_MISSING", N_("Nobody has shown a document yet."), field="document", next=following
        )
    adults = sum(not admitted.minor for admitted in party)
    if not adults and not override:
        raise Refusal("NO_ADULT", N_("Only minors have shown a document. A manager may let them in with a reason."),
                      field="guests", next=("override", *following))  # fmt: skip
    missing = reservation.adults - adults
    if missing > 0 and not (override and not adults):
        raise Refusal(
            "DOCUMENT_MISSING",
            N_("{missing} more adults must show a document ({adults} booked)."),
            field="guests",
            next=(*following, "amend"),
            missing=missing,
            adults=reservation.adults,
        )


def refuse_crowd(
    work: Work, reservation: Reservation, room: Room, party: list[Admitted], *, override: str
) -> None:
    """More people than were booked must fit the type of the room they get."""
    if len(party) <= reservation.adults + reservation.children or override:
        return
    minors = sum(admitted.minor for admitted in party)
    refuse_small_room(work, room, len(party) - minors, minors)


def refuse_small_room(work: Work, room: Room, adults: int, minors: int) -> None:
    """Refuse people who do not fit the room's type (handbook 02 §2.3.3)."""
    kind: RoomType = lookup.by_id(work, RoomType, room.type_id)
    if adults <= kind.max_adults and adults + minors <= kind.max_adults + kind.max_children:
        return
    raise Refusal("ROOM_TOO_SMALL", N_("Room {room} takes {most} adults and {more} children."), field="guests",
                  next=("choose-room", "more-rooms", "override"), room=room.no, most=kind.max_adults,
                  more=kind.max_children)  # fmt: skip


def notices(work: Work, reservation: Reservation, party: list[Admitted]) -> tuple[str, ...]:
    """What the desk should still look at, as sentences to translate."""
    found = []
    if reservation.children > sum(admitted.minor for admitted in party):
        found.append(CHILDREN_UNREGISTERED)
    if any(
        value(work.reader, _ELSEWHERE, guest=admitted.guest.id) for admitted in party if admitted.document
    ):
        found.append(IN_HOUSE_ALREADY)
    if any(admitted.guest.blacklist == "watch" for admitted in party):
        found.append(WATCHED)
    if reservation.guest_id not in (None, party[0].guest.id):
        found.append(NAME_DIFFERS)
    return tuple(found)


def identify(work: Work, people: list[Person], lead: Guest | None) -> tuple[list[Admitted], tuple[str, ...]]:
    """Settle who everybody is, adults first; what the documents warn of comes along.

    The first adult is expected to be the booking's guest `lead`, unless another name is typed.
    """
    party: list[Admitted] = []
    warnings: list[str] = []
    for person in people:
        expected = lead if _is_expected(person, lead, party) else None
        party.append(admit_one(work, person, expected, warnings))
    if len({admitted.guest.id for admitted in party}) < len(party):
        raise Refusal("DOCUMENT_TWICE", N_("One document was shown for two people."), field="guests",
                      next=("other-document",))  # fmt: skip
    party.sort(key=lambda admitted: admitted.minor)
    return party, tuple(warnings)


def _is_expected(person: Person, lead: Guest | None, party: list[Admitted]) -> bool:
    """Whether `person` may be the guest of the booking."""
    if lead is None or person.minor or any(not admitted.minor for admitted in party):
        return False
    return not person.name or fold(person.name) in (fold(lead.name), fold(lead.name_latin))


def admit_one(work: Work, person: Person, expected: Guest | None, warnings: list[str]) -> Admitted:
    """Settle who one person is; raises Refusal for what is missing."""
    _refuse_exception(work, person)
    if person.document:
        shown = identity.show(
            work,
            person.document,
            expected=expected,
            name=person.name or "",
            excused=bool(person.exception),
            confirmed=person.confirmed,
        )
        warnings.extend(shown.document.warnings)
        minor = person.minor or identity.is_minor(work, shown.guest.birth_date)
        _refuse_unguarded(person, minor=minor)
        return Admitted(shown.guest, shown.row, shown.document.overseas, minor, person)
    if not person.minor and not person.exception:
        raise Refusal("DOCUMENT_MISSING", N_("{name} must show a document."), field="guests",
                      next=("add-document", "call-duty-manager"), name=person.name or "?")  # fmt: skip
    _refuse_unguarded(person, minor=person.minor)
    if expected is not None:
        return Admitted(expected, None, False, person.minor, person)
    if not person.name:
        raise Refusal("NAME_MISSING", N_("Type the name of everybody who stays."), field="name")
    return Admitted(profiles.create(work, person.name), None, False, person.minor, person)


def _refuse_exception(work: Work, person: Person) -> None:
    if person.exception and not rights.granted(work, "stay.override"):
        raise Refusal("DOCUMENT_MISSING", N_("Only the duty manager may admit a guest without a valid document."),
                      field="guests", next=("call-duty-manager",))  # fmt: skip


def _refuse_unguarded(person: Person, *, minor: bool) -> None:
    """A minor needs a guardian on record (handbook 02 §2.7, the five musts)."""
    if minor and not person.guardian:
        raise Refusal("GUARDIAN_MISSING", N_("Ask for the guardian of the minor: name, phone and relation."),
                      field="guardian", next=("add-guardian", "call-duty-manager"))  # fmt: skip
