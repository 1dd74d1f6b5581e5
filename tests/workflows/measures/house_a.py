"""Data set A of handbook 06: a hotel of 120 rooms on one business date, made through the desk."""

from typing import Any

from tests.conftest import Hand

DAY, NEXT = "2026-11-23", "2026-11-24"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def resident(number: int) -> str:
    """A resident number of nobody: the region of the published examples, a running number, its check character."""
    body = f"34052419800101{number:03d}"
    return (
        body
        + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]
    )


def house(hand: Hand) -> None:
    """120 rooms, 4 out of order, 2 out of service, 2 used by the house, 95 paid at 376.00, 1 free, 6 by the hour at 120.00."""
    hand.do("add-room-type", code="DAY", rate=37600, hourly_rate=4000)
    rooms = [f"{floor}{door:02d}" for floor in range(4, 16) for door in range(1, 11)][:114]
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO room (no, floor, type_id, hk_state, features, flags, connecting_to, version) "
            "SELECT ?, 4, id, 'clean', '', '', '', 1 FROM room_type WHERE code = ?",
            [(no, "DAY" if at >= 104 else "KNG") for at, no in enumerate(rooms)],
        )
    blocked, free = rooms[:6], rooms[6:]
    for at, no in enumerate(blocked):
        hand.do("block-room", room=no, kind="ooo" if at < 4 else "oos", from_=DAY, to=NEXT, reason="pipe")
    kinds: list[dict[str, Any]] = [{}] * 95 + [{"kind": "complimentary"}] + [{"kind": "house_use"}] * 2
    for number, kind in enumerate(kinds):
        booked = hand.book(f"Guest {number}", departure=NEXT, **kind)
        hand.check_in(booked, room=free[number], document=resident(number))
    for number in range(6):
        booked = hand.book(
            f"Hours {number}", type="DAY", kind="hourly", departure=DAY, from_minute=900, to_minute=1080
        )
        hand.check_in(booked, room=rooms[104 + number], document=resident(200 + number))
