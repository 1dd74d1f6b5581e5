"""What stands in the way of sending a guest elsewhere: a room that is left, a promise, somebody who would go first."""

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.reservations import Reservation
from hotelcs.models.walks import WalkRecord
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.overbooking import order
from hotelcs.workflows.reservations import states

KEPT = {
    "vip": N_("a VIP"),
    "family": N_("a family with children, and it is late"),
    "assist": N_("somebody who needs assistance"),
    "nights": N_("here for several nights"),
    "party": N_("one of a party"),
    "promised": N_("promised the room"),
    "pinned": N_("promised this very room"),
}
"""Why somebody is not sent elsewhere."""
_LEFT = (
    "SELECT t.code FROM room_type t LEFT JOIN type_night n ON n.type_id = t.id AND n.night = :today "
    "WHERE t.max_adults >= :adults AND t.max_adults + t.max_children >= :people "
    "AND (SELECT count(*) FROM room m WHERE m.type_id = t.id) - coalesce(n.blocked, 0) - coalesce(n.sold, 0) "
    ">= CASE WHEN t.id = :type THEN 0 ELSE 1 END AND EXISTS (SELECT 1 FROM room m WHERE m.type_id = t.id) "
    "ORDER BY t.id <> :type, t.sort, t.code LIMIT 1"
)


def walkable(work: Work, reference: str) -> Reservation:
    """The booking, which is to arrive by now. Raises Refusal ILLEGAL_STATE, ARRIVAL_LATER."""
    reservation = lookup.reservation(work, reference)
    states.require(reservation, "walk")
    if reservation.arrival > work.business_date:
        raise Refusal("ARRIVAL_LATER", N_("{no} arrives on {arrival}; the business date is {today}."), field="reservation",
                      next=("cancel", "amend"), no=reservation.no, arrival=reservation.arrival, today=work.business_date)  # fmt: skip
    return reservation


def refuse_out_of_order(work: Work, reservation: Reservation, reason: str) -> None:
    """Refuse while a suitable room is left, for those who are never sent, and out of turn, unless there is a reason.

    Raises Refusal ROOM_LEFT, WALK_KEPT, WALK_ORDER.
    """
    if reason:
        return
    today = work.business_date.isoformat()
    left = work.reader.rows(_LEFT, today=today, adults=reservation.adults, type=reservation.type_id,
                            people=reservation.adults + reservation.children)  # fmt: skip
    if left:
        raise Refusal("ROOM_LEFT", N_("A room of the type {type} is left tonight."), field="reason",
                      next=("assign-room", "reason"), type=left[0][0])  # fmt: skip
    listed = order.candidates(work.reader, today, work.local_minute())
    mine = next((one for one in listed if one.id == reservation.id), None)
    if mine is not None and mine.kept:
        raise Refusal("WALK_KEPT", N_("{no} is not sent elsewhere: {why}."), field="reason", next=("show walk-list", "reason"),
                      no=reservation.no, why=Word(KEPT[mine.kept[0]]), items=mine.kept)  # fmt: skip
    first = next((one for one in listed if one.place == 1), None)
    if mine is not None and first is not None and mine.place > 1:
        raise Refusal("WALK_ORDER", N_("{first} would be sent before {no}."), field="reason", next=("show walk-list", "reason"),
                      first=first.reservation, no=reservation.no, items=(first.reservation,))  # fmt: skip


def standing(work: Work, reservation: Reservation) -> WalkRecord:
    """The record of a guest who was sent elsewhere. Raises Refusal NOT_WALKED."""
    query = select(WalkRecord).where(
        WalkRecord.reservation_id == reservation.id, col(WalkRecord.undone_at).is_(None)
    )
    found = work.session.exec(query).first()
    if found is None:
        raise Refusal("NOT_WALKED", N_("{no} was not sent to another hotel."), field="reservation", next=("show walks",),
                      no=reservation.no)  # fmt: skip
    return found
