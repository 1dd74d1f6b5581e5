"""The registers of the desk: visitors, luggage and parcels, wake-up calls, messages, where guests say they are.

Whose something is follows the booking, so that it is found before the guests come, while they are in the house in whatever
room, and after they are gone. Whether something is due, late or overtaken is derived from the clock and the stay.
"""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import guests, reservations, stays  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

OUTCOMES = ("", "left", "registered")
KEPT_KINDS = ("luggage", "parcel")
WAKE_STATES = ("set", "no_answer", "escalated", "done", "cancelled")
WAKE_KINDS = ("phone", "knock")
MESSAGE_STATES = ("open", "delivered", "withdrawn")
_IN_THE_HOUSE = text("out_at IS NULL")
_CALLING = text("status IN ('set','no_answer','escalated')")
_OPEN = text("status = 'open'")
_HOLDS = text("ended_at IS NULL")


class Visitor(SQLModel, table=True):
    """Somebody who visits guests and leaves again by `due_at`, or registers as a guest (handbook 02 §2.3.5).

    Of the document only the last four characters are kept. `person` is by whom the same person is known again: in the house
    once at most. Without the guest's yes there is a reason (a doctor, the police).
    """

    __table_args__ = table(
        one_of("outcome", OUTCOMES),
        check("name", "length(name) > 0"),
        check("document", "length(doc_last4) <= 4"),
        check("approved", "approved OR length(reason) > 0"),
        check("gone", "(out_at IS NULL) = (outcome = '')"),
        Index("uq_visitor_person", "person", unique=True, sqlite_where=_IN_THE_HOUSE,
              postgresql_where=_IN_THE_HOUSE),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    name: str
    person: str
    doc_last4: str = ""
    approved: bool = True
    reason: str = ""
    in_at: datetime = instant()
    due_at: datetime = instant()
    out_at: datetime | None = instant_or_none()
    outcome: str = ""
    guest_id: int | None = Field(default=None, foreign_key="guest.id")
    actor: str
    version: int = version_column()


class Luggage(SQLModel, table=True):
    """Luggage or a parcel the desk keeps, by its tag: of a booking, or of somebody who is no guest (`owner`).

    A tag hangs on one thing at a time: the unique index says so.
    """

    __table_args__ = table(
        one_of("kind", KEPT_KINDS),
        check("tag", "length(tag) > 0"),
        check("whose", "reservation_id IS NOT NULL OR length(owner) > 0"),
        check("pieces", "pieces BETWEEN 1 AND 99"),
        check("handed", "(out_at IS NULL) = (handed_to = '')"),
        Index("uq_luggage_tag", "tag", unique=True, sqlite_where=_IN_THE_HOUSE, postgresql_where=_IN_THE_HOUSE),
        Index("ix_luggage_tag", "tag"),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    tag: str
    kind: str = "luggage"
    reservation_id: int | None = Field(default=None, foreign_key="reservation.id", index=True)
    owner: str = ""
    sender: str = ""
    pieces: int = 1
    fragile: bool = False
    location: str = ""
    note: str = ""
    in_at: datetime = instant()
    until: datetime = instant()
    out_at: datetime | None = instant_or_none()
    handed_to: str = ""
    actor: str
    version: int = version_column()


class WakeCall(SQLModel, table=True):
    """A wake-up call of a stay: `at` is when they asked to be woken, `due_at` when somebody calls or knocks next.

    A call that repeats is one row a day, the next one made when this one is answered. `day` is the day of `at` on the hotel's
    clock. Nobody but the desk ends a call: what is not answered stays due.
    """

    __tablename__ = "wake_call"
    __table_args__ = table(
        one_of("status", WAKE_STATES),
        one_of("kind", WAKE_KINDS),
        one_of("asked_kind", WAKE_KINDS),
        check("tries", "tries >= 0 AND (status <> 'set' OR tries = 0)"),
        check("closed", "(status IN ('done','cancelled')) = (closed_at IS NOT NULL)"),
        Index("uq_wake_call_stay_id_at", "stay_id", "at", unique=True, sqlite_where=_CALLING, postgresql_where=_CALLING),
        Index("ix_wake_call_due", "due_at", sqlite_where=_CALLING, postgresql_where=_CALLING),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    at: datetime = instant()
    day: date
    due_at: datetime = instant()
    kind: str = "phone"
    asked_kind: str = "phone"
    repeat: bool = False
    status: str = "set"
    tries: int = 0
    set_at: datetime = instant()
    actor: str
    closed_at: datetime | None = instant_or_none()
    closed_by: str = ""
    version: int = version_column()


class GuestMessage(SQLModel, table=True):
    """A message for a guest in the house or still to come; open until somebody gave it to them."""

    __tablename__ = "guest_message"
    __table_args__ = table(
        one_of("status", MESSAGE_STATES),
        check("words", "length(words) > 0"),
        check("closed", "(status = 'open') = (closed_at IS NULL)"),
        Index("ix_guest_message_open", "reservation_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    reservation_id: int = Field(foreign_key="reservation.id", index=True)
    sender: str = ""
    words: str
    urgent: bool = False
    at: datetime = instant()
    actor: str
    status: str = "open"
    closed_at: datetime | None = instant_or_none()
    closed_by: str = ""
    version: int = version_column()


class Whereabouts(SQLModel, table=True):
    """Where the guests of a stay say they are, until when; what they say last holds."""

    __table_args__ = table(
        check("place", "length(place) > 0"),
        Index("uq_whereabouts_stay_id", "stay_id", unique=True, sqlite_where=_HOLDS, postgresql_where=_HOLDS),
    )
    id: int | None = Field(default=None, primary_key=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    place: str
    at: datetime = instant()
    until: datetime = instant()
    ended_at: datetime | None = instant_or_none()
    actor: str
