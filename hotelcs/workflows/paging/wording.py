"""The words of a page: short enough for a text message, in the language of whoever is told."""

import json
from typing import NamedTuple

from hotelcs.i18n import N_, spoken_in
from hotelcs.workflows.paging.facts import KEPT_BACK, KINDS, METRICS, TYPES, Slots

DRILL = "DRILL 演练"
WHY = {
    "call_out": N_("you are called out: accept or decline at a terminal, or ring the desk"),
    "unanswered": N_("nobody has accepted yet: come if you can, or ring the desk"),
    "raised": N_("raised just now"),
    "confirmed": N_("confirmed on the spot"),
    "level": N_("is of another level now"),
    "command": N_("you are in command"),
    "evacuate": N_("the house is being evacuated"),
    "roll_call": N_("people are being counted"),
    "over": N_("is over"),
    "assigned": N_("is in your hands"),
    "offered": N_("is offered to you"),
    "unacknowledged": N_("nobody has taken it"),
    "forgotten": N_("was taken, and nothing was done since"),
    "due": N_("is due soon"),
    "breached": N_("is late"),
    "escalated": N_("needs you"),
    "escalation": N_("needs you"),
    "test": N_("this is a test, nothing has happened"),
}
"""Why somebody is told, by the code of the page; any other code says that they are needed."""


class Message(NamedTuple):
    """What is sent: who it is from and its number; then what it is about."""

    title: str
    body: str
    number: str


class About(NamedTuple):
    """What a page says, before it is put into words."""

    number: str
    kind: str
    ref: str
    code: str
    slots: str


def message(hotel: str, about: About, lang: str, *, again: bool = False) -> Message:
    """The words of a page in `lang`; `again` says that it may have arrived before."""
    slots = json.loads(about.slots)
    drill = about.kind == "drill" or about.ref.startswith("Z") or bool(slots.get("drill"))
    told = spoken_in(
        lang, N_("{kind} {ref}{facts}: {why}."), kind=spoken_in(lang, KINDS.get(about.kind, KINDS["action"])),
        ref=about.ref, facts="".join(f", {fact}" for fact in _facts(slots, lang)),
        why=spoken_in(lang, WHY.get(about.code, WHY["escalated"])),
    )  # fmt: skip
    if again:
        told = spoken_in(lang, N_("{told} (Sent again, the same page.)"), told=told)
    body = f"{DRILL} {told} {DRILL}" if drill else told
    return Message(f"{hotel} {about.number}", body, about.number)


def _facts(slots: Slots, lang: str) -> list[str]:
    """What is known of the case, in the order in which it is read aloud."""
    found = []
    if level := _known(slots, "level"):
        found.append(level.upper())
    if kind := _known(slots, "type"):
        found.append(spoken_in(lang, TYPES[kind]))
    if room := _known(slots, "room"):
        found.append(spoken_in(lang, N_("room {room}"), room=room))
    elif place := _known(slots, "place"):
        found.append(place)
    if metric := _known(slots, "metric"):
        found.append(spoken_in(lang, METRICS[metric]))
    if isinstance(percent := slots.get("percent"), int) and percent:
        found.append(f"{percent}%")
    if isinstance(minutes := slots.get("minutes"), int):
        found.append(spoken_in(lang, N_("{minutes} min"), minutes=minutes))
    return found


def _known(slots: Slots, name: str) -> str:
    """A slot with something in it that may be said."""
    value = str(slots.get(name, ""))
    return "" if value.startswith(KEPT_BACK) else value
