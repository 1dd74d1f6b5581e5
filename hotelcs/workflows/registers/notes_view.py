"""What the registers hold for one booking, in sentences and one query: for the card of a stay and the panel of a room."""

from hotelcs.clock import iso
from hotelcs.i18n import N_, tr
from hotelcs.workflows.registers.wake_view import CALLING
from hotelcs.workflows.views import Asking

_NOTES = (
    "SELECT 0 AS place, CASE WHEN x.urgent THEN 'urgent' ELSE 'message' END, x.at, '', x.sender, x.words "
    "FROM guest_message x JOIN reservation r ON r.id = x.reservation_id WHERE r.no = :no AND x.status = 'open' UNION ALL "
    "SELECT 1, 'away', w.at, w.until, w.place, '' FROM whereabouts w JOIN stay s ON s.id = w.stay_id "
    "JOIN reservation r ON r.id = s.reservation_id "
    "WHERE r.no = :no AND s.status = 'in_house' AND w.ended_at IS NULL AND w.until > :now UNION ALL "
    "SELECT 2, w.kind, w.at, w.at, '', '' FROM wake_call w JOIN stay s ON s.id = w.stay_id "
    f"JOIN reservation r ON r.id = s.reservation_id WHERE r.no = :no AND {CALLING} UNION ALL "
    "SELECT 3, 'visitor', v.in_at, v.due_at, v.name, '' FROM visitor v JOIN stay s ON s.id = v.stay_id "
    "JOIN reservation r ON r.id = s.reservation_id WHERE r.no = :no AND v.out_at IS NULL UNION ALL "
    "SELECT 4, l.kind, l.in_at, l.until, l.tag || ', ' || l.pieces, l.location FROM luggage l "
    "JOIN reservation r ON r.id = l.reservation_id WHERE r.no = :no AND l.out_at IS NULL ORDER BY 1, 3"
)
SENTENCES = {
    "urgent": N_("! Message of {since} from {first}: {second}"),
    "message": N_("Message of {since} from {first}: {second}"),
    "away": N_("They are here until {until}: {first}"),
    "phone": N_("Wake-up call {day}"),
    "knock": N_("Knock to wake them {day}"),
    "visitor": N_("Visitor {first}, since {since}, leaves by {until}"),
    "luggage": N_("Luggage {first} pieces, {second}"),
    "parcel": N_("Parcel {first} pieces, {second}"),
}


def notes(asking: Asking, reservation: str) -> tuple[str, ...]:
    """Messages, where they are, wake-up calls, visitors, luggage and parcels of a booking; nothing for no booking."""
    if not reservation:
        return ()
    rows = asking.rows(_NOTES, no=reservation, now=iso(asking.now), today=asking.business_date())
    return tuple(
        tr(SENTENCES[kind], since=asking.local(at)[-5:], until=asking.local(until)[-5:], day=asking.local(at)[5:],
           first=first or "-", second=" ".join(second.split()) or "-")
        for _, kind, at, until, first, second in rows
    )  # fmt: skip
