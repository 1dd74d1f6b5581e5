"""Luggage and parcels the desk keeps: taken in under a tag, found by it, handed out to somebody (handbook 02 §2.3.6)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import Luggage
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.registers import moments, whose
from hotelcs.workflows.roster.shift_times import wall_of

Kind = Literal["luggage", "parcel"]
PREFIXES = {"luggage": "X", "parcel": "K"}
"""The letters of tags the house writes itself: xingli, kuaidi."""
Pieces = Annotated[int, Field(ge=1, le=99)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept under a tag, of which booking (nothing for somebody passing), until when on the hotel's clock."""

    tag: str
    kind: str
    reservation: str
    pieces: int
    until: str


@dataclass(frozen=True, slots=True)
class KeptChanged:
    """What is kept, and how it was before."""

    tag: str
    pieces: int
    location: str
    until: str
    fragile: bool
    pieces_before: int
    location_before: str
    until_before: str
    fragile_before: bool


class TakeLuggage(Act):
    """Take luggage or a parcel into keeping: of guests who are here, to come or gone (`whose`), or of an `owner` passing by.

    Without a `tag` the house numbers it. `until` says by when it is fetched: an hour or a day.
    """

    kind: Kind = "luggage"
    whose: Ref | None = None
    owner: Words = ""
    tag: Words = ""
    pieces: Pieces = 1
    fragile: bool = False
    location: Words = ""
    sender: Words = ""
    until: Words = ""
    note: Words = ""

    def perform(self, work: Work) -> Kept:
        """Refused without an owner, and under a tag that hangs on something else (uq_luggage_tag)."""
        if self.whose is None and not self.owner:
            raise Refusal("WHOSE_MISSING", N_("Say whose it is: a room, a booking, or a name."), field="whose",
                          next=("whose", "owner"))  # fmt: skip
        booking = whose.booking(work, self.whose) if self.whose is not None else None
        row = take_in(work, self.kind, booking, tag=self.tag, until=self._until(work, booking), owner=self.owner,
                      pieces=self.pieces, fragile=self.fragile, location=self.location, sender=self.sender, note=self.note)  # fmt: skip
        return kept(work, row)

    def _until(self, work: Work, booking: Reservation | None) -> datetime:
        return until_of(work, self.until) if self.until else usual(work, booking)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is handed back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("hand-luggage").parse({"tag": result["tag"], "to": "undone"})


class HandLuggage(Act):
    """Hand luggage or a parcel out, `to` somebody."""

    tag: Ref
    to: Name

    def perform(self, work: Work) -> Kept:
        """Its tag is free again."""
        row = under(work, self.tag)
        row.out_at, row.handed_to = work.now, self.to
        work.touch(row)
        return kept(work, row)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is kept again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-entry").parse({"entry": result["tag"]})


class ChangeLuggage(Act):
    """Change what is kept under a tag: how many pieces, where, until when, whether it breaks. What is not given stays."""

    tag: Ref
    pieces: Pieces | None = None
    location: Words | None = None
    until: Words | None = None
    fragile: bool | None = None

    def perform(self, work: Work) -> KeptChanged:
        """What it was before comes back, too."""
        row = under(work, self.tag)
        before = (row.pieces, row.location, _told(work, row.until), row.fragile)
        if self.pieces is not None:
            row.pieces = self.pieces
        if self.location is not None:
            row.location = self.location
        if self.until:
            row.until = until_of(work, self.until)
        if self.fragile is not None:
            row.fragile = self.fragile
        work.touch(row)
        return KeptChanged(row.tag, row.pieces, row.location, _told(work, row.until), row.fragile, *before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """As it was."""
        from hotelcs.workflows.verbs import act_of

        before = {name: result[f"{name}_before"] for name in ("pieces", "location", "until", "fragile")}
        return act_of("change-luggage").parse({"tag": result["tag"], **before})


def take_in(
    work: Work, kind: str, booking: Reservation | None, *, tag: str = "", until: datetime, **fields: Any
) -> Luggage:
    """Keep something under `tag`, or under the next number of its kind."""
    row = Luggage(
        tag=plain_tag(tag) or numbers.new(work, PREFIXES[kind]), kind=kind, reservation_id=booking.id if booking else None,
        in_at=work.now, until=until, actor=work.actor.login, **fields,
    )  # fmt: skip
    work.add(row)
    return row


def plain_tag(tag: str) -> str:
    """A tag as it is kept: capitals, without blanks at its ends."""
    return tag.strip().upper()


def under(work: Work, tag: str) -> Luggage:
    """What is kept under `tag`, or the end of a numbered one. Raises Refusal TAG_UNKNOWN, TAG_FREE."""
    wanted = plain_tag(tag)
    query = select(Luggage).order_by(col(Luggage.id).desc()).limit(1)
    open_ = col(Luggage.out_at).is_(None)
    found = work.session.exec(query.where(Luggage.tag == wanted, open_)).first()
    tail = numbers.short_tail(wanted)
    if found is None and tail is not None and wanted[0] in PREFIXES.values():
        ending = col(Luggage.tag).endswith(f"-{tail:03d}", autoescape=True)
        found = work.session.exec(query.where(ending, col(Luggage.tag).startswith(wanted[0]), open_)).first()
    if found is not None:
        return found
    if work.session.exec(query.where(Luggage.tag == wanted)).first() is not None:
        raise Refusal("TAG_FREE", N_("What was kept under {tag} is handed out."), field="tag", next=("show luggage",),
                      tag=wanted)  # fmt: skip
    raise lookup.unknown("TAG_UNKNOWN", N_("Nothing is kept under {reference}."), "tag", wanted)


def until_of(work: Work, text: str) -> datetime:
    """The instant meant by `text`. Raises Refusal MOMENT_INVALID, UNTIL_PAST."""
    wall = wall_of(work.now, work.property.tz)
    found = moments.moment(text, wall, work.business_date, field="until")
    if found <= wall:
        raise Refusal("UNTIL_PAST", N_("{until} is past."), field="until", next=("type-again",), until=text)
    return moments.instant_of(found, work.property.tz)


def usual(work: Work, booking: Reservation | None) -> datetime:
    """By when things are fetched unless somebody says: until guests leave or have come; today of anybody else."""
    today = work.local_now().date()
    days = {
        "checked_in": "departure",
        "confirmed": "arrival",
        "guaranteed": "arrival",
        "tentative": "arrival",
    }
    named = days.get(booking.status) if booking is not None else None
    last: date = max(today, getattr(booking, named)) if named else today
    return moments.instant_of(datetime.combine(last, moments.LAST), work.property.tz)


def kept(work: Work, row: Luggage) -> Kept:
    """How something kept stands."""
    booking = work.session.get(Reservation, row.reservation_id) if row.reservation_id is not None else None
    return Kept(row.tag, row.kind, booking.no if booking else "", row.pieces, _told(work, row.until))


def _told(work: Work, instant: datetime) -> str:
    return f"{wall_of(instant, work.property.tz):%Y-%m-%d %H:%M}"
