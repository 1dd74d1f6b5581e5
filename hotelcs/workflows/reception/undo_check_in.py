"""Take a check-in back, as if the guests had not come yet (handbook 02 SM-01: undo check-in)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.clock import iso
from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_, AnyOf
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import value
from hotelcs.workflows import rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import who_may
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.housekeeping import cleanliness
from hotelcs.workflows.reception import deposits, folio, in_house, keys, settling
from hotelcs.workflows.reservations import cancel

_WITHDRAW = text(
    "UPDATE registration SET status = 'exempt', reason = :reason WHERE status <> 'exempt' "
    "AND stay_guest_id IN (SELECT id FROM stay_guest WHERE stay_id = :stay)"
)
_LAST_OUT = "SELECT max(date_out) FROM stay WHERE room_id = :room AND status IN ('checked_out','skipped')"


@dataclass(frozen=True, slots=True)
class CheckInUndone:
    """What was taken back: registrations withdrawn, lines corrected, deposit returned in minor units."""

    stay: str
    reservation: str
    room: str
    status: str
    withdrawn: int
    corrected_minor: int
    returned_minor: int


class UndoCheckIn(Act):
    """Take a check-in back. `entered`: somebody was in the room; `cancel`: the booking goes as well."""

    stay: Ref
    reason: Name
    entered: bool = False
    keys_returned: bool = True
    cancel: bool = False

    def perform(self, work: Work) -> CheckInUndone:
        """Stay voided, lines opposed, deposit given back, registrations exempt, room as it was before."""
        stay, reservation = in_house.present(work, self.stay, "undo-check-in")
        self._refuse_late(work, stay)
        automatic = refuse_posted(work, stay, reservation)
        self._keys(work, stay)
        corrected = sum(-folio.opposite(work, line, "undo-check-in").amount_minor for line in automatic)
        bill = folio.of_reservation(work, reservation)
        returned = deposits.give_back(work, stay, bill)
        withdrawn = int(work.run(_WITHDRAW, {"stay": stay.id, "reason": "undo-check-in"}).rowcount)
        room = in_house.room_of(work, stay)
        self._void(work, stay, reservation, bill)
        self._room_back(work, stay, room)
        if self.cancel:
            cancel.close(work, reservation, "cancelled", self.reason)
        return CheckInUndone(
            stay.no, reservation.no, room.no, reservation.status, withdrawn, corrected, returned
        )

    def _refuse_late(self, work: Work, stay: Stay) -> None:
        if stay.date_in != work.business_date:
            raise Refusal("UNDO_TOO_LATE", N_("{stay} began on {day}; check out instead."), field="stay",
                          next=("check-out",), stay=stay.no, day=stay.date_in)  # fmt: skip
        minutes = work.property.undo_minutes
        if work.now - stay.arrived_at > timedelta(minutes=minutes) and not rights.granted(work, "undo.late"):
            posts = who_may(work.reader, "undo.late")
            raise Denied("UNDO_LATE", N_("More than {minutes} minutes have passed; now it is for {posts}."),
                         field="stay", next=("ask-approval", "check-out"), minutes=minutes, permission="undo.late",
                         posts=AnyOf(posts), items=posts)  # fmt: skip

    def _keys(self, work: Work, stay: Stay) -> None:
        if not self.keys_returned and (cards := keys.out(work, stay)):
            raise Refusal("KEYS_OUT", N_("{count} key cards are not back."), field="keys_returned",
                          next=("keys_returned=true", "return-key"), count=len(cards))  # fmt: skip
        keys.cancel(work, stay)

    def _void(self, work: Work, stay: Stay, reservation: Reservation, bill: Folio) -> None:
        for person in settling.present(work, stay):
            person.left_at = work.now
        stay.status = "voided"
        work.touch(stay)
        bill.stay_id = None
        reservation.status = before_arrival(reservation)
        reservation.status_before = None
        work.touch(reservation)

    def _room_back(self, work: Work, stay: Stay, room: Room) -> None:
        """Untouched, the room is what it was; entered, it wants inspecting again."""
        before = stay.room_hk_before
        after = "clean" if self.entered and before == "inspected" else before
        cleanliness.change(work, room, after, "manual")
        last = value(work.reader, _LAST_OUT, room=room.id)
        room.vacant_since = type(work.business_date).fromisoformat(str(last)) if last else None


def before_arrival(reservation: Reservation) -> str:
    """The state the reservation had before its guests came."""
    if reservation.status_before in ("confirmed", "guaranteed"):
        return reservation.status_before
    return "confirmed" if reservation.guarantee == "none" else "guaranteed"


def refuse_posted(work: Work, stay: Stay, reservation: Reservation) -> list[FolioLine]:
    """The lines the check-in posted by itself; refused (LINES_POSTED) when a person posted any since."""
    earlier = work.session.exec(
        select(FolioLine.id)
        .join(Folio, col(Folio.id) == FolioLine.folio_id)
        .where(Folio.reservation_id == reservation.id, Folio.kind == "guest", FolioLine.at < stay.arrived_at)
    ).all()
    since = [line for line in folio.standing(work, int(reservation.id or 0)) if line.id not in earlier]
    by_hand = [line for line in since if line.auto_key is None]
    if by_hand:
        raise Refusal("LINES_POSTED", N_("{count} charges were posted since {at}; correct them first."), field="stay",
                      next=("correct-line", "check-out"), count=len(by_hand), at=iso(stay.arrived_at))  # fmt: skip
    return since
