"""What a page may hold: numbers, levels, rooms, kinds and known places. Whatever could be somebody's name or words is left out.

A page leaves the house by services the hotel does not keep, and lies on a locked telephone's screen. So nothing that people
typed goes out: a fact is a number, or one of the words listed here; a place is named when it is made of nothing else.
"""

import re
from collections.abc import Mapping
from zlib import crc32

from hotelcs.i18n import N_

GREATEST = 99_999
"""Telephone numbers and documents are longer."""
_LEVEL = re.compile(r"[a-z][0-9]", re.ASCII)
_ROOM = re.compile(r"[A-Z]?[0-9]{1,5}[A-Z]?", re.ASCII)
_LATIN = frozenset((
    "lobby", "hall", "desk", "front", "reception", "restaurant", "bar", "kitchen", "canteen", "pool", "gym", "spa", "lift", "lifts",
    "elevator", "stairs", "staircase", "corridor", "roof", "basement", "garage", "car", "park", "parking", "garden", "entrance",
    "gate", "back", "office", "laundry", "store", "plant", "boiler", "ballroom", "meeting", "conference", "room", "rooms", "floor",
    "north", "south", "east", "west", "wing", "tower", "building", "level",
))  # fmt: skip
_HAN = re.compile(
    "大堂|前台|餐厅|酒吧|厨房|食堂|泳池|健身房|水疗|电梯|楼梯|走廊|屋顶|天台|地下室|车库|停车场|花园|大门|后门|办公室|洗衣房|仓库|机房|锅炉房|"
    "宴会厅|会议室|客房|房间|号|楼|层|房|东|南|西|北|侧|区|座"
)
_NUMBERED = re.compile(r"[a-z]?[0-9]{1,5}[a-z]?", re.ASCII)
_BETWEEN = re.compile(r"[\s,，/-]+")
LONGEST_PLACE = 40
MOST_DIGITS = 6

KINDS = {
    "complaint": N_("Complaint"),
    "action": N_("Task"),
    "incident": N_("Emergency"),
    "drill": N_("Drill"),
    "callout": N_("Call-out"),
    "transfer": N_("Handed item"),
    "ticket": N_("Support ticket"),
    "health": N_("Machine check"),
    "handover": N_("Handover"),
    "notice": N_("Notice"),
    "registration": N_("Registration with the authority"),
    "readiness": N_("Event to sign for"),
    "metric": N_("Measure"),
    "test": N_("Test"),
}
"""What a case is called."""
TYPES = {
    "fire": N_("fire"), "medical": N_("medical"), "power": N_("power"), "water": N_("water"), "lift": N_("lift"),
    "theft": N_("theft"), "violence": N_("violence"), "missing_child": N_("missing child"), "food": N_("food"),
    "earthquake": N_("earthquake"), "typhoon": N_("typhoon"), "system": N_("computers"), "death": N_("death"),
    "bomb": N_("bomb threat"), "gas": N_("gas"), "other": N_("other"),
}  # fmt: skip
"""Kinds of emergency."""
METRICS = {
    "ack": N_("acknowledge"), "onsite": N_("on site"), "plan": N_("plan"), "update": N_("update"), "resolve": N_("resolve"),
    "followup": N_("follow-up"), "accept": N_("accept"),
}  # fmt: skip
"""What has to be done by when."""
KEPT_BACK = "*"
"""How a slot begins that is not said."""

Slots = Mapping[str, str | int]


def fit(slots: Slots) -> dict[str, str | int]:
    """The slots that may leave the house; of the rest a mark stays that tells one from another, so that two pages stay two."""
    return {name: value if is_fit(name, value) else _mark(value) for name, value in slots.items()}


def _mark(value: str | int) -> str:
    return f"{KEPT_BACK}{crc32(str(value).encode('utf-8', 'surrogatepass')):08x}"


def is_fit(name: str, value: str | int) -> bool:
    """Whether a slot is one of the facts that a page may hold."""
    if isinstance(value, int):
        return 0 <= value <= GREATEST
    known = {"type": TYPES, "metric": METRICS}
    if name in known:
        return value in known[name]
    shapes = {"level": _LEVEL, "room": _ROOM}
    if name in shapes:
        return shapes[name].fullmatch(value) is not None
    return name == "place" and is_known_place(value)


def is_known_place(place: str) -> bool:
    """Whether a place is made of words for parts of a house and short numbers alone."""
    if not 0 < len(place) <= LONGEST_PLACE or sum(char.isdecimal() for char in place) > MOST_DIGITS:
        return False
    parts = _BETWEEN.split(_HAN.sub(" ", place.casefold()))
    return all(not part or part in _LATIN or _NUMBERED.fullmatch(part) for part in parts)
