"""What lies at the demo's desk this morning: visitors, luggage, parcels, wake-up calls, messages, guests at the pool."""

from typing import Any

from hotelcs.demo.shift import Shift

_TO_COME = (
    "SELECT r.no FROM reservation r JOIN business_day b ON b.status = 'open' AND b.day = r.arrival "
    "WHERE r.status IN ('confirmed','guaranteed') AND r.guest_id IS NOT NULL ORDER BY r.no LIMIT 2"
)
_STAYING = (
    "SELECT s.no FROM stay s JOIN business_day b ON b.status = 'open' WHERE s.status = 'in_house' AND s.due_out > b.day "
    "ORDER BY s.no LIMIT 13"
)
CALLS: tuple[dict[str, Any], ...] = (
    {"at": "+1 0530", "kind": "knock"}, {"at": "+1 0600", "repeat": True}, {"at": "+1 0630"}, {"at": "+1 0630"}, {"at": "+1 0715"},
)  # fmt: skip
MESSAGES = (
    ("The coach to the airport leaves at 05:45, ten minutes sooner.", "Coach company"),
    ("请回电话，会议改到下午三点。", "王先生"),
)

HELP = ("wheelchair", "does not hear an alarm", "用助行器，需两人搀扶")
"""What guests need to get out of the house."""


def fill(shift: Shift) -> None:
    """Something in every register, for guests who stay overnight and the first guests to come."""
    do, stays = shift.crew.do, [number for (number,) in shift.crew.rows(_STAYING)]
    for stay, call in zip(stays, CALLS, strict=False):
        do("demo", "set-wake-call", stays=[stay], **call)
    do(
        "demo",
        "visitor-in",
        stay=stays[6],
        name="Fan Ying",
        last4="002X",
        approved=True,
        reason="breakfast",
    )
    do("demo", "visitor-in", stay=stays[7], name="李敏", last4="4417", approved=True, reason="早餐")
    do("demo", "take-luggage", whose=stays[8], pieces=2, location="shelf 3")
    do(
        "demo",
        "take-luggage",
        owner="Ferry passenger",
        tag="A17",
        pieces=1,
        location="shelf 1",
        until="+1 12",
    )
    for stay, (text, sender) in zip(stays[10:], MESSAGES, strict=False):
        do("demo", "take-message", whose=stay, words=text, sender=sender)
    do("demo", "locate", stay=stays[12], place="pool")
    for stay, need in zip(stays[2:], HELP, strict=False):
        do("demo", "note-evacuation-help", stay=stay, need=need)
    for (number,) in shift.crew.rows(_TO_COME):
        do("demo", "take-luggage", kind="parcel", whose=number, sender="Courier", location="back office")
