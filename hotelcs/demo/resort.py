"""The demo's hotel: what its rooms are called, where they lie, what they cost."""

from collections.abc import Iterator
from dataclasses import dataclass

NAME_EN, NAME_ZH = "Seaside Demo Hotel", "海滨演示酒店"
CURRENCY = "EUR"
"""The booking file's own: rates are the real ones."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A room type: the letter of the booking file, names, who fits, the rack rate in minor units."""

    code: str
    name_en: str
    name_zh: str
    max_adults: int
    max_children: int
    rate: int


KINDS = (
    Kind("A", "Garden room", "花园房", 3, 2, 105_00),
    Kind("B", "Garden room, single", "花园单人房", 2, 1, 115_00),
    Kind("C", "Family room", "家庭房", 4, 3, 155_00),
    Kind("D", "Sea view room", "海景房", 4, 3, 120_00),
    Kind("E", "Sea view room with balcony", "阳台海景房", 3, 3, 145_00),
    Kind("F", "Superior sea view room", "高级海景房", 3, 3, 160_00),
    Kind("G", "Junior suite", "小套房", 4, 4, 195_00),
    Kind("H", "Family suite", "家庭套房", 5, 4, 215_00),
    Kind("I", "Garden villa", "花园别墅", 6, 4, 240_00),
)

FLOORS = {
    1: {"I": 8, "A": 34},
    2: {"A": 41, "B": 1},
    3: {"B": 1, "C": 13, "D": 28},
    4: {"D": 25, "E": 17},
    5: {"E": 16, "F": 13, "G": 9, "H": 4},
}
"""Rooms of each type on each floor, along the corridor in this order."""

STAFF = (
    ("demo", "Demo receptionist", "REC"),
    ("night", "Night manager", "NM"),
    ("house", "Housekeeping supervisor", "HKS"),
    ("supervisor", "Service supervisor", "SUP+CMP"),
    ("second", "Second receptionist", "REC+CRM"),
    ("third", "Third receptionist", "REC"),
    ("booking", "Reservations agent", "RES"),
    ("attendant", "Room attendant", "RAT"),
    ("technician", "Maintenance technician", "MNT"),
    ("training", "Training officer", "TQC"),
    ("cron", "Scheduled jobs", "INF"),
)
"""Login, name and post beside the administrator, `manager`."""

REQUESTS = (
    "Late arrival, after 21:00",
    "High floor, please",
    "Quiet room away from the lift",
    "Two single beds",
    "Baby cot",
    "需要婴儿床",
    "高楼层，安静",
    "Feather-free pillows",
    "Anniversary: a card in the room",
    "Vegetarian breakfast",
)


def rooms() -> Iterator[tuple[str, int, str]]:
    """Number, floor and type of all 210 rooms: 101 to 142, 201 to 242, and so on."""
    for floor, kinds in FLOORS.items():
        along = [code for code, count in kinds.items() for _ in range(count)]
        for place, code in enumerate(along, 1):
            yield f"{floor}{place:02d}", floor, code
