"""What is still to be settled in the demo hotel: bookings to confirm, a waitlist, calls half made, hotels that take guests."""

from datetime import date, timedelta
from typing import Any

from hotelcs.demo.shift import Shift
from hotelcs.errors import Refusal

PARTNERS = (
    ("PALACE", "Harbour Palace", "海港宫酒店", "+442079460101", 600, 5, 165_00),
    ("BELVEDERE", "Hotel Belvedere", "观景酒店", "+442079460102", 900, 4, 118_00),
    ("DUNES", "Dunes Resort", "沙丘度假酒店", "+442079460103", 2400, 4, 125_00),
    ("STATION", "Station Inn", "车站客栈", "+442079460104", 1800, 3, 82_00),
)
"""Code, names, a telephone of the numbers set aside for drama, metres, stars, what a night costs."""
TENTATIVE = (("D", 6, 3), ("E", 9, 5), ("C", 12, 7), ("A", 4, 2))
WAITING = (("B", 1, 2), ("H", 2, 3), ("I", 5, 4))
"""Type, days ahead, nights."""
TURNED_AWAY = (("H", 1, "sold_out"), ("I", 3, "restriction"), ("G", 8, "price"))
CALLED: tuple[dict[str, Any], ...] = ({"outcome": "confirmed", "eta": 16 * 60, "transport": "train"},
          {"outcome": "confirmed", "eta": 20 * 60 + 30, "needs": "baby cot"},
          {"outcome": "unreachable"}, {"outcome": "confirmed", "eta": 15 * 60, "transport": "taxi"})  # fmt: skip
_TOMORROW = "SELECT no FROM reservation WHERE arrival = :day AND status IN ('confirmed','guaranteed') ORDER BY no LIMIT :most"
HOLD_HOURS = 8


def begin(shift: Shift, today: date) -> None:
    """Everything that somebody at the desk can go on with."""
    for code, name_en, name_zh, phone, away, stars, rate in PARTNERS:
        shift.crew.do("manager", "add-partner", code=code, name_en=name_en, name_zh=name_zh, phone=phone, distance_m=away,
                      stars=stars, rate=rate)  # fmt: skip
    for kind, ahead, nights in TENTATIVE:
        _book(
            shift,
            kind,
            today + timedelta(days=ahead),
            nights,
            status="tentative",
            hold_minutes=HOLD_HOURS * 60,
        )
    for kind, ahead, nights in WAITING:
        _book(shift, kind, today + timedelta(days=ahead), nights, status="waitlist")
    for kind, ahead, reason in TURNED_AWAY:
        arrival = today + timedelta(days=ahead)
        shift.crew.do("booking", "turn-away", type=kind, arrival=arrival.isoformat(), reason=reason)
    tomorrow = (today + timedelta(days=1)).isoformat()
    for (number,), said in zip(
        shift.crew.rows(_TOMORROW, day=tomorrow, most=len(CALLED)), CALLED, strict=False
    ):
        shift.crew.do("booking", "record-call", reservation=number, kind="pre_arrival", **said)


def _book(shift: Shift, kind: str, arrival: date, nights: int, **how: Any) -> None:
    """A booking that is not firm yet; one that does not fit any more is left out."""
    guest = next(shift.companions)
    departure = (arrival + timedelta(days=nights)).isoformat()
    try:
        shift.crew.do("booking", "book", guest=guest.name, phone=guest.phone, country=guest.country, type=kind,
                      arrival=arrival.isoformat(), departure=departure, adults=2, **how)  # fmt: skip
    except Refusal:
        return  # sold out on one of these nights
