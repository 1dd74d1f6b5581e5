"""The card of a guest: who they are, masked, and their stays (handbook 04 SC12)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.entry.numbers import number_pattern
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.reception.masked import masked_number
from hotelcs.workflows.reservations.asked import phone_for
from hotelcs.workflows.reservations.reservation_view import masked_email
from hotelcs.workflows.views import Asking

_STAYS = "FROM stay_guest p JOIN stay s ON s.id = p.stay_id WHERE p.guest_id = g.id AND s.status <> 'voided'"
_CARD = (
    "SELECT g.id, g.no, g.name, g.name_latin, g.sex, g.birth_date, g.nationality, g.phone, g.email, g.lang, g.vip_level, "
    f"g.company, g.note, g.blacklist, g.version, (SELECT count(*) {_STAYS}), (SELECT min(s.date_in) {_STAYS}), "
    f"(SELECT max(s.date_in) {_STAYS}) FROM guest g WHERE g.no LIKE :no ORDER BY g.id DESC LIMIT 1"
)
_DOCUMENTS = "SELECT id, kind, first, last, length, expires_date FROM id_document WHERE guest_id = :id ORDER BY id DESC"
_RECENT = (
    "SELECT s.no, m.no, s.date_in, coalesce(s.date_out, s.due_out), s.status FROM stay_guest p "
    "JOIN stay s ON s.id = p.stay_id JOIN room m ON m.id = s.room_id "
    "WHERE p.guest_id = :id AND s.status <> 'voided' ORDER BY s.id DESC LIMIT 5"
)
_COMING = (
    "SELECT no, arrival, departure, status FROM reservation WHERE guest_id = :id "
    "AND status IN ('tentative','waitlist','confirmed','guaranteed') ORDER BY arrival, id LIMIT 5"
)


@dataclass(frozen=True, slots=True)
class CardDocument:
    """A document on file, masked; `document` is its row, for reveal-document."""

    document: int
    kind: str
    number: str
    expires: str


@dataclass(frozen=True, slots=True)
class CardStay:
    """A stay of the guest, newest first."""

    stay: str
    room: str
    arrival: str
    departure: str
    status: str


@dataclass(frozen=True, slots=True)
class CardBooking:
    """A booking to come."""

    reservation: str
    arrival: str
    departure: str
    status: str


@dataclass(frozen=True, slots=True)
class GuestCard:
    """A guest. The address is masked, and the phone for who changes no bookings; `stays` counts visits, `mark` is none, watch or refuse."""

    guest: str
    name: str
    name_latin: str
    sex: str
    birth_date: str
    nationality: str
    phone: str
    email: str
    lang: str
    vip: int
    company: str
    note: str
    mark: str
    stays: int
    first_stay: str
    last_stay: str
    in_house: str
    documents: tuple[CardDocument, ...]
    recent: tuple[CardStay, ...]
    coming: tuple[CardBooking, ...]
    version: int


def guest(asking: Asking, no: str) -> GuestCard:
    """The card of guest `no`, short forms included. Raises Refusal (GUEST_UNKNOWN)."""
    pattern = number_pattern(no)
    row = one(asking.reader, _CARD, no=pattern.like) if pattern and pattern.prefix == "P" else None
    if row is None:
        raise Refusal(
            "GUEST_UNKNOWN", N_("There is no guest {reference}."), field="guest", next=("find",), reference=no
        )
    return _card(asking, row)


def _card(asking: Asking, row: tuple[Any, ...]) -> GuestCard:
    (key, number, name, latin, sex, birth, nationality, phone, email, lang, vip, company, note, mark, version, stays,
     first, last) = row  # fmt: skip
    documents = tuple(
        CardDocument(document, kind, masked_number(head, tail, length), expires or "")
        for document, kind, head, tail, length, expires in asking.rows(_DOCUMENTS, id=key)
    )
    recent = tuple(CardStay(*found) for found in asking.rows(_RECENT, id=key))
    coming = tuple(CardBooking(*found) for found in asking.rows(_COMING, id=key))
    here = next((found.stay for found in recent if found.status == "in_house"), "")
    return GuestCard(
        number, name, latin, sex or "", birth or "", nationality, phone_for(asking, phone), masked_email(email), lang, vip, company,
        note, mark, stays, first or "", last or "", here, documents, recent, coming, version,
    )  # fmt: skip
