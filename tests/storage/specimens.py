"""One sound row of every table, and how to make another that breaks nothing; the tests of rules start here."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, UniqueConstraint
from sqlmodel import SQLModel

from hotelcs.models import every_table
from hotelcs.models.folios import Deposit, Folio, FolioLine, Payment
from hotelcs.models.guests import Guest, IdDocument, SearchTerm
from hotelcs.models.hotel import BusinessDay, NumberSequence, Property
from hotelcs.models.inventory import RoomNight, RoomSlot, TypeNight
from hotelcs.models.ledger import LedgerEntry
from hotelcs.models.people import Account, PostGrant
from hotelcs.models.reservations import QueueTicket, Reservation, ReservationNight
from hotelcs.models.rooms import Room, RoomBlock, RoomStatusChange, RoomType
from hotelcs.models.stays import KeyCard, Registration, Stay, StayGuest
from hotelcs.models.transfers import ImportedFile

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(days=1)


def specimens() -> list[list[SQLModel]]:
    """Rows in the order in which they can be inserted, each list after the one before."""
    return [
        [
            Property(uid="cafe", name_en="Lakeside", name_zh="湖畔"),
            BusinessDay(day=DAY, opened_at=NOW),
            NumberSequence(prefix="R", day=DAY, last=3),
            Account(id=1, login="admin", name="Admin", post="GM"),
            PostGrant(post="GM", permission="settings"),
            RoomType(id=1, code="KNG", name_en="King", name_zh="大床"),
            RoomType(id=2, code="TWN", name_en="Twin", name_zh="双床"),
            Guest(id=1, no="G1", name="Zhang Wei", sex="m", source="csv", source_ref="g1", created_at=NOW),
            Guest(id=2, no="G2", name="Li Na", created_at=NOW),
            entry(1, None),
            entry(2, 1),
        ],
        [
            Room(id=1, no="101", floor=1, type_id=1),
            Room(id=2, no="102", floor=1, type_id=1),
            Room(id=3, no="103", floor=1, type_id=1),
            IdDocument(id=1, guest_id=1, kind="cn_id", sealed=b"s", blind="b", checked_by="desk", checked_at=NOW),
            SearchTerm(term="zhang", guest_id=1),
            TypeNight(night=DAY, type_id=1, sold=1, cap=2),
            ImportedFile(id=1, kind="guests", source="csv", sha256="0", rows=1, added=1, rejected=0, at=NOW, ledger_seq=1),
        ],
        [
            booking(1, room_id=1, guest_id=1, source="web", source_ref="w1"),
            booking(2),
            booking(3),
            booking(4, departure=DAY, kind="day_use"),
            RoomBlock(id=1, room_id=2, kind="ooo", from_date=DAY, to_date=NEXT, reason="leak"),
            RoomStatusChange(id=1, room_id=1, at=NOW, from_state="dirty", to_state="clean", cause="hk", actor="desk"),
        ],
        [
            ReservationNight(reservation_id=1, night=DAY, type_id=1, rate_minor=37600),
            QueueTicket(id=1, reservation_id=2, since=NOW),
            RoomNight(night=DAY, room_id=1, reservation_id=1),
            RoomNight(night=DAY, room_id=2, block_id=1),
            RoomSlot(reservation_id=4, room_id=3, day=DAY, from_minute=600, to_minute=780),
            stay(1, room_id=1),
        ],
        [
            StayGuest(id=1, stay_id=1, guest_id=1, document_id=1, name="Zhang Wei", joined_at=NOW),
            KeyCard(id=1, stay_id=1, issued_at=NOW),
            Folio(id=1, no="F1", reservation_id=1, stay_id=1),
            Deposit(id=1, stay_id=1, method="cash", amount_minor=50000, receipt_no="D1"),
        ],
        [
            Registration(id=1, stay_guest_id=1, kind="domestic", deadline=NOW),
            line(1, 37600, auto_key="room:1"),
            line(2, -37600, corrects_id=1),
            payment(1, 37600),
            payment(2, -37600, corrects_id=1),
        ],
    ]  # fmt: skip


def entry(seq: int, undoes: int | None) -> LedgerEntry:
    """A ledger entry."""
    return LedgerEntry(
        seq=seq, at=NOW, business_date=DAY, actor="admin", terminal="t", verb="book", act_key=f"k{seq}", digest="d",
        changed=1, result="{}", undoes=undoes, prev="p", hash="h",
    )  # fmt: skip


def booking(key: int, **fields: Any) -> Reservation:
    """A booking of one king room for tonight."""
    asked = {"departure": NEXT, **fields}
    return Reservation(
        id=key, no=f"R{key}", tail=key, type_id=1, arrival=DAY, booked_date=DAY, created_at=NOW, **asked
    )


def stay(key: int, **fields: Any) -> Stay:
    """A stay in house."""
    return Stay(
        id=key,
        no=f"S{key}",
        reservation_id=1,
        guest_id=1,
        arrived_at=NOW,
        due_out=NEXT,
        date_in=DAY,
        **fields,
    )


def line(key: int, amount: int, **fields: Any) -> FolioLine:
    """A charge for the night."""
    return FolioLine(
        id=key, folio_id=1, business_date=DAY, at=NOW, kind="room", unit_minor=amount, amount_minor=amount,
        actor="desk", **fields,
    )  # fmt: skip


def payment(key: int, amount: int, **fields: Any) -> Payment:
    """Money in or out."""
    kind = "payment" if amount > 0 else "refund"
    return Payment(
        id=key,
        folio_id=1,
        business_date=DAY,
        at=NOW,
        method="cash",
        kind=kind,
        amount_minor=amount,
        actor="desk",
        **fields,
    )


OTHER: dict[str, dict[str, Any]] = {
    "business_day": {"day": "2026-11-22", "status": "closed", "closed_at": "2026-11-23T18:00:00Z"},
    "number_sequence": {"prefix": "S"},
    "post_grant": {"permission": "read"},
    "search_term": {"term": "wei"},
    "type_night": {"night": "2026-11-24"},
    "reservation_night": {"night": "2026-11-24"},
    "room_night": {"night": "2026-11-24"},
    "room_slot": {"reservation_id": 3, "from_minute": 420, "to_minute": 540},
    "queue_ticket": {"reservation_id": 3},
    "stay": {"reservation_id": 2, "room_id": 2},
    "stay_guest": {"guest_id": 2},
    "registration": {"kind": "departure"},
    "folio_line": {"corrects_id": None},
    "payment": {"corrects_id": None},
    "ledger": {"undoes": None, "seq": 9},
}
"""What another row of a table has to have different, beside its id and its unique texts."""


def another(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """`row` changed so that it could stand beside itself: its key, its unique columns."""
    fresh = dict(row)
    if "id" in fresh and table.name != "property":
        fresh["id"] = None
    for rule in table.constraints | table.indexes:
        if isinstance(rule, UniqueConstraint):
            for column in rule.columns:
                if isinstance(fresh[column.name], str):
                    fresh[column.name] += "'"
    return fresh | OTHER.get(table.name, {})


def tables() -> dict[str, Table]:
    """Every table of the models by name."""
    return dict(every_table().tables)  # type: ignore[attr-defined]
