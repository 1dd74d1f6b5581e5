"""This morning in the demo hotel: rooms in every state, arrivals half prepared, guests who wait."""

from datetime import date, datetime, timedelta

from hotelcs.demo import coaches
from hotelcs.demo.furnishing import Booked
from hotelcs.demo.shift import Shift
from hotelcs.errors import Refusal

UNCLEANED = 9
"""Rooms left by yesterday's guests that nobody has cleaned yet."""
CLEANING, INSPECTED, TIDIED = 4, 6, 24
LEFT_EARLY, CAME_EARLY, WAITING, VIPS = 5, 3, 2, 3
WITH_EXTRAS = 30
EXTRAS = (
    ("minibar", 6_50),
    ("minibar", 12_00),
    ("laundry", 18_00),
    ("breakfast", 14_00),
    ("transport", 35_00),
)
BLOCKS = (
    ("ooo", 3, "Water damage: ceiling below the bathroom of the floor above"),
    ("ooo", 2, "空调压缩机更换"),
    ("oos", 1, "Carpet cleaning"),
)
"""Kind, days, reason."""


def begin(shift: Shift, listed: list[Booked], today: date, now: datetime) -> None:
    """Do this morning's work, from `now` on."""
    shift.crew.wait_until(now)
    due_out = [one for one in listed if one.reference in shift.stay_of and one.booking.departure == today]
    arriving = [one for one in listed if one.booking.state == "booked" and one.booking.arrival == today]
    _block(shift, today)
    for booked in shift.chance.sample(due_out, LEFT_EARLY):
        shift.check_out(booked, excused=True)
    _housekeeping(shift)
    _extras(shift)
    _arrivals(shift, [one for one in arriving if one.booking.nights], today)
    coaches.begin(shift, today)


def _extras(shift: Shift) -> None:
    """What some guests had, on their bills."""
    for stay in shift.chance.sample(sorted(shift.stay_of.values()), WITH_EXTRAS):
        for kind, amount in shift.chance.sample(EXTRAS, shift.chance.randrange(1, 3)):
            shift.crew.do("demo", "post-charge", stay=stay, kind=kind, amount=amount)


def _block(shift: Shift, today: date) -> None:
    """Take a few clean, empty rooms out of order or out of service."""
    for kind, days, reason in BLOCKS:
        for room in shift.chance.sample(sorted(_vacant(shift, "clean")), 20):
            try:
                shift.crew.do("manager", "block-room", room=room, kind=kind, from_=today.isoformat(),
                              to=(today + timedelta(days=days)).isoformat(), reason=reason)  # fmt: skip
            except Refusal:
                continue  # sold out or promised: the next one
            if kind == "ooo":
                _strike(shift, room)
            break


def _strike(shift: Shift, room: str) -> None:
    """A room nobody can be given."""
    for rooms in shift.free.values():
        if room in rooms:
            rooms.remove(room)


def _vacant(shift: Shift, state: str) -> set[str]:
    """Empty rooms in a state of cleanliness."""
    found = shift.crew.rows("SELECT no FROM room WHERE hk_state = :state", state=state)
    return {no for (no,) in found} & {no for rooms in shift.free.values() for no in rooms}


def _housekeeping(shift: Shift) -> None:
    """Some rooms are being cleaned, some are inspected, and some guests' rooms are done already."""
    for room in shift.chance.sample(sorted(_vacant(shift, "dirty")), CLEANING):
        shift.set_status(room, "cleaning")
    for room in shift.chance.sample(sorted(_vacant(shift, "clean")), INSPECTED):
        shift.set_status(room, "inspected")
    for room in shift.chance.sample(sorted(shift.room_of.values()), TIDIED):
        shift.set_status(room, "clean")


def _arrivals(shift: Shift, arriving: list[Booked], today: date) -> None:
    """Some have come, two wait for their room, half of the others have a room already and said when they come."""
    unready = _vacant(shift, "dirty") | _vacant(shift, "cleaning")
    order = shift.chance.sample([one for one in arriving if one.guest is not None], len(arriving))
    came = [one for one in order if one.booking.comes and shift.rooms_for(one, but=unready)][:CAME_EARLY]
    for booked in came:
        shift.check_in(booked, shift.ready_room(booked, unready), today)
    left = [one for one in order if one not in came]
    waiting = [one for one in left if shift.rooms_for(one, only=unready)][:WAITING]
    for booked in waiting:
        _assign(shift, booked, shift.take_room(booked, only=unready))
    for booked in [one for one in left if one not in waiting][::2]:
        if shift.rooms_for(booked):
            _assign(shift, booked, shift.take_room(booked))
        eta = shift.chance.randrange(14 * 4, 22 * 4) * 15
        shift.crew.do("demo", "amend", reservation=shift.numbers[booked.reference], eta=eta)
    for booked, level in zip(left[:VIPS], (1, 2, 3), strict=True):
        _honour(shift, booked, level)
    for booked in waiting:
        shift.crew.do("demo", "queue", reservation=shift.numbers[booked.reference])


def _honour(shift: Shift, booked: Booked, level: int) -> None:
    """Somebody to look after."""
    sql = "SELECT g.no FROM guest g JOIN reservation r ON r.guest_id = g.id WHERE r.no = :no"
    ((guest,),) = shift.crew.rows(sql, no=shift.numbers[booked.reference])
    shift.crew.do("manager", "update-guest", guest=guest, vip_level=level)


def _assign(shift: Shift, booked: Booked, room: str) -> None:
    shift.crew.do("demo", "assign-room", reservation=shift.numbers[booked.reference], room=room)
