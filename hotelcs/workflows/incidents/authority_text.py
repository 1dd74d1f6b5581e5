"""What is read aloud to an authority: who calls, from where, what happened on which floor, who is trapped, how to call back."""

import re
from dataclasses import dataclass

from hotelcs.i18n import N_, spoken_in
from hotelcs.storage.reading import Reader

_FACTS = (
    "SELECT i.type, i.place, coalesce(m.no, ''), coalesce(CAST(m.floor AS TEXT), ''), i.casualties, i.drill, p.name_en, p.name_zh, "
    "p.address_en, p.address_zh, p.alarm_phone, coalesce((SELECT group_concat(number, '/') FROM (SELECT number FROM emergency_number "
    "WHERE number <> '' AND instr(' ' || types || ' ', ' ' || i.type || ' ') > 0 ORDER BY sort, code)), l.call, '') FROM incident i CROSS JOIN property p "
    "LEFT JOIN room m ON m.id = i.room_id "
    "LEFT JOIN contingency_plan l ON l.id = i.plan_id WHERE i.id = :id"
)
USUAL = {
    "fire": "119", "gas": "119", "lift": "119", "medical": "120", "food": "120", "death": "120 110", "theft": "110",
    "violence": "110", "missing_child": "110", "bomb": "110", "earthquake": "110 119 120",
}  # fmt: skip
"""Whom one calls where the plan does not say."""
WHAT = {
    "fire": N_("There is a fire at {place}."),
    "medical": N_("Somebody needs an ambulance at {place}."),
    "power": N_("The power has failed at {place}."),
    "water": N_("Water is running out at {place}."),
    "lift": N_("People are caught in a lift at {place}."),
    "theft": N_("Something was stolen at {place}."),
    "violence": N_("Somebody is violent at {place}."),
    "missing_child": N_("A child is missing, last seen at {place}."),
    "food": N_("Several people may have food poisoning at {place}."),
    "earthquake": N_("An earthquake has struck at {place}."),
    "typhoon": N_("A storm has done damage at {place}."),
    "system": N_("Our systems have failed at {place}."),
    "death": N_("Somebody has died at {place}."),
    "bomb": N_("There is a suspicious object at {place}."),
    "gas": N_("It smells of gas at {place}."),
    "other": N_("We need help at {place}."),
}
"""What happened, in a sentence that is read aloud."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an authority asks for."""

    type: str
    place: str
    room: str
    floor: str
    casualties: int
    drill: bool
    name_en: str
    name_zh: str
    address_en: str
    address_zh: str
    phone: str
    call: str


def facts(reader: Reader, incident: int) -> Facts:
    """The facts of an emergency, from its row and the settings of the hotel."""
    found = reader.rows(_FACTS, id=incident)[0]
    kind, place, room, floor, hurt, drill, *rest = found
    return Facts(kind, place, room, str(floor), hurt, bool(drill), *rest)


def numbers(told: Facts) -> tuple[str, ...]:
    """The numbers one calls: the hotel's own for the type, else those of the plan, else the usual ones; only digits are dialled."""
    listed = (re.sub(r"[^0-9+ -]", "", part).strip() for part in told.call.split("/"))
    return tuple(filter(None, listed)) or tuple(USUAL.get(told.type, "").split())


def broadcast(language: str, assembly: str) -> str:
    """What is read out to everybody in the house, three times: calm, no lifts, the key, the stairs, where to gather."""
    message = N_(
        "Attention please. For your safety leave the house now. Take your room key, close the door, use the nearest stairs, not the "
        "lifts. Help those who need it. Gather at {assembly}. Do not go back in before you are told."
    )
    return spoken_in(language, message, assembly=assembly)


def spoken(told: Facts, language: str, trapped: str = "") -> str:
    """The text, a sentence after another, in a language; in a drill it says first that nobody is to be called."""
    chinese = language == "zh"
    name, address = (
        (told.name_zh, told.address_zh or told.address_en)
        if chinese
        else (told.name_en, told.address_en or told.address_zh)
    )

    def say(message: str, **slots: object) -> str:
        return spoken_in(language, message, **slots)

    return ("" if chinese else " ").join(filter(None, (
        say(N_("*** DRILL: do not call. ***")) if told.drill else "",
        say(N_("This is {hotel}."), hotel=name),
        say(N_("The address is {address}."), address=address) if address else "",
        say(WHAT.get(told.type, WHAT["other"]), place=told.place),
        say(N_("That is on floor {floor}."), floor=told.floor) if told.floor else "",
        say(N_("{count} people are hurt."), count=told.casualties) if told.casualties else "",
        say(N_("Trapped: {trapped}."), trapped=trapped) if trapped else say(N_("We do not know of anybody trapped.")),
        say(N_("Call back on {phone}."), phone=told.phone) if told.phone else "",
        say(N_("Somebody meets you at the main entrance.")),
    )))  # fmt: skip
